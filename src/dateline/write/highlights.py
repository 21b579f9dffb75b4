"""An article's text cut where evidence begins and ends, so that a page can underline it.

"Car bomb kills six": the trigger's words and the weapon's may overlap, so the text becomes pieces, each with
the marks that cover it, in the order in which their underlines are stacked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Reading, Span
from dateline.write.facts import event_facts

TRIGGER = "T"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Evidence in the text: words and what they are evidence of.

    Attributes:
        letter: W who, V whom, A with what, L where, D when, K toll, S source, C status, T the event itself.
        events: Numbers of the events that use it, from 1, in order.
    """

    start: int
    stop: int
    letter: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points [start, stop) covered by the same marks throughout."""

    start: int
    stop: int
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """All evidence of all events, each stretch and letter once, in text order, wide before narrow."""
    events: dict[tuple[int, int, str], list[int]] = {}
    for number, event in enumerate(reading.events, start=1):
        spans = [(TRIGGER, event.triggers), *((fact.letter, fact.words) for fact in event_facts(event))]
        for letter, span in flat(spans):
            numbers = events.setdefault((span.start, span.stop, letter), [])
            if number not in numbers:
                numbers.append(number)
    marks = (Mark(start, stop, letter, tuple(numbers)) for (start, stop, letter), numbers in events.items())
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.letter)))


def flat(spans: Iterable[tuple[str, Iterable[Span]]]) -> Iterator[tuple[str, Span]]:
    """Letter and span, one by one."""
    for letter, several in spans:
        for span in several:
            yield letter, span


def pieces_of(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole text in order, cut at every end of a mark."""
    marks = tuple(marks)
    ends = sorted({0, len(text), *(mark.start for mark in marks), *(mark.stop for mark in marks)})
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.letter), reverse=True)
    current: list[Mark] = []
    for start, stop in pairwise(ends):
        while waiting and waiting[-1].start <= start:
            current.append(waiting.pop())
        current = [mark for mark in current if mark.stop > start]
        yield Piece(start, stop, tuple(current))
