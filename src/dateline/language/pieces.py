"""Word pieces: how the encoder spells a word, plus the case that its uncased vocabulary forgets.

"Kafr" -> kaf ##r, shape title. The same cut as BERT's: lower-case, accents off, punctuation apart, then the
longest known piece from the left. Words repeat, so every answer is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

SHAPES = ("none", "no-letters", "digits", "lower", "upper", "single-capital", "title", "mixed")
LONGEST_WORD = 100


def shape_of(word: str) -> int:
    """Index into `SHAPES`: how a word is written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 2 if any(c.isdigit() for c in word) else 1
    if all(not c.isupper() for c in letters):
        return 3
    if all(c.isupper() for c in letters):
        return 5 if len(letters) == 1 else 4
    return 6 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 7


def _is_punctuation(char: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")


def _plain_parts(word: str) -> list[str]:
    """Lower-case without accents, with punctuation and CJK characters apart."""
    parts: list[str] = []
    grown = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category in ("Cc", "Cf", "Co"):
            continue
        apart = _is_punctuation(char) or 0x4E00 <= ord(char) <= 0x9FFF
        if apart or char.isspace():
            if grown:
                parts.append(grown)
                grown = ""
            if apart:
                parts.append(char)
        else:
            grown += char
    if grown:
        parts.append(grown)
    return parts


class Pieces:
    """The vocabulary and its cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._numbers["[UNK]"]
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self.mask = self._numbers["[MASK]"]
        self._words: dict[str, tuple[int, ...]] = {}
        self._shapes: dict[str, int] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """Piece numbers of a word, at least one."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > 200_000:
                self._words.clear()
            numbers = [n for part in _plain_parts(word) for n in self._longest_first(part)]
            known = self._words[word] = tuple(numbers) or (self.unknown,)
        return known

    def shape(self, word: str) -> int:
        """Shape of a word as `shape_of`, remembered."""
        known = self._shapes.get(word)
        if known is None:
            if len(self._shapes) > 200_000:
                self._shapes.clear()
            known = self._shapes[word] = shape_of(word)
        return known

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for stop in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:stop])
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = stop
        return numbers
