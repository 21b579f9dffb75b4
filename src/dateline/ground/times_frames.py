"""Rules for stretches of the calendar that only frame a time.

"earlier in the week" cuts the week that holds the day of the report; "the year" waits for "the end of";
"fiscal 2015" has no days that we know.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.times_calendar import GRANULARITY, Interval, around, value_of
from dateline.ground.times_grammar import Rule, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning, calendar_meaning

_ENDED = ("ended", "ending", "of", "to", "since", "when", "that", "before", "after")


def read_within_unit(found: Found) -> Meaning | None:
    """Read "earlier in the week", "later in the day": a day's part hangs on the narrative."""
    unit, edge = unit_of(found.word("unit")), found.key("edge")
    if unit in ("D", "N", "TH"):
        return Meaning("reference", "day", anchor="narrative", shift=(0, "D"), timex_value="", unit="D")
    if unit in ("TM", "TS", "WE"):
        return None
    frame = around(found.day, unit)
    interval = (
        Interval(frame.start, found.day) if edge in ("earlier", "early") else Interval(found.day, frame.end)
    )
    granularity = {"M": "part-month", "W": "range"}.get(unit, "part-year")
    return Meaning(
        "interval",
        granularity,
        interval.start,
        interval.end,
        "",
        timex_value=value_of(frame, unit),
        modifier="early" if edge in ("earlier", "early") else "late",
    )


def read_current_unit(found: Found) -> Meaning | None:
    """Read "the year", "the month": only as a frame, in "the end of the year"."""
    unit = unit_of(found.word("unit"))
    if unit in ("TH", "TM", "TS", "N", "F"):
        return None
    told = unit == "Y" and found.before() in ("for", "in", "during") and found.after() not in _ENDED
    told = told or (unit == "Y" and found.after() in _ENDED[:2])
    if told or (unit == "Q" and found.before() != "of"):
        return None  # "sales in the quarter": the one told of
    day = found.day
    return replace(calendar_meaning(around(day, unit), unit, GRANULARITY[unit]), kind="piece")


def read_fiscal(found: Found) -> Meaning | None:
    """Read "fiscal 2015" has no days that we know."""
    year = found.number("year")
    return Meaning("reference", "year", anchor="none", timex_value=f"{year:04d}")


RULES: tuple[Rule, ...] = (
    rule("within-unit", "(?P<edge>earlier|later|early|late) in the (?P<unit>UNIT)", read_within_unit),
    rule("current-unit", "the (?P<unit>UNIT)", read_current_unit),
    rule("fiscal", "fiscal year? (?P<year>YEAR)", read_fiscal),
)
