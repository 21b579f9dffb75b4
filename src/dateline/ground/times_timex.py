"""Time expressions as TIMEX3 marks them: without prepositions, a range as its two ends, lengths as
durations.

An expression that hangs on another event takes the last day named before it, else the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dateline.ground.times import TimeExpression, resolve
from dateline.ground.times_calendar import Interval as Days
from dateline.ground.times_calendar import add_months, around, value_of, week_value

_UNMARKED_WORDS = frozenset({"soon", "quarterly"})
_UNMARKED_RULES = frozenset({"part", "eve"})  # "as dawn broke", "on the eve of": no expression by themselves
_UNMARKED = ("age", "unmarked")  # "a 15-year-old", "shortly after the attack"


_NARRATIVE = ("day", "day-part", "month", "year")  # what "two days later" or "that year" may count from
_QUARTER = re.compile(r"\d{4}-Q\d")
_HALF_OR_MORE = re.compile(r"P(?:[6-9]|1\d)M|P1Y|\d{4}-H\d")
# Beside results of a quarter, a year earlier is that quarter of the year before.
_YEAR_BACK = re.compile(
    r"a year (?:ago|earlier|before)|(?:the |a )?year[- ](?:earlier|ago)(?: period| quarter)?", re.I
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 mark: bounds in the text, type, value, modifier."""

    start: int
    stop: int
    type: str
    value: str
    mod: str | None = None


def to_timex(expressions: Iterable[TimeExpression], published: date | None) -> tuple[Timex, ...]:
    """TIMEX3 marks of an article's expressions, in order."""
    made: list[Timex] = []
    last, last_day, quarter = published, published, ""
    for expression in expressions:
        unmarked = expression.granularity in _UNMARKED or expression.rule in _UNMARKED_RULES
        if unmarked or expression.core.text.lower() in _UNMARKED_WORDS:
            continue
        for part in expression.parts or (expression,):
            mark = _timex(part, last_day if _counts_days(part) else last)
            if quarter and _YEAR_BACK.fullmatch(part.core.text):
                mark = replace(mark, value=f"{int(quarter[:4]) - 1}{quarter[4:]}")
            elif part.rule == "that-period" and part.shift == (0, "Q") and (quarter or published):
                mark = replace(mark, value=quarter or _last_quarter(published))
            made.append(mark)
            if _QUARTER.fullmatch(mark.value) and not _YEAR_BACK.fullmatch(part.core.text):
                quarter = mark.value
            elif _HALF_OR_MORE.fullmatch(mark.value):
                quarter = ""  # "in the nine months ... a year earlier": no quarter's
            if (
                part.start is not None
                and part.timex_type in ("DATE", "TIME")
                and part.granularity in _NARRATIVE
            ):
                last = part.start
                last_day = part.start if part.granularity in ("day", "day-part") else last_day
    return tuple(made)


def _last_quarter(day: date | None) -> str:
    """The latest quarter that has ended."""
    return value_of(around(add_months(day, -3), "Q"), "Q") if day else "PAST_REF"


def _counts_days(expression: TimeExpression) -> bool:
    """Read "at 6 a.m.", "the day before": it hangs on a day, and a year or a month named between is none."""
    return expression.timex_type == "TIME" or (expression.shift is not None and expression.shift[1] == "D")


def _timex(expression: TimeExpression, last: date | None) -> Timex:
    core, value, kind = expression.core, expression.timex_value, expression.timex_type
    if expression.anchor == "narrative" and last is not None:
        if expression.shift is not None and value != "PAST_REF" and kind != "DURATION":
            resolved = resolve(expression, (last, last))
            value = _narrative_value(expression, resolved.start or last)
        else:
            value = value or "PAST_REF"
    return Timex(core.start, core.stop, kind, value, expression.modifier)


def _narrative_value(expression: TimeExpression, day: date) -> str:
    _, unit = expression.shift or (0, "D")
    if expression.timex_type == "TIME":
        return f"{day}T{expression.timex_value}" if expression.timex_value else f"{day}TXX"
    if unit in ("M", "Q", "Y", "DE", "CE"):
        return value_of(Days(day, day), unit)
    return week_value(day) if unit in ("W", "F", "WE") else day.isoformat()
