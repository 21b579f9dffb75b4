"""The record of one place name in an article: where it stands, what it means, and how it is used there."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.gazetteer import Toponym
from dateline.records import Place, Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place name.

    Attributes:
        span: The name alone; `place` spans its generic and compass words too.
        sentence: Index of the sentence; start, stop, head: its tokens and the head among them.
        kind: country, admin1, admin2, city, village, quarter, site, region, water, river, range, island,
        border,
            continent, demonym, seat (of a government), unknown.
        toponym: The gazetteer's entry, None where unresolved.
        relation: "" | part | near | distance | between | road | countryside | area.
        parent: Span of the name that the text says holds this one.
        dateline: Where the reporter sat.
        demonym: An adjective or people ("Turkish jets").
        government: A country, capital or building that stands for a government ("Damascus said").
        source_base: Where a source is based or spoke ("the Britain-based Observatory").
        outer: Tokens of the name with its generic and compass words.
    """

    span: Span
    sentence: int
    start: int
    stop: int
    head: int
    kind: str
    place: Place
    toponym: Toponym | None
    relation: str
    parent: Span | None
    dateline: bool
    demonym: bool
    government: bool
    source_base: bool
    label: str
    outer: tuple[int, int]

    @property
    def can_hold_events(self) -> bool:
        """Not an adjective, a government, a source's base or the reporter's seat."""
        return not (self.demonym or self.government or self.source_base or self.dateline)
