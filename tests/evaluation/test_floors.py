"""The project's own gold articles: well formed, unchanged, and read as well as evaluation/floors.json asks.

A floor is raised when Dateline gets better, never lowered in passing. Whoever changes the gold articles sets
the floors again by scripts/set-floors.
"""

import json
from pathlib import Path

import pytest

from dateline.records import vocabulary as words
from evaluation.floors import FILE, GOLD, gold_sum
from evaluation.gold import load_gold, nth_occurrence
from evaluation.tasks import e2e

FLOORS = json.loads(FILE.read_text("utf-8"))
PAIRS = [
    (
        json.loads(file.read_text("utf-8")),
        json.loads(Path(str(file).replace(".gold.", ".article.")).read_text("utf-8")),
    )
    for file in sorted(GOLD.glob("*.gold.json"))
]


@pytest.fixture(scope="module")
def measured():
    """The gold articles, read once."""
    return e2e.measure(GOLD)


def test_there_are_a_dozen_gold_articles_or_more():
    assert len(load_gold(GOLD)) >= 12


def test_the_gold_articles_are_those_that_the_floors_were_set_on():
    assert gold_sum() == FLOORS["gold_sha256"]


def test_every_gold_article_is_read(measured):
    assert measured["details"]["read"] == measured["details"]["articles"]


@pytest.mark.parametrize("key", FLOORS["e2e"])
def test_no_figure_falls_under_its_floor(measured, key):
    assert measured["metrics"][key] >= FLOORS["e2e"][key]


@pytest.mark.parametrize(("gold", "article"), PAIRS, ids=[gold["unit_id"] for gold, _ in PAIRS])
def test_gold_keeps_the_guidelines(gold, article):
    text = article["text"]
    assert gold["events"] and any(event["main"] for event in gold["events"])
    assert sum(event["main"] for event in gold["events"]) <= 2
    for event in gold["events"]:
        assert event["type"] in words.FAMILY_OF
        assert event["status"] in words.STATUSES
        for trigger in event["triggers"]:
            assert nth_occurrence(text, trigger["text"], trigger["n"]), trigger
        for party in (*event["actors"], *event["targets"]):
            assert party["kind"] in words.ACTOR_KINDS
            assert party["text"] in text
        for source in event["sources"]:
            assert source["kind"] in words.SOURCE_KINDS
            assert source["text"] in text
        for count in event["counts"]:
            assert count["kind"] in words.COUNT_KINDS
            assert count["group"] in words.COUNT_GROUPS
            assert count["text"] in text
            assert count["high"] is None or count["low"] <= count["high"]
        place = event["place"]
        assert place is None or (place["text"] in text and place["precision"] in words.PLACE_PRECISIONS)
    for statement in gold["statements"]:
        assert statement["source"] in text
        assert statement["cue"] in text
