"""Number phrases of news English as bounds: "at least 12" is twelve or more, "dozens" twenty-four or
more.

A phrase is read from words, never from a decimal, a percentage, a sum of money, an age or an ordinal. The
vague words follow the record format; what it leaves open ("a few", "a handful") is read like "several".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.ground.numerals import PLURAL_SCALES, SCALES, TENS, UNITS, cardinal_at, scaled


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many, as words bound it.

    Attributes:
        low: Fewest the words allow.
        high: Most they allow; None where they set no upper bound.
        rule: Name of the rule that read them.
    """

    low: int
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number: words [start, stop) with what they bound; the figure itself begins at `core`."""

    start: int
    stop: int
    bounds: Bounds
    core: int


SEVERAL = 3

# Longest first inside each first word, so that "no more than" is never read as "more than".
MODIFIERS = {
    "at-least": (
        "at the very least", "at least", "at minimum", "no fewer than", "no less than", "not fewer than",
        "not less than", "a minimum of", "minimum of",
    ),
    "up-to": (
        "up to as many as", "up to", "as many as", "at most", "at the most", "no more than", "not more than",
        "a maximum of", "maximum of",
    ),
    "more-than": (
        "well over", "just over", "slightly over", "a little over", "well more than", "slightly more than",
        "far more than", "many more than", "more than", "over", "in excess of", "upward of", "upwards of",
        "greater than", "exceeding", "above",
    ),
    "fewer-than": ("less than", "fewer than", "under", "below"),
    "about": (
        "somewhere around", "an estimated", "estimated", "nearly", "almost", "close to", "around",
        "about", "some", "approximately", "approx", "roughly", "just under", "circa", "virtually", "perhaps",
        "probably",
    ),
    "exactly": (
        "a total of", "total of", "exactly", "precisely", "only", "just", "another", "a further",
        "an additional", "additional", "all", "the other", "the",
    ),
}  # fmt: skip
VAGUE = {
    "a number of": 2, "a handful of": SEVERAL, "a few": SEVERAL, "several": SEVERAL, "multiple": 2,
    "a large number of": SEVERAL, "numerous": SEVERAL,
}  # fmt: skip
NOBODY = (["no", "one"], ["nobody"], ["none"], ["no"], ["zero"])
# What may follow a figure, and the rule that it makes it.
FOLLOWING = (
    (["or", "more"], "at-least"),
    (["+"], "at-least"),
    (["-", "plus"], "at-least"),
    (["or", "so"], "about"),
)


@cache
def modifiers() -> dict[str, list[tuple[list[str], str]]]:
    """Modifiers with their rules by their first word, the longest first."""
    table: dict[str, list[tuple[list[str], str]]] = {}
    for rule, phrases in MODIFIERS.items():
        for phrase in phrases:
            table.setdefault(phrase.split()[0], []).append((phrase.split(), rule))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in table.items()}


def number_at(words: Sequence[str], at: int) -> NumberPhrase | None:
    """The number phrase that begins at a word, with its modifier.

    Args:
        words: Lower-case, as cut by `WORD`.
        at: Index of the first word of modifier or figure.
    """
    for phrase, rule in modifiers().get(words[at], ()):
        if words[at : at + len(phrase)] == phrase and at + len(phrase) < len(words):
            inner = number_at(words, at + len(phrase))
            if inner is None or (rule == "exactly" and inner.bounds.rule == "none"):
                continue
            return NumberPhrase(at, inner.stop, _bounded(rule, inner.bounds), inner.core)
    plain = _plain_at(words, at)
    return NumberPhrase(at, plain[0], plain[1], at) if plain else None


def _bounded(rule: str, plain: Bounds) -> Bounds:
    """What a modifier makes of a figure."""
    low, high = plain.low, plain.high
    if rule == "at-least":
        return Bounds(low, None, rule)
    if rule == "more-than":
        return Bounds(low if high is None else low + 1, None, rule)
    if rule == "up-to":
        return Bounds(0, high, rule)
    if rule == "fewer-than":
        return Bounds(0, max((low if high is None else high) - 1, 0), rule)
    return Bounds(low, high, rule if plain.rule == "exactly" else plain.rule)


def _plain_at(words: Sequence[str], at: int) -> tuple[int, Bounds] | None:
    """Read a figure without a modifier: cardinal, range, vague word, "both", "no one"."""
    vague = _vague_at(words, at)
    if vague:
        return vague
    if words[at] == "both":
        return at + 1, Bounds(2, 2, "both")
    for phrase in NOBODY:
        if words[at : at + len(phrase)] == phrase:
            return at + len(phrase), Bounds(0, 0, "none")
    if words[at] in ("between", "from"):
        return _range_at(words, at + 1, ("and",) if words[at] == "between" else ("to",))
    found = cardinal_at(words, at)
    if found is None:
        return None
    ranged = _range_at(words, at, ("-", "–", "—", "to", "or"))
    if ranged:
        return ranged
    stop, value = found
    for phrase, rule in FOLLOWING:
        if words[stop : stop + len(phrase)] == phrase:
            return stop + len(phrase), _bounded(rule, Bounds(value, value, "exactly"))
    return stop, Bounds(value, value, "exactly")


def _vague_at(words: Sequence[str], at: int) -> tuple[int, Bounds] | None:
    """Read words that only bound from below: "dozens", "several hundred", "tens of thousands"."""
    size, i, word = len(words), at, words[at]
    if word == "many" and at + 1 < size and words[at + 1] in PLURAL_SCALES:
        i, word = at + 1, words[at + 1]
    if word in PLURAL_SCALES:
        value = PLURAL_SCALES[word] * 2
        if (
            words[i + 1 : i + 2] == ["of"]
            and i + 2 < size
            and words[i + 2] in ("hundreds", "thousands", "millions")
        ):
            return i + 3, Bounds(value * PLURAL_SCALES[words[i + 2]], None, "vague")
        return i + 1, Bounds(value, None, "vague")
    for phrase, low in VAGUE.items():
        stop = at + phrase.count(" ") + 1
        if " ".join(words[at:stop]) == phrase:
            stop, low = scaled(words, stop, low)
            return stop, Bounds(low, None, "vague")
    return None


def _range_at(words: Sequence[str], at: int, joints: tuple[str, ...]) -> tuple[int, Bounds] | None:
    """Read "10 to 15", "10-15", "10 and 15" after "between", "two or three"."""
    for middle in range(at + 1, min(at + 12, len(words) - 1)):
        if words[middle] not in joints:
            continue
        if words[middle] == "-" and words[middle - 1] in TENS and words[middle + 1] in UNITS:
            continue  # "twenty-one"
        first, second = cardinal_at(words[:middle], at), cardinal_at(words, middle + 1)
        if first and second and first[0] == middle:
            found = _ordered(words, first, second)
            if found:
                return found
    return None


def _ordered(
    words: Sequence[str], first: tuple[int, int], second: tuple[int, int]
) -> tuple[int, Bounds] | None:
    """A range from two cardinals, given as (stop, value); None where the second is not the larger."""
    low, high = first[1], second[1]
    if low < 100 and high >= 1000 and words[second[0] - 1] in SCALES and words[first[0] - 1] not in SCALES:
        low *= SCALES[words[second[0] - 1]]  # "two to three thousand"
    return (second[0], Bounds(low, high, "range")) if low < high else None
