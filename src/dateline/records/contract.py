"""The record format as pydantic models: what a line may hold, and the JSON Schema that says so to others.

Only `dateline check` and the schema's writer import this module; the steps pass the frozen records. What a
schema cannot say (offsets, references, unique ids) is checked in `dateline.check`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.records import vocabulary as words

SCHEMA_ADDRESS = "urn:dateline:record:1"

Offset = Annotated[int, Field(ge=0)]
Score = Annotated[float, Field(ge=0, le=1)]
Name = Annotated[str, Field(min_length=1)]
TypeId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]


class Part(BaseModel):
    """One object of the record: every key present, none added, no number given as text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SpanPart(Part):
    """Words of the article: code points [start, stop) of `article.text`."""

    start: Offset
    stop: Offset
    text: Name


class ArticlePart(Part):
    """Where the text came from, and the text, never altered after reading."""

    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{8,64}$")]
    source: str
    outlet: str | None
    url: str | None
    title: str | None
    published: datetime.date | None
    published_from: str | None
    retrieved: datetime.datetime | None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None
    text: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    near_duplicate_of: str | None


class StatusPart(Part):
    """How the article presents the event, and the words that say so."""

    value: Literal[words.STATUSES]
    cues: list[SpanPart]


class ParticipantPart(SpanPart):
    """Who did it, or to whom it was done."""

    name: Name
    actor_id: Name | None
    kind: Literal[words.ACTOR_KINDS]
    mentions: list[SpanPart]
    rule: Name


class PlacePart(SpanPart):
    """Where, no finer than the text says."""

    name: Name
    inside: list[str]
    geonameid: Annotated[int, Field(gt=0)] | None
    lat: Annotated[float, Field(ge=-90, le=90)] | None
    lon: Annotated[float, Field(ge=-180, le=180)] | None
    precision: Literal[words.PLACE_PRECISIONS]
    confidence: Score
    rule: Name


class WhenPart(Part):
    """First and last possible day, both included; no spans where only the publication date says so."""

    start_date: datetime.date
    end_date: datetime.date
    precision: Literal[words.DATE_PRECISIONS]
    spans: list[SpanPart]
    rule: Name


class CountPart(SpanPart):
    """How many, as the text bounds it; `high` null where it sets no upper bound."""

    kind: Literal[words.COUNT_KINDS]
    group: Literal[words.COUNT_GROUPS]
    low: Offset
    high: Offset | None
    source: SpanPart | None
    part_of: Offset | None
    rule: Name


class SourcePart(SpanPart):
    """Whom the article credits."""

    kind: Literal[words.SOURCE_KINDS]
    cue: SpanPart | None
    chain: list[str]


class EventPart(Part):
    """One thing that somebody did or suffered, with all its mentions in the article."""

    id: Name
    type: TypeId
    family: TypeId
    confidence: Score
    triggers: Annotated[list[SpanPart], Field(min_length=1)]
    status: StatusPart
    current: bool
    actors: list[ParticipantPart]
    targets: list[ParticipantPart]
    weapons: list[SpanPart]
    place: PlacePart | None
    date: WhenPart | None
    counts: list[CountPart]
    sources: list[SourcePart]
    incident: str | None


class StatementPart(Part):
    """One reporting sentence: who says what, and the ids of the events it tells of."""

    source: SpanPart
    cue: SpanPart
    content: SpanPart
    events: list[Name]


class ReaderPart(Part):
    """What read the article. Event types outside the built-in list need an option `ontology`."""

    dateline: Name
    model: str
    ontology: str
    gazetteer: str
    options: dict[str, str]


class ProblemPart(Part):
    """Something a user of the record should know."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    message: Name


class Record(Part):
    """All that Dateline read from one article: one line of the JSONL output."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Dateline record, version 1")

    schema_: Annotated[Literal[words.SCHEMA], Field(alias="schema")]
    article: ArticlePart
    events: list[EventPart]
    statements: list[StatementPart]
    reader: ReaderPart
    problems: list[ProblemPart]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record, as published in docs/record.schema.json."""
    schema = Record.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ADDRESS,
        **schema,
        "if": {"properties": {"reader": {"properties": {"options": {"not": {"required": ["ontology"]}}}}}},
        "then": {"properties": {"events": {"items": {"properties": built_in_types()}}}},
    }


def built_in_types() -> dict[str, Any]:
    """What the built-in ontology allows as an event's type and family."""
    return {"type": {"enum": list(words.FAMILY_OF)}, "family": {"enum": list(words.FAMILIES)}}
