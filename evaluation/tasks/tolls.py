"""How often the killed and injured of an article's main incident are the number that its record gives.

DIR holds `*.tsv` as in gvdb (one victim a person in the record) or `*.jsonl` as in wiki-terror-incidents. A
record of 0 is met by reading none. Records count what was known later or elsewhere: the details give the same
figures for the articles whose text names the record's number ("stated").
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.ground.counts import find_tolls
from dateline.ground.counts_article import ArticleToll, toll_of_article
from dateline.ground.numbers import number_at
from dateline.ground.numerals import split_words
from dateline.records import Analysis, Article
from evaluation.figures import DIGITS, interval
from evaluation.gold import GoldError
from evaluation.plain_analysis import plain_analysis

LONGEST_CELL = 10_000_000
Analyse = Callable[[Article], Analysis]


@dataclass(frozen=True, slots=True)
class TollRecord:
    """A text with the victims that somebody recorded for it; injured leaves out those who died."""

    id: str
    title: str | None
    text: str
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class ReadToll:
    """A record beside what was read from its text."""

    record: TollRecord
    toll: ArticleToll

    def miss(self, kind: str) -> int:
        """Persons between the figure read (0 where none was) and the record's."""
        return abs((getattr(self.toll, kind) or 0) - getattr(self.record, kind))


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, analysis: str = "model"
) -> dict[str, Any]:
    """Read every text and compare its toll with the record.

    Args:
        output: JSON lines with each text's id, record and reading.
        analysis: "model", or "words" for the rules without a tree.

    Raises:
        GoldError: `data` holds no records.
    """
    records = [*load_records(data)][:limit]
    if not records:
        raise GoldError(f"{data} holds no *.tsv or *.jsonl with tolls")
    analyse = words_only if analysis == "words" else model_analysis()
    read = [ReadToll(record, toll_of(record, analyse)) for record in records]
    if output is not None:
        output.write_text("".join(json.dumps(as_row(item)) + "\n" for item in read), encoding="utf-8")
    return summarise(read)


def toll_of(record: TollRecord, analyse: Analyse) -> ArticleToll:
    """What Dateline reads from a record's text."""
    article = Article(
        id=record.id, source=record.id, text=record.text, sha256="", retrieved="2026-01-01T00:00:00Z",
        title=record.title, language="en",
    )  # fmt: skip
    read = analyse(article)
    return toll_of_article(article, read, find_tolls(article, read))


def words_only(article: Article) -> Analysis:
    """The analysis that needs no model."""
    return plain_analysis(article.text, article.title)


def model_analysis() -> Analyse:
    """The language step with its bundled model."""
    from dateline.language.analyser import Analyser

    return Analyser.load().analyse


def summarise(read: Sequence[ReadToll]) -> dict[str, Any]:
    """Shares and mean misses, with bootstrap intervals; the same where the text names the record's number."""
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    stated: dict[str, dict[str, float]] = {}
    for kind in ("killed", "injured"):
        misses = [item.miss(kind) for item in read]
        named = [item.miss(kind) for item in read if names_figure(item.record, kind)]
        metrics[f"{kind}-exact"] = exact(misses)
        metrics[f"{kind}-mae"] = round(sum(misses) / len(misses), DIGITS)
        intervals[f"{kind}-exact"] = interval(
            len(misses), lambda drawn, m=misses: exact([m[n] for n in drawn])
        )
        intervals[f"{kind}-mae"] = interval(
            len(misses), lambda drawn, m=misses: sum(m[n] for n in drawn) / len(drawn)
        )
        stated[kind] = {"documents": len(named), "exact": exact(named) if named else 0.0}
    order = ("killed-exact", "injured-exact", "killed-mae", "injured-mae")
    return {
        "metrics": {key: metrics[key] for key in order},
        "details": {"documents": len(read), "intervals": intervals, "stated": stated},
    }


def exact(misses: Sequence[int]) -> float:
    """Share of figures that are right."""
    return round(sum(miss == 0 for miss in misses) / len(misses), DIGITS)


def names_figure(record: TollRecord, kind: str) -> bool:
    """The text holds the record's number as a number; a record of nobody or of one person needs none."""
    figure = getattr(record, kind)
    if figure <= 1:
        return True
    words = split_words(record.text)
    return any(
        (phrase := number_at(words, at)) and figure in (phrase.bounds.low, phrase.bounds.high)
        for at in range(len(words))
    )


def load_records(data: Path) -> Iterator[TollRecord]:
    """Every record of a folder, files in order of name, those named `train...` left out."""
    for path in sorted(data.iterdir()):
        if path.name.startswith("train"):
            continue
        if path.suffix == ".tsv":
            yield from gun_violence(path)
        elif path.suffix == ".jsonl":
            yield from incidents(path)


def gun_violence(path: Path) -> Iterator[TollRecord]:
    """Articles of the Gun Violence Database: a record for each victim with what became of him or her."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            title, text = row["Article title"].strip(), row["Full text"]
            if title and text.startswith(title):  # the text repeats it without a break
                text = f"{title}\n{text[len(title) :].lstrip()}"
            fates = [set(victim["victim-was"]) for victim in json.loads(row["Json"])["victim-section"]]
            if fates and not any(fates):
                continue  # victims of whom the record does not say what became
            killed = sum("killed" in fate for fate in fates)
            hurt = sum(bool(fate & {"injured", "hospitalized"}) and "killed" not in fate for fate in fates)
            yield TollRecord(row["Article id"], title or None, text, killed, hurt)


def incidents(path: Path) -> Iterator[TollRecord]:
    """Short descriptions of incidents with the numbers of their dead and injured."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            yield TollRecord(
                f"{path.name}#{number}", None, row["Description"], int(row["Dead"]), int(row["Injured"])
            )


def as_row(item: ReadToll) -> dict[str, object]:
    """One text's record and reading."""
    record, toll = item.record, item.toll
    return {
        "id": record.id,
        "record": {"killed": record.killed, "injured": record.injured},
        "read": {"killed": toll.killed, "injured": toll.injured},
    }
