"""Words of a text for the time rules: each becomes one character, so that a rule is a regular expression
over words.

"on 17 October" is three words; "October" becomes the character of the word october, and the class MONTH is
the set of characters of all month words. A pattern such as `DAY of? MONTH` is compiled to characters once,
at import.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

OTHER, CAPITAL = "x", "X"  # words that no rule knows, in lower case and with a capital

_TOKEN = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
  | (?P<ymd>\d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\d/]))
  | (?P<dmy>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-]))
  | (?P<attack>9/11(?![\d/]))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))
  | (?P<span>(?:1[5-9]|20)\d{2}[-–/]\d{2}(?![\d/–-]))
  | (?P<decade>\d{4}['’]?s\b|['’]?\d0s\b)
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
  | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)
  | (?P<meridiem>[ap]\.m\.?|[AP]\.M\.?|(?<![^\W\d_])[apAP][mM]\b)
  | (?P<possessive>['’]s\b)
  | (?P<word>[^\W\d_]+)
  | (?P<line>\n)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_MARKS = {
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "LONGDASH",
    "(": "LPAREN",
    ")": "RPAREN",
    "/": "SLASH",
    ".": "DOT",
    ":": "COLON",
    "'": "QUOTE",
    "’": "QUOTE",
    "$": "DOLLAR",
    "£": "DOLLAR",
    "€": "DOLLAR",
    "%": "PERCENT",
    "=": "MARK",
}
_DASH_TEXT = "--"
# Classes of words, with their list in resources/words/times.yml; of these some need their capital.
_LISTED = {
    "MONTH": "months",
    "WEEKDAY": "weekdays",
    "WEEKDAYS": "weekday_plurals",
    "UNIT": "units",
    "UNITS": "unit_plurals",
    "PART": "day_parts",
    "SEASON": "seasons",
    "NUMWORD": "numbers",
    "ORDWORD": "ordinals",
    "TENS": "decade_words",
    "FREQUENCY": "frequencies",
    "REF": "references",
}
_CAPITALISED = ("MONTH", "WEEKDAY", "WEEKDAYS")
# Classes of figures and marks, each of which is one character.
_FIGURES = (
    *"N12 N24 N31 N59 N99 N999 YEAR BIG DECIMAL ZERO HHMM ISO DMY ATTACK CLOCK YEARS DECADE".split(),
    *"ORD31 ORDBIG MERIDIEM POSS".split(),
    *set(_MARKS.values()),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: where it stands, its lower-case form, and what it stands for where it is a number
    or date."""

    start: int
    stop: int
    text: str
    key: str
    value: Any = None


@cache
def lists() -> dict[str, Any]:
    """The word lists of resources/words/times.yml."""
    return json.loads((resources.files("dateline.resources") / "built/times.json").read_text("utf-8"))


def _number_class(text: str) -> tuple[str, Any]:
    plain = text.replace(",", "")
    if "." in plain:
        return "DECIMAL", float(plain)
    value = int(plain)
    if len(plain) > 1 and plain[0] == "0" and len(plain) != 2:
        return ("HHMM", plain) if len(plain) == 4 and value < 2400 and value % 100 < 60 else ("BIG", value)
    for name, highest in (("N12", 12), ("N24", 24), ("N31", 31), ("N59", 59), ("N99", 99), ("N999", 999)):
        if value <= highest:
            return ("ZERO", 0) if value == 0 else (name, value)
    if "," not in text and 1400 <= value <= 2199:
        return "YEAR", value
    return "BIG", value


