"""Build the gazetteer file from its source tables: union by GeoNames id, weeded names, folded keys, SQLite.

The same tables give the same bytes. Tables that are missing (no Who's On First folder, no hand lists) are
left out, so that a user can build from GeoNames alone and a test from four small tables.
"""

from __future__ import annotations

from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_file import write
from dateline.ground.gazetteer_fold import fold
from dateline.ground.gazetteer_hand import join_hand
from dateline.ground.gazetteer_sources import Row
from dateline.ground.gazetteer_units import place_units, seat_units, strip_words
from dateline.ground.gazetteer_wof import join_wof


def build_gazetteer(geonames: Path, wof: Path, hand: Path, target: Path) -> str:
    """Write the gazetteer to `target`; returns its version.

    Args:
        geonames: Folder with countries.json, admin1CodesASCII.txt, admin2Codes.txt, cities500.tsv[.xz].
        wof: Folder with one Who's On First table a country; may be missing.
        hand: Folder with the hand-kept lists of `resources/places`; may be missing.
    """
    rows, people = gather(geonames, wof, hand)
    return write(rows, people, hand, target)


def gather(geonames: Path, wof: Path, hand: Path) -> tuple[dict[int | str, Row], list[tuple[str, dict]]]:
    """All rows by reference, and the list of peoples."""
    countries = sources.read_countries(geonames, hand)
    admin1 = sources.read_admin1(geonames)
    units2 = sources.read_admin2(geonames, admin1, sources.read_us_counties(hand, geonames))
    rows: dict[int | str, Row] = {}
    for row in (*countries.values(), *admin1.values(), *units2):
        rows[row.ref] = row
    capitals = sources.read_capitals(geonames)
    for row in sources.read_cities(geonames):
        unit = admin1.get(str(row.admin1))
        row.admin1 = unit.ref if unit else None
        if fold(row.name) == capitals.get(row.country) and row.population > 0:
            row.seat = 3
        rows.setdefault(row.ref, row)
    units = strip_words(hand)
    join_wof(rows, wof, units)
    place_units(rows, units)
    seat_units(rows, units)
    _sort_towns(rows)
    people = join_hand(rows, admin1, countries, hand)
    return {ref: row for ref, row in rows.items() if row.lat is not None}, people


def _sort_towns(rows: dict[int | str, Row]) -> None:
    for row in rows.values():
        if row.kind in ("city", "village"):
            row.kind = "city" if row.population >= 2000 or row.seat >= 2 else "village"
