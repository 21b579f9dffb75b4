"""Rules for what comes again and again: TIMEX3 calls it a set.

"daily", "every Friday", "each month", "twice a week", "per day". A set has no days of its own.
"""

from __future__ import annotations

from dateline.ground.times_grammar import Rule, duration_value, quantity, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning


def read_frequency(found: Found) -> Meaning | None:
    """Read "daily"; the Daily Herald is a newspaper."""
    word = found.word("often")
    if (
        word.text[0].isupper()
        and found.start
        and found.context.words[found.start - 1].key not in (".", "\n", '"')
    ):
        return None
    return Meaning("set", "", anchor="none", timex_type="SET", timex_value=found.value("often", "FREQUENCY"))


def read_every(found: Found) -> Meaning | None:
    """Read "every day", "each Friday", "twice a week", "every two hours"."""
    if found.word("weekday"):
        value = f"XXXX-WXX-{found.value('weekday', 'WEEKDAY') + 1}"
    elif found.word("part"):
        value = f"XXXX-XX-XXT{found.value('part', 'PART')}"
    elif found.word("month"):
        value = f"XXXX-{found.value('month', 'MONTH'):02d}"
    else:
        value = duration_value(quantity(found) if found.has("count") else 1, unit_of(found.word("unit")))
    return Meaning("set", "", anchor="none", timex_type="SET", timex_value=value)


def read_each(found: Found) -> Meaning | None:
    """Read "twice a week", "per day"."""
    return Meaning(
        "set", "", anchor="none", timex_type="SET", timex_value=duration_value(1, unit_of(found.word("unit")))
    )


RULES: tuple[Rule, ...] = (
    rule("frequency", "(?P<often>FREQUENCY)", read_frequency),
    rule(
        "every",
        "(?:every|each) (?:other|single)? (?:(?P<count>COUNT)? (?P<unit>ANYUNIT)|(?P<weekday>WEEKDAY)|"
        "(?P<part>PART)|(?P<month>MONTH))",
        read_every,
    ),
    rule("each", "(?:once|twice|COUNT times) (?:a|an|per|every|each) (?P<unit>UNIT)", read_each),
    rule("each", "(?:per|each) (?P<unit>UNIT)", read_each),
)
