"""What a time phrase means before it becomes a `TimeExpression`: an interval, or a piece that waits for a
larger one.

"first week" is a piece; beside "of November" it becomes seven days. "October" is both: an interval by
itself, and a piece that "last year" puts into another frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dateline.ground.times_calendar import (
    DAYS,
    Interval,
    add_days,
    month_of,
    one_day,
    season_of,
    step,
    third,
    value_of,
)
from dateline.ground.times_words import Lexicon, Word


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means.

    Attributes:
        kind: point | interval | duration | set | reference, or piece: no time by itself.
        unit: Calendar unit of the interval (D, W, WE, M, Q, H, Y, DE, CE, S) or "" where it is none.
        piece: How it lies in a larger frame, e.g. ("monthday", 10, 17).
        modifier: early | mid | late | start | approx | ... as written; None where there is none.
        shift: For narrative anchors: how many units from the narrative's day, e.g. (2, "D").
        dated: The year is written.
        trim: Words at both ends that TIMEX3 leaves outside.
        clip: It ends (or, ahead, begins) at the anchor where it holds that day.
    """

    kind: str
    granularity: str
    start: date | None = None
    end: date | None = None
    unit: str = ""
    piece: tuple[Any, ...] = ()
    modifier: str | None = None
    anchor: str = "publication"
    timex_type: str = "DATE"
    timex_value: str = ""
    shift: tuple[float, str] | None = None
    dated: bool = False
    clip: bool = False
    trim: tuple[int, int] = (0, 0)

    @property
    def interval(self) -> Interval | None:
        """Its days, None where it has none."""
        return Interval(self.start, self.end) if self.start and self.end else None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its own words.

    Attributes:
        day: The anchor: dateline or publication day.
        tense: Tense of the words at a position of the text: past, future, or "" where they do not tell.
    """

    words: list[Word]
    codes: str
    lexicon: Lexicon
    day: date
    tense: Callable[[int], str]


class Found:
    """A rule's match: words by the names of its groups."""

    __slots__ = ("context", "match", "start", "stop")

    def __init__(self, match: re.Match[str], context: Context) -> None:
        self.match, self.context = match, context
        self.start, self.stop = match.span()

    def _span(self, name: str) -> tuple[int, int]:
        """Words of a group; alternatives of one pattern number theirs: `unit`, `unit2`, `unit3`."""
        groups = self.match.re.groupindex
        for group in (name, f"{name}2", f"{name}3", f"{name}4"):
            if group in groups and self.match.start(group) >= 0:
                return self.match.span(group)
        return -1, -1

    def has(self, name: str) -> bool:
        """The group holds at least one word."""
        first, last = self._span(name)
        return last > first

    def word(self, name: str) -> Word | None:
        """First word of a group, None where the group is absent."""
        first, last = self._span(name)
        return self.context.words[first] if last > first else None

    def words(self, name: str) -> list[Word]:
        """All words of a group."""
        first, last = self._span(name)
        return self.context.words[first:last] if first >= 0 else []

    def key(self, name: str) -> str:
        """Lower-case words of a group with blanks between; "" where absent."""
        return " ".join(word.key for word in self.words(name))

    def value(self, name: str, kind: str) -> Any:
        """What the first word of a group stands for in a class of words."""
        word = self.word(name)
        return None if word is None else self.context.lexicon.value_of(kind, word)

    def number(self, name: str) -> int | None:
        """A whole number written in figures or as an ordinal word."""
        word = self.word(name)
        if word is None:
            return None
        if word.value is not None:
            return int(word.value)
        return self.context.lexicon.value_of("ORDWORD", word) or self.context.lexicon.value_of(
            "NUMWORD", word
        )

    def before(self, distance: int = 1) -> str:
        """Lower-case word some places before the match, "" at the start of the text."""
        index = self.start - distance
        return self.context.words[index].key if index >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """Lower-case word some places after the match, "" at the end of the text."""
        index = self.stop + distance - 1
        return self.context.words[index].key if index < len(self.context.words) else ""

    def code_after(self) -> str:
        """Class character of the word after the match."""
        return self.context.codes[self.stop : self.stop + 1]

    @property
    def ends_clause(self) -> bool:
        """A mark, a conjunction or the end of the text follows."""
        word = self.context.words[self.stop] if self.stop < len(self.context.words) else None
        return (
            word is None
            or (not word.key[0].isalnum() and word.key not in "\"“'‘")
            or word.key in ("and", "but", "when")
        )

    @property
    def day(self) -> date:
        """The anchor."""
        return self.context.day

    @property
    def future(self) -> bool:
        """The words around tell of what is to come."""
        return self.tense == "future"

    @property
    def tense(self) -> str:
        """past, future, or "" where the words do not tell."""
        return self.context.tense(self.context.words[self.start].start)


def calendar_meaning(interval: Interval, unit: str, granularity: str, **others: Any) -> Meaning:
    """A calendar unit that is an interval by itself."""
    others.setdefault("timex_value", value_of(interval, unit))
    kind = "point" if unit == "D" else "interval"
    return Meaning(kind, granularity, interval.start, interval.end, unit, **others)


