"""What kind of place a name means where it stands.

The words beside it go before the gazetteer: "Kolme district" is a quarter in a town, though a village has
that name; but "Aleppo neighbourhoods" are the city's, and "a Tarnland market" is the country's.
"""

from __future__ import annotations

from dateline.ground.gazetteer import Toponym
from dateline.ground.places_names import ENGLISH_NAME
from dateline.ground.places_words import Spot, place_words

_CALLED_AFTER = frozenset({"street", "avenue", "road", "square", "roundabout"})


def kind_of(spot: Spot, toponym: Toponym | None, in_town: bool) -> str:
    """A kind of the gazetteer, "demonym", "seat" (of a government) or "unknown"."""
    if spot.demonym:
        return "demonym"
    if spot.people is not None and spot.people.role == "seat":
        return "seat"
    if (
        "quarter" in spot.hints
        and "town" not in spot.hints
        and not _parts_of_city(spot, toponym)
        and (in_town or toponym is None or toponym.kind not in ("admin2", "admin1"))
        and not _land_beside(spot, toponym)
    ):
        return "quarter"
    if "site" in spot.hints and (toponym is None or toponym.kind not in ("country", "admin1")):
        return "site"
    if toponym is not None:
        return toponym.kind
    for hint, kind in (
        ("town", "city"),
        ("admin1", "admin1"),
        ("admin2", "admin2"),
        ("site", "site"),
        ("region", "region"),
    ):
        if hint in spot.hints:
            return kind
    return "unknown"


def _land_beside(spot: Spot, toponym: Toponym | None) -> bool:
    """ "a Tarnland market": where the market is; a street may be called after a country."""
    return toponym is not None and toponym.kind == "country" and spot.generic not in _CALLED_AFTER


def _parts_of_city(spot: Spot, toponym: Toponym | None) -> bool:
    """ "suburbs of Damascus", "Aleppo neighbourhoods": the name is the city's, not a quarter's."""
    return (
        spot.generic in place_words().parts
        and toponym is not None
        and toponym.kind == "city"
        and toponym.prominence >= ENGLISH_NAME
    )
