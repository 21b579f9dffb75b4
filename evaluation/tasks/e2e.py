"""End to end: whole articles against articles annotated by hand, with the referee's rows.

DIR holds `<id>.article.json` and `<id>.gold.json`. With `output`, the records are kept as JSON lines whose
`article.source` is the id and whose text is the gold file's, so that the referee can score them too.
"""

from __future__ import annotations

import hashlib
import lzma
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import ArticleError
from dateline.pipeline import Reader
from dateline.records import Article, Reading
from dateline.records.json import reading_to_line
from evaluation.figures import DIGITS, f_interval, interval, rate
from evaluation.gold import GoldArticle, load_gold
from evaluation.score import ROWS, Locate, Scored, b_cubed, score_article

INCIDENTS = "incidents-b3"
KEYS = (*(f"{row}-f" for row in ROWS), f"{INCIDENTS}-f")
READ_AT = "2026-01-01T00:00:00Z"


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, geonames: Path | None = None
) -> dict[str, Any]:
    """Read every gold article and score what came out.

    Args:
        geonames: Table of GeoNames (tab-separated, .xz or plain) by which places with other ids are
            compared; else the environment's GEONAMES, else geonames/cities500.tsv.xz beside `data`.

    Raises:
        GoldError: `data` holds no gold articles.
    """
    gold = load_gold(data, limit)
    readings = read_gold(gold)
    if output is not None:
        lines = (reading_to_line(readings[article.id]) for article in gold if article.id in readings)
        output.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    locate = place_finder(data, geonames)
    scored = [score_article(article, readings.get(article.id), locate) for article in gold]
    return summarise(scored, len(readings))


def read_gold(gold: Sequence[GoldArticle]) -> dict[str, Reading]:
    """What Dateline reads in the gold articles, by their ids; those it could not read are missing."""
    results = Reader().read_many(gold_articles(gold))
    return {item.article.source: item for item in results if not isinstance(item, ArticleError)}


def gold_articles(gold: Sequence[GoldArticle]) -> Iterator[Article]:
    """The gold articles as if read from files of their ids."""
    for article in gold:
        raw = hashlib.sha256(article.text.encode()).hexdigest()
        yield Article(
            id="sha256:" + hashlib.sha256(f"{article.id}\n{article.text}".encode()).hexdigest(),
            source=article.id,
            text=article.text,
            sha256=raw,
            retrieved=READ_AT,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            published_from="given" if article.published else None,
            language="en",
        )


def summarise(scored: Sequence[Scored], read: int) -> dict[str, Any]:
    """Rows over all articles, with precision, recall and intervals in the details."""
    metrics: dict[str, float] = {}
    rows: dict[str, dict[str, float]] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for row in ROWS:
        counts = [article.counts[row] for article in scored]
        total = rate(*(sum(column) for column in zip(*counts, strict=True)))
        metrics[f"{row}-f"] = total.f
        rows[row] = {"p": total.precision, "r": total.recall, "n": total.gold}
        intervals[f"{row}-f"] = f_interval(counts)
    pairs = [pair for article in scored for pair in article.incidents]
    precision, recall, f = b_cubed(pairs)
    metrics[f"{INCIDENTS}-f"] = round(f, DIGITS)
    rows[INCIDENTS] = {"p": round(precision, DIGITS), "r": round(recall, DIGITS), "n": len(pairs)}
    intervals[f"{INCIDENTS}-f"] = interval(len(scored), lambda drawn: incident_figure(scored, drawn))
    details = {"articles": len(scored), "read": read, "rows": rows, "intervals": intervals}
    details["by_article"] = [by_article(article) for article in scored]
    return {"metrics": metrics, "details": details}


def incident_figure(scored: Sequence[Scored], drawn: Sequence[int]) -> float:
    """B-cubed F of some articles."""
    return b_cubed([pair for number in drawn for pair in scored[number].incidents])[2]


def by_article(article: Scored) -> dict[str, object]:
    """One article's own counts, for looking at errors."""
    return {"id": article.id, **{row: list(counts) for row, counts in article.counts.items()}}


def place_finder(data: Path, geonames: Path | None) -> Locate:
    """Coordinates by GeoNames id, from the table named or the one beside the data; else none."""
    named = geonames or os.environ.get("GEONAMES")
    file = Path(named) if named else data.resolve().parent / "geonames/cities500.tsv.xz"
    if not file.exists():
        return lambda _: None
    places: dict[int, tuple[float, float]] = {}
    opened = lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            cells = line.split("\t")
            if cells[0].isdigit():
                places[int(cells[0])] = (float(cells[3]), float(cells[4]))
    return places.get
