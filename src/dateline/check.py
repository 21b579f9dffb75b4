"""Does a file of records keep the record format? Each fault with its line and the value at fault.

Three questions a line: does it match the schema (keys, kinds of value, word lists); do all offsets point at
the words given, `article.text[start:stop] == text`; do ids and references hold together. A fault reads
`12: events.3.place: "Jorvale" is not what stands at 812:819: "bomb bl"`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dateline.records import vocabulary as words
from dateline.records.contract import Record

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a line breaks the record format.

    Attributes:
        line: Number of the line in the file, from 1.
        where: Path to the value, e.g. `events.3.place.lat`; empty for the whole line.
        message: What is wrong, with the value.
    """

    line: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.where + ': ' if self.where else ''}{self.message}"


def check_lines(lines: Iterable[str | bytes]) -> Iterator[Fault]:
    """All faults of a JSONL file, line by line; blank lines are passed over."""
    articles: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = Record.model_validate_json(line).model_dump(by_alias=True)
        except ValidationError as error:
            yield from schema_faults(number, error)
            continue
        for where, message in record_faults(record):
            yield Fault(number, where, message)
        first = articles.setdefault(record["article"]["id"], number)
        if first != number:
            yield Fault(number, "article.id", f"stands in line {first} already")


def schema_faults(number: int, error: ValidationError) -> Iterator[Fault]:
    """What the schema finds wrong, one fault for each value."""
    for fault in error.errors(include_url=False, include_context=False):
        where = ".".join(str(part) for part in fault["loc"])
        value = shorten(fault["input"])
        missing = fault["type"] in ("missing", "json_invalid")
        yield Fault(number, where, fault["msg"] if missing else f"{fault['msg']}, not {value}")


def record_faults(record: Json) -> Iterator[tuple[str, str]]:
    """What no schema can say: offsets, ids, references, order of days and bounds."""
    text = record["article"]["text"]
    yield from span_faults(text, record["events"], "events")
    yield from span_faults(text, record["statements"], "statements")
    yield from id_faults(record)
    for index, event in enumerate(record["events"]):
        yield from event_faults(
            event, f"events.{index}", built_in="ontology" not in record["reader"]["options"]
        )


def span_faults(text: str, part: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every span inside a part of the record whose words are not those of the article at its offsets."""
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from span_faults(text, item, f"{where}.{index}")
    elif isinstance(part, dict):
        if "start" in part and text[part["start"] : part["stop"]] != part["text"]:
            start, stop = part["start"], part["stop"]
            there = shorten(text[start:stop])
            yield where, f"{shorten(part['text'])} is not what stands at {start}:{stop}: {there}"
        for key, item in part.items():
            yield from span_faults(text, item, f"{where}.{key}")


def id_faults(record: Json) -> Iterator[tuple[str, str]]:
    """Event ids that stand twice, and statements about events that the record lacks."""
    first: dict[str, int] = {}
    for index, event in enumerate(record["events"]):
        if first.setdefault(event["id"], index) != index:
            yield f"events.{index}.id", f"{event['id']!r} is the id of events.{first[event['id']]} too"
    for index, statement in enumerate(record["statements"]):
        for named in statement["events"]:
            if named not in first:
                yield f"statements.{index}.events", f"no event of this record has the id {named!r}"


def event_faults(event: Json, where: str, *, built_in: bool) -> Iterator[tuple[str, str]]:
    """Values of one event that do not fit each other.

    Args:
        built_in: The article was read with the built-in event types only.
    """
    if built_in:
        family = words.FAMILY_OF.get(event["type"])
        if family is None:
            yield f"{where}.type", f"{event['type']!r} is none of the built-in event types"
        elif family != event["family"]:
            yield f"{where}.family", f"{event['type']!r} belongs to {family!r}, not {event['family']!r}"
    when = event["date"]
    if when and when["end_date"] < when["start_date"]:
        yield f"{where}.date", f"ends on {when['end_date']}, before it starts on {when['start_date']}"
    place = event["place"]
    if place and (place["lat"] is None) != (place["lon"] is None):
        yield f"{where}.place", "has one of lat and lon without the other"
    yield from count_faults(event["counts"], f"{where}.counts")


def count_faults(counts: list[Json], where: str) -> Iterator[tuple[str, str]]:
    """Bounds the wrong way round, and counts said to be part of none or of themselves."""
    for index, count in enumerate(counts):
        if count["high"] is not None and count["high"] < count["low"]:
            yield f"{where}.{index}", f"high {count['high']} is below low {count['low']}"
        whole = count["part_of"]
        if whole is None:
            continue
        if whole >= len(counts):
            yield f"{where}.{index}.part_of", f"there is no count {whole}; the event has {len(counts)}"
        elif in_circle(counts, index):
            yield f"{where}.{index}.part_of", "the count is part of itself"


def in_circle(counts: list[Json], index: int) -> bool:
    """Following `part_of` from a count leads back to it."""
    seen, whole = set(), counts[index]["part_of"]
    while whole is not None and whole < len(counts) and whole not in seen:
        if whole == index:
            return True
        seen.add(whole)
        whole = counts[whole]["part_of"]
    return False


def shorten(value: Any, longest: int = 60) -> str:
    """A value as JSON, cut to fit into a message."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= longest else written[: longest - 1] + "…"
