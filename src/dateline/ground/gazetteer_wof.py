"""Join Who's On First to the rows of GeoNames.

Its regions and counties are linked to units by id, else by name; its villages, quarters and campuses are new
rows, or names of a town already known.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_fold import fold, sound
from dateline.ground.gazetteer_sources import Row
from dateline.ground.gazetteer_units import strip_unit


def join_wof(rows: dict[int | str, Row], wof: Path, units: frozenset[str]) -> None:
    """Add what the folder holds to `rows`; nothing where it is missing."""
    by_name: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind in ("admin1", "admin2"):
            by_name[row.kind, row.country, row.admin1, sound(fold(strip_unit(row.name, units)))].append(row)
    entries = [(entry, row) for entry, row in sources.read_wof(wof)] if wof.exists() else []
    region_of: dict[str, int | str] = {}
    county_of: dict[str, int | str] = {}
    towns: dict[int | str, tuple[str, Row, dict]] = {}
    for entry, row in entries:
        if entry["placetype"] == "country":
            _merge(rows, row, "country", names=False)
        elif entry["placetype"] == "region":
            _link(rows, by_name, row, "admin1", None, units)
            region_of[entry["wof_id"]] = row.ref
    for entry, row in entries:
        row.admin1 = region_of.get(entry["region_wof"])
        if entry["placetype"] in ("county", "localadmin"):
            _link(rows, by_name, row, "admin2", row.admin1, units)
            county_of[entry["wof_id"]] = row.ref
        elif entry["placetype"] in ("locality", "neighbourhood", "campus"):
            row.kind = {"locality": "village", "neighbourhood": "quarter", "campus": "site"}[
                entry["placetype"]
            ]
            if row.kind == "site":
                row.size = "site"
            old = towns.get(row.ref)
            if old is None or (old[0] != "ok" and entry["status"] == "ok"):
                towns[row.ref] = (entry["status"], row, entry)
    for _status, row, entry in towns.values():
        row.admin2 = county_of.get(entry["county_wof"])
        known = rows.get(row.ref)
        if known is None:
            rows[row.ref] = row
        elif known.kind == "city":
            known.names += [row.name, *row.names]
            known.fame, known.seat = max(known.fame, row.fame), max(known.seat, row.seat)
            known.admin2 = row.admin2
            known.population = known.population or row.population


def _link(
    rows: dict, by_name: dict, row: Row, kind: str, admin1: int | str | None, units: frozenset[str]
) -> None:
    """Find the unit that a WOF region or county is, merge into it, and give the row its reference."""
    known = rows.get(row.ref)
    if known is None or known.kind != kind:
        found: dict[int | str, Row] = {}
        for name in (row.name, *row.names):
            for unit in by_name.get((kind, row.country, admin1, sound(fold(strip_unit(name, units)))), ()):
                found[unit.ref] = unit
            if found:
                break
        if len(found) == 1:
            row.ref = next(iter(found))
        elif known is not None:
            row.ref = f"wof-{row.country}-{kind}-{row.ref}"
    row.kind = kind
    _merge(rows, row, kind)


def _merge(rows: dict, row: Row, kind: str, *, names: bool = True) -> None:
    known = rows.get(row.ref)
    if known is None:
        row.kind = kind
        rows[row.ref] = row
        return
    if names:
        known.names += [row.name, *row.names]
        known.lat, known.lon = row.lat, row.lon
        known.fame = max(known.fame, min(row.fame, 60))
        known.population = known.population or row.population
