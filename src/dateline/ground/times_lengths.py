"""Rules for lengths of time and ages, which are no dates by themselves.

"for three days", "a four-day truce", "two years and three months", "a 15-year-old"; a plan's "in two weeks"
leads to a day, and "for the third day" ends today.
"""

from __future__ import annotations

from dateline.ground.times_calendar import step
from dateline.ground.times_grammar import MODIFIERS, Rule, duration_value, quantity, rule, unit_of, unmarked
from dateline.ground.times_meaning import Found, Meaning
from dateline.ground.times_words import CAPITAL, OTHER

_SUMS = frozenset("million billion thousand hundred % percent".split())
_VERBS = frozenset(
    "lasts takes spends needs wants gets costs gives means about across perhaps always sometimes".split()
)


def read_duration(found: Found) -> Meaning | None:
    """Read "three days", "more than two years", "half an hour"; with a plan's "in", the day it leads to."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    if found.before() in ("$", "£", "€"):
        return None
    if unit == "TS" and count == 1 and found.code_after() in (OTHER, CAPITAL):
        return None  # "a second bomb"
    if found.before() in ("will", "would", "could", "might", "may") and found.key("count") == "one":
        return Meaning("reference", "vague", timex_value="FUTURE_REF")
    if found.has("one") and _counts_up_to(found):
        return Meaning("set", "", anchor="none", timex_type="SET", timex_value=duration_value(1, unit))
    start = end = None
    if found.before() in ("in", "within") and count is not None and found.future and found.after() != "of":
        far = step(found.day, count, unit)
        start, end = (far, far) if found.before() == "in" else (found.day, far)
    return Meaning(
        "duration" if start is None else "interval",
        "range" if start else "",
        start,
        end,
        modifier=MODIFIERS.get(found.key("approx")),
        anchor="publication" if start else "none",
        timex_type="DURATION",
        timex_value=duration_value(count, unit),
        trim=(unmarked(found), 0),
    )


def _counts_up_to(found: Found) -> bool:
    """Read "12 attacks a week", "$3 million a year": a plural or a sum stands before it."""
    word = found.before()
    if found.start and found.context.words[found.start - 1].value is not None:
        return found.before(2) in ("$", "£", "€")
    return word in _SUMS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "was")) and word not in _VERBS
    )


def read_compound(found: Found) -> Meaning | None:
    """Read "a four-day truce", "the three-year-old war"; TIMEX3 leaves the article outside."""
    return Meaning(
        "duration",
        "",
        anchor="none",
        timex_type="DURATION",
        timex_value=duration_value(quantity(found), unit_of(found.word("unit"))),
        trim=(len(found.words("article")) + unmarked(found), 0),
    )


def read_two_part(found: Found) -> Meaning | None:
    """Read "two years and three months", "a year and a half"."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    if found.word("more"):
        return Meaning(
            "duration",
            "",
            anchor="none",
            timex_type="DURATION",
            timex_value=duration_value(None if count is None else count + 0.5, unit),
        )
    return Meaning(
        "duration", "", anchor="none", timex_type="DURATION", timex_value=duration_value(count, unit)
    )


def read_bare_units(found: Found) -> Meaning | None:
    """Read "for years", "decades of war"."""
    unit = unit_of(found.word("unit"))
    if (
        found.before() in ("a", "an", "the", "these", "those", "his", "her", "their", "our", "my", "its")
        and unit != "DE"
    ):
        return None
    if unit == "WE" or (unit == "Q" and found.before() in ("-", "three")):
        return None
    return Meaning(
        "duration", "", anchor="none", timex_type="DURATION", timex_value=duration_value(None, unit)
    )


def read_running(found: Found) -> Meaning | None:
    """Read "for the third day", "for a second straight week": the run that ends today."""
    number, unit = found.number("n"), unit_of(found.word("unit"))
    if number is None or unit in ("TH", "TM", "TS") or found.after() == "of":
        return None
    if not found.key("straight") and found.before() != "for":
        return None
    start = step(found.day, -(number - 1), unit)
    return Meaning(
        "interval",
        "range",
        start,
        found.day,
        "",
        timex_type="DURATION",
        timex_value=duration_value(number, unit),
    )


def read_age(found: Found) -> Meaning:
    """Read "15-year-old", "aged 15", "15 years old"."""
    word = found.word("unit")
    return Meaning(
        "duration",
        "age",
        anchor="none",
        timex_type="DURATION",
        timex_value=duration_value(quantity(found), unit_of(word) if word else "Y"),
    )


RULES: tuple[Rule, ...] = (
    rule("duration", "(?P<article>the)? QTY (?P<unit>ANYUNIT)", read_duration),
    rule("compound-duration", "(?P<article>the|a|an)? QTY DASH (?P<unit>UNIT) (?:DASH long)?", read_compound),
    rule("and-a-half", "QTY (?P<unit>ANYUNIT) (?P<more>and a half)", read_two_part),
    rule("bare-units", "(?P<unit>UNITS)", read_bare_units),
    rule(
        "running",
        "(?:the|a)? (?P<n>ORDWORD|ORD31) (?P<straight>straight|consecutive|successive|running)? "
        "(?P<unit>UNIT) "
        "(?:running|in a row)?",
        read_running,
    ),
    rule("age", "QTY DASH (?P<unit>UNIT) DASH (?:old|olds)", read_age),
    rule("age", "QTY (?P<unit>ANYUNIT) (?:old|of age)", read_age),
    rule("age", "aged (?P<count>COUNT)", read_age),
)
