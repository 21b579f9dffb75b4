"""Words that go on in quotation marks after the sentence that says whose they are.

"We were hit," said a resident. "The shop is gone. Nothing is left." -> the last sentence still quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

OPENING, CLOSING = frozenset("“«"), frozenset("”»")
STRAIGHT = frozenset('"')


def opens_quote(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether words[start:stop] open quotation marks that they do not close."""
    opened = False
    for word in words[start:stop]:
        if word in OPENING or word == "``":
            opened = True
        elif word in CLOSING or word == "''":
            opened = False
        elif word in STRAIGHT:
            opened = not opened
    return opened


def quote_stop(words: Sequence[str]) -> int | None:
    """For a sentence that begins inside a quotation: after the mark that closes it, None where none does."""
    for place, word in enumerate(words):
        if word in CLOSING or word in STRAIGHT or word == "''":
            return place + 1
        if word in OPENING:
            return None
    return None


def follow_quote(
    sentences: Sequence[Sequence[str]], paragraphs: Sequence[int], number: int
) -> tuple[int, int] | None:
    """Where a quotation that sentence `number` leaves open is closed: (sentence, words before the end).

    Args:
        sentences: Words of the article's sentences.
        paragraphs: Paragraph of each; a quotation does not go beyond its own.
        number: A sentence at whose end quotation marks are open.

    Returns:
        None where no later sentence of the paragraph closes the quotation.
    """
    for later in range(number + 1, len(sentences)):
        if paragraphs[later] != paragraphs[number]:
            return None
        stop = quote_stop(sentences[later])
        if stop is not None:
            return later, stop
        if any(word in OPENING for word in sentences[later]):
            return None
    return None


def next_quote(
    sentences: Sequence[Sequence[str]], paragraphs: Sequence[int], number: int
) -> tuple[int, int, int] | None:
    """A quotation with which the next sentence of the paragraph begins: (sentence, last sentence, its stop).

    Said after a sentence that quotes and names the speaker: "We were hit," said Keleb. "The shop is gone."

    Returns:
        None where the next sentence does not begin with quotation marks, or they are never closed.
    """
    following = number + 1
    if following >= len(sentences) or paragraphs[following] != paragraphs[number]:
        return None
    words = sentences[following]
    if words[0] not in OPENING and words[0] not in STRAIGHT and words[0] != "``":
        return None
    stop = quote_stop(words[1:])
    if stop is not None:
        return following, following, stop + 1
    end = follow_quote(sentences, paragraphs, following)
    return end and (following, *end)


def ends_quoted(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether words[start:stop] are a quotation with both its marks."""
    first, last = words[start], words[stop - 1]
    return (first in OPENING or first in STRAIGHT or first == "``") and (
        last in CLOSING or last in STRAIGHT or last == "''"
    )