def _date_value(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    value = int(text)
    return value if len(text) == 4 else (2000 + value if value < 50 else 1900 + value)


class Lexicon:
    """Gives every known word its character, and compiles patterns over them."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._classes: dict[str, list[str]] = {}
        self._macros: dict[str, str] = {}
        words = lists()
        self._ambiguous = frozenset(words["ambiguous"])
        self._abbreviations = frozenset(words["abbreviations"])
        self._capital = {word for name in _CAPITALISED for word in words[_LISTED[name]]}
        self.values: dict[str, dict[str, Any]] = {name: words[key] for name, key in _LISTED.items()}
        for name, members in self.values.items():
            for word in members:
                self._add(name, word)
        for name in _FIGURES:
            self._add(name, f"<{name}>")

    def _code(self, key: str) -> str:
        if key not in self._codes:
            self._codes[key] = chr(0xE000 + len(self._codes))
        return self._codes[key]

    def _add(self, name: str, key: str) -> None:
        code = self._code(key)
        members = self._classes.setdefault(name, [])
        if code not in members:
            members.append(code)

    def define(self, name: str, pattern: str) -> None:
        """Name a piece of pattern for use in later ones."""
        self._macros[name] = self._translate(pattern)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern over words: lower case is the word itself, upper case a class or a piece defined
        before."""
        return re.compile(self._translate(pattern))

    def class_set(self, *names: str) -> str:
        """A regular-expression set of all characters of some classes."""
        return "[" + "".join(code for name in names for code in self._classes[name]) + "]"

    def word_set(self, words: tuple[str, ...]) -> str:
        """A regular-expression set of the characters of some words."""
        return "[" + "".join(self._code(word) for word in words) + "]"

    def _translate(self, pattern: str) -> str:
        made = []
        for piece in re.findall(
            r"\(\?P<\w+>|\(\?<?[!=]|\(\?:|\{[\d,]+\}|[()|?*+]|[A-Z][A-Z0-9]*|[^\W\d_]+|\S", pattern
        ):
            if piece.startswith(("(", "{")) or piece in "()|?*+":
                made.append(piece)
            elif piece[0].isupper() and piece.isascii():
                made.append(f"(?:{self._macros[piece]})" if piece in self._macros else self.class_set(piece))
            else:
                made.append(self._code(piece))
        return "".join(made)

    def read(self, text: str) -> tuple[list[Word], str]:
        """The words of a text, and the string of their characters.

        "monday" is a day where the whole text is in lower case, as old wires are.
        """
        small = text.islower()
        words: list[Word] = []
        codes: list[str] = []
        after = 0
        for found in _TOKEN.finditer(text):
            start, stop = found.span()
            if start < after:
                continue
            word, code = self._word(text, found, start, stop, small=small)
            after = word.stop
            words.append(word)
            codes.append(code)
        return words, "".join(codes)

    def _word(
        self, text: str, found: re.Match[str], start: int, stop: int, *, small: bool
    ) -> tuple[Word, str]:
        kind, raw = found.lastgroup or "", found[0]
        if kind == "sep":
            kind = "dmy"
        if kind == "word":
            return self._plain(text, raw, start, stop, small=small)
        name, value = _READERS[kind](raw)
        return Word(start, stop, raw, raw.lower(), value), self._codes[f"<{name}>"] if name else OTHER

    def _plain(self, text: str, raw: str, start: int, stop: int, *, small: bool) -> tuple[Word, str]:
        key = raw.lower()
        code = self._codes.get(key)
        if code is None or (key in self._capital and not small and not raw[0].isupper()):
            return Word(start, stop, raw, key), CAPITAL if raw[0].isupper() else OTHER
        if key in self._abbreviations and text[stop : stop + 1] == ".":
            stop, raw = stop + 1, raw + "."
        return Word(start, stop, raw, key), code

    def value_of(self, name: str, word: Word) -> Any:
        """What a word of a class stands for, e.g. 10 for "October"; None where it is not of the class."""
        return self.values[name].get(word.key)

    def is_ambiguous(self, word: Word) -> bool:
        """A month or weekday that is also an ordinary word, such as "May"."""
        return word.key in self._ambiguous


def _read_iso(raw: str) -> tuple[str, Any]:
    day = _date_value(int(raw[:4]), int(raw[5:7]), int(raw[8:10]))
    return ("ISO", (day, raw[10:])) if day else ("BIG", None)


def _read_ymd(raw: str) -> tuple[str, Any]:
    year, month, day = re.split(r"[/.]", raw)
    found = _date_value(int(year), int(month), int(day))
    return ("ISO", (found, "")) if found else ("BIG", None)


def _read_dmy(raw: str) -> tuple[str, Any]:
    first, second, year = re.split(r"[./-]", raw)
    return "DMY", (int(first), int(second), _full_year(year), raw[len(first)])


def _read_clock(raw: str) -> tuple[str, Any]:
    hour, minute = (int(part) for part in re.split(r"[:.]", raw)[:2])
    return ("CLOCK", (hour, minute)) if hour < 25 and minute < 60 else ("BIG", None)


def _read_span(raw: str) -> tuple[str, Any]:
    year, tail = int(raw[:4]), int(raw[5:7])
    last = year // 100 * 100 + tail
    if last > year:
        return "YEARS", (year, last)
    return ("YEARS", (year, tail)) if 1 <= tail <= 12 and raw[4] == "-" else ("BIG", None)


def _read_decade(raw: str) -> tuple[str, Any]:
    digits = re.sub(r"\D", "", raw)
    if len(digits) == 4:
        return ("DECADE", int(digits)) if digits.endswith("0") else ("BIG", None)
    return "DECADE", int(digits) + (1900 if int(digits) >= 20 else 2000)


def _read_ordinal(raw: str) -> tuple[str, Any]:
    value = int(raw[:-2])
    return "ORD31" if 1 <= value <= 31 else "ORDBIG", value


_READERS: dict[str, Any] = {
    "iso": _read_iso,
    "ymd": _read_ymd,
    "dmy": _read_dmy,
    "attack": lambda raw: ("ATTACK", date(2001, 9, 11)),
    "clock": _read_clock,
    "span": _read_span,
    "decade": _read_decade,
    "ordinal": _read_ordinal,
    "number": _number_class,
    "meridiem": lambda raw: ("MERIDIEM", raw[0].lower()),
    "possessive": lambda raw: ("POSS", None),
    "line": lambda raw: ("MARK", None),
    "mark": lambda raw: (_MARKS.get(raw, "MARK"), None),
}
