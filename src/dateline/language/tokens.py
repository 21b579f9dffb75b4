"""Cut text into words as Universal Dependencies English EWT does, and words into sentences.

"US-led forces didn't stop." -> US - led forces did n't stop . Paragraphs are lines; a sentence never crosses
one. Rules are tried at each place from left to right; lists stand in resources/language/tokens.yml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

APOSTROPHE = "['’‘`´ʼ]"
SITE = r"(?:com|org|net|gov|edu|mil|int|info|co|uk|us|tv|me|de|fr|ru|il|iq|sy|ye)"
MATTERS = re.compile(
    rf"""
      (?P<web>(?:https?://|www\.)[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | (?<![\w@.])[\w-]+(?:\.[\w-]+)*\.{SITE}(?:/[^\s<>"”]*[^\s<>"”.,;:!?)\]'’])?(?![\w.]\w)
        | [@\#][^\W\d]\w* )
    | (?P<dots>\.{{2,}}|…|(?:\.\s){{2,}}\.|[*=_~+-]{{3,}}|-{{2,3}}|''|``|!+\?+[!?]*|\?+!+[!?]*
        |!{{2,}}|\?{{2,}}|<<+|>>+|[:;=]-?[()DP](?!\w))
    | (?P<phone>\+?\d{{1,4}}(?:[-.]\d{{3,4}}){{2,3}}(?!\w))
    | (?P<number>
          \d{{1,2}}:\d\d(?::\d\d)?
        | \d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])
        | (?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)*(?:st|nd|rd|th|s|{APOSTROPHE}s)?(?![^\W\d_]{{3}})
        | \.\d+ )
    | (?P<acronym>(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w]))?)
    | (?P<word>[^\W_](?:[\w&])*(?:{APOSTROPHE}(?!(?:s|m|d|re|ve|ll|t)\b)[^\W\d_]\w*)*)
    | (?P<other>[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
CLITIC = re.compile(rf"{APOSTROPHE}(?:s|m|d|re|ve|ll)\b", re.IGNORECASE)
NEGATION = re.compile(rf"(?P<stem>\w+)(?=n{APOSTROPHE}t\b)", re.IGNORECASE)
UNIT = re.compile(
    r"(?P<digits>\d[\d,.]*)(?P<unit>km|kms|kg|mm|cm|am|pm|mph|m|bn|mn|k|ft|lb|lbs|hrs|min)$", re.IGNORECASE
)
MONEY = re.compile(r"(US|C|A|NZ|HK|R|CA|AU)(?=\$$)")
SHORTEST_CASED = 12
ENDS = frozenset(".?!…")
CLOSERS = frozenset("\"'”’)]»''")
OPENERS = frozenset("\"'“‘([«``")
BULLET = re.compile(r"\s*(?:[•▪●‣◦·*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A token before analysis: text[start:stop] of the article."""

    start: int
    stop: int
    text: str


def has_capitals(words: Sequence[Word]) -> bool:
    """Whether capitals tell anything: a text of some length without one is lower case throughout."""
    return len(words) < SHORTEST_CASED or any(w.text.isalpha() and not w.text.islower() for w in words)


class Tokeniser:
    """The cut into words and sentences, with its word lists."""

    def __init__(self, lists: Mapping) -> None:
        self._before_names = frozenset(w.lower() for w in lists["before_names"])
        self._abbreviations = frozenset(w.lower() for w in lists["abbreviations"]) | self._before_names
        self._only_before_numbers = frozenset(w.lower() for w in lists["only_before_numbers"])
        self._openers = frozenset(lists["openers"])
        self._prefixes = frozenset(lists["prefixes"])
        self._two_in_one = dict(lists["two_in_one"])

    def sentences(self, text: str, start: int = 0, stop: int | None = None) -> list[list[Word]]:
        """Sentences of text[start:stop], one paragraph, as lists of words; none is empty."""
        words = self.words(text, start, len(text) if stop is None else stop)
        cased = has_capitals(words)
        found: list[list[Word]] = []
        opened = 0
        for place in range(1, len(words) + 1):
            if place == len(words) or self._breaks(text, words, opened, place, cased=cased):
                found.append(words[opened:place])
                opened = place
        return found

    def words(self, text: str, start: int, stop: int) -> list[Word]:
        """Words of text[start:stop] in order."""
        found: list[Word] = []
        place = start
        while place < stop:
            if text[place].isspace():
                place += 1
                continue
            match = MATTERS.match(text, place, stop)
            if match is None:
                place += 1
                continue
            end = self._end(text, match, stop)
            found.extend(self._pieces(text, place, end))
            place = end
        return found

    def _end(self, text: str, match: re.Match, stop: int) -> int:
        """Where the token that begins here ends: a match, grown by a full stop, clitic or prefix hyphen."""
        start, end, kind = match.start(), match.end(), match.lastgroup
        if kind == "other":
            clitic = CLITIC.match(text, start, stop)
            if clitic and start and text[start - 1].isalnum():
                return clitic.end()
            return end
        if kind == "acronym" and match.group()[-1] != "." and text[end : end + 1] != ".":
            return end
        if kind == "word":
            word = match.group()
            negation = NEGATION.match(text, start, stop)
            if negation and negation.end() <= end:
                return negation.end()
            if word.lower() == "n" and re.match(rf"{APOSTROPHE}t\b", text[end : end + 2] + " "):
                return end + 2
            if (
                text[end : end + 1] == "-"
                and word.lower() in self._prefixes
                and text[end + 1 : end + 2].isalpha()
            ):
                joined = MATTERS.match(text, end + 1, stop)
                if joined and joined.lastgroup == "word":
                    return self._end(text, joined, stop)
            if text[end : end + 1] == "." and self._keeps_full_stop(text, word, end, stop):
                return end + 1
        return end

    def _keeps_full_stop(self, text: str, word: str, end: int, stop: int) -> bool:
        low = word.lower()
        rest = text[end + 1 : stop].lstrip()
        if len(word) == 1 and word.isupper() and word != "I":
            return bool(rest) and rest[0].isalnum()
        if low not in self._abbreviations:
            return False
        if low in self._only_before_numbers:
            return bool(rest) and (rest[0].isdigit() or (rest[0].islower() and rest[0].isalpha()))
        return True

    def _pieces(self, text: str, start: int, end: int) -> list[Word]:
        word = text[start:end]
        cut = self._two_in_one.get(word.lower())
        if cut is None and word[:1].isdigit():
            unit = UNIT.match(word)
            cut = len(unit["digits"]) if unit else None
        if cut is None:
            return [Word(start, end, word)]
        return [Word(start, start + cut, word[:cut]), Word(start + cut, end, word[cut:])]

    def _breaks(self, text: str, words: list[Word], opened: int, place: int, *, cased: bool) -> bool:
        """A sentence ends before words[place]; in lower-case text any word may begin one."""
        last, following = words[place - 1], words[place]
        gap = text[last.stop : following.start]
        if "\n" in gap:
            return True
        back = place - 1
        while back > opened and words[back].text in CLOSERS:
            back -= 1
        ender = words[back].text
        begins = following.text
        if following.text in CLOSERS and not gap:
            return False
        if ender[-1] not in ENDS:
            return False
        if ender in ("...", "…") and not begins[0].isupper():
            return False
        if not gap and not (begins[0].isupper() and len(ender) == 1 and len(words[back - 1].text) > 1):
            return (
                begins in OPENERS
                and place + 1 < len(words)
                and words[place + 1].text[0].isupper()
                and back == place - 1
                and len(ender) == 1
            )
        opening = begins
        if begins in OPENERS and place + 1 < len(words):
            opening = words[place + 1].text
        if len(ender) > 1 and ender[-1] == "." and ender[0].isalnum():
            if ender[:-1].lower() in self._before_names or re.fullmatch(r"[A-Z]\.", ender):
                return False
            return (opening if cased else opening.capitalize()) in self._openers
        if back == opened and ender == ".":
            return False
        if not cased and ender == "." and len(words[back - 1].text) == 1 and words[back - 1].text.isalpha():
            return False
        if place - opened == 2 and re.fullmatch(r"\(?(\d{1,2}|[A-Za-z])", words[opened].text):
            return False
        return not (cased and opening[0].islower()) or (
            back < place - 1 and ender == "." and begins[0].isupper()
        )
