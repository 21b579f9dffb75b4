"""Rules for dates that hang on the day of the report: "yesterday", "last Tuesday", "this month", "the past
few days"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.ground.times_calendar import (
    GRANULARITY,
    Interval,
    add_days,
    around,
    month_of,
    season_of,
    step,
    value_of,
)
from dateline.ground.times_grammar import LEXICON, Rule, duration_value, quantity, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning, calendar_meaning, day_meaning, weekday_near
from dateline.ground.times_words import CAPITAL, OTHER

_FEW = {"few": 3.0, "couple": 2.0}
_HALF_DAYS = {"D": 2, "W": 11, "M": 46, "Y": 548}  # one and a half of them
_RECENT = {
    "D": 3,
    "W": 4,
    "M": 3,
    "Q": 3,
    "Y": 3,
    "DE": 2,
    "N": 3,
}  # "in recent weeks" spans about so many units
_LAST = ("last", "past", "previous")
_NEXT = ("next", "coming", "upcoming", "following")


def read_day_word(found: Found) -> Meaning | None:
    """Read "today", "yesterday", "the day before yesterday"."""
    if found.word("word").text[0].isupper() and found.context.codes[found.start - 1 : found.start] == CAPITAL:
        return None  # a newspaper's name
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return day_meaning(add_days(found.day, shift[found.key("word")]))


def _part(day: date, code: str) -> Meaning:
    return replace(day_meaning(day), granularity="day-part", timex_type="TIME", timex_value=f"{day}T{code}")


def read_tonight(found: Found) -> Meaning:
    """Read "tonight"."""
    return _part(found.day, "NI")


def read_overnight(found: Found) -> Meaning | None:
    """The evening before to the day of the report; "an overnight curfew" is a kind of curfew."""
    eve = add_days(found.day, -1)
    return Meaning("interval", "day-part", eve, found.day, "N", timex_type="TIME", timex_value=f"{eve}TNI")


def read_this_part(found: Found) -> Meaning:
    """Read "this morning", "last night", "last evening"."""
    return _part(
        add_days(found.day, -1) if found.key("which") == "last" else found.day, found.value("part", "PART")
    )


def read_weekday(found: Found) -> Meaning | None:
    """Read "Tuesday", "last Tuesday", "next Friday". The last Tuesday is the latest before the anchor."""
    word, which = found.word("weekday"), found.key("which")
    weekday = LEXICON.values["WEEKDAY"][word.key]
    plain = word.text.islower() or found.before() != "on"
    if LEXICON.is_ambiguous(word) and not word.text.endswith(".") and plain:
        return None
    if found.after() in (
        "times",
        "telegraph",
        "mirror",
        "express",
        "mail",
        "herald",
        "independent",
        "post",
        "school",
    ):
        return None
    if found.before() in ("black", "bloody", "cyber", "super", "good", "ash", "fat"):
        return None
    if which.endswith(_LAST) and which:
        day = weekday_near(add_days(found.day, -1), weekday, ahead=False)
    elif which.endswith(_NEXT) and which:
        day = weekday_near(add_days(found.day, 1), weekday, ahead=True)
    else:
        ahead = found.future or (found.before() == "as" and found.before(2) == "soon")
        day = weekday_near(found.day, weekday, ahead=ahead)
    return day_meaning(day, piece=("weekday", weekday) if not which else ())


def read_plural_weekday(found: Found) -> Meaning | None:
    """Read "on Fridays" is a set; "Saturdays bombing" a possessive that lost its apostrophe."""
    weekday = found.value("weekday", "WEEKDAYS")
    stops = (
        "and",
        "or",
        "at",
        "from",
        "when",
        "after",
        "before",
        "in",
        "to",
        "for",
        "because",
        "by",
        "are",
        "were",
    )
    if found.before() not in ("on", "every", "most", "some", "and", "many", "of") and (
        found.code_after() == OTHER and found.after() not in stops
    ):
        return day_meaning(weekday_near(found.day, weekday, ahead=found.future), piece=("weekday", weekday))
    return Meaning("set", "", anchor="none", timex_type="SET", timex_value=f"XXXX-WXX-{weekday + 1}")


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
        return _part(add_days(found.day, shift), "NI")
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
    if which.endswith(_LAST):
        years = range(found.day.year, found.day.year - 3, -1)
        interval = next((i for i in map(first, years) if i.end < found.day), None)
    elif which.endswith(_NEXT):
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


def read_ago(found: Found) -> Meaning | None:
    """Read "two days ago", "three months ago" (the month), "a few weeks ago" (vague)."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    vague = found.has("vague") and count is None
    approx = "approx" if found.word("approx") else None
    if vague:
        few = "few" in found.key("vague")
        low, high = (2, 5) if few else (3, 7)
        if unit in ("Y", "DE", "CE") or found.key("vague").startswith(
            ("many", "dozens", "scores", "hundreds", "thousands")
        ):
            return Meaning("reference", "vague", timex_value="PAST_REF")
        return Meaning(
            "interval",
            "vague",
            step(found.day, -high, unit),
            step(found.day, -low, unit),
            "",
            timex_value="PAST_REF",
        )
    return _shifted(found, -count, unit, approx)


