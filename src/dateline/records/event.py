"""What an article tells: events, each value beside the words it came from, and who says what.

Field names, order and meaning are those of the record format (docs/record-format.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.records.article import Article, Problem
from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Status:
    """How the article as a whole presents an event, with the words that say so.

    Attributes:
        value: happened | ongoing | attempted | planned | threatened | called-for | possible | denied.
        cues: Words that decided it; empty for a plain past-tense report.
    """

    value: str
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or target.

    Attributes:
        start, stop, text: The fullest form in the text.
        name: Canonical name, or the text's own words where no identity is certain; None never.
        actor_id: Id in the actor list; None where the identity is not certain.
        kind: An actor kind of the record format; "unknown" for the unnamed.
        mentions: Every place where the article speaks of this participant in this event.
        rule: What found it.
    """

    start: int
    stop: int
    text: str
    name: str
    actor_id: str | None
    kind: str
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where, no finer than the text says.

    Attributes:
        name: Standard English name.
        inside: Names of what holds it, from small to large, e.g. ("Aleppo", "Syria").
        geonameid: GeoNames id, None where the gazetteer has none.
        lat, lon: Degrees, WGS 84, centroid of the named place; None where unknown.
        precision: exact | town | area | province | country | unknown.
        confidence: 0..1.
        rule: What chose it for this event.
    """

    start: int
    stop: int
    text: str
    name: str
    inside: tuple[str, ...]
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: str
    confidence: float
    rule: str

    @property
    def key(self) -> str:
        """One place under all its names."""
        return str(self.geonameid) if self.geonameid is not None else self.name.lower()

    @property
    def carried(self) -> bool:
        """Taken over from elsewhere in the article, so that it proves nothing about the event."""
        return self.rule.startswith(("narrative-place", "headline-place"))


# How a date is tied to its event, the first part of its rule, from "hit on Friday" to "the report is of
# Friday": dates of several mentions of one event compete in this order.
DATE_LINKS = (
    "argument",
    "modifier",
    "governor",
    "part",
    "conjunct",
    "sentence",
    "report-day",
    "carried",
    "report-date",
    "publication-date",
)


@dataclass(frozen=True, slots=True)
class When:
    """The narrowest interval of days that the text supports, both ends included.

    Attributes:
        precision: day | range | week | weekend | month | part-month | season | year | vague | open.
        spans: The words; empty where only the publication date supports it.
        rule: "LINK:READING", one of `DATE_LINKS` and what read the words, e.g. "argument:weekday".
    """

    start_date: date
    end_date: date
    precision: str
    spans: tuple[Span, ...]
    rule: str

    @property
    def key(self) -> str:
        """The same for the same days."""
        return f"{self.start_date}/{self.end_date}"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as the text bounds it.

    Attributes:
        kind: killed | injured | missing | detained | abducted | displaced | released | damaged.
        group: all | civilians | children | women | combatants | medics | other.
        low: Fewest the text allows.
        high: Most the text allows; None where it sets no upper bound.
        source: Who counted, where the text says so.
        part_of: Index in the event's counts of the count that includes this one.
    """

    start: int
    stop: int
    text: str
    kind: str
    group: str
    low: int
    high: int | None
    source: Span | None
    part_of: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the article credits.

    Attributes:
        kind: official | military | monitor-ngo | media | witness-activist | armed-group |
            international-org | other.
        cue: The word of saying, None in "X: ..." headlines.
        chain: Who told whom, outermost first; the source itself last.
    """

    start: int
    stop: int
    text: str
    kind: str
    cue: Span | None
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody did or suffered, told once per article with all its mentions."""

    id: str
    type: str
    family: str
    confidence: float
    triggers: tuple[Span, ...]
    status: Status
    current: bool
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    weapons: tuple[Span, ...] = ()
    place: Place | None = None
    date: When | None = None
    counts: tuple[Count, ...] = ()
    sources: tuple[Source, ...] = ()
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One reporting sentence: who says what, by which word, about which events (their ids)."""

    source: Span
    cue: Span
    content: Span
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderVersions:
    """What read an article: versions of the program, the model, and the resources, and the options."""

    dateline: str
    model: str
    ontology: str
    gazetteer: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that Dateline read from one article: one line of the JSONL output."""

    article: Article
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    reader: ReaderVersions
    problems: tuple[Problem, ...] = ()
