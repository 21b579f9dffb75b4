"""How the gazetteer file numbers what it holds: kinds of place, flags of a name, and keys to find it by.

"Kafr Uwayd" is filed in the bucket of its key 3 (how it sounds); the mark in the entry tells its own key 1
(the folded spelling) from others in that bucket.
"""

from __future__ import annotations

import hashlib
import zlib

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


def key_of(loose: str) -> int:
    """48-bit number under which a key 3 (or a country's skeleton) is filed."""
    return int.from_bytes(hashlib.blake2b(loose.encode(), digest_size=6).digest(), "big")


def mark_of(key: str) -> int:
    """16-bit mark by which an entry recognises its own key 1."""
    return zlib.crc32(key.encode()) & 0xFFFF
