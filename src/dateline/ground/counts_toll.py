"""A toll: one figure for people harmed or moved, with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure for people harmed or moved, with the words it was read from.

    Attributes:
        span: The number phrase with its noun, e.g. "at least 126 people".
        kind, group, low, high: As in the record's counts.
        sentence: Index of the sentence.
        token: Token of the counted noun, or of the figure where there is no noun.
        cue: Token of the casualty word ("killed", "dead", "toll").
        part_of: Span of the toll that includes this one.
        cumulative: Sums a war, a year or several incidents; never an event's toll.
        revision: Replaces an earlier figure ("rose to 126 from 112").
        source: Who counted, where the clause says so.
        single: "" for a figure; indefinite, definite, possessive or name where the text speaks of one person.
        perpetrator: Those harmed are attackers.
        headline: Stands in the article's title.
        rule: What read it: "<rule of the casualty word>/<rule of the number>".
    """

    span: Span
    kind: str
    group: str
    low: int
    high: int | None
    sentence: int
    token: int
    cue: int
    rule: str
    part_of: Span | None = None
    cumulative: bool = False
    revision: bool = False
    source: Span | None = None
    single: str = ""
    perpetrator: bool = False
    headline: bool = False

    @property
    def figure(self) -> int:
        """The number as named: 12 of "more than 12" (whose low is 13) and of "up to 12" (whose low is 0)."""
        if self.rule.endswith("/more-than") and self.low:
            return self.low - 1
        return self.high if self.rule.endswith("/up-to") and self.high is not None else self.low
