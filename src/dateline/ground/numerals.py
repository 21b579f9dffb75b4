"""Cardinals of news English: "12,000", "three hundred and five", "half a dozen", "1.2 million".

A numeral is read from lower-case words, figures whole and hyphens as words of their own; a bare decimal
is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def cardinal_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The cardinal that begins at a word, as (stop, value)."""
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
        return scaled(words, at + 1, int(word.replace(",", "")))
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
    if (
        words[i : i + 1] not in (["quarter"], ["quarters"])
        or words[i + 1 : i + 3] != ["of", "a"]
        or not count
    ):
        return None
    scale = words[i + 3] if i + 3 < len(words) else ""
    return (i + 4, SCALES[scale] // 4 * count) if scale in ("million", "billion") else None


def scaled(words: Sequence[str], at: int, value: int) -> tuple[int, int]:
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


def split_words(text: str) -> list[str]:
    """Lower-case words of a text, figures whole, hyphens and marks as words of their own."""
    return [match[0].lower() for match in WORD.finditer(text)]
