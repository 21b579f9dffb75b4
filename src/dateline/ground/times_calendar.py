"""Intervals of days: months, weeks, parts of them, and steps from one to another. Both ends are included."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = {"D": 1, "N": 1, "W": 7, "F": 14}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
GRANULARITY = {
    "D": "day",
    "N": "day-part",
    "W": "week",
    "F": "range",
    "WE": "weekend",
    "M": "month",
    "Q": "part-year",
    "Y": "year",
    "DE": "range",
    "CE": "range",
}
EARLIEST, LATEST = date(1, 1, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from start to end, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def one_day(day: date) -> Interval:
    """A day as an interval."""
    return Interval(day, day)


def add_days(day: date, count: int) -> date:
    """A day some days on, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), LATEST.toordinal()))


def add_months(day: date, count: int) -> date:
    """The same day of the month some months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9998:
        return EARLIEST if year < 1 else LATEST
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def step(day: date, count: float, unit: str) -> date:
    """A day some units on; hours and less stay on the day unless they fill one."""
    if unit in DAYS:
        return add_days(day, round(count * DAYS[unit]))
    if unit in MONTHS:
        return add_months(day, round(count * MONTHS[unit]))
    if unit == "WE":
        return add_days(day, round(count * 7))
    return add_days(day, int(count * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit] / 24))


def month_of(year: int, month: int) -> Interval:
    """A calendar month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def around(day: date, unit: str) -> Interval:
    """The calendar unit that holds a day; weeks run from Monday to Sunday, a weekend is the week's."""
    if unit in ("W", "F"):
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "WE":
        saturday = day + timedelta(days=5 - day.weekday())
        return Interval(saturday, saturday + timedelta(days=1))
    if unit not in MONTHS:
        return one_day(day)
    size = MONTHS[unit]
    first = (day.year * 12 + day.month - 1) // size * size
    start = date(max(first // 12, 1), first % 12 + 1, 1)
    last = add_months(start, size - 1)
    return Interval(start, month_of(last.year, last.month).end)


def season_of(year: int, code: str) -> Interval:
    """Three whole months by the northern calendar; winter begins in December of the year."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    start = date(year, first, 1)
    last = add_months(start, 2)
    return Interval(start, month_of(last.year, last.month).end)


def third(interval: Interval, edge: str) -> Interval:
    """The early, mid or late third: days 1-10, 11-20, 21- of a month, whole months of anything longer.

    Early and late in a year are its first and last quarter.
    """
    start, end = interval.start, interval.end
    days = (end - start).days + 1
    if 28 <= days <= 31:
        cuts = [start, start + timedelta(days=10), start + timedelta(days=20), end + timedelta(days=1)]
    elif days > 80:
        months = round(days / 30.44)
        outer = 3 if months == MONTHS["Y"] and edge != "mid" else months // 3
        cuts = [start, add_months(start, outer), add_months(start, months - outer), add_days(end, 1)]
    else:
        cut = days // 3
        cuts = [start, start + timedelta(days=cut), start + timedelta(days=days - cut), add_days(end, 1)]
    index = {"early": 0, "mid": 1, "late": 2}[edge]
    return Interval(cuts[index], max(cuts[index], add_days(cuts[index + 1], -1)))


def week_value(day: date) -> str:
    """ISO week as TIMEX3 writes it, e.g. 2016-W47."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def value_of(interval: Interval, unit: str) -> str:
    """TIMEX3 value of a calendar unit."""
    day = interval.start
    if unit == "W":
        return week_value(day)
    if unit == "WE":
        return f"{week_value(day)}-WE"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "DE":
        return f"{day.year // 10:03d}"
    if unit == "CE":
        return f"{day.year // 100:02d}"
    return day.isoformat()
