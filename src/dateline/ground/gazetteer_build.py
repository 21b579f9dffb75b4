"""Build the gazetteer file from its source tables: union by GeoNames id, weeded names, folded keys, SQLite.

The same tables give the same bytes. Tables that are missing (no Who's On First folder, no hand lists) are
left out, so that a user can build from GeoNames alone and a test from four small tables.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
import zlib
from collections import defaultdict
from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_fold import close, fold, skeleton, sound
from dateline.ground.gazetteer_sources import Row

BUILD = 1
KINDS = (
    "country",
    "admin1",
    "admin2",
    "city",
    "village",
    "quarter",
    "site",
    "region",
    "water",
    "river",
    "range",
    "island",
    "border",
    "continent",
)
MAIN, VARIANT, STRIPPED = 1, 2, 4
LONGEST_NAME = 48

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, ref, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER,
  country TEXT, admin1 INTEGER, admin2 INTEGER, population INTEGER, prominence INTEGER, seat INTEGER);
CREATE TABLE bucket (key INTEGER PRIMARY KEY, entries BLOB);
CREATE TABLE bone (key INTEGER PRIMARY KEY, entries BLOB);
CREATE TABLE people (name TEXT, role TEXT, place INTEGER, countries TEXT);
CREATE TABLE sharing (row INTEGER PRIMARY KEY, countries TEXT, size TEXT);
"""


def key_of(loose: str) -> int:
    """48-bit number under which a key 3 (or a country's skeleton) is filed."""
    return int.from_bytes(hashlib.blake2b(loose.encode(), digest_size=6).digest(), "big")


def mark_of(key: str) -> int:
    """16-bit mark by which an entry recognises its own key 1."""
    return zlib.crc32(key.encode()) & 0xFFFF


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
    units = _strip_words(hand)
    _join_wof(rows, wof, units)
    _place_units(rows, units)
    _seat_units(rows, units)
    _sort_towns(rows)
    people = _join_hand(rows, admin1, countries, hand)
    return {ref: row for ref, row in rows.items() if row.lat is not None}, people


def _strip_words(hand: Path) -> frozenset[str]:
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


def _join_wof(rows: dict[int | str, Row], wof: Path, units: frozenset[str]) -> None:
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


def _place_units(rows: dict[int | str, Row], units: frozenset[str]) -> None:
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


def _seat_units(rows: dict[int | str, Row], units: frozenset[str]) -> None:
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


def _sort_towns(rows: dict[int | str, Row]) -> None:
    for row in rows.values():
        if row.kind in ("city", "village"):
            row.kind = "city" if row.population >= 2000 or row.seat >= 2 else "village"


def _join_hand(
    rows: dict[int | str, Row], admin1: dict[str, Row], countries: dict[str, Row], hand: Path
) -> list[tuple[str, dict]]:
    """Hand-kept regions, sites, aliases and peoples."""
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
    for entry in sources.read_hand(hand, "aliases") or ():
        row = _aliased(rows, admin1, entry)
        if row is None:
            continue
        row.names += entry.get("also", ())
        if "name" in entry:
            row.names.append(row.name)
            row.name = entry["name"]
        row.abbreviations += entry.get("abbr", ())
        if "point" in entry:
            row.lat, row.lon = map(float, entry["point"])
        row.fame = max(row.fame, entry.get("fame", 12))
    people: list[tuple[str, dict]] = []
    for code, row in countries.items():
        people += [(name, {"role": "people", "ref": row.ref, "countries": [code]}) for name in row.people]
        people += [
            (name[1:], {"role": "seat", "ref": row.ref, "countries": [code]})
            for name in row.names
            if name[0] == "@"
        ]
        row.names = [name for name in row.names if name[0] != "@"]
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


