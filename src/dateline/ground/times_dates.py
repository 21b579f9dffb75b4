"""Rules for dates that name a calendar place: "17 October 2015", "Nov. 3-7", "in 2014", "the third
quarter", "Ramadan".

A rule that returns None leaves its words to the next: "In May 15 people were killed" is no 15 May.
"""

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
    day_meaning,
    month_day,
    place,
    year_near,
)
from dateline.ground.times_words import CAPITAL, OTHER, lists

_FIRST_YEAR, _YEARS_AHEAD = 1400, 100
_SOON = 120  # days
_BEFORE_YEAR = frozenset(
    "in since of by from until till to during before after late early mid through between around "
    "throughout and or the , ( "
    "- – into for this circa".split()
)
_BEFORE_BARE_MONTH = frozenset(
    "in since of last this next late early mid until till by from to through during between before after "
    "throughout past "
    "each every and - – , or into previous".split()
)
_NOT_AFTER_YEAR = frozenset(
    "people civilians troops soldiers killed miles kilometers kilometres km metres meters feet tons "
    "tonnes dollars pounds "
    "euros men women children houses homes families percent".split()
)
_NAMED_BY_DATE = frozenset({"alliance", "movement", "coalition", "bloc", "brigade", "brigades", "battalion"})
_LINES = frozenset(lists()["name_tails"])


def _is_name(found: Found) -> bool:
    """A capital word of naming after it: "the 5 June Brigade"."""
    return found.after() in _NAMED_BY_DATE or (found.code_after() == CAPITAL and found.after() in _LINES)


def _near_day(found: Found, month: int, day: int) -> Interval | None:
    """The day in the year that the text means: back from the anchor in news, ahead in plans.

    Where no verb tells, a day of the next months is nearer than one almost a year gone.
    """
    ahead = year_near(found.day, lambda year: month_day(year, month, day), ahead=True)
    distance = (ahead.start - found.day).days if ahead else _SOON + 1
    told = found.tense == "past" and found.before() in ("on", "in", "since", "last", "", ".", ",")
    if distance <= (_SOON if told is False else -1) or (found.future and distance <= 270):
        return ahead
    # A dateline may be a day ahead of the publication date that the page gives.
    return year_near(add_days(found.day, 1), lambda year: month_day(year, month, day), ahead=False)


def read_month_day(found: Found) -> Meaning | None:
    """Read "Oct. 17, 2015", "17 October", "Tuesday, the 5th of May"."""
    month, day = found.value("month", "MONTH"), found.number("day")
    if day is None or not 1 <= day <= 31 or _is_name(found):
        return None
    if found.word("year"):
        interval = month_day(found.number("year"), month, day)
        return interval and day_meaning(interval.start, anchor="none", dated=True)
    shown = found.word("day")
    if (
        found.before() in ("in", "since")
        and found.code_after() == OTHER
        and shown.text.isdigit()
        and found.match.span("month") < found.match.span("day")
    ):
        return None  # "in May 15 soldiers died"
    if (month, day) == (9, 11) and found.after() in (
        "attack",
        "attacks",
        "terrorist",
        "terror",
        "hijackings",
    ):
        return day_meaning(date(2001, 9, 11), anchor="none", piece=("monthday", 9, 11))
    interval = _near_day(found, month, day)
    return interval and day_meaning(interval.start, piece=("monthday", month, day))


def read_month_range(found: Found) -> Meaning | None:
    """Read "November 3-7", "between 3 and 7 November", "3 and 4 May 2016"."""
    month, first, last = found.value("month", "MONTH"), found.number("a"), found.number("b")
    if not (1 <= first <= 31 and 1 <= last <= 31) or first >= last or _is_name(found):
        return None
    year = found.number("year") if found.word("year") else None
    ends = month_day(year, month, last) if year else _near_day(found, month, last)
    starts = ends and month_day(ends.start.year, month, first)
    if starts is None:
        return None
    return Meaning(
        "interval",
        "range",
        starts.start,
        ends.end,
        "",
        anchor="none" if year else "publication",
        dated=bool(year),
        timex_value=starts.start.isoformat(),
    )


def read_month(found: Found) -> Meaning | None:
    """Read "October", "October 2015"."""
    word, month = found.word("month"), found.value("month", "MONTH")
    if _is_name(found):
        return None
    if found.word("year"):
        interval = month_of(found.number("year"), month)
        return calendar_meaning(interval, "M", "month", anchor="none", dated=True)
    if LEXICON.is_ambiguous(word) and found.before() not in _BEFORE_BARE_MONTH:
        return None
    if word.key in ("mar", "sat", "sun", "mon", "wed", "dec", "jan") and found.before() not in (
        "in",
        "since",
        "late",
        "early",
    ):
        return None
    ahead = found.future or found.before() in ("by", "until", "till", "through")
    if found.tense == "open":
        next_one = year_near(found.day, lambda year: month_of(year, month), ahead=True)
        ahead = next_one is not None and 0 < (next_one.start - found.day).days <= _SOON
    interval = year_near(found.day, lambda year: month_of(year, month), ahead=ahead)
    if interval and ahead and (interval.start - found.day).days > 270:
        interval = year_near(found.day, lambda year: month_of(year, month), ahead=False)
    return interval and calendar_meaning(interval, "M", "month", piece=("month", month), clip=True)


def read_year(found: Found) -> Meaning | None:
    """Read "in 2014", "the 2003 invasion"; a number of people or miles is no year."""
    year = found.number("year")
    if not _FIRST_YEAR <= year <= found.day.year + _YEARS_AHEAD or found.after() in _NOT_AFTER_YEAR:
        return None
    if found.before() in ("$", "£", "€", "than", "least", "some", "about", "nearly", "almost", "no", "#"):
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


