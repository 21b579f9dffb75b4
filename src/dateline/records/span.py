"""A stretch of an article's text: the smallest piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of the article and where they stand.

    Attributes:
        start: First code point in `Article.text`.
        stop: Code point after the last.
        text: Exactly `Article.text[start:stop]`.
    """

    start: int
    stop: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, stop: int) -> Span:
        """Cut a span out of an article's text."""
        return cls(start, stop, text[start:stop])

    def overlaps(self, other: Span) -> bool:
        """Share at least one code point."""
        return self.start < other.stop and other.start < self.stop

    def covers(self, other: Span) -> bool:
        """Hold the whole of the other span."""
        return self.start <= other.start and other.stop <= self.stop
