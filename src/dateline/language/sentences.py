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

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
STAMP = re.compile(
    rf"""\s*(?:(?:Posted|Published|Updated|Date\ of\ publication|Last\ updated)(?:\ on)?:?\s+)?
    (?:[A-Z]{{2,6}}\s+)?
    (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?
    (?:\d{{1,2}}\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}},?\s+\d{{4}})
    (?:\s+(?:at\s+)?\d{{1,2}}[:.]?\d{{2}}(?:\s*[AaPp]\.?[Mm]\.?)?)?
    (?=\s+["“A-Z])(?!\s+[A-Z][a-z]+\s*,)""",
    re.VERBOSE,
)
HEADER_LENGTH = 220


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
        pieces = [(start, stop, headline)]
        if not headline and number <= 1:
            pieces = list(_header_apart(text, start, stop, title))
        for low, high, repeated in pieces:
            for begin, end in _dateline_apart(text, low, high):
                for words in tokeniser.sentences(text, begin, end):
                    found.extend(SentenceCut(tuple(part), number, repeated) for part in _short_enough(words))
    return found


def _header_apart(text: str, start: int, stop: int, title: str | None) -> Iterator[tuple[int, int, bool]]:
    """Cut off what scraping ran into the first line: the headline once more, and the date stamp of the page.

    "Twin blasts hit Tarvo AFP Monday 4 Jun 2018 Two car bombs ..." is a headline, a stamp and a story.
    """
    if title:
        words = r"\s+".join(re.escape(word) for word in title.split()) + r"(?!\w)[.:]?"
        again = re.compile(words).search(text, start, min(stop, start + HEADER_LENGTH + len(title)))
        if again is not None and again.end() < stop:
            if again.start() > start:
                yield start, again.start(), False
            yield again.start(), again.end(), True
            start = again.end()
    stamp = STAMP.match(text, start, stop)
    if stamp is not None:
        yield start, stamp.end(), False
        start = stamp.end()
    if text[start:stop].strip():
        yield start, stop, False


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