def _shifted(found: Found, count: float, unit: str, approx: str | None) -> Meaning | None:
    if unit in ("TH", "TM", "TS"):
        hours = abs(count) * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit]
        far = step(found.day, (1 if count > 0 else -1) * (hours // 24 + (1 if hours % 24 > 12 else 0)), "D")
        start, end = min(far, found.day), max(far, found.day)
        return Meaning(
            "interval",
            "day" if start == end else "range",
            start,
            end,
            "",
            timex_type="TIME",
            timex_value=f"{start}TXX",
            modifier=approx,
        )
    if count != int(count) and unit in ("Y", "DE"):
        count, unit = round(count * (12 if unit == "Y" else 10)), "M" if unit == "Y" else "Y"
    day = step(found.day, count, unit)
    if unit == "F":
        unit = "W"
    interval = around(day, unit)
    granularity = "vague" if approx else GRANULARITY[unit]
    return calendar_meaning(interval, unit, granularity, modifier=approx)


def read_bare_ago(found: Found) -> Meaning:
    """Read "years ago", "long ago"."""
    return Meaning("reference", "vague", timex_value="PAST_REF")


def read_from_now(found: Found) -> Meaning | None:
    """Read "two weeks from now"."""
    count = quantity(found)
    return None if count is None else _shifted(found, count, unit_of(found.word("unit")), None)


def read_rolling(found: Found) -> Meaning | None:
    """Read "the past three days", "the next 40 days", "the last few weeks": a run from or to today."""
    which, unit = found.key("which"), unit_of(found.word("unit"))
    if found.has("vague"):
        word = found.key("vague")
        count = next((n for name, n in _FEW.items() if name in word), 5.0 if word == "several" else None)
        granularity, value = "vague", duration_value(2 if "couple" in word else None, unit)
    else:
        count = quantity(found)
        granularity, value = "range", duration_value(count, unit)
    if which.endswith(("previous", "preceding", "following", "ensuing")):
        return Meaning("duration", "", anchor="narrative", timex_type="DURATION", timex_value=value)
    if count is None:
        return Meaning("duration", "", timex_type="DURATION", timex_value=value)
    if unit in ("TH", "TM", "TS"):
        days = -(-count // 24) if unit == "TH" else 0 if unit == "TS" else count // 1440
        far = step(found.day, days if which.endswith(_NEXT) else -days, "D")
    elif which.endswith(_NEXT):
        far = step(found.day, count, unit)
    else:
        far = step(found.day, -count, unit)
    return Meaning(
        "interval",
        granularity,
        min(far, found.day),
        max(far, found.day),
        "",
        timex_type="DURATION",
        timex_value=value,
    )


def read_recent(found: Found) -> Meaning | None:
    """Read "in recent weeks", "the coming days": vague runs."""
    unit = unit_of(found.word("unit"))
    count = _RECENT.get(unit)
    if count is None:
        return None
    ahead = found.key("which").endswith(_NEXT)
    far = step(found.day, count if ahead else -count, unit)
    return Meaning(
        "interval",
        "vague",
        min(far, found.day),
        max(far, found.day),
        unit,
        timex_type="DURATION",
        timex_value=duration_value(None, unit),
    )


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


_ENDED = ("ended", "ending", "of", "to", "since", "when", "that", "before", "after")


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
    rule("day-word", "(?P<word>today|yesterday|tomorrow)", read_day_word),
    rule("day-before-yesterday", "the (?P<word>day before yesterday|day after tomorrow)", read_day_word),
    rule("tonight", "tonight", read_tonight),
    rule("overnight", "overnight", read_overnight),
    rule("this-part", "(?P<which>this|last) (?P<part>PART)", read_this_part),
    rule(
        "weekday",
        "(?:(?P<which>(?:this|the)? (?:last|past|previous|next|coming|upcoming)|this) (?:week POSS)?)? "
        "(?P<weekday>WEEKDAY)",
        read_weekday,
    ),
    rule("plural-weekday", "(?P<weekday>WEEKDAYS)", read_plural_weekday),
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
    rule("ago", "QTY (?P<unit>ANYUNIT) ago", read_ago),
    rule("bare-ago", "(?:UNITS|long|ages|some time|a while) ago", read_bare_ago),
    rule("from-now", "QTY (?P<unit>ANYUNIT) from (?:now|today)", read_from_now),
    rule(
        "rolling",
        "(?P<which>(?:the|this|these|those)? (?:past|last|next|coming|following|previous|preceding|ensuing)) "
        "QTY (?P<unit>ANYUNIT)",
        read_rolling,
    ),
    rule(
        "recent-units",
        "(?P<which>(?:the|these)? (?:most? recent|past|last|coming|next|upcoming)) (?P<unit>UNITS)",
        read_recent,
    ),
    rule("within-unit", "(?P<edge>earlier|later|early|late) in the (?P<unit>UNIT)", read_within_unit),
    rule("current-unit", "the (?P<unit>UNIT)", read_current_unit),
    rule("fiscal", "fiscal year? (?P<year>YEAR)", read_fiscal),
)
