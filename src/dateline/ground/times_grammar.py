"""Pieces of pattern that the time rules share, and the rule record."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.ground.times_meaning import Found, Meaning
from dateline.ground.times_words import Lexicon, Word

LEXICON = Lexicon()
for _name, _pattern in (
    ("DAY", "N12|N24|N31|ORD31"),
    ("SCALE", "hundred|thousand|dozen"),
    ("INT", "N12|N24|N31|N59|N99|N999|BIG|DECIMAL|ZERO"),
    (
        "COUNT",
        "INT (?:N12 SLASH N12|NUMWORD)?|a SCALE (?:and? NUMWORD){0,2}|NUMWORD (?:DASH? NUMWORD|and "
        "NUMWORD){0,4}",
    ),
    ("HALF", "and a half"),
    ("TENWORD", "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"),
    ("MORE", "more|additional|full|whole|trading|business|working|consecutive|straight"),
    (
        "APPROX",
        "about|around|nearly|almost|roughly|approximately|some|over|more than|less than|fewer than|at "
        "least|up to|"
        "just over|just under|well over|as many as|at most|only|just|barely|another",
    ),
    (
        "VAGUE",
        "a few|the few|few|several|a couple of?|couple of?|many|dozens of|scores of|hundreds of|thousands of|"
        "a number of|a handful of|countless",
    ),
    ("ANYUNIT", "UNIT|UNITS"),
    (
        "QTY",
        "(?P<approx>APPROX)? (?:(?P<count>COUNT) (?:(?:to|or|DASH) (?P<upper>COUNT))? (?P<half>HALF)? "
        "MORE?|(?P<vague>VAGUE)|(?P<halfa>half (?:a|an)?)|(?P<one>a|an))",
    ),
    # Words that may stand between two phrases of one time; naming them keeps a run of words together.
    (
        "LINK",
        "on|in|at|of|by|from|to|and|or|the|about|around|just|shortly|local|during|until|till|through|"
        "between|after|before",
    ),
):
    LEXICON.define(_name, _pattern)

_UNMARKED = (
    "over",
    "only",
    "just",
    "barely",
    "up to",
    "some",
    "another",
    "well over",
    "as many as",
    "at most",
)
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
_SCALES = {100, 1000}


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over words and what reads its match; None from the reader means that it is no time
    after all."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Found], Meaning | None]


def rule(name: str, pattern: str, read: Callable[[Found], Meaning | None]) -> Rule:
    """Compile a rule."""
    return Rule(name, LEXICON.compile(pattern), read)


def number_of(words: list[Word]) -> float | None:
    """A number in figures or words: "3.5", "twenty-five", "a hundred and ten"; None where there is none."""
    if len(words) == 4 and words[2].key == "/":  # 5 1/2
        return words[0].value + words[1].value / max(words[3].value, 1)
    total, current, seen = 0.0, 0.0, False
    for word in words:
        value = word.value if word.value is not None else LEXICON.values["NUMWORD"].get(word.key)
        if value is None:
            continue
        seen = True
        if value in _SCALES and word.value is None:
            current = (current or 1) * value
            if value == 1000:
                total, current = total + current, 0
        elif value == 12 and word.key == "dozen":
            current = (current or 1) * 12
        else:
            current += value
    return total + current if seen else None


def quantity(found: Found) -> float | None:
    """The number of a QTY; None for "a few", "several"."""
    if found.has("vague"):
        return 2 if found.key("vague").startswith(("a couple", "couple")) else None
    if found.has("halfa"):
        return 0.5
    if not found.has("count"):
        return 1.0
    count = number_of(found.words("count"))
    return count + 0.5 if count is not None and found.has("half") else count


def unmarked(found: Found) -> int:
    """How many words before the number TIMEX3 leaves out: "over", "only"."""
    return len(found.words("approx")) if found.key("approx") in _UNMARKED else 0


def unit_of(word: Word) -> str:
    """Code of a unit word."""
    return LEXICON.values["UNIT"].get(word.key) or LEXICON.values["UNITS"][word.key]


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3 value of a length, e.g. P3D, PT24H, PXM."""
    if unit == "DE":
        count, unit = (None if count is None else count * 10), "Y"
    if unit == "F":
        count, unit = (None if count is None else count * 2), "W"
    letter = unit[1] if unit in ("TH", "TM", "TS") else {"N": "N", "WE": "WE"}.get(unit, unit)
    if unit == "N":
        letter = "D"
    if count is not None and count % 1 == 0.5 and count > 1 and unit in _HALVES:
        return f"P{'T' if unit[0] == 'T' else ''}{int(count)}{letter}{_HALVES[unit]}"
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in ('TH', 'TM', 'TS') else ''}{number}{letter}"


MODIFIERS = {
    "about": "approx",
    "around": "approx",
    "roughly": "approx",
    "approximately": "approx",
    "some": "approx",
    "nearly": "less than",
    "almost": "less than",
    "less than": "less than",
    "fewer than": "less than",
    "up to": "equal or less",
    "at most": "equal or less",
    "as many as": "equal or less",
    "just under": "less than",
    "over": "more than",
    "more than": "more than",
    "just over": "more than",
    "well over": "more than",
    "at least": "equal or more",
}