def read_iso(found: Found) -> Meaning | None:
    """Read "2016-11-23", "2016-11-23T10:00Z"."""
    day, time = found.word("iso").value
    if time:
        return day_meaning(
            day, anchor="none", dated=True, timex_type="TIME", timex_value=day.isoformat() + time
        )
    return day_meaning(day, anchor="none", dated=True)


def _day_month_order(found: Found) -> str:
    """What another date of the text tells: 23/11 is day first, 11/23 month first."""
    for word in found.context.words:
        if isinstance(word.value, tuple) and len(word.value) == 4:
            first, second = word.value[:2]
            if first > 12 >= second:
                return "day first"
            if second > 12 >= first:
                return "month first"
    return ""


def read_numeric(found: Found) -> Meaning | None:
    """Read "23/11/2016" or "11/23/2016": the order that gives a date; where both do, the one nearer to the
    anchor."""
    first, second, year, mark = found.word("dmy").value
    european, american = (
        month_day(year, second, first) if 1 <= second <= 12 and first else None,
        month_day(year, first, second) if 1 <= first <= 12 and second else None,
    )
    order = _day_month_order(found)
    if mark == "." or order == "day first":
        american = None
    elif order == "month first":
        european = None
    choices = [interval for interval in (european, american) if interval]
    if not choices:
        return None
    nearest = min(choices, key=lambda interval: abs((interval.start - found.day).days))
    certain = len({interval.start for interval in choices}) == 1 or abs((nearest.start - found.day).days) <= 3
    if not certain:
        low, high = min(i.start for i in choices), max(i.start for i in choices)
        return Meaning(
            "interval", "vague", low, high, "", anchor="none", dated=True, timex_value=f"{year:04d}"
        )
    return day_meaning(nearest.start, anchor="none", dated=True)


def read_attack(found: Found) -> Meaning | None:
    """Read "9/11" is a name for one day."""
    return day_meaning(date(2001, 9, 11), anchor="none", dated=True)


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


def read_day_of_month(found: Found) -> Meaning | None:
    """Read "on the 15th": the latest such day; before a noun ("the 15th Brigade") it is none."""
    day = found.number("day")
    if found.code_after() in (OTHER, CAPITAL) and found.after() not in (
        "said",
        "and",
        "when",
        "after",
        "killing",
    ):
        return Meaning("piece", "", piece=("dayofmonth", day))
    month = found.day.replace(day=1)
    for _ in range(4):
        interval = month_day(month.year, month.month, day)
        if interval and (interval.start >= found.day if found.future else interval.start <= found.day):
            return day_meaning(interval.start, piece=("dayofmonth", day))
        month = add_months(month, 1 if found.future else -1)
    return None


_FESTIVALS = {
    tuple(word.key for word in LEXICON.read(form)[0]): entry
    for entry in lists()["festivals"]
    for form in entry["words"]
}


def read_festival(found: Found) -> Meaning | None:
    """Read "Eid al-Fitr", "last Christmas", "Easter 2016"; moon-sighted days a day more or less, so vague."""
    entry = _FESTIVALS.get(tuple(word.key for word in found.words("festival")))
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
    names = sorted(_FESTIVALS, key=len, reverse=True)
    marks = {"-": "DASH", "'": "QUOTE", "’": "QUOTE", ".": "DOT", "'s": "POSS", "’s": "POSS"}
    return "|".join(" ".join(marks.get(key, key) for key in name) for name in names)


LEXICON.define("FESTIVAL", _festival_pattern())
LEXICON.define("YEARWORDS", "nineteen (?:TENWORD DASH? NUMWORD?|NUMWORD)|two thousand (?:and? NUMWORD)?")
_OPTIONAL_YEAR = "(?:COMMA? (?P<year>YEAR))?"
_WEEKDAY = "(?:WEEKDAY COMMA? the?)?"

RULES: tuple[Rule, ...] = (
    rule("month-day", f"{_WEEKDAY} (?P<month>MONTH) (?P<day>DAY) {_OPTIONAL_YEAR}", read_month_day),
    rule(
        "day-month",
        f"{_WEEKDAY} (?P<day>DAY) (?:of|DASH)? (?P<month>MONTH) DASH? {_OPTIONAL_YEAR}",
        read_month_day,
    ),
    rule(
        "day-word-month",
        f"{_WEEKDAY} the (?P<day>ORDWORD) of (?P<month>MONTH) {_OPTIONAL_YEAR}",
        read_month_day,
    ),
    rule(
        "month-days",
        f"{_WEEKDAY} (?P<month>MONTH) (?P<a>DAY) (?:COMMA DAY){{0,6}} COMMA? (?:DASH|to|through|until|and|or) "
        f"(?P<b>DAY) {_OPTIONAL_YEAR}",
        read_month_range,
    ),
    rule(
        "days-month",
        f"(?P<a>DAY) (?:COMMA DAY){{0,6}} COMMA? (?:DASH|to|through|until|and|or) (?P<b>DAY) of? "
        f"(?P<month>MONTH) {_OPTIONAL_YEAR}",
        read_month_range,
    ),
    rule("month", "(?P<month>MONTH) (?:(?:COMMA|of)? (?P<year>YEAR))?", read_month),
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
    rule("iso-date", "(?P<iso>ISO)", read_iso),
    rule("numeric-date", "(?P<dmy>DMY)", read_numeric),
    rule("9/11", "(?P<attack>ATTACK)", read_attack),
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
    rule("day-of-month", "the (?P<day>ORD31)", read_day_of_month),
    rule(
        "festival",
        "(?:(?P<which>last|this|next|coming|upcoming) (?:year POSS)?)? (?P<festival>FESTIVAL) "
        "(?:(?:COMMA|of|in)? "
        "(?P<year>YEAR))?",
        read_festival,
    ),
)
