"""Rules for words that point to a time without naming it.

"now", "recently", "these days", "by year-end", "in the fiscal year", "at that time": most stay without days.
"""

from __future__ import annotations

from datetime import date

from dateline.ground.times_grammar import Rule, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning, day_meaning
from dateline.ground.times_words import OTHER, lists


def read_reference(found: Found) -> Meaning | None:
    """Read "now", "recently", "soon"."""
    word = found.word("ref")
    if word.key == "once" or (word.key == "current" and found.code_after() not in (OTHER, "X")):
        return None
    return Meaning("reference", "vague", timex_value=lists()["references"][word.key])


def read_reference_phrase(found: Found) -> Meaning:
    """Read "at present", "these days", "the past", "the near future"."""
    key = found.key("ref")
    past = "past" in key or "recent" in key
    value = "PAST_REF" if past else "FUTURE_REF" if "future" in key else "PRESENT_REF"
    return Meaning("reference", "vague", timex_value=value)


def read_year_end(found: Found) -> Meaning:
    """Read "by year-end": the last day of the year that runs, of the year before where the clause looks
    back to it."""
    past = found.before() in ("since", "at") and found.tense == "past"
    return day_meaning(date(found.day.year - 1 if past else found.day.year, 12, 31))


def read_that_period(found: Found) -> Meaning | None:
    """Read "the latest quarter", "in the fiscal year": a stretch that the text named before; its days stay
    open."""
    unit = unit_of(found.word("unit")) if found.has("unit") else "Q"
    plain = not found.has("which")
    if plain and unit == "Y" and found.after() in ("ended", "ending"):
        return Meaning("duration", "", timex_type="DURATION", timex_value="P1Y")
    if plain and ((unit != "Q" and found.before() not in ("for", "in", "during")) or found.after() == "of"):
        return None
    if unit in ("TH", "TM", "TS", "D", "N"):
        return None
    return Meaning("reference", "vague", anchor="narrative", shift=(0, unit))


def read_that_time(found: Found) -> Meaning | None:
    """Read "at the time", "at that time"."""
    if found.before() not in ("at", "by", "since"):
        return None
    return Meaning("reference", "vague", anchor="narrative", timex_value="PAST_REF", shift=(0, "D"))


RULES: tuple[Rule, ...] = (
    rule("reference", "(?P<ref>REF)", read_reference),
    rule(
        "reference-phrase",
        "(?P<ref>at present|the present|these days|the past|the near? future|to date|"
        "recent times|the recent past|the foreseeable future)",
        read_reference_phrase,
    ),
    rule("year-end", "(?:the year|year) (?:DASH|POSS)? end", read_year_end),
    rule(
        "that-period",
        "the (?:(?P<which>latest|most recent|fiscal|full|current fiscal|latest fiscal|same) "
        "(?P<unit>UNIT)|(?P<which2>latest) period|(?P<unit2>quarter|year))",
        read_that_period,
    ),
    rule("that-time", "(?:the|that) time", read_that_time),
)
