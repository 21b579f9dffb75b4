"""One row an event for spreadsheets; columns are described in docs/formats.md.

Several names in one cell are parted by "; ". A cell whose text would start a formula in a spreadsheet ("=",
"+", "-", "@") begins with an apostrophe. Nothing is added up: `killed_low` is the widest single figure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TextIO

from dateline.records import Article, Count, Event, Participant, Reading, Span
from dateline.write.wording import bounds_words

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | bool | date | None


def write_csv(readings: Iterable[Reading], out: TextIO) -> None:
    """A header, then a row an event; an article without events gives no row."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for reading in readings:
        for event in reading.events:
            writer.writerow([plain_cell(cell) for cell in row_cells(reading.article, event)])
        out.flush()


def plain_cell(cell: Cell) -> str | int | float:
    """A cell as the writer takes it: true and false in lower case, no formula, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
    return cell.isoformat() if isinstance(cell, date) else cell


def row_cells(article: Article, event: Event) -> Iterator[Cell]:
    """The cells of one event, in the order of `COLUMNS`."""
    yield from (article.id, article.source, article.outlet, article.url, article.title)
    yield from (article.published, article.language)
    yield from (event.id, event.type, event.family, event.confidence, event.status.value, event.current)
    yield from participant_cells(event.actors)
    yield from participant_cells(event.targets)
    yield joined(span.text for span in event.weapons)
    yield from place_cells(event)
    yield from date_cells(event)
    for kind in TOLLS:
        yield from toll_cells(event.counts, kind)
    yield joined(count_words(count) for count in event.counts)
    yield joined(source.text for source in event.sources)
    yield joined(source.kind for source in event.sources)
    yield event.incident
    yield from (joined(span.text for span in event.triggers), event.triggers[0].start, event.triggers[0].stop)
    yield sentence_around(article.text, event.triggers[0])


COLUMNS = (
    *("article_id", "source", "outlet", "url", "title", "published", "language"),
    *("event_id", "type", "family", "confidence", "status", "current"),
    *("actors", "actor_ids", "actor_kinds", "actor_words"),
    *("targets", "target_ids", "target_kinds", "target_words"),
    "weapons",
    *("place", "place_inside", "place_precision", "geonameid", "lat", "lon", "place_words"),
    *("date_start", "date_end", "date_precision", "date_words"),
    *("killed_low", "killed_high", "injured_low", "injured_high"),
    *("counts", "sources", "source_kinds", "incident"),
    *("triggers", "trigger_start", "trigger_stop", "evidence"),
)
TOLLS = ("killed", "injured")


def participant_cells(participants: Sequence[Participant]) -> Iterator[str]:
    """Names, ids, kinds and words, each joined in the same order."""
    yield joined(one.name for one in participants)
    yield joined(one.actor_id or "" for one in participants) if any(p.actor_id for p in participants) else ""
    yield joined(one.kind for one in participants)
    yield joined(one.text for one in participants)


def place_cells(event: Event) -> Iterator[Cell]:
    """Name, what holds it, precision, GeoNames id, coordinates, words."""
    place = event.place
    if place is None:
        yield from [None] * 7
        return
    yield from (place.name, joined(place.inside), place.precision)
    yield from (place.geonameid, place.lat, place.lon, place.text)


def date_cells(event: Event) -> Iterator[Cell]:
    """First day, last day, precision, words."""
    when = event.date
    if when is None:
        yield from [None] * 4
        return
    yield from (when.start_date, when.end_date, when.precision)
    yield joined(span.text for span in when.spans)


def toll_cells(counts: Sequence[Count], kind: str) -> Iterator[int | None]:
    """Fewest and most of the widest figure of a kind; a part of another figure does not count."""
    whole = [count for count in counts if count.kind == kind and count.part_of is None]
    if not whole:
        yield from (None, None)
        return
    widest = max(whole, key=lambda count: (count.group == "all", count.low))
    yield from (widest.low, widest.high)


def count_words(count: Count) -> str:
    """A figure in words, e.g. "killed: 6 or more children"."""
    group = "" if count.group == "all" else f" {count.group}"
    return f"{count.kind}: {bounds_words(count)}{group}"


def joined(parts: Iterable[str]) -> str:
    """Parts in one cell, on one line."""
    return "; ".join(" ".join(part.split()) for part in parts)


def sentence_around(text: str, span: Span) -> str:
    """The line of the article that holds the words, cut to the sentence where its ends are plain."""
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.stop)
    line = text[begin : end if end >= 0 else len(text)]
    before = line.rfind(". ", 0, span.start - begin)
    after = line.find(". ", span.stop - begin)
    return line[before + 2 if before >= 0 else 0 : after + 1 if after >= 0 else len(line)].strip()
