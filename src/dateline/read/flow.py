"""Text as it flows: broken lines joined, blanks single, signs written out, every place kept.

Wires, mail and scraped tables break lines in the middle of sentences and names, and carry soft hyphens,
ligatures and the entities of web pages. They are read as one flowing text; what is found is then moved back
to where it stands in the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from dateline.read.lines import SENTENCE_END, WIDEST, is_bullet
from dateline.read.normal import UNSEEN

FULL = 0.75
LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
BLANK_LINE = re.compile(r"\n\s*\n|\u2029")
SIGNS = r"&#?\w{2,8};|[\ufb00-\ufb06]"
UNEVEN = re.compile(rf"\S[^\S\n]{{2,}}\S|\S[^\S\n]*\n[^\S\n]*\S|{UNSEEN.pattern}|{SIGNS}")
PART = re.compile(
    rf"(?P<blank>\s+)|(?P<unseen>{UNSEEN.pattern}+)|(?P<sign>{SIGNS})|(?:(?!{SIGNS}|{UNSEEN.pattern})\S)+"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """A text without its line breaks and oddities.

    Attributes:
        text: What is read.
        given: The text as given.
        starts, stops: For each code point of `text` where it begins and ends in `given`.
    """

    text: str
    given: str
    starts: array
    stops: array

    def back(self, value: Any) -> Any:
        """A record of `text`, or a tuple of some, as a record of `given`: every span moved."""
        if isinstance(value, tuple):
            return tuple(self.back(item) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        inner = {f.name: self.back(getattr(value, f.name)) for f in fields(value)}
        if {"start", "stop", "text"} <= inner.keys():
            start, stop = self.starts[inner["start"]], self.stops[max(inner["start"], inner["stop"] - 1)]
            inner |= {"start": start, "stop": stop, "text": self.given[start:stop]}
        return replace(value, **inner)


def flow_of(text: str, title: str | None = None) -> Flow | None:
    """The flowing text, or None where the text is one already."""
    if UNEVEN.search(text) is None:
        return None
    found: list[str] = []
    starts, stops = array("L"), array("L")

    def put(words: str, start: int, stop: int) -> None:
        found.append(words)
        whole = len(words) == stop - start
        starts.extend(range(start, stop) if whole else [start] * len(words))
        stops.extend(range(start + 1, stop + 1) if whole else [stop] * len(words))

    before = 0
    for begin, stop, joined in _lines(text, " ".join(title.split()) if title else None):
        put(" " if joined else text[before:begin], before, begin)
        for part in PART.finditer(text, begin, stop):
            if part.lastgroup == "blank":
                put(" ", *part.span())
            elif part.lastgroup == "sign":
                put(_written_out(part.group()), *part.span())
            elif part.lastgroup != "unseen":
                put(part.group(), *part.span())
        before = stop
    put(text[before:], before, len(text))
    flowing = "".join(found)
    return None if flowing == text else Flow(flowing, text, starts, stops)


def _written_out(sign: str) -> str:
    """ "&quot;" as a quotation mark, a ligature as its letters; what is neither stays."""
    return html.unescape(sign) if sign[0] == "&" else unicodedata.normalize("NFKC", sign)


def _lines(text: str, title: str | None) -> Iterator[tuple[int, int, bool]]:
    """Lines without the blanks around them, and whether each goes on from the one before."""
    blocks: list[list[tuple[int, int]]] = []
    for match in LINE.finditer(text):
        line = match.group()
        if line.isspace():
            continue
        span = match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())
        if blocks and BLANK_LINE.search(text, blocks[-1][-1][1], span[0]) is None:
            blocks[-1].append(span)
        else:
            blocks.append([span])
    for block in blocks:
        width = max(stop - start for start, stop in block)
        line = ""
        for start, stop in block:
            after = text[start:stop]
            yield start, stop, bool(line) and " ".join(line.split()) != title and _goes_on(line, after, width)
            line = after


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a column broke the line: it ends in mid-sentence, and the next begins so or it is full."""
    if width > WIDEST or SENTENCE_END.search(line) or is_bullet(after):
        return False
    return (after[0].islower() and not line.islower()) or len(line) >= FULL * width
