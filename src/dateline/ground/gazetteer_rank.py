"""How likely a name means a place when nothing else is known, as about log10 of a population.

A town that many languages name outranks its equals; "Georgia" is the country before it is the state.
"""

from __future__ import annotations

import math

from dateline.ground.gazetteer_sources import Row


def prominence(row: Row) -> float:
    """How likely a name means this place when nothing else is known: about log10 of a population."""
    known = math.log10(row.population) if row.population > 9 else 0.0
    renown = 0.35 * math.log2(1 + row.fame)
    if row.kind == "country":
        return 9.5 + 0.2 * known
    if row.kind == "admin1":
        return 4.0 + 0.55 * known + renown
    if row.kind == "admin2":
        return 3.0 + 0.25 * known + renown
    if row.kind in ("city", "village"):
        return max(known, 2.2) + renown + 0.5 * row.seat
    if row.kind == "quarter":
        return 2.0 + renown
    return {"continent": 10.0, "country": 9.0, "province": 8.5, "site": 5.5}.get(row.size, 8.0)
