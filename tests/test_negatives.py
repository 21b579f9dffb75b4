"""The hard negatives are sound test material: many, of all classes, and not among the ontology's examples."""

import json
from collections import Counter
from pathlib import Path

from dateline.resources.ontology import Ontology

ROOT = Path(__file__).parent.parent
FILE = ROOT / "evaluation" / "negatives.jsonl"
UNSEEN = ROOT / "evaluation" / "negatives-unseen.jsonl"
CONTRASTS = ROOT / "training" / "typing" / "contrasts.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
CLASSES = set(
    "sport market film weather disease accident fundraising court obituary anniversary figurative game "
    "politics".split()
)


def test_there_are_at_least_fifteen_of_every_class_and_250_in_all():
    counted = Counter(row["class"] for row in ROWS)
    assert set(counted) == CLASSES
    assert min(counted.values()) >= 15
    assert len(ROWS) >= 250


def test_no_sentence_stands_twice():
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_only_court_reports_and_anniversaries_may_tell_an_old_event():
    assert {row["class"] for row in ROWS if row["expect"] == "background"} == {"court", "anniversary"}
    assert {row["expect"] for row in ROWS} == {"none", "background"}


def test_none_is_an_example_of_the_ontology():
    kinds = Ontology.load().types.values()
    shown = {example.text for kind in kinds for example in (*kind.examples, *kind.near_misses)}
    assert not shown & {row["text"] for row in ROWS}


def test_the_unseen_ones_are_in_no_training_file():
    texts = [
        {json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()}
        for file in (UNSEEN, FILE, CONTRASTS)
    ]
    assert len(texts[0]) >= 100
    assert not texts[0] & (texts[1] | texts[2])
