"""The record of a quarter, street, camp or base: exact, at its own point or its town's.

"the Kolme district of Osk" has no id of its own; it is called "Kolme, Osk" and lies where the gazetteer knows
it, else where Osk lies.
"""

from __future__ import annotations

from dateline.ground.gazetteer import Toponym
from dateline.ground.places_geography import distance_km
from dateline.ground.places_holders import View
from dateline.ground.places_names import full_name
from dateline.ground.places_resolve import Choice
from dateline.ground.places_words import Spot
from dateline.records import Place, Span

FARTHEST_KM = 40


def part_of_town(
    spot: Spot, choice: Choice, kind: str, holder: Toponym | None, span: Span, view: View
) -> Place:
    """A quarter, street, camp or base: exact; its own point where the gazetteer knows it there, else its
    town's.
    """
    name = view.sentence.span(spot.start, spot.stop).text
    if kind == "site":
        name = full_name(spot, view)
    own = _own_entry(spot, choice, kind, holder)
    if own is not None and own.kind == kind:
        return _known_part(name, choice, own, holder, span, view)
    if own is not None and own.kind in ("city", "village", "admin2") and (holder is None or kind == "site"):
        number = own.geonameid if kind == "site" else None
        return Place(
            span.start,
            span.stop,
            span.text,
            name,
            view.gazetteer.inside(own),
            number,
            own.lat,
            own.lon,
            "exact",
            round(choice.confidence * 0.8, 3),
            f"{choice.rule}+{kind}-at-town",
        )
    if holder is not None:
        return _part_of_holder(name, kind, holder, span, view)
    return Place(
        span.start, span.stop, span.text, name, (), None, None, None, "exact", 0.5, f"{kind}-by-name-only"
    )


def _own_entry(spot: Spot, choice: Choice, kind: str, holder: Toponym | None) -> Toponym | None:
    """The gazetteer's entry, unless it lies too far from what holds the place."""
    own = choice.toponym
    if (
        own is not None
        and holder is not None
        and holder.kind in ("city", "village")
        and distance_km(own, holder) > FARTHEST_KM
        and (kind == "quarter" or spot.parent is not None)
    ):
        own = None
    return own


def _known_part(
    name: str, choice: Choice, own: Toponym, holder: Toponym | None, span: Span, view: View
) -> Place:
    """A quarter or site that the gazetteer knows."""
    kind = own.kind
    town = holder is not None and holder.kind in ("city", "village") and kind == "quarter"
    return Place(
        span.start,
        span.stop,
        span.text,
        f"{name}, {holder.name}" if town else own.name,
        view.gazetteer.inside(own),
        own.geonameid if kind == "site" else None,
        own.lat,
        own.lon,
        "exact",
        choice.confidence,
        f"{choice.rule}+{kind}",
    )


def _part_of_holder(name: str, kind: str, holder: Toponym, span: Span, view: View) -> Place:
    """A quarter or site at the point of the town that holds it; without a point where no town does."""
    town = holder.kind in ("city", "village")
    inside = (holder.name, *view.gazetteer.inside(holder))
    shown = f"{name}, {holder.name}" if town else name
    return Place(
        span.start,
        span.stop,
        span.text,
        shown,
        inside,
        None,
        holder.lat if town else None,
        holder.lon if town else None,
        "exact",
        0.75,
        f"{kind}-of-{holder.kind}",
    )