def usable(name: str, kind: str, ordinary: frozenset[str], foreign: frozenset[str]) -> bool:
    """A variant worth keeping: no code, no other language's phrase, no ordinary English word."""
    key = fold(name)
    if (
        len(key.replace(" ", "")) < 3
        or len(name) > LONGEST_NAME
        or (not name[0].isalpha() and name[0] not in "'‘ʻʿ`")
    ):
        return False
    if name[0].islower() and not name.startswith(
        ("al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "ash-", "an-", "d'")
    ):
        return False
    if (name.isupper() and len(name) <= 4) or any(sign.isdigit() for sign in name):
        return False
    if kind in ("admin1", "admin2", "country") and any(
        word.strip("',").lower() in foreign for word in name.split()
    ):
        return False
    return key not in ordinary


def spellings(
    row: Row, units: frozenset[str], ordinary: frozenset[str], foreign: frozenset[str]
) -> dict[tuple[str, int], int]:
    """(key 3, mark of key 1) -> flags for every name kept of a row; the main name always is."""
    kept: dict[tuple[str, int], int] = {}

    def add(name: str, flag: int) -> None:
        key = fold(name)
        if key:
            entry = (sound(key), mark_of(key))
            kept[entry] = kept.get(entry, 0) | flag

    add(row.name, MAIN)
    for name in row.abbreviations:
        add(name, VARIANT)
    if row.name.startswith("The "):
        add(row.name[4:], MAIN)
    by_hand = row.kind not in ("city", "village", "admin2", "quarter")
    for name in dict.fromkeys(row.names):
        if usable(name, row.kind, ordinary, foreign) or (
            by_hand and row.kind == "country" and name in row.names[:12]
        ):
            add(name, VARIANT)
    if row.kind in ("admin1", "admin2"):
        for name in (row.name, *row.names[:1]):
            bare = strip_unit(name, units)
            if bare != name and fold(bare) not in ordinary:
                add(bare, STRIPPED if row.kind == "admin2" else MAIN)
        if row.kind == "admin1":
            for name in row.names[1:]:
                bare = strip_unit(name, units)
                if bare != name and usable(name, row.kind, ordinary, foreign):
                    add(bare, VARIANT)
    elif row.kind == "city" and fold(row.name).endswith(" city"):
        add(row.name[:-5], STRIPPED)
    elif (
        row.kind == "city" and row.seat < 3 and fold(row.name) + " city" in {fold(name) for name in row.names}
    ):
        key = fold(row.name)
        kept[(sound(key), mark_of(key))] = VARIANT
    return kept


def write(rows: dict[int | str, Row], people: list[tuple[str, dict]], hand: Path, target: Path) -> str:
    """Number the rows, file their keys, write SQLite. Returns the version string."""
    generic = sources.read_hand(hand, "generic")
    units = _strip_words(hand)
    foreign = frozenset(
        word.lower() for word in (generic.get("foreign", ()) if isinstance(generic, dict) else ())
    )
    words = sources.read_hand(hand, "ordinary")
    ordinary = frozenset(
        fold(str(word)) for word in (words.get("words", ()) if isinstance(words, dict) else ())
    )
    ordered = sorted(
        rows.values(), key=lambda row: (row.country, KINDS.index(row.kind), fold(row.name), str(row.ref))
    )
    number = {row.ref: index + 1 for index, row in enumerate(ordered)}
    codes = {code: index for index, code in enumerate(sorted({row.country for row in ordered}))}
    buckets: dict[int, list[tuple[float, bytes]]] = defaultdict(list)
    bones: dict[int, list[tuple[float, bytes]]] = defaultdict(list)
    digest = hashlib.sha256(f"build {BUILD}".encode())
    table, sharing = [], []
    for row in ordered:
        rank = prominence(row)
        place = number[row.ref].to_bytes(3, "big")
        for (loose, mark), flags in spellings(row, units, ordinary, foreign).items():
            entry = place + bytes((codes[row.country], flags)) + mark.to_bytes(2, "big")
            buckets[key_of(loose)].append((-rank, entry))
        if row.kind in ("city", "village", "admin2") and row.fame >= 0:
            for bone in {skeleton(sound(fold(name))) for name in (row.name,)} - {""}:
                bones[key_of(row.country + bone)].append((-rank, place))
        table.append(
            (
                number[row.ref],
                row.ref,
                row.name,
                KINDS.index(row.kind),
                round(row.lat * 1e4),
                round(row.lon * 1e4),
                row.country,
                number.get(row.admin1),
                number.get(row.admin2),
                row.population,
                round(rank * 100),
                row.seat,
            )
        )
        if row.kind not in ("country", "admin1", "admin2", "city", "village", "quarter"):
            sharing.append((number[row.ref], " ".join(row.people), row.size))
    folk = sorted(
        (fold(name), entry["role"], number.get(entry["ref"]), " ".join(entry["countries"]))
        for name, entry in people
    )
    filed = [
        (key, b"".join(entry for _rank, entry in sorted(found))) for key, found in sorted(buckets.items())
    ]
    boned = [(key, b"".join(entry for _rank, entry in sorted(found))) for key, found in sorted(bones.items())]
    for part in (table, folk, sharing):
        for values in part:
            digest.update(repr(values).encode())
    for key, entries in filed:
        digest.update(key.to_bytes(6, "big") + entries)
    version = f"dateline places {BUILD} ({len(table)} places, sha256 {digest.hexdigest()[:12]})"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.execute("PRAGMA page_size = 8192")
    base.execute("PRAGMA journal_mode = OFF")
    base.executescript(_SCHEMA)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", table)
    base.executemany("INSERT INTO bucket VALUES (?,?)", filed)
    base.executemany("INSERT INTO bone VALUES (?,?)", boned)
    base.executemany("INSERT INTO people VALUES (?,?,?,?)", folk)
    base.executemany("INSERT INTO sharing VALUES (?,?,?)", sharing)
    base.executemany(
        "INSERT INTO meta VALUES (?,?)",
        sorted(
            {
                "version": version,
                "countries": " ".join(code or "-" for code in codes),
                "capitals": " ".join(f"{row.country}:{number[row.ref]}" for row in ordered if row.seat == 3),
            }.items()
        ),
    )
    base.commit()
    base.execute("VACUUM")
    base.close()
    return version
