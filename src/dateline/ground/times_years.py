"""Rules for years, their parts and feasts: "in 2014", "the third quarter", "the first week of", "last
Ramadan"."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.ground.times_calendar import (
    Interval,
    add_days,
    add_months,
    around,
    month_of,
    season_of,
)
from dateline.ground.times_festivals import festival_days, is_sighted
from dateline.ground.times_grammar import LEXICON, Rule, duration_value, quantity, rule, unit_of
from dateline.ground.times_meaning import (
    Found,
    Meaning,
    calendar_meaning,
    place,
    year_near,
)
from dateline.ground.times_words import lists

_NUMBERED = frozenset(
    "copyright © resolution resolutions euro vision boeing flight route article protocol".split()
)
_FIRST_YEAR, _YEARS_AHEAD = 1400, 100
_BEFORE_YEAR = frozenset(
    "in since of by from until till to during before after late early mid through between around "
    "throughout and or the , ( "
    "- – into for this circa".split()
)
_NOT_AFTER_YEAR = frozenset(
    "people civilians troops soldiers killed miles kilometers kilometres km metres meters feet tons "
    "tonnes dollars pounds "
    "euros men women children houses homes families percent".split()
)


def read_year(found: Found) -> Meaning | None:
    """Read "in 2014", "the 2003 invasion"; a number of people or miles is no year."""
    year = found.number("year")
    if not _FIRST_YEAR <= year <= found.day.year + _YEARS_AHEAD or found.after() in _NOT_AFTER_YEAR:
        return None
    if any(found.before(n) in _NUMBERED for n in (1, 2, 3)) or found.before() in (
        "$",
        "£",
        "€",
        "than",
        "least",
        "some",
        "about",
        "nearly",
        "almost",
        "no",
        "#",
    ):
        return None
    plausible = found.before() in _BEFORE_YEAR or 1900 <= year <= found.day.year + 30
    if not plausible or (found.before() not in _BEFORE_YEAR and found.after() in ("%", "percent")):
        return None
    interval = around(date(year, 1, 1), "Y")
    return calendar_meaning(interval, "Y", "year", anchor="none", dated=True, clip=True)


def read_year_words(found: Found) -> Meaning | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    words = found.words("year")
    numbers = [LEXICON.values["NUMWORD"][word.key] for word in words if word.key in LEXICON.values["NUMWORD"]]
    year = 1900 + sum(numbers[1:]) if numbers[0] == 19 else 2000 + sum(numbers[2:])
    if numbers[0] == 19 and (len(numbers) < 2 or not 10 <= sum(numbers[1:]) <= 99):
        return None
    if (
        numbers[0] == 2
        and found.before() not in ("in", "since", "by", "until")
        and found.match[0] == found.match["year"]
    ):
        return None
    if found.word("month"):
        interval = month_of(year, found.value("month", "MONTH"))
        return calendar_meaning(interval, "M", "month", anchor="none", dated=True)
    return calendar_meaning(around(date(year, 1, 1), "Y"), "Y", "year", anchor="none", dated=True, clip=True)


def _year_part(year: int, number: int | None, unit: str, **others: Any) -> Meaning | None:
    frame = around(date(year, 1, 1), "Y")
    placed = place(("nth", number, unit), frame, "Y") if number else None
    if placed is None:
        return Meaning("interval", "part-year", frame.start, frame.end, timex_value=f"{year:04d}", **others)
    interval, inner, granularity, value = placed
    return Meaning(
        "interval", granularity, interval.start, interval.end, inner, timex_value=value, clip=True, **others
    )


def read_year_quarter(found: Found) -> Meaning | None:
    """Read "the 1988 third quarter"; "the 1988 quarter" does not say which."""
    unit = "Q" if found.key("quarter") == "quarter" else "H"
    return _year_part(found.number("year"), found.number("n"), unit, anchor="none", dated=True)


def read_year_earlier(found: Found) -> Meaning | None:
    """Read "the year-earlier third quarter", "the year-ago period"."""
    return _year_part(found.day.year - 1, found.number("n"), "Q", anchor="narrative")


def read_years(found: Found) -> Meaning | None:
    """Read "2014-15", "2011-2014"."""
    if found.word("both"):
        first, last = found.word("both").value
    else:
        first, last = found.number("a"), found.number("b")
    if first >= last or last > found.day.year + _YEARS_AHEAD:
        return None
    return Meaning(
        "interval",
        "range",
        date(first, 1, 1),
        date(last, 12, 31),
        "",
        anchor="none",
        dated=True,
        timex_value=f"{first:04d}",
        clip=True,
    )


def read_decade(found: Found) -> Meaning | None:
    """Read "the 1990s", "the nineties"."""
    word = found.word("decade") or found.word("bare")
    year = word.value if word.value is not None else 1900 + LEXICON.values["TENS"][word.key]
    return calendar_meaning(around(date(year, 1, 1), "DE"), "DE", "range", anchor="none", dated=True)


def read_century(found: Found) -> Meaning | None:
    """Read "the 20th century" counts from 1900 here."""
    number = found.number("n")
    if found.word("tens"):
        number += 20
    if not 1 <= number <= 90:
        return None
    start = date(max((number - 1) * 100, 1), 1, 1)
    return calendar_meaning(around(start, "CE"), "CE", "range", anchor="none", dated=True)


def read_nth(found: Found) -> Meaning | None:
    """Read "third quarter", "first half", "second week": a quarter or half stands alone, the rest needs "of
    November"."""
    if found.word("last"):
        if found.after() != "of":
            return None
        number = -1
    else:
        number = found.number("n")
    key = found.key("unit")
    unit = "H" if key == "half" else unit_of(found.word("unit"))
    if number is None or number > 31 or unit in ("TH", "TM", "TS"):
        return None
    if unit not in ("Q", "H") and found.after() not in ("of", "in"):
        return None
    piece = ("nth", number, unit)
    if unit == "Q" and 1 <= number <= 4:
        return _quarter(found, number)
    if unit == "H" and number in (1, 2):
        start = date(
            found.day.year if number == 1 or found.day.month > 6 or found.future else found.day.year - 1,
            6 * number - 5,
            1,
        )
        end = add_days(add_months(start, 6), -1)
        return Meaning(
            "piece", "part-year", start, end, "H", piece, timex_value=f"{start.year:04d}-H{number}"
        )
    return Meaning("piece", "", piece=piece, timex_type="DURATION", timex_value="")


