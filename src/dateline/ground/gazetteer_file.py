"""Write the gazetteer's SQLite file; the same rows give the same bytes.

Places stand in one table by number. A bucket holds the entries of all names that sound alike, a bone those
of a country's names with one skeleton, both most prominent first.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from dateline.ground import gazetteer_sources as sources
from dateline.ground.gazetteer_fold import fold, skeleton, sound
from dateline.ground.gazetteer_keys import KINDS, key_of
from dateline.ground.gazetteer_rank import prominence
from dateline.ground.gazetteer_sources import Row
from dateline.ground.gazetteer_spellings import spellings
from dateline.ground.gazetteer_units import strip_words

BUILD = 1

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, ref, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER,
  country TEXT, admin1 INTEGER, admin2 INTEGER, population INTEGER, prominence INTEGER, seat INTEGER);
CREATE TABLE bucket (key INTEGER PRIMARY KEY, entries BLOB);
CREATE TABLE bone (key INTEGER PRIMARY KEY, entries BLOB);
CREATE TABLE people (name TEXT, role TEXT, place INTEGER, countries TEXT);
CREATE TABLE sharing (row INTEGER PRIMARY KEY, countries TEXT, size TEXT);
"""


@dataclass(frozen=True, slots=True)
class _Tables:
    """The rows of the file's tables, in the order of its columns."""

    places: list[tuple]
    buckets: list[tuple[int, bytes]]
    bones: list[tuple[int, bytes]]
    people: list[tuple]
    sharing: list[tuple]
    meta: dict[str, str]


def write(rows: dict[int | str, Row], people: list[tuple[str, dict]], hand: Path, target: Path) -> str:
    """Number the rows, file their keys, write SQLite. Returns the version string."""
    ordered = sorted(
        rows.values(), key=lambda row: (row.country, KINDS.index(row.kind), fold(row.name), str(row.ref))
    )
    number = {row.ref: index + 1 for index, row in enumerate(ordered)}
    codes = {code: index for index, code in enumerate(sorted({row.country for row in ordered}))}
    buckets, bones = _file_names(ordered, number, codes, hand)
    places = [_place_values(row, number) for row in ordered]
    sharing = [
        (number[row.ref], " ".join(row.people), row.size)
        for row in ordered
        if row.kind not in ("country", "admin1", "admin2", "city", "village", "quarter")
    ]
    folk = sorted(
        (fold(name), entry["role"], number.get(entry["ref"]), " ".join(entry["countries"]))
        for name, entry in people
    )
    meta = {
        "version": _version(places, folk, sharing, buckets),
        "countries": " ".join(code or "-" for code in codes),
        "capitals": " ".join(f"{row.country}:{number[row.ref]}" for row in ordered if row.seat == 3),
    }
    _write_tables(_Tables(places, buckets, bones, folk, sharing, meta), target)
    return meta["version"]


def _file_names(
    ordered: list[Row], number: dict[int | str, int], codes: dict[str, int], hand: Path
) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """Buckets and bones by their keys, the entries of each most prominent first."""
    units = strip_words(hand)
    foreign = frozenset(word.lower() for word in _hand_words(hand, "generic", "foreign"))
    ordinary = frozenset(fold(str(word)) for word in _hand_words(hand, "ordinary", "words"))
    buckets: dict[int, list[tuple[float, bytes]]] = defaultdict(list)
    bones: dict[int, list[tuple[float, bytes]]] = defaultdict(list)
    for row in ordered:
        rank = prominence(row)
        place = number[row.ref].to_bytes(3, "big")
        for (loose, mark), flags in spellings(row, units, ordinary, foreign).items():
            entry = place + bytes((codes[row.country], flags)) + mark.to_bytes(2, "big")
            buckets[key_of(loose)].append((-rank, entry))
        if row.kind in ("city", "village", "admin2") and row.fame >= 0:
            for bone in {skeleton(sound(fold(name))) for name in (row.name,)} - {""}:
                bones[key_of(row.country + bone)].append((-rank, place))
    return _joined(buckets), _joined(bones)


def _hand_words(hand: Path, name: str, key: str) -> tuple:
    """Words of a hand-kept list; none where the list is missing."""
    words = sources.read_hand(hand, name)
    return words.get(key, ()) if isinstance(words, dict) else ()


def _joined(filed: dict[int, list[tuple[float, bytes]]]) -> list[tuple[int, bytes]]:
    return [(key, b"".join(entry for _rank, entry in sorted(found))) for key, found in sorted(filed.items())]


def _place_values(row: Row, number: dict[int | str, int]) -> tuple:
    """The columns of the place table."""
    return (
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
        round(prominence(row) * 100),
        row.seat,
    )


def _version(
    places: list[tuple], folk: list[tuple], sharing: list[tuple], buckets: list[tuple[int, bytes]]
) -> str:
    """A name that changes with the content."""
    digest = hashlib.sha256(f"build {BUILD}".encode())
    for part in (places, folk, sharing):
        for values in part:
            digest.update(repr(values).encode())
    for key, entries in buckets:
        digest.update(key.to_bytes(6, "big") + entries)
    return f"dateline places {BUILD} ({len(places)} places, sha256 {digest.hexdigest()[:12]})"


def _write_tables(tables: _Tables, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.execute("PRAGMA page_size = 8192")
    base.execute("PRAGMA journal_mode = OFF")
    base.executescript(_SCHEMA)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", tables.places)
    base.executemany("INSERT INTO bucket VALUES (?,?)", tables.buckets)
    base.executemany("INSERT INTO bone VALUES (?,?)", tables.bones)
    base.executemany("INSERT INTO people VALUES (?,?,?,?)", tables.people)
    base.executemany("INSERT INTO sharing VALUES (?,?,?)", tables.sharing)
    base.executemany("INSERT INTO meta VALUES (?,?)", sorted(tables.meta.items()))
    base.commit()
    base.execute("VACUUM")
    base.close()
