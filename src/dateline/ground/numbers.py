"""Number phrases of news English as bounds: "at least 12" is twelve or more, "dozens" twenty-four or more.

A phrase is read from words, never from a decimal, a percentage, a sum of money, an age or an ordinal. The vague
words follow the record format; what it leaves open ("a few", "a handful") is read like "several".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


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
    """A number among words: words [start, stop) with what they bound; `core` is where the figure itself begins."""

    start: int
    stop: int
    bounds: Bounds
    core: int


WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?![\w.,]*\d)|\d[\d.,]*\d|\d+|[^\W\d_]+|\S")

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
UNITS = {word: value for value, word in enumerate(_SMALL)}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
PLURAL_SCALES = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
DECIMAL = re.compile(r"\d+\.\d+")
SEVERAL = 3

# Longest first inside each rule, so that "no more than" is never read as "more than".
_MODIFIERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("at-least", (
        "at the very least", "at least", "at minimum", "no fewer than", "no less than", "not fewer than",
        "not less than", "a minimum of", "minimum of", 
    )),
    ("up-to", (
        "up to as many as", "up to", "as many as", "at most", "at the most", "no more than", "not more than",
        "a maximum of", "maximum of",
    )),
    ("more-than", (
        "well over", "just over", "slightly over", "a little over", "well more than", "slightly more than",
        "far more than", "many more than", "more than", "over", "in excess of", "upward of", "upwards of",
        "greater than", "exceeding", "above",
    )),
    ("fewer-than", ("less than", "fewer than", "under", "below")),
    ("about", (
        "somewhere around", "an estimated", "estimated", "nearly", "almost", "close to", "around", "about", "some",
        "approximately", "approx", "roughly", "just under", "circa", "virtually", "perhaps", "probably",
    )),
    ("exactly", (
        "a total of", "total of", "exactly", "precisely", "only", "just", "another", "a further", "an additional",
        "additional", "all", "the other", "the",
    )),
)  # fmt: skip
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _rule, _phrases in _MODIFIERS:
    for _phrase in _phrases:
        _words = tuple(_phrase.split())
        _BY_FIRST.setdefault(_words[0], []).append((_words, _rule))
for _entries in _BY_FIRST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))


def cardinal_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The cardinal that begins at a word, as (stop, value); lower-case words, hyphens as words of their own."""
    size = len(words)
    if at >= size:
        return None
    word = words[at]
    if DECIMAL.fullmatch(word):
        if at + 1 < size and words[at + 1] in SCALES:
            value = round(float(word) * SCALES[words[at + 1]])
            return at + 2, value
        return None
    if DIGITS.fullmatch(word):
        return _scaled(words, at + 1, int(word.replace(",", "")))
    if word in ("half", "a", "an", "one", "three"):
        found = _half(words, at) or _quarters(words, at)
        if found:
            return found
    if word in ("a", "an"):
        if at + 1 < size and words[at + 1] in SCALES:
            return _spelled(words, at + 1, 1)
        if at + 1 < size and words[at + 1] == "dozen":
            return at + 2, 12
        if words[at + 1 : at + 3] == ["couple", "of"]:
            return at + 3, 2
        if at + 1 < size and words[at + 1] in ("couple", "pair", "trio"):
            step = 3 if words[at + 2 : at + 3] == ["of"] else 2
            return at + step, 3 if words[at + 1] == "trio" else 2
        return None
    if word == "dozen":
        return at + 1, 12
    if word in UNITS or word in TENS or word in SCALES:
        return _spelled(words, at, 0)
    return None


