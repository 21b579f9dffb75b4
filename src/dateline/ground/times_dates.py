"""Rules for dates that name days and months: "17 October 2015", "Nov. 3-7", "3 and 4 May", "11/23/2016",
"the 15th".

A rule that returns None leaves its words to the next: "In May 15 people were killed" is no 15 May.
"""

from __future__ import annotations

from datetime import date

from dateline.ground.times_calendar import (
    Interval,
    add_days,
    add_months,
    month_of,
)
from dateline.ground.times_grammar import LEXICON, Rule, rule
from dateline.ground.times_meaning import (
    Found,
    Meaning,
    calendar_meaning,
    day_meaning,
    month_day,
    year_near,
)
from dateline.ground.times_words import CAPITAL, OTHER, lists

_SOON, _NEXT = 120, 30  # days
_BEFORE_BARE_MONTH = frozenset(
    "in since of for last this next late early mid until till by from to through during between before after "
    "throughout past "
    "each every and - – , or into previous".split()
)
_BEFORE_SMALL_MONTH = frozenset("in since last next late early mid until till during every previous".split())
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
    if distance <= (_SOON if told is False else _NEXT) or (found.future and distance <= 270):
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
    before = _BEFORE_SMALL_MONTH if word.text.islower() else _BEFORE_BARE_MONTH
    if LEXICON.is_ambiguous(word) and found.before() not in before:
        return None
    if word.key in ("mar", "sat", "sun", "mon", "wed", "dec", "jan") and found.before() not in (
        "in",
        "since",
        "late",
        "early",
    ):
        return None
    ahead = found.future or found.before() in ("by", "until", "till", "through")
    if found.tense in ("open", ""):
        next_one = year_near(found.day, lambda year: month_of(year, month), ahead=True)
        ahead = next_one is not None and 0 < (next_one.start - found.day).days <= _SOON
    interval = year_near(found.day, lambda year: month_of(year, month), ahead=ahead)
    if interval and ahead and (interval.start - found.day).days > 270:
        interval = year_near(found.day, lambda year: month_of(year, month), ahead=False)
    return interval and calendar_meaning(interval, "M", "month", piece=("month", month), clip=True)


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
        f"{_WEEKDAY} (?P<month>MONTH) (?P<a>DAY) (?:COMMA DAY){{0,6}} COMMA? (?:DASH|to|through|until|"
        f"and|or) "
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
    rule("iso-date", "(?P<iso>ISO)", read_iso),
    rule("numeric-date", "(?P<dmy>DMY)", read_numeric),
    rule("9/11", "(?P<attack>ATTACK)", read_attack),
    rule("day-of-month", "the (?P<day>ORD31)", read_day_of_month),
)