def _quarter(found: Found, number: int) -> Meaning | None:
    """The latest quarter that has begun, plans too speak of results just past; ahead where it is half a
    year gone."""

    def first(year: int) -> Interval:
        return around(date(year, 3 * number, 1), "Q")

    interval = year_near(found.day, first, ahead=False)
    if interval and found.future and (found.day - interval.end).days > 180:
        interval = year_near(found.day, first, ahead=True)
    words = found.words("all")
    hyphen = 1 if words[0].key == "the" and any(word.key == "-" for word in words) else 0
    return interval and calendar_meaning(
        interval, "Q", "part-year", piece=("nth", number, "Q"), clip=True, trim=(hyphen, 0)
    )


def read_quarter_name(found: Found) -> Meaning | None:
    """Read "Q3"."""
    number = found.number("n")
    if not 1 <= number <= 4:
        return None
    return _quarter(found, number)


def read_run(found: Found) -> Meaning | None:
    """The first nine months of a year."""
    count, last = quantity(found), found.key("which") in ("last", "final")
    if count is None or count != int(count) or (last and found.after() != "of"):
        return None
    unit = unit_of(found.word("unit"))
    piece = ("run", int(count), unit, last)
    return Meaning(
        "duration", "", piece=piece, timex_type="DURATION", timex_value=duration_value(count, unit)
    )


def read_season(found: Found) -> Meaning | None:
    """Read "summer 2015", "in winter"; "the fall of Aleppo" and "spring offensive" are none."""
    code, key = found.value("season", "SEASON"), found.key("season")
    if found.word("year"):
        year = found.number("year")
        interval = season_of(year, code)
        return Meaning(
            "interval",
            "season",
            interval.start,
            interval.end,
            "S",
            anchor="none",
            dated=True,
            timex_value=f"{year:04d}-{code}",
        )
    before = found.before(2) if found.before() == "the" else found.before()
    if key in ("fall", "spring") and (
        before not in ("in", "during", "since", "until", "by", "late", "early", "mid", "-", "this")
        or (found.after() == "of" and key == "fall")
    ):
        if found.after() != "of":
            return None
        return Meaning("piece", "", piece=("season", code))
    interval = year_near(found.day, lambda year: season_of(year, code), ahead=found.future)
    return interval and Meaning(
        "interval",
        "season",
        interval.start,
        interval.end,
        "S",
        ("season", code),
        clip=True,
        timex_value=f"{interval.start.year:04d}-{code}",
    )


