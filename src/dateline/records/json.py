"""A reading as one line of JSON, and back: the record format `dateline/1`.

Keys stand in the order of docs/record-format.md, and the same reading always gives the same bytes. Problems
found while the article was read stand beside those found later, under `problems`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dateline.errors import RecordError
from dateline.records.article import Article, Problem
from dateline.records.event import (
    Count,
    Event,
    Participant,
    Place,
    ReaderVersions,
    Reading,
    Source,
    Statement,
    Status,
    When,
)
from dateline.records.span import Span
from dateline.records.vocabulary import SCHEMA

Json = dict[str, Any]

ARTICLE_KEYS = (
    "id",
    "source",
    "outlet",
    "url",
    "title",
    "published",
    "published_from",
    "retrieved",
    "language",
    "text",
    "sha256",
    "near_duplicate_of",
)


def reading_to_json(reading: Reading) -> Json:
    """The record of one article as plain dicts, lists, strings and numbers, keys in the contract's order."""
    earlier = [problem for problem in reading.article.problems if problem not in reading.problems]
    return {
        "schema": SCHEMA,
        "article": {key: plain(getattr(reading.article, key)) for key in ARTICLE_KEYS},
        "events": plain(reading.events),
        "statements": plain(reading.statements),
        "reader": plain(reading.reader) | {"options": dict(reading.reader.options)},
        "problems": plain((*earlier, *reading.problems)),
    }


def reading_to_line(reading: Reading) -> str:
    """The record of one article as one line of JSON, without the line's end."""
    return json.dumps(reading_to_json(reading), ensure_ascii=False, separators=(",", ":"))


def reading_from_json(record: Json) -> Reading:
    """The reading that a record describes.

    Raises:
        RecordError: The record's `schema` is not one this version knows, or a key is missing.
    """
    if record.get("schema") != SCHEMA:
        raise RecordError(f"schema {record.get('schema')!r} is not known; this version reads {SCHEMA!r}")
    try:
        return Reading(
            article=article_from_json(record["article"]),
            events=tuple(event_from_json(event) for event in record["events"]),
            statements=tuple(statement_from_json(statement) for statement in record["statements"]),
            reader=versions_from_json(record["reader"]),
            problems=tuple(Problem(**problem) for problem in record["problems"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"record does not follow {SCHEMA} ({error}); try 'dateline check'") from error


def reading_from_line(line: str) -> Reading:
    """The reading that one line of JSON describes.

    Raises:
        RecordError: The line is not JSON, or not a record this version knows.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise RecordError(f"a record is a JSON object, this is a {type(record).__name__}")
    return reading_from_json(record)


def plain(value: Any) -> Any:
    """Records, tuples and dates as dicts, lists and ISO days; anything else as it is."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def article_from_json(record: Json) -> Article:
    """The article of a record; its problems stay with the reading."""
    day = record["published"]
    known = {key: record[key] for key in ARTICLE_KEYS}
    return Article(**known | {"published": date.fromisoformat(day) if day else None})


def event_from_json(record: Json) -> Event:
    """One event of a record."""
    place, when, status = record["place"], record["date"], record["status"]
    return Event(
        **record
        | {
            "triggers": spans_from_json(record["triggers"]),
            "status": Status(status["value"], spans_from_json(status["cues"])),
            "actors": tuple(participant_from_json(actor) for actor in record["actors"]),
            "targets": tuple(participant_from_json(target) for target in record["targets"]),
            "weapons": spans_from_json(record["weapons"]),
            "place": Place(**place | {"inside": tuple(place["inside"])}) if place else None,
            "date": when_from_json(when) if when else None,
            "counts": tuple(count_from_json(count) for count in record["counts"]),
            "sources": tuple(source_from_json(source) for source in record["sources"]),
        }
    )


def participant_from_json(record: Json) -> Participant:
    """One actor or target of a record."""
    return Participant(**record | {"mentions": spans_from_json(record["mentions"])})


def when_from_json(record: Json) -> When:
    """The date of one event of a record."""
    return When(
        **record
        | {
            "start_date": date.fromisoformat(record["start_date"]),
            "end_date": date.fromisoformat(record["end_date"]),
            "spans": spans_from_json(record["spans"]),
        }
    )


def count_from_json(record: Json) -> Count:
    """One count of an event of a record."""
    return Count(**record | {"source": span_from_json(record["source"])})


def source_from_json(record: Json) -> Source:
    """One source of an event of a record."""
    return Source(**record | {"cue": span_from_json(record["cue"]), "chain": tuple(record["chain"])})


def statement_from_json(record: Json) -> Statement:
    """One statement of a record."""
    source, cue, content = (Span(**record[key]) for key in ("source", "cue", "content"))
    return Statement(source, cue, content, tuple(record["events"]))


def versions_from_json(record: Json) -> ReaderVersions:
    """What read the article, of a record."""
    return ReaderVersions(**record | {"options": tuple(record["options"].items())})


def span_from_json(record: Json | None) -> Span | None:
    """A span, or None where the record has null."""
    return Span(**record) if record else None


def spans_from_json(records: list[Json]) -> tuple[Span, ...]:
    """Spans in the record's order."""
    return tuple(Span(**record) for record in records)
