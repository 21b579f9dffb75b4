"""How two places of the gazetteer lie to each other: one holds the other, or so many kilometres apart.

Rif Dimashq holds Douma; Paris holds its quarters, and the Sahel the towns of its countries.
"""

from __future__ import annotations

import math

from dateline.ground.gazetteer import Toponym

TOWNS = frozenset({"city", "village"})


def contains(holder: Toponym, held: Toponym) -> bool:
    """A unit, country or region holds a place."""
    if holder.row == held.row:
        return False
    if holder.kind == "country":
        return held.country == holder.country
    if holder.kind == "admin1":
        return held.admin1 == holder.row
    if holder.kind == "admin2":
        return held.admin2 == holder.row
    if holder.kind in TOWNS:
        return (
            held.kind in ("quarter", "village", "city")
            and held.admin1 == holder.admin1
            and distance_km(holder, held) < 25
            and holder.prominence > held.prominence
        )
    return held.country in holder.countries and held.kind != "country" and distance_km(holder, held) < 900


def distance_km(a: Toponym, b: Toponym) -> float:
    """Flat-earth distance, good to a few per cent below 1,000 km."""
    middle = math.cos(math.radians((a.lat + b.lat) / 2))
    east = abs(a.lon - b.lon)
    return 111.2 * math.hypot(a.lat - b.lat, min(east, 360 - east) * middle)
