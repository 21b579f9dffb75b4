"""An event as lines for people: what is known, in plain words, and the words of the article that say it.

The table, the Markdown text and the page all show these lines: "where | Jorvale, Northland | town", evidence
"Jorvale". A line without evidence says so; what the article leaves open is a line whose value is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.records import Count, Event, Participant, Source, Span
from dateline.write.wording import bounds_words, kind_words, place_words, status_words, when_words

LONGEST_WORDS = 90


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about an event.

    Attributes:
        letter: Tag of the evidence in the text: W who, V whom, A with what, L where, D when, K toll,
            S source, C status.
        label: What the line tells, e.g. "where".
        value: In plain words; None where the article does not say.
        note: What qualifies the value, e.g. "town" or "said by police"; None for nothing.
        words: Where the article says it, in text order; empty where nothing says it in words.
    """

    letter: str
    label: str
    value: str | None
    note: str | None = None
    words: tuple[Span, ...] = ()


def event_facts(event: Event) -> tuple[Fact, ...]:
    """All lines about an event in the order in which people ask: who, whom, where, when, toll, says who."""
    return (
        *status_facts(event),
        *participant_facts("W", "who", event.actors),
        *participant_facts("V", "whom", event.targets),
        *weapon_facts(event),
        place_fact(event),
        date_fact(event),
        *(count_fact(event, count) for count in event.counts),
        *(source_fact(source) for source in event.sources),
    )


def status_facts(event: Event) -> Iterator[Fact]:
    """The words that decided the status, where any did."""
    if event.status.cues:
        yield Fact("C", "status", status_words(event.status.value), None, event.status.cues)


def participant_facts(letter: str, label: str, participants: tuple[Participant, ...]) -> Iterator[Fact]:
    """A line for each actor or target."""
    for one in participants:
        first = Span(one.start, one.stop, one.text)
        words = tuple(sorted({first, *one.mentions}))
        yield Fact(letter, label, one.name, kind_words(one.kind), words)
    if not participants:
        yield Fact(letter, label, None)


def weapon_facts(event: Event) -> Iterator[Fact]:
    """What it was done with, where the article says so."""
    if event.weapons:
        yield Fact("A", "with", ", ".join(span.text for span in event.weapons), None, event.weapons)


def place_fact(event: Event) -> Fact:
    """Where, with the precision."""
    place = event.place
    if place is None:
        return Fact("L", "where", None)
    precision = None if place.precision == "unknown" else place.precision
    return Fact("L", "where", place_words(place), precision, (Span(place.start, place.stop, place.text),))


def date_fact(event: Event) -> Fact:
    """When, and whether words or only the day of publication say so."""
    when = event.date
    if when is None:
        return Fact("D", "when", None)
    note = None if when.spans else "from the day of publication"
    return Fact("D", "when", when_words(when), note, when.spans)


def count_fact(event: Event, count: Count) -> Fact:
    """How many, of whom, of which larger number, and who counted."""
    value = bounds_words(count) + ("" if count.group == "all" else f" {count.group}")
    notes = []
    if count.part_of is not None:
        notes.append(f"of the {bounds_words(event.counts[count.part_of])}")
    if count.source is not None:
        notes.append(f"says {count.source.text}")
    return Fact(
        "K", count.kind, value, ", ".join(notes) or None, (Span(count.start, count.stop, count.text),)
    )


def source_fact(source: Source) -> Fact:
    """Who says so, and through whom."""
    note = kind_words(source.kind)
    if len(source.chain) > 1:
        through = "through " + ", ".join(source.chain[:-1])
        note = f"{note}, {through}" if note else through
    words = (Span(source.start, source.stop, source.text), *([source.cue] if source.cue else []))
    return Fact("S", "says", source.text, note, tuple(sorted(words)))


def quoted_words(spans: Iterable[Span]) -> str:
    """Words of the article in quotation marks, each wording once, long ones cut."""
    words = dict.fromkeys(" ".join(span.text.split()) for span in spans)
    return ", ".join(f"“{shorten(text)}”" for text in words)


def shorten(text: str) -> str:
    """Words cut to what a line can hold."""
    return text if len(text) <= LONGEST_WORDS else text[: LONGEST_WORDS - 1] + "…"
