"""Join the hand-kept lists to the rows: regions, sites, aliases and peoples.

"Donbas" is a region that no table has; "Europeans" are the people of one; "the Kremlin" is a seat of
government.
"""

from __future__ import annotations

from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_fold import close, fold
from dateline.ground.gazetteer_rank import prominence
from dateline.ground.gazetteer_sources import Row


def join_hand(
    rows: dict[int | str, Row], admin1: dict[str, Row], countries: dict[str, Row], hand: Path
) -> list[tuple[str, dict]]:
    """Hand-kept regions, sites, aliases and peoples."""
    slugs = _join_regions(rows, admin1, hand)
    for entry in sources.read_hand(hand, "aliases") or ():
        row = _aliased(rows, admin1, entry)
        if row is not None:
            _rename(row, entry)
    return [*_nations(countries), *_peoples(rows, slugs, hand)]


def _join_regions(rows: dict[int | str, Row], admin1: dict[str, Row], hand: Path) -> dict[str, int | str]:
    """Add regions and sites to `rows`; gives the reference of each by its slug."""
    slugs: dict[str, int | str] = {}
    for slug, entry in (
        *sources.read_hand(hand, "regions").items(),
        *(sources.read_hand(hand, "sites") or {}).items(),
    ):
        ref = entry.get("geonameid") or slug
        unit = admin1.get(entry["admin1"]) if "admin1" in entry else rows.get(ref)
        if unit is not None:
            unit.names += [entry["name"], *entry.get("also", ())]
            unit.name = entry["name"]
            unit.fame = max(unit.fame, 40)
            slugs[slug] = unit.ref
            continue
        shared = tuple(entry.get("in", ()))
        what = entry.get("what", "region")
        row = Row(
            ref,
            entry["name"],
            list(entry.get("also", ())),
            *map(float, entry["point"]),
            what,
            shared[0] if len(shared) == 1 else "",
            size="continent" if what == "continent" else entry.get("size", "area"),
        )
        row.people = shared
        if what in ("village", "city", "quarter", "site"):
            row.size, row.fame = what, entry.get("fame", 20 if what == "site" else 4)
        rows[ref] = row
        slugs[slug] = ref
    return slugs


def _rename(row: Row, entry: dict) -> None:
    """Give a row the names, point and fame of its alias entry."""
    row.names += entry.get("also", ())
    if "name" in entry:
        row.names.append(row.name)
        row.name = entry["name"]
    row.abbreviations += entry.get("abbr", ())
    if "point" in entry:
        row.lat, row.lon = map(float, entry["point"])
    row.fame = max(row.fame, entry.get("fame", 12))


def _nations(countries: dict[str, Row]) -> list[tuple[str, dict]]:
    """Peoples and seats of government of the countries; takes the seats ("@Kremlin") out of their names."""
    people: list[tuple[str, dict]] = []
    for code, row in countries.items():
        people += [(name, {"role": "people", "ref": row.ref, "countries": [code]}) for name in row.people]
        people += [
            (name[1:], {"role": "seat", "ref": row.ref, "countries": [code]})
            for name in row.names
            if name[0] == "@"
        ]
        row.names = [name for name in row.names if name[0] != "@"]
    return people


def _peoples(rows: dict[int | str, Row], slugs: dict[str, int | str], hand: Path) -> list[tuple[str, dict]]:
    """Peoples of regions and of several countries."""
    people: list[tuple[str, dict]] = []
    for name, entry in (sources.read_hand(hand, "peoples") or {}).items():
        ref = slugs.get(entry.get("of"))
        shared = entry.get("countries") or (
            [rows[ref].country] if ref is not None and rows[ref].country else []
        )
        people.append((name, {"role": "people", "ref": ref, "countries": shared}))
    return people


def _aliased(rows: dict[int | str, Row], admin1: dict[str, Row], entry: dict) -> Row | None:
    """The row that an alias entry points to: by id, by unit code, or the best namesake of its country and
    kind.
    """
    if "id" in entry:
        return rows.get(entry["id"])
    if "admin1" in entry:
        return admin1.get(entry["admin1"])
    wanted = close(fold(entry["to"]))
    kinds = ("city", "village") if entry.get("kind", "town") == "town" else (entry["kind"],)
    above = admin1.get(entry["in"]) if "in" in entry else None
    found = [
        row
        for row in rows.values()
        if row.country == entry["country"]
        and row.kind in kinds
        and (above is None or row.admin1 == above.ref)
        and any(close(fold(name)) == wanted for name in (row.name, *row.names))
    ]
    return max(found, key=lambda row: (prominence(row), str(row.ref)), default=None)
