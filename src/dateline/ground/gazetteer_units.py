"""Provinces and districts on their way into the gazetteer: bare names, points, populations and seats.

The tables give units codes and names; where a unit lies and which town is its seat is read from its towns.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_fold import close, fold
from dateline.ground.gazetteer_sources import Row


def strip_words(hand: Path) -> frozenset[str]:
    """Generic words of units, folded: "governorate", "muhafazat"."""
    words = sources.read_hand(hand, "generic")
    return frozenset(fold(word) for word in (words.get("unit", ()) if isinstance(words, dict) else ()))


def strip_unit(name: str, units: frozenset[str]) -> str:
    """A unit's name without its generic words: "Muhafazat Idlib", "Idlib Governorate" -> "Idlib"."""
    words = name.replace("-", " - ").split()
    kept = [word for word in words if fold(word) not in units]
    bare = " ".join(kept).replace(" - ", "-").strip(" -")
    return (
        bare
        if len(fold(bare)) > 1
        and fold(bare)
        not in (
            "north",
            "south",
            "east",
            "west",
            "central",
            "northern",
            "southern",
            "eastern",
            "western",
            "new",
        )
        else name
    )


def place_units(rows: dict[int | str, Row], units: frozenset[str]) -> None:
    """Points and populations of units from their towns; second-level units from the town of the same name."""
    members: dict[int | str, list[Row]] = defaultdict(list)
    namesakes: dict[tuple, Row] = {}
    for row in rows.values():
        if row.kind in ("city", "village") and row.admin1 is not None:
            if row.kind == "city":
                members[row.admin1].append(row)
            if row.admin2 is not None:
                members[row.admin2].append(row)
            key = (row.admin1, fold(row.name))
            if key not in namesakes or namesakes[key].population < row.population:
                namesakes[key] = row
    for row in rows.values():
        if row.kind not in ("admin1", "admin2"):
            continue
        inside = members.get(row.ref, ())
        row.population = row.population or sum(town.population for town in inside)
        twin = (
            namesakes.get((row.admin1, fold(strip_unit(row.name, units)))) if row.kind == "admin2" else None
        )
        if row.lat is None and twin:
            row.lat, row.lon = twin.lat, twin.lon
            row.population = row.population or twin.population
        elif row.lat is None and inside:
            row.lat = (min(town.lat for town in inside) + max(town.lat for town in inside)) / 2
            row.lon = (min(town.lon for town in inside) + max(town.lon for town in inside)) / 2
    nations = {row.country: row for row in rows.values() if row.kind == "country"}
    for row in rows.values():
        if row.kind == "country" and row.lat is None:
            towns = [town for town in rows.values() if town.kind == "city" and town.country == row.country]
            if towns:
                row.lat, row.lon = (
                    sum(getattr(t, side) for t in towns) / len(towns) for side in ("lat", "lon")
                )
    for row in rows.values():
        if row.lat is None and row.kind in ("admin1", "admin2"):
            above = rows.get(row.admin1) if row.admin1 else None
            above = above if above and above.lat is not None else nations.get(row.country)
            if above:
                row.lat, row.lon = above.lat, above.lon


def seat_units(rows: dict[int | str, Row], units: frozenset[str]) -> None:
    """The town that shares its province's name, and the largest town of each, rank as its seat."""
    largest: dict[int | str, Row] = {}
    bare = {
        row.ref: close(fold(strip_unit(row.name, units))) for row in rows.values() if row.kind == "admin1"
    }
    for row in rows.values():
        if row.kind == "city" and row.admin1 in bare:
            best = largest.get(row.admin1)
            if row.population and (best is None or row.population > best.population):
                largest[row.admin1] = row
    for row in largest.values():
        row.seat = max(row.seat, 2)
