"""False alarms: sentences that tell of no event of ours, and how many give one all the same.

DIR holds `negatives*.jsonl` (text, class, expect: none | background) or `*.conllu`, of which the first
thousand sentences outside weblogs and newsgroups are read, one by one. Old events are no alarm where they are
expected ("background") and come out as not current.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import ArticleError
from dateline.pipeline import Reader
from evaluation.figures import DIGITS
from evaluation.gold import GoldError
from evaluation.treebank import read_treebank

SENTENCES = 1000
POLITICAL = ("weblog", "newsgroup")


@dataclass(frozen=True, slots=True)
class Negative:
    """A sentence without events.

    Attributes:
        file: Stem of the file it stands in; each file has its own figure.
        kind: sport, market, film ...; "" for those of a treebank.
        old: It may tell an old event.
    """

    file: str
    text: str
    kind: str = ""
    old: bool = False


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Read every sentence by itself; with `output`, keep the alarms.

    Raises:
        GoldError: `data` holds no such sentences.
    """
    negatives = [*read_negatives(data)][:limit]
    if not negatives:
        raise GoldError(f"{data} holds no negatives*.jsonl and no *.conllu")
    reader = Reader()
    alarms = [(one, told) for one in negatives if (told := alarm(reader, one))]
    if output is not None:
        output.write_text("".join(f"{one.kind}\t{told}\t{one.text}\n" for one, told in alarms), "utf-8")
    number, wrong = Counter(one.file for one in negatives), Counter(one.file for one, _ in alarms)
    kinds, wrong_kinds = Counter(one.kind for one in negatives), Counter(one.kind for one, _ in alarms)
    return {
        "metrics": {f"alarms.{file}": round(wrong[file] / number[file], DIGITS) for file in sorted(number)},
        "details": {
            "sentences": len(negatives),
            "classes": {kind: [wrong_kinds[kind], kinds[kind]] for kind in sorted(kinds)},
        },
    }


def read_negatives(data: Path) -> Iterator[Negative]:
    """Sentences of the lists, then of the treebanks."""
    for file in sorted(data.glob("negatives*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Negative(file.stem, row["text"], row["class"], row["expect"] == "background")
    for file in sorted(data.glob("*.conllu")):
        if file.name.startswith("train"):
            continue
        plain = [d for d in read_treebank(file) if not d.name.startswith(POLITICAL)]
        sentences = [sentence.text for document in plain for sentence in document.sentences()]
        yield from (Negative(file.stem, text) for text in sentences[:SENTENCES])


def alarm(reader: Reader, one: Negative) -> str:
    """Types of the events that a sentence gives, "" for none."""
    try:
        events = reader.read(one.text).events
    except ArticleError:
        return ""
    return " ".join(event.type for event in events if event.current or not one.old)
