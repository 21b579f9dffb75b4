"""What the text says holds a place: the town of a quarter, the province of a village.

"the Kolme district of Osk city": Osk holds the quarter and its words belong to the place; a quarter without a
word on it lies in the town last named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.places_resolve import Choice
from dateline.ground.places_words import Spot
from dateline.records import Sentence, Span


@dataclass(frozen=True, slots=True)
class View:
    """What turns a spot into a place: the article's text and the neighbours' choices."""

    text: str
    sentence: Sentence
    spots: list[Spot]
    choices: list[Choice]
    gazetteer: Gazetteer


def find_holder(index: int, spot: Spot, view: View) -> Toponym | None:
    """What the text says holds a place; for a quarter without a word on it, the town last named."""
    if spot.parent is not None:
        return view.choices[spot.parent].toponym
    if "quarter" not in spot.hints:
        return None
    for before in range(index - 1, max(-1, index - 6), -1):
        other, found = view.spots[before], view.choices[before].toponym
        if (
            found is not None
            and found.kind in ("city", "village")
            and not other.dateline
            and not other.hints & {"quarter", "site"}
            and other.sentence >= spot.sentence - 2
            and other.parent != index
        ):
            return found
    towns = Counter(
        choice.toponym
        for other, choice in zip(view.spots, view.choices, strict=True)
        if choice.toponym is not None
        and choice.toponym.kind in ("city", "village")
        and not (other.dateline or other.people or other.hints & {"quarter", "site"})
    )
    return towns.most_common(1)[0][0] if towns else None


def parent_span(spot: Spot, view: View) -> Span | None:
    """The name of what holds a place."""
    if spot.parent is None:
        return None
    above = view.spots[spot.parent]
    return view.sentence.span(above.start, above.stop)


def with_holder(spot: Spot, view: View) -> Span | None:
    """ "X district of Y city": the words of the holder that follow directly belong to the place."""
    if spot.parent is None:
        return None
    above = view.spots[spot.parent]
    between = [token.text.lower() for token in view.sentence.tokens[spot.outer_stop : above.start]]
    holder = view.choices[spot.parent].toponym
    if holder is None or holder.kind not in ("city", "village", "quarter"):
        return None
    if above.sentence != spot.sentence or between not in (["of"], ["in"], ["of", "the"], [","]):
        return None
    return view.sentence.span(spot.outer_start, max(above.outer_stop, above.stop))
