"""Days of festivals by year: "during Ramadan", "on Easter Sunday".

The tabular Islamic calendar differs from a sighted moon by up to a day; Diwali and the Lunar New Year are
computed from the mean new moon with its main corrections. Good for 1900 to 2099.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import cache
from typing import Any

_JULIAN_DAY_OF_ORDINAL_0 = 1721424.5


def festival_days(entry: dict[str, Any], year: int) -> list[tuple[date, date]]:
    """First and last day of each time a festival begins in a year: none, one or (Islamic) two."""
    kind, length = entry["calendar"], timedelta(days=entry.get("days", 1) - 1)
    if kind == "islamic":
        starts = islamic_days(year, entry["month"], entry["day"])
    else:
        starts = [_ONE[kind](entry, year)]
    return [(start, start + length) for start in starts]


def is_sighted(entry: dict[str, Any]) -> bool:
    """The day depends on a sighting or a local custom: true within a day."""
    return entry["calendar"] in ("islamic", "lunar-new-year", "diwali", "nowruz")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (Meeus); thirteen days apart until 2099."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


FIRST_ISLAMIC_YEAR = 622


def islamic_days(year: int, month: int, day: int) -> list[date]:
    """Days of a Gregorian year on which an Islamic month and day falls, in the tabular (civil) calendar."""
    if year <= FIRST_ISLAMIC_YEAR:
        return []
    about = int((year - 622) * 33 / 32)
    days = (_islamic(hijri, month, day) for hijri in range(about - 1, about + 4))
    return [found for found in days if found.year == year]


def _islamic(hijri: int, month: int, day: int) -> date:
    """Tabular calendar counted from Thursday 15 July 622, with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
    26 and 29 of thirty."""
    days = day + math.ceil(29.5 * (month - 1)) + (hijri - 1) * 354 + (3 + 11 * hijri) // 30
    return date.fromordinal(days + 227013)


def _hebrew_new_year(hebrew: int) -> int:
    """Day number of 1 Tishri, counted from the epoch of the Hebrew calendar, with its postponements."""

    def elapsed(year: int) -> int:
        months = (235 * year - 234) // 19
        parts = 12084 + 13753 * months
        days = 29 * months + parts // 25920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, this, after = elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1)
    if after - this == 356:
        return this + 2
    return this + 1 if this - before == 382 else this


def rosh_hashanah(year: int) -> date:
    """1 Tishri in the autumn of a Gregorian year."""
    return date.fromordinal(_hebrew_new_year(year + 3761) - 1373427)


def passover(year: int) -> date:
    """15 Nisan: always 163 days before the new year that follows."""
    return rosh_hashanah(year) - timedelta(days=163)


def _hebrew(entry: dict[str, Any], year: int) -> date:
    """Tishri has 30 days; Heshvan 29 or 30, which only a year's length tells: Kislev counts back from
    there."""
    start = rosh_hashanah(year)
    if entry["month"] == 1:
        return start + timedelta(days=entry["day"] - 1)
    length = (rosh_hashanah(year + 1) - start).days % 10
    return start + timedelta(days=30 + (30 if length == 5 else 29) + entry["day"] - 1)


def nowruz(year: int) -> date:
    """1 Farvardin: the day of the March equinox in Iran, or the next where it falls after noon there."""
    tehran = _equinox(year) + 3.5 / 24
    day = math.floor(tehran + 0.5)
    return _from_julian(day - 0.5 + (1 if tehran - day >= 0 else 0))


def _equinox(year: int) -> float:
    """Julian day of the March equinox, mean with periodic terms left out: within ten minutes or so."""
    y = (year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3
    t = (mean - 2451545) / 36525
    terms = (
        (485, 324.96, 1934.136),
        (203, 337.23, 32964.467),
        (199, 342.08, 20.186),
        (182, 27.85, 445267.112),
        (156, 73.14, 45036.886),
        (136, 171.52, 22518.443),
        (77, 222.54, 65928.934),
        (74, 296.72, 3034.906),
    )
    size = sum(a * math.cos(math.radians(b + c * t)) for a, b, c in terms)
    w = math.radians(35999.373 * t - 2.47)
    return mean + 0.00001 * size / (1 + 0.0334 * math.cos(w) + 0.0007 * math.cos(2 * w))


def _from_julian(day: float) -> date:
    return date.fromordinal(math.floor(day - _JULIAN_DAY_OF_ORDINAL_0))


@cache
def new_moons(year: int) -> tuple[float, ...]:
    """Julian days (universal time) of the new moons from November before a year to December (Meeus, main
    terms)."""
    first = math.floor((year - 2000.25) * 12.3685)
    return tuple(_new_moon(k) for k in range(first, first + 15))


def _new_moon(k: int) -> float:
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2
    sun = math.radians(2.5534 + 29.1053567 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2)
    node = math.radians(160.7108 + 390.67050284 * k)
    e = 1 - 0.002516 * t
    shift = (
        -0.4072 * math.sin(moon)
        + 0.17241 * e * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node)
        + 0.00739 * e * math.sin(moon - sun)
        - 0.00514 * e * math.sin(moon + sun)
        + 0.00208 * e * e * math.sin(2 * sun)
    )
    return mean + shift - 66 / 86400


def lunar_new_year(year: int) -> date:
    """The second new moon after the month that holds the winter solstice, by the day of Beijing."""
    days = [_from_julian(moon + 8 / 24) for moon in new_moons(year)]
    solstice_month = max(index for index, day in enumerate(days) if day <= date(year - 1, 12, 22))
    return days[solstice_month + 2]


def diwali(year: int) -> date:
    """The evening of the new moon between 17 October and 15 November in India."""
    days = (_from_julian(moon + 5.5 / 24 - 17.6 / 24) for moon in new_moons(year))
    return next(day for day in days if date(year, 10, 17) <= day <= date(year, 11, 15))


def _nth_weekday(entry: dict[str, Any], year: int) -> date:
    first = date(year, entry["month"], 1)
    return first + timedelta(days=(entry["weekday"] - first.weekday()) % 7 + 7 * (entry["nth"] - 1))


_ONE = {
    "fixed": lambda entry, year: date(year, entry["month"], entry["day"]),
    "easter": lambda entry, year: easter(year) + timedelta(days=entry["offset"]),
    "orthodox-easter": lambda entry, year: orthodox_easter(year) + timedelta(days=entry["offset"]),
    "hebrew": _hebrew,
    "hebrew-spring": lambda entry, year: passover(year) + timedelta(days=entry["offset"]),
    "nowruz": lambda entry, year: nowruz(year),
    "lunar-new-year": lambda entry, year: lunar_new_year(year),
    "diwali": lambda entry, year: diwali(year),
    "nth-weekday": _nth_weekday,
}
