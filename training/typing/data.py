"""Texts of known kind: reports of conflict and politics, and texts about anything else.

The labels are those of whole texts. A sentence takes its text's; that is rough (a war report also says when
the embassy opens again), but there are thousands of them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.resources.ontology import Ontology

# Topics of ECB+ by what they tell of; topics of ordinary crime belong to neither side and are left out.
ELSEWHERE = frozenset("1 2 4 5 6 7 9 10 13 20 21 23 25 27 28 29 30 31 34 35".split())
CONFLICT = frozenset("8 12 19".split())
PLAIN_GENRES = ("answers", "email", "reviews", "GUM_academic", "GUM_textbook", "GUM_voyage")
MUC_DOCUMENTS = 300


@dataclass(frozen=True, slots=True)
class Text:
    """One text.

    Attributes:
        corpus: Where it is from.
        group: Texts of one group are never parted between training and measuring.
        conflict: It tells of conflict or politics.
        kind: Event type, where the text is an example of one.
        trigger: The words that name the event, for the ontology's examples.
    """

    corpus: str
    group: str
    text: str
    conflict: bool
    kind: str | None = None
    trigger: str | None = None


def all_texts(data: Path, negatives: Iterable[Path]) -> Iterator[Text]:
    """Every text to learn from.

    Args:
        data: Folder of the training sets.
        negatives: JSON lines with `text` and `class`.
    """
    yield from ontology_texts(Ontology.load())
    for file in negatives:
        yield from negative_texts(file)
    yield from muc_texts(data / "muc4" / "five_roles" / "train.json")
    yield from wikievents_texts(data / "wikievents" / "dev.jsonl")
    yield from plover_texts(data / "plover" / "plv_train.tsv")
    yield from re3d_texts(data / "re3d")
    yield from ecb_texts(data / "ecbplus" / "train_corpus.txt")
    yield from treebank_texts(data / "ud-english-ewt" / "train.conllu")
    yield from treebank_texts(data / "ud-english-gum" / "train.conllu")


def ontology_texts(ontology: Ontology) -> Iterator[Text]:
    """Examples, and near misses: those of another type tell of conflict, those of no type do not."""
    for kind in ontology.types.values():
        for number, one in enumerate(kind.examples):
            yield Text("example", f"{kind.id}-{number}", one.text, True, kind.id, one.trigger)
        for number, one in enumerate(kind.near_misses):
            yield Text("near-miss", f"{kind.id}-n{number}", one.text, one.instead is not None, one.instead)


def negative_texts(file: Path) -> Iterator[Text]:
    """Sentences of violent words by what is expected: none, event; background (old events) is left out."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row["expect"] != "background":
            conflict = row["expect"] == "event"
            yield Text(file.stem, f"{file.stem}-{number}", row["text"], conflict, row["class"])


def muc_texts(file: Path) -> Iterator[Text]:
    """Reports of violence; those without a template are left out."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    told = [row for row in rows if row["templates"]]
    for row in told[:MUC_DOCUMENTS]:
        sentences = " ".join(row["doctext"].split())
        yield Text("muc", row["docid"], _sentence_case(sentences), True)


def _sentence_case(text: str) -> str:
    return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))


def wikievents_texts(file: Path) -> Iterator[Text]:
    """Reports of attacks."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences = (told.strip() for _, told in row["sentences"])
        yield Text("wikievents", row["doc_id"], " ".join(sentences), True)


def plover_texts(file: Path) -> Iterator[Text]:
    """Sentences of political news."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Text("plover", row["sentence_id"], row["sentence"], True)


def re3d_texts(folder: Path) -> Iterator[Text]:
    """Documents on the wars in Syria and Iraq."""
    for file in sorted(folder.glob("*/documents.json")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                yield Text("re3d", row["_id"], row["text"], True)


def ecb_texts(file: Path) -> Iterator[Text]:
    """News by topic: sport, films, markets, earthquakes, accidents against bombs, pirates and riots."""
    documents: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 3:
            documents.setdefault(parts[0], []).append(parts[3])
    for name, words in documents.items():
        topic = name.partition("_")[0]
        if topic in ELSEWHERE or topic in CONFLICT:
            yield Text("ecb", f"ecb-{topic}", _joined(words), topic in CONFLICT)


def _joined(words: list[str]) -> str:
    text = " ".join(words)
    for mark in (".", ",", "'s", "'", ";", ":", "?", "!", "n't", "%"):
        text = text.replace(f" {mark} ", f"{mark} ")
    return text


def treebank_texts(file: Path) -> Iterator[Text]:
    """Reviews, answers, letters, books and travel guides, one text a sentence."""
    genre = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            genre = name = line.partition("=")[2].strip()
        elif line.startswith("# text =") and genre.startswith(PLAIN_GENRES):
            yield Text("plain", name, line[8:].strip(), False)