FESTIVALS = {
    tuple(word.key for word in LEXICON.read(form)[0]): entry
    for entry in lists()["festivals"]
    for form in entry["words"]
}


def read_festival(found: Found) -> Meaning | None:
    """Read "Eid al-Fitr", "last Christmas", "Easter 2016"; moon-sighted days a day more or less, so vague."""
    entry = FESTIVALS.get(tuple(word.key for word in found.words("festival")))
    if entry is None or not found.word("festival").text[0].isupper():
        return None
    year, which = found.number("year") if found.word("year") else None, found.key("which")

    def days(wanted: int) -> list[Interval]:
        slack = 1 if is_sighted(entry) else 0
        return [Interval(add_days(a, -slack), add_days(b, slack)) for a, b in festival_days(entry, wanted)]

    years = [year] if year else range(found.day.year - 1, found.day.year + 2)
    all_days = [interval for wanted in years for interval in days(wanted)]
    ahead = which in ("next", "coming", "upcoming") or (not which and found.future)
    if year:
        interval = all_days[0] if all_days else None
    elif ahead:
        interval = next((i for i in all_days if i.end >= found.day), None)
    elif which == "this":
        interval = next((i for i in all_days if i.start.year == found.day.year), None)
    else:
        limit = add_days(found.day, -1) if which == "last" else found.day
        interval = next((i for i in reversed(all_days) if i.start <= limit), None)
    if interval is None:
        return None
    first = interval.start if not is_sighted(entry) else add_days(interval.start, 1)
    single = interval.start == interval.end
    return Meaning(
        "point" if single else "interval",
        "day" if single else "vague" if is_sighted(entry) else "range",
        interval.start,
        interval.end,
        "D" if single else "FE",
        anchor="none" if year else "publication",
        modifier="approx" if is_sighted(entry) else None,
        dated=bool(year),
        timex_value=first.isoformat(),
        clip=not single,
    )


def _festival_pattern() -> str:
    names = sorted(FESTIVALS, key=len, reverse=True)
    marks = {"-": "DASH", "'": "QUOTE", "’": "QUOTE", ".": "DOT", "'s": "POSS", "’s": "POSS"}
    return "|".join(" ".join(marks.get(key, key) for key in name) for name in names)


LEXICON.define("FESTIVAL", _festival_pattern())
LEXICON.define("YEARWORDS", "nineteen (?:TENWORD DASH? NUMWORD?|NUMWORD)|two thousand (?:and? NUMWORD)?")

RULES: tuple[Rule, ...] = (
    rule("year", "(?P<year>YEAR)", read_year),
    rule("year-words", "(?:(?P<month>MONTH) |the year)? (?P<year>YEARWORDS)", read_year_words),
    rule(
        "year-quarter",
        "(?:the|a)? (?P<year>YEAR) (?P<n>ORDWORD)? DASH? (?P<quarter>quarter|half)",
        read_year_quarter,
    ),
    rule(
        "year-earlier",
        "the? year DASH (?:earlier|ago) (?:(?P<n>ORDWORD)? DASH? (?P<quarter>quarter|period))?",
        read_year_earlier,
    ),
    rule("years", "(?P<both>YEARS)|(?P<a>YEAR) DASH (?P<b>YEAR)", read_years),
    rule("decade", "the (?P<decade>DECADE|TENS)|(?P<bare>DECADE)", read_decade),
    rule("century", "the? (?:(?P<tens>NUMWORD) DASH)? (?P<n>ORDWORD|ORD31) DASH? century", read_century),
    rule(
        "nth-unit",
        "(?P<all>the? (?:(?P<n>ORDWORD|ORD31)|(?P<last>last|final)) DASH? (?P<unit>UNIT|half))",
        read_nth,
    ),
    rule("quarter", "(?P<all>q (?P<n>N12))", read_quarter_name),
    rule("first-units", "the? (?P<which>first|last|final) QTY (?P<unit>UNITS)", read_run),
    rule("season", "the? (?P<season>SEASON) (?:(?:COMMA|of)? (?P<year>YEAR))?", read_season),
    rule(
        "festival",
        "(?:(?P<which>last|this|next|coming|upcoming) (?:year POSS)?)? (?P<festival>FESTIVAL) "
        "(?:(?:COMMA|of|in)? "
        "(?P<year>YEAR))?",
        read_festival,
    ),
)
