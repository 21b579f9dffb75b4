"""From the lines of a pasted page to a headline and the paragraphs of its article.

What stands around the article is told by class (`debris.py`) and by shape: a short line in headline style,
without a full stop, before or after the body, about something else, is a link to another article. Inside the
body little is taken out, for there a lost sentence costs more than a line too many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.read.dates import Published, date_line, find_published
from dateline.read.debris import LETTER_WORD, content_words, debris_class, load_debris
from dateline.read.lines import SENTENCE_END, is_bullet, unwrap
from dateline.read.normal import fold
from dateline.records import Problem

SIGN_OFF = re.compile(r"[.!?][\"'”’)]* *[(\[–—-]{1,2} ?[\w /.-]{2,30}[)\]]?$")
HEADLINE_WORDS = (3, 28)
CONNECTED = 0.6
FAR_INSIDE = 0.5
PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page without its furniture.

    Attributes:
        removed: (class, line) of every line left out, in order.
    """

    title: str | None
    paragraphs: tuple[str, ...]
    published: Published | None
    removed: tuple[tuple[str, str], ...]

    @property
    def body(self) -> str:
        """The paragraphs, a blank line between each two; items of a list on lines of their own."""
        parts: list[str] = []
        for index, paragraph in enumerate(self.paragraphs):
            if index:
                listed = is_bullet(paragraph) and is_bullet(self.paragraphs[index - 1])
                parts.append("\n" if listed else "\n\n")
            parts.append(paragraph)
        return "".join(parts)

    def problems(self) -> tuple[Problem, ...]:
        """What was left out, in a sentence."""
        if not self.removed:
            return ()
        kinds = Counter(kind for kind, _ in self.removed)
        lines = "1 line" if len(self.removed) == 1 else f"{len(self.removed)} lines"
        listed = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        return (Problem("debris-removed", f"{lines} around the article left out: {listed}"),)


def clean_page(text: str, title: str | None = None) -> Cleaned:
    """Take headline and article out of the text of a page.

    Args:
        text: Normalised, paragraphs as lines or as blocks between blank lines.
        title: The headline where something outside the text gives it.
    """
    lines = unwrap(text)
    published = find_published(lines)
    removed: dict[int, str] = {}
    for index, line in enumerate(lines):
        kind = "date" if date_line(line) else debris_class(line)
        if kind:
            removed[index] = kind
    left = [index for index in range(len(lines)) if index not in removed]
    prose = [index for index in left if is_prose(lines[index])]
    if prose:
        headline = find_headline(lines, left, prose, title)
        title = title or (lines[headline] if headline is not None else None)
        removed |= link_lines(lines, left, prose, headline, removed)
        removed |= repeated_titles(lines, left, prose[0], headline, title)
    else:
        headline = 0 if len(left) > 1 and left[0] == 0 and title is None and is_headline(lines[0]) else None
        title = title or (lines[0] if headline == 0 else None)
    paragraphs = tuple(line for index, line in enumerate(lines) if index not in removed and index != headline)
    return Cleaned(
        title, paragraphs, published, tuple((removed[index], lines[index]) for index in sorted(removed))
    )


def find_headline(lines: Sequence[str], left: list[int], prose: list[int], title: str | None) -> int | None:
    """Which line before the body is its headline: the first that hangs together with it, else the first."""
    if title is not None:
        return next(
            (index for index in left if index <= prose[0] and fold(lines[index]) == fold(title)), None
        )
    candidates = [index for index in left if index < prose[0] and is_headline(lines[index])]
    body = content_words(" ".join(lines[index] for index in prose))
    connected = [index for index in candidates if connection(lines[index], body) >= FAR_INSIDE]
    return next(iter(connected or candidates), None)


def link_lines(
    lines: Sequence[str], left: list[int], prose: list[int], headline: int | None, removed: dict[int, str]
) -> dict[int, str]:
    """Lines that are links to other articles, by where they stand and what they share with this one."""
    first, last = prose[0], prose[-1]
    body = content_words(" ".join(lines[index] for index in prose))
    heads = {index for index, kind in removed.items() if kind in load_debris().lists}
    found: dict[int, str] = {}
    in_list = False
    for index in range(len(lines)):
        if index in heads:
            in_list = True
            continue
        if index not in left or index == headline:
            continue
        line = lines[index]
        if SENTENCE_END.search(line) or SIGN_OFF.search(line) or len(line.split()) > HEADLINE_WORDS[1]:
            in_list = False
            continue
        shared = connection(line, body)
        if in_list:
            found[index] = "related-headline"
        elif index > last:
            if not (is_bullet(line) and follows_colon(lines, index)) and not in_table(lines, index):
                found[index] = "related-headline"
        elif index < first:
            if headline is not None and shared < CONNECTED:
                found[index] = "related-headline"
        elif in_title_case(line) and len(line.split()) >= 5 and shared < FAR_INSIDE and not is_bullet(line):
            found[index] = "related-headline"
    return found


def repeated_titles(
    lines: Sequence[str], left: list[int], first: int, headline: int | None, title: str | None
) -> dict[int, str]:
    """Lines before the body that say the headline again."""
    if title is None:
        return {}
    return {
        index: "repeated-title"
        for index in left
        if index < first and index != headline and fold(lines[index]) == fold(title)
    }


def follows_colon(lines: Sequence[str], index: int) -> bool:
    """Whether a list item belongs to a list that a sentence of the article opens."""
    while index > 0 and is_bullet(lines[index]):
        index -= 1
    return lines[index].endswith(":")


def in_table(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a row of a table: the line beside it has as many cells."""
    cells = lines[index].count(" | ")
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return cells > 0 and any(line.count(" | ") == cells for line in beside)


def connection(line: str, body: frozenset[str]) -> float:
    """Share of a line's content words that the body has too."""
    words = content_words(line)
    return len(words & body) / len(words) if words else 0.0


def is_prose(line: str) -> bool:
    """A paragraph of sentences: long, or closed like a sentence and not short."""
    words = len(line.split())
    return words > 40 or (words >= PROSE_WORDS and bool(SENTENCE_END.search(line) or SIGN_OFF.search(line)))


def is_headline(line: str) -> bool:
    """A line that may be a headline: some words, and no full stop."""
    few, many = HEADLINE_WORDS
    return (
        few <= len(line.split()) <= many and not line.endswith((".", ":", ",", ";")) and not is_bullet(line)
    )


def in_title_case(line: str) -> bool:
    """Most words of some length begin with a capital."""
    words = [word for word in LETTER_WORD.findall(line) if len(word) > 3 and not word.isdigit()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