def _half(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "half a dozen", "half-dozen", "a half dozen", "half a million"."""
    i = at + 1 if words[at] in ("a", "an", "one") else at
    if i >= len(words) or words[i] != "half":
        return None
    i += 1
    if i < len(words) and words[i] in ("a", "-"):
        i += 1
    if i < len(words) and words[i] == "dozen":
        return i + 1, 6
    if i < len(words) and words[i] in SCALES and words[i] != "hundred":
        return i + 1, SCALES[words[i]] // 2
    return None


def _quarters(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "a quarter of a million", "three quarters of a million"."""
    count = {"a": 1, "one": 1, "three": 3}.get(words[at], 0)
    i = at + 2 if words[at + 1 : at + 2] == ["-"] else at + 1
    if words[i : i + 1] not in (["quarter"], ["quarters"]) or words[i + 1 : i + 3] != ["of", "a"] or not count:
        return None
    scale = words[i + 3] if i + 3 < len(words) else ""
    return (i + 4, SCALES[scale] // 4 * count) if scale in ("million", "billion") else None


def _scaled(words: Sequence[str], at: int, value: int) -> tuple[int, int]:
    """Carry a figure over the scale words after it: "12 thousand", "3 dozen"."""
    while at < len(words):
        if words[at] in SCALES:
            value *= SCALES[words[at]]
        elif words[at] == "dozen":
            value *= 12
        else:
            break
        at += 1
    return at, value


def _spelled(words: Sequence[str], at: int, current: int) -> tuple[int, int] | None:
    """Read a cardinal written out; `current` is the one that "a" stands for in "a hundred"."""
    total, i, size, free = 0, at, len(words), current == 0
    tens_open = hundreds_open = True
    while i < size:
        word = words[i]
        if (
            word in UNITS
            and (free or hundreds_open)
            and (UNITS[word] < 10 or tens_open)
            and current % 10 == 0
        ):
            if not free and current % 100 and UNITS[word] >= 10:
                break
            current += UNITS[word]
            tens_open = hundreds_open = free = False
        elif word in TENS and tens_open and current % 100 == 0:
            current += TENS[word]
            tens_open, free = False, False
            hundreds_open = True
        elif word in ("hundred",) and 0 < max(current, 1) < 100:
            current = max(current, 1) * 100
            tens_open = hundreds_open = True
            free = False
        elif word in ("thousand", "million", "billion") and (total == 0 or SCALES[word] < 1000 * total):
            total += max(current, 1) * SCALES[word]
            current = 0
            tens_open = hundreds_open = True
            free = False
        elif word == "dozen" and total == 0 and 0 < current < 100:
            return i + 1, current * 12
        elif word == "-" and i + 1 < size and i > at and words[i + 1] in {**UNITS, **SCALES, "dozen": 12}:
            pass
        elif (
            word == "and" and i > at and words[i - 1] in SCALES
            and i + 1 < size and (words[i + 1] in UNITS or words[i + 1] in TENS)
        ):  # fmt: skip
            pass
        else:
            break
        i += 1
    if i == at + 1 and words[at] in TENS and i < size and len(words[i]) == 1 and words[i] in "123456789":
        return i + 1, current + int(words[i])  # "Forty 6", as texts with figures put in for words have it
    return (i, total + current) if i > at else None


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
    for phrase, low in _SEVERAL:
        if tuple(words[at : at + len(phrase)]) == phrase:
            stop = at + len(phrase)
            scaled = _scaled(words, stop, low)
            return scaled[0], Bounds(scaled[1], None, "vague")
    return None


_SEVERAL = (
    (("a", "number", "of"), 2), (("a", "handful", "of"), SEVERAL), (("a", "few"), SEVERAL), (("several",), SEVERAL),
    (("multiple",), 2), (("a", "large", "number", "of"), SEVERAL), (("numerous",), SEVERAL),
)  # fmt: skip

_NONE = (("no", "one"), ("nobody",), ("none",), ("no",), ("zero",))


def _plain_at(words: Sequence[str], at: int) -> tuple[int, Bounds] | None:
    """Read a figure without a modifier: cardinal, range, vague word, "both", "no one"."""
    vague = _vague_at(words, at)
    if vague:
        return vague
    if words[at] == "both":
        return at + 1, Bounds(2, 2, "both")
    for phrase in _NONE:
        if tuple(words[at : at + len(phrase)]) == phrase:
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
    if words[stop : stop + 2] == ["or", "more"]:
        return stop + 2, Bounds(value, None, "at-least")
    if words[stop : stop + 1] == ["+"]:
        return stop + 1, Bounds(value, None, "at-least")
    if words[stop : stop + 2] == ["-", "plus"]:
        return stop + 2, Bounds(value, None, "at-least")
    if words[stop : stop + 2] == ["or", "so"]:
        return stop + 2, Bounds(value, value, "about")
    return stop, Bounds(value, value, "exactly")


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


def number_at(words: Sequence[str], at: int) -> NumberPhrase | None:
    """The number phrase that begins at a word, with its modifier.

    Args:
        words: Lower-case, as cut by `WORD`.
        at: Index of the first word of modifier or figure.
    """
    for phrase, rule in _BY_FIRST.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase and at + len(phrase) < len(words):
            inner = number_at(words, at + len(phrase))
            if inner is None or (rule == "exactly" and inner.bounds.rule == "none"):
                continue
            return NumberPhrase(at, inner.stop, _bounded(rule, inner.bounds), inner.core)
    plain = _plain_at(words, at)
    return NumberPhrase(at, plain[0], plain[1], at) if plain else None


def split_words(text: str) -> list[str]:
    """Lower-case words of a text, figures whole, hyphens and marks as words of their own."""
    return [match[0].lower() for match in WORD.finditer(text)]
