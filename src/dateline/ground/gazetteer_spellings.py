"""Which names of a place the gazetteer keeps, and under which keys.

Main names always; a variant only where it is no code, no other language's phrase and no ordinary English
word. "Idlib Governorate" is also found as "Idlib".
"""

from __future__ import annotations

from dateline.ground.gazetteer_fold import fold, sound
from dateline.ground.gazetteer_keys import MAIN, STRIPPED, VARIANT, mark_of
from dateline.ground.gazetteer_sources import Row
from dateline.ground.gazetteer_units import strip_unit

LONGEST_NAME = 48


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
