"""The record of a place: what it is called, what holds it, its id and point, and how exactly it is told.

"near X" keeps X's point one level coarser, "northern X" is an area, and a border has no point; the precision
is never finer than the words.
"""

from __future__ import annotations

import re

from dateline.ground.gazetteer import Toponym
from dateline.ground.places_holders import View, with_holder
from dateline.ground.places_in_town import part_of_town
from dateline.ground.places_names import full_name, shown_name
from dateline.ground.places_resolve import Choice
from dateline.ground.places_words import Spot
from dateline.records import Place

_PRECISION = {
    "country": "country",
    "continent": "country",
    "admin1": "province",
    "admin2": "area",
    "city": "town",
    "village": "town",
    "quarter": "exact",
    "site": "exact",
    "region": "area",
    "water": "area",
    "river": "area",
    "range": "area",
    "island": "area",
    "border": "area",
}
_LAND = frozenset({"region", "range", "river", "water", "island"})
_COARSER = {"exact": "town", "town": "area", "area": "province", "province": "country", "country": "country"}


def place_record(spot: Spot, choice: Choice, kind: str, holder: Toponym | None, view: View) -> Place:
    """The record of a spot: name, what holds it, id and point, and a precision no finer than the words."""
    outer_start = spot.outer_start if spot.outer_start >= 0 else spot.start
    span = view.sentence.span(outer_start, max(spot.outer_stop, spot.stop))
    toponym = choice.toponym
    name = shown_name(spot, toponym)
    if toponym is None and spot.hints & _LAND and not spot.hints & {"town", "quarter", "admin1", "admin2"}:
        name = full_name(spot, view)
    inside = view.gazetteer.inside(toponym) if toponym is not None else ()
    number = toponym.geonameid if toponym else None
    lat, lon = (toponym.lat, toponym.lon) if toponym else (None, None)
    precision = _PRECISION.get(toponym.kind if toponym else kind, "unknown")
    confidence, rule = choice.confidence, choice.rule
    if spot.relation == "border":
        shown = re.sub(r"(?i)^the ", "", span.text)
        within = (toponym.name,) if toponym is not None else ()
        return Place(
            span.start, span.stop, span.text, shown, within, None, None, None, "area", 0.55, "border"
        )
    if kind in ("quarter", "site"):
        span = with_holder(spot, view) or span
        return part_of_town(spot, choice, kind, holder, span, view)
    if toponym is None and holder is not None:
        inside = (holder.name, *view.gazetteer.inside(holder))
    described = (
        spot.relation == "part"
        and bool(spot.hints & {"admin1", "admin2"})
        and _lies(toponym, spot.modifier, view)
    )
    if described:
        rule += "+compass-agrees"
    elif spot.relation == "part" or spot.relation in ("countryside", "area"):
        if toponym is not None and toponym.kind in ("city", "village", "quarter", "site"):
            precision = "area" if spot.relation != "part" or "rural" in spot.modifier else "exact"
        else:
            precision = "area"
            if spot.relation == "part":
                number = None
                name = f"{spot.modifier} {name}".strip()
        rule += f"+{spot.relation}"
    elif spot.relation in ("near", "distance", "road", "between"):
        precision = _COARSER.get(precision, precision)
        rule += f"+{spot.relation}"
    return Place(
        span.start, span.stop, span.text, name, inside, number, lat, lon, precision, confidence, rule
    )


def _lies(toponym: Toponym | None, modifier: str, view: View) -> bool:
    """ "northwestern Idlib province": the compass word says where in the country it lies, not which part is
    meant.
    """
    nation = view.gazetteer.country(toponym.country) if toponym is not None else None
    if toponym is None or nation is None or toponym.row == nation.row:
        return False
    wants = {
        "north": toponym.lat - nation.lat,
        "south": nation.lat - toponym.lat,
        "east": toponym.lon - nation.lon,
        "west": nation.lon - toponym.lon,
    }
    named = [offset for word, offset in wants.items() if word in modifier]
    return bool(named) and "and" not in modifier and all(offset > 0.3 for offset in named)
