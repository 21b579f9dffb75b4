"""One label a sentence: which type of event it tells, in PLOVER's, ACLED-style or Dateline's own names.

DIR holds `*.tsv` with a header. The sentence is read like an article; of its events the one whose parties are
the row's source and target counts, else the surest. A sentence without events has no label and is wrong.

PLOVER's codes are also given by a model that learnt from coded sentences (`--coder trained`): where its own
sentences are measured, each is coded by a model that has not seen it (ten folds).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from dateline.errors import ArticleError
from dateline.events.plover import likeliest_code
from dateline.pipeline import Reader
from dateline.records import Event, Participant
from dateline.resources.meaning import load_codes
from dateline.resources.ontology import Ontology
from evaluation.figures import DIGITS, interval
from evaluation.gold import GoldError
from evaluation.score import share_word

NONE = "none"
COLUMNS = ("sentence", "source", "target", "gold_root")
FOLDS = 10
RENAMED = {"RETREAT": "YIELD"}  # PLOVER's manual renamed the root after the training table was made
Row = dict[str, str]
Pair = tuple[str, str]


def measure(
    data: Path,
    *,
    limit: int | None = None,
    output: Path | None = None,
    map: str = "plover",
    sentence: str = "sentence",
    gold: str = "gold_root",
    coder: str = "events",
) -> dict[str, Any]:
    """Label every row of every table.

    Args:
        map: plover, acled or dateline.
        sentence, gold: Columns of the text and of the right label.
        coder: events (those that Dateline reads, zero-shot) or trained (PLOVER only).

    Raises:
        GoldError: `data` holds no table with these columns, or there is no such map.
    """
    rows = list(read_rows(data, (sentence, gold)))[:limit]
    if not rows:
        raise GoldError(f"{data} holds no *.tsv with the columns {sentence} and {gold}")
    if coder == "trained" and map == "plover":
        found = trained_codes([row | {"sentence": row[sentence], "gold_root": row[gold]} for row in rows])
    else:
        label, reader = labeller(map), Reader()
        found = [best_label(reader, row, sentence, label) for row in rows]
    pairs = [(row[gold], label) for row, label in zip(rows, found, strict=True)]
    if output is not None:
        lines = (
            f"{found}\t{right}\t{row[sentence]}\n" for (right, found), row in zip(pairs, rows, strict=True)
        )
        output.write_text("".join(lines), encoding="utf-8")
    figures = {"macro-f": macro_f, "weighted-f": weighted_f, "accuracy": accuracy}
    around = {key: interval(len(pairs), draws(pairs, figure)) for key, figure in figures.items()}
    details = {"documents": len(pairs), "intervals": around, "labels": per_label(pairs)}
    return {
        "metrics": {key: round(figure(pairs), DIGITS) for key, figure in figures.items()},
        "details": details,
    }


def read_rows(data: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of the tables that have all columns, by file name."""
    for file in sorted(data.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if set(columns) <= set(table.fieldnames or ()):
                yield from table


def labeller(name: str) -> Callable[[Event], str]:
    """The function that names an event in a scheme."""
    if name == "dateline":
        return lambda event: event.type
    schemes = {"plover": "type", "acled": "sub_event"}
    if name not in schemes:
        raise GoldError(f"there is no map {name!r}; there are plover, acled, dateline")
    types = Ontology.load().types

    def label(event: Event) -> str:
        found = str((types[event.type].crosswalk.get(name) or {}).get(schemes[name]))
        return RENAMED.get(found, found)

    return label


def trained_codes(rows: Sequence[Row]) -> list[str]:
    """Codes of rows by the trained coder, or by models of the other folds where it learnt from these rows."""
    from training.typing.codes import held_out_codes, read_features

    made, weights = read_features(rows), load_codes()
    if weights.learnt & {crc32(row["sentence"].encode()) for row in rows}:
        return held_out_codes(made, [row["gold_root"] for row in rows], FOLDS)
    return [likeliest_code(weights, one) for one in made]


def best_label(reader: Reader, row: Row, column: str, label: Callable[[Event], str]) -> str:
    """The label of the event that fits a row best."""
    try:
        events = reader.read(row[column]).events
    except ArticleError:
        return NONE
    return label(max(events, key=lambda event: fitness(event, row))) if events else NONE


def fitness(event: Event, row: Row) -> tuple[int, float]:
    """Parties that agree with the row's, then confidence."""
    source, target = row.get("source") or "", row.get("target") or ""
    return (names(event.actors, source) + names(event.targets, target), event.confidence)


def names(parties: Sequence[Participant], words: str) -> bool:
    """A party shares a word with the given ones."""
    return any(share_word(one.text, words) for one in parties)


def draws(
    pairs: Sequence[Pair], figure: Callable[[Sequence[Pair]], float]
) -> Callable[[Sequence[int]], float]:
    """A figure as a function of row numbers."""
    return lambda numbers: figure([pairs[number] for number in numbers])


def label_f(pairs: Sequence[Pair]) -> dict[str, float]:
    """F of every gold label."""
    right = Counter(gold for gold, found in pairs if gold == found)
    gold, found = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    return {label: 2 * right[label] / (count + found[label]) for label, count in gold.items()}


def macro_f(pairs: Sequence[Pair]) -> float:
    """Mean F of the gold labels."""
    scores = label_f(pairs)
    return sum(scores.values()) / len(scores)


def weighted_f(pairs: Sequence[Pair]) -> float:
    """Mean F of the gold labels, each as often as it occurs."""
    scores = label_f(pairs)
    return sum(scores[gold] for gold, _ in pairs) / len(pairs)


def accuracy(pairs: Sequence[Pair]) -> float:
    """Part of the rows with the right label."""
    return sum(gold == found for gold, found in pairs) / len(pairs)


def per_label(pairs: Sequence[Pair]) -> dict[str, dict[str, Any]]:
    """F, number, and the most frequent wrong answers of every gold label."""
    scores = label_f(pairs)
    told: dict[str, dict[str, Any]] = {}
    for label in sorted(scores):
        wrong = Counter(found for gold, found in pairs if gold == label != found)
        number = sum(gold == label for gold, _ in pairs)
        told[label] = {"f": round(scores[label], DIGITS), "n": number, "wrong": dict(wrong.most_common(3))}
    return told
