"""Rules for days named from the day of the report: "yesterday", "this morning", "last Tuesday", "overnight".

What spans more than a day is read in times_units ("this month"), times_runs ("the past few days") and
times_frames ("earlier in the year").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.ground.times_calendar import add_days
from dateline.ground.times_grammar import LEXICON, Rule, rule
from dateline.ground.times_meaning import Found, Meaning, day_meaning, weekday_near
from dateline.ground.times_words import CAPITAL, OTHER

LAST = ("last", "past", "previous")
NEXT = ("next", "coming", "upcoming", "following")


def read_day_word(found: Found) -> Meaning | None:
    """Read "today", "yesterday", "the day before yesterday"."""
    if found.word("word").text[0].isupper() and found.context.codes[found.start - 1 : found.start] == CAPITAL:
        return None  # a newspaper's name
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return day_meaning(add_days(found.day, shift[found.key("word")]))


def day_part(day: date, code: str) -> Meaning:
    """A part of a day, by the code of TIMEX3."""
    return replace(day_meaning(day), granularity="day-part", timex_type="TIME", timex_value=f"{day}T{code}")


def read_tonight(found: Found) -> Meaning:
    """Read "tonight"."""
    return day_part(found.day, "NI")


def read_overnight(found: Found) -> Meaning | None:
    """The evening before to the day of the report; "an overnight curfew" is a kind of curfew."""
    eve = add_days(found.day, -1)
    return Meaning("interval", "day-part", eve, found.day, "N", timex_type="TIME", timex_value=f"{eve}TNI")


def read_this_part(found: Found) -> Meaning:
    """Read "this morning", "last night", "last evening"."""
    return day_part(
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
    if which.endswith(LAST) and which:
        day = weekday_near(add_days(found.day, -1), weekday, ahead=False)
    elif which.endswith(NEXT) and which:
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
)