def day_meaning(day: date, **others: Any) -> Meaning:
    """One day."""
    return calendar_meaning(one_day(day), "D", "day", **others)


def weekday_near(day: date, weekday: int, *, ahead: bool) -> date:
    """The latest such weekday up to a day, or the first from it on."""
    back = (day.weekday() - weekday) % 7
    return add_days(day, (weekday - day.weekday()) % 7 if ahead else -back)


def year_near(day: date, first: Callable[[int], Interval | None], *, ahead: bool) -> Interval | None:
    """The latest year's interval that has begun by a day, or the first that has not ended."""
    years = (
        (day.year, day.year + 1, day.year + 2, day.year + 3) if ahead else range(day.year, day.year - 9, -1)
    )
    for year in years:
        found = first(year) if 1 <= year <= 9998 else None
        if found and (found.end >= day if ahead else found.start <= day):
            return found
    return None


def month_day(year: int, month: int, day: int) -> Interval | None:
    """One day of a year, None where the month has no such day."""
    found = month_of(year, month)
    return one_day(found.start.replace(day=day)) if day <= found.end.day else None


def place(piece: tuple[Any, ...], frame: Interval, unit: str) -> tuple[Interval, str, str, str] | None:
    """Put a piece into a larger interval.

    Returns:
        Interval, its unit, its granularity, its TIMEX3 value; None where it does not fit.
    """
    reader = _PLACERS.get(piece[0])
    return reader(piece[1:], frame, unit) if reader else None


def _edge(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    edge = arguments[0]
    value = value_of(frame, unit)
    granularity = {
        "D": "day-part",
        "M": "part-month",
        "W": "range",
        "WE": "day",
        "DE": "range",
        "CE": "range",
    }.get(unit, "part-year")
    return (frame if unit == "D" else third(frame, edge)), unit, granularity, value


def _weekday(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    if unit != "W":
        return None
    day = add_days(frame.start, arguments[0])
    return one_day(day), "D", "day", day.isoformat()


def _month(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    if unit != "Y":
        return None
    found = month_of(frame.start.year, arguments[0])
    return found, "M", "month", value_of(found, "M")


def _monthday(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    found = month_day(frame.start.year, *arguments) if unit == "Y" else None
    return found and (found, "D", "day", found.start.isoformat())


def _dayofmonth(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    found = month_day(frame.start.year, frame.start.month, arguments[0]) if unit == "M" else None
    return found and (found, "D", "day", found.start.isoformat())


def _season(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    if unit != "Y":
        return None
    found = season_of(frame.start.year, arguments[0])
    return found, "S", "season", f"{frame.start.year:04d}-{arguments[0]}"


def _nth(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    """First week of November, third quarter of 2016, last day of May; a negative number counts from the
    end."""
    number, inner = arguments
    if inner == "H":
        if unit != "Y" or number not in (1, 2, -1):
            return None
        half = 2 if number == -1 else number
        start = frame.start.replace(month=6 * half - 5)
        end = step(start, 5, "M")
        return (
            Interval(start, month_of(end.year, end.month).end),
            "H",
            "part-year",
            f"{start.year:04d}-H{half}",
        )
    if inner == unit:
        return None
    length = 1 if inner in DAYS and inner != "W" else 7
    if inner in ("W", "D", "N"):
        start = (
            add_days(frame.start, (number - 1) * length)
            if number > 0
            else add_days(frame.end, number * length + 1)
        )
        end = add_days(start, length - 1)
    elif inner == "WE":
        return None
    else:
        start = (
            step(frame.start, number - 1, inner)
            if number > 0
            else step(add_days(frame.end, 1), number, inner)
        )
        end = add_days(step(start, 1, inner), -1)
    found = Interval(start, end)
    if start not in frame or end not in frame:
        return None
    granularity = {"W": "week", "D": "day", "N": "day-part", "M": "month", "Q": "part-year"}.get(
        inner, "year"
    )
    return found, inner, granularity, value_of(found, inner)


def _run(arguments: tuple[Any, ...], frame: Interval, unit: str) -> Any:
    """The first three months of 2016, the last two weeks of May."""
    number, inner, from_end = arguments
    if from_end:
        start, end = add_days(step(add_days(frame.end, 1), -number, inner), 0), frame.end
    else:
        start, end = frame.start, add_days(step(frame.start, number, inner), -1)
    if start > end or start not in frame or end not in frame:
        return None
    return Interval(start, end), "", "part-year" if unit == "Y" else "range", ""


_PLACERS: dict[str, Any] = {
    "edge": _edge,
    "weekday": _weekday,
    "month": _month,
    "monthday": _monthday,
    "dayofmonth": _dayofmonth,
    "season": _season,
    "nth": _nth,
    "run": _run,
}


def clipped(meaning: Meaning, day: date, *, future: bool) -> Meaning:
    """Cut an interval at the anchor: "this month" in a past report ends today, in a plan it begins today."""
    if not meaning.clip or meaning.interval is None or day not in meaning.interval:
        return meaning
    return replace(meaning, start=day) if future else replace(meaning, end=day)
