"""Rules for a whole unit of the calendar, chosen from the day of the report.

"last week", "this month", "the coming year", "over the weekend", "last October", "this winter": the unit
that holds the day, or the one before or after it.
"""

from __future__ import annotations

from dateline.ground.times_calendar import (
    GRANULARITY,
    add_days,
    around,
    month_of,
    season_of,
    step,
    value_of,
)
from dateline.ground.times_deictic import LAST, NEXT, day_part
from dateline.ground.times_grammar import Rule, duration_value, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning, calendar_meaning

_HALF_DAYS = {"D": 2, "W": 11, "M": 46, "Y": 548}  # one and a half of them


def read_unit(found: Found) -> Meaning | None:
    """Read "last week", "this month", "the past year", "the coming days" with one unit."""
    which, unit = found.key("which"), unit_of(found.word("unit"))
    if found.has("half") and which.endswith(("past", "last")) and unit in _HALF_DAYS:
        start = add_days(found.day, -_HALF_DAYS[unit])
        if unit == "Y":
            start = step(found.day, -18, "M")
        value = duration_value(1.5, unit)
        return Meaning("interval", "range", start, found.day, timex_type="DURATION", timex_value=value)
    rolling = which in ("the last", "the past", "past") and unit != "WE"
    if rolling and unit in ("TH", "TM", "TS"):
        return Meaning(
            "interval",
            "day-part",
            found.day,
            found.day,
            "",
            timex_type="DURATION",
            timex_value=duration_value(1, unit),
        )
    if unit in ("TH", "TM", "TS"):
        return None
    if rolling:
        return Meaning(
            "interval",
            "range",
            step(found.day, -1, unit),
            found.day,
            "",
            timex_type="DURATION",
            timex_value=duration_value(1, unit),
        )
    shift = (
        -1
        if which.endswith(("last", "past", "previous"))
        else 1
        if which.endswith(("next", "coming", "upcoming"))
        else 0
    )
    if unit == "D":
        return None if shift == 0 else Meaning("reference", "day", anchor="narrative", shift=(shift, "D"))
    if unit == "N":
        return day_part(add_days(found.day, shift), "NI")
    if unit == "WE":
        return _weekend(found, shift)
    if unit == "F":
        return None
    day = step(around(found.day, unit).start, shift, unit)
    return calendar_meaning(around(day, unit), unit, GRANULARITY[unit], clip=True)


def _weekend(found: Found, shift: int) -> Meaning:
    """The latest weekend that has begun, or the one to come."""
    this = around(found.day, "WE")
    if shift == 0 and not found.future and this.start > found.day:
        this = around(add_days(found.day, -7), "WE")
    elif shift == -1:
        this = around(add_days(found.day, -7), "WE")
    elif shift == 1:
        this = around(add_days(found.day, 7 if found.day.weekday() >= 5 else 0), "WE")
    return calendar_meaning(this, "WE", "weekend")


def read_weekend(found: Found) -> Meaning:
    """Read "over the weekend"."""
    return _weekend(found, 0)


def read_other_month(found: Found) -> Meaning | None:
    """Read "last October", "next March", "this June"; a month that has not ended is not the last."""
    which, month = found.key("which"), found.value("month", "MONTH")
    return _which(found, which, lambda year: month_of(year, month), "M", "month", None)


def read_other_season(found: Found) -> Meaning | None:
    """Read "last summer", "this winter"."""
    which, code = found.key("which"), found.value("season", "SEASON")
    return _which(found, which, lambda year: season_of(year, code), "S", "season", code)


def _which(found: Found, which: str, first, unit: str, granularity: str, code: str | None) -> Meaning | None:
    if which.endswith(LAST):
        years = range(found.day.year, found.day.year - 3, -1)
        interval = next((i for i in map(first, years) if i.end < found.day), None)
    elif which.endswith(NEXT):
        years = range(found.day.year, found.day.year + 3)
        interval = next((i for i in map(first, years) if i.start > found.day), None)
    elif unit == "S" and code == "WI" and found.day.month < 3:
        interval = first(found.day.year - 1)
    else:
        interval = first(found.day.year)
    if interval is None:
        return None
    value = f"{interval.start.year:04d}-{code}" if code else value_of(interval, unit)
    return Meaning("interval", granularity, interval.start, interval.end, unit, timex_value=value, clip=True)


RULES: tuple[Rule, ...] = (
    rule(
        "unit",
        "(?P<which>(?:the|this)? (?:last|past|next|coming|upcoming|current)|this|previous) "
        "(?P<unit>UNIT) (?P<half>and a half)?",
        read_unit,
    ),
    rule("weekend", "the? weekend", read_weekend),
    rule(
        "other-month",
        "(?P<which>this? (?:last|past|next|coming|upcoming)|this) (?P<month>MONTH)",
        read_other_month,
    ),
    rule(
        "other-season",
        "(?P<which>this? (?:last|past|next|coming|upcoming)|this) (?P<season>SEASON)",
        read_other_season,
    ),
)
