"""An article's lines -> sentences as words: datelines apart, no sentence longer than the model can read.

"BEIRUT, Nov 17 (Reuters) - Shells fell on the old town." is two: the dateline, and what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.language.tokens import Tokeniser, Word

LONGEST_WORDS = 160
DASH = r"\s*(?:[-–—―]{1,2})\s+"
AGENCY = r"\(\s*[A-Z][\w./&’' -]{1,30}\)"
DATELINE = re.compile(
    rf"""\s*(?:
        [A-Z][\w.’'/ -]{{1,40}}(?:,\s[\w.’' -]{{2,30}}){{0,3}},?\s*{AGENCY}
      | [A-Z]{{3}}[A-Z.’'/ -]{{0,30}}(?:,\s[\w.’' -]{{2,30}}){{0,3}}
    )(?={DASH})""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SentenceCut:
    """A sentence before analysis.

    Attributes:
        paragraph: Number of its line in the text, from 0, empty lines not counted.
        headline: True where it stands in the article's title.
    """

    words: tuple[Word, ...]
    paragraph: int
    headline: bool


def cut_article(text: str, title: str | None, tokeniser: Tokeniser) -> list[SentenceCut]:
    """Sentences of an article in order; none is empty."""
    found: list[SentenceCut] = []
    wanted = " ".join(title.split()) if title else None
    for number, (start, stop) in enumerate(_lines(text)):
        headline = number == 0 and wanted is not None and " ".join(text[start:stop].split()) == wanted
        for begin, end in _dateline_apart(text, start, stop):
            for words in tokeniser.sentences(text, begin, end):
                found.extend(SentenceCut(tuple(part), number, headline) for part in _short_enough(words))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c]+", text):
        if not match.group().isspace():
            yield match.span()


def _dateline_apart(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    match = DATELINE.match(text, start, stop)
    if match is None:
        return [(start, stop)]
    dash = re.compile(DASH).match(text, match.end(), stop)
    return [(start, dash.end()), (dash.end(), stop)]


def _short_enough(words: list[Word]) -> Iterator[list[Word]]:
    """Cut what is too long at its last comma or semicolon, or anywhere if it has none."""
    while len(words) > LONGEST_WORDS:
        marks = [
            i
            for i in range(LONGEST_WORDS // 2, LONGEST_WORDS)
            if words[i].text in (",", ";", ":", ".", "-", "–")
        ]
        stop = marks[-1] + 1 if marks else LONGEST_WORDS
        yield words[:stop]
        words = words[stop:]
    if words:
        yield words
