"""Look up place names: exact, without article, by sound, and by skeleton inside given countries.

A `Toponym` is one place that a name may mean, with how the name matched. The gazetteer never decides between
them; `places_resolve` does.
"""

from __future__ import annotations

import csv
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz.fuzz import ratio

from dateline.ground.gazetteer_fold import close, fold, skeleton, sound
from dateline.ground.gazetteer_keys import KINDS, MAIN, STRIPPED, key_of, mark_of
from dateline.resources.gazetteer import GazetteerFile

_COLUMNS = "row, ref, name, kind, lat, lon, country, admin1, admin2, population, prominence, seat"
_FETCH_AT_MOST = 300
_FUZZY_AT_LEAST = 80.0
_REMEMBERED = 4000


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place that a name may mean.

    Attributes:
        id: "geonames:N", "wof:N", "dateline:slug" or "user:N".
        kind: country, admin1, admin2, city, village, quarter, site, region, water, river, range, island,
        border, continent. admin1, admin2: Rows of the units that hold it; look up with `Gazetteer.unit`.
        countries: The countries of a region that more than one shares; else its own. prominence: About
        log10 of a population, names in other languages and rank as a seat counted in. match: exact |
        article | sound | fuzzy. main: The name is the place's main one, not a variant. stripped: The name
        matched a unit's name without its generic word ("Greene" for Greene County). size: For regions: area
        | province | country | continent.
    """

    row: int
    id: str
    geonameid: int | None
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: int | None
    admin2: int | None
    population: int
    prominence: float
    seat: int
    countries: tuple[str, ...] = ()
    size: str = ""
    match: str = "exact"
    main: bool = True
    stripped: bool = False
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class People:
    """What a demonym or a government's seat points to: a place where there is one, and countries."""

    role: str
    place: Toponym | None
    countries: tuple[str, ...]


class Gazetteer:
    """Read-only and safe to share between threads."""

    def __init__(self, file: GazetteerFile, extra: Path | None = None) -> None:
        """Read the small tables; `extra` is a user's own table (see `read_extra`)."""
        self._file = file
        meta = file.meta()
        self.version = meta["version"]
        self._countries = [code.replace("-", "") for code in meta["countries"].split()] or [""]
        self._number = {code: index for index, code in enumerate(self._countries)}
        self._sharing = {
            row: (tuple(countries.split()), size)
            for row, countries, size in file.rows("SELECT * FROM sharing")
        }
        self._memory: OrderedDict[tuple, list[Toponym]] = OrderedDict()
        self._units: dict[int, Toponym] = {}
        self._known: dict[str, bool] = {}
        self._capitals = dict(pair.split(":") for pair in meta.get("capitals", "").split())
        nations = file.rows(
            f"SELECT {_COLUMNS} FROM place WHERE kind = 0 AND row IN (SELECT place FROM people)"
        )
        self._nations: dict[str, Toponym] = {values[6]: self._toponym(values) for values in nations}
        self._people: dict[str, People] = {}
        for name, role, place, countries in file.rows("SELECT name, role, place, countries FROM people"):
            found = self.unit(place) if place else None
            self._people[name] = People(role, found, tuple(countries.split()))
        self._extra: dict[str, list[Toponym]] = defaultdict(list)
        if extra:
            self._read_extra(extra)

    @classmethod
    def open(cls, path: Path | None = None, *, extra: Path | None = None) -> Gazetteer:
        """Open the bundled gazetteer or another built file, with a user's own table beside it."""
        return cls(GazetteerFile(path), extra)

    def unit(self, row: int | None) -> Toponym | None:
        """The place of a row: a first- or second-level unit, or any other."""
        if row is None:
            return None
        if row not in self._units:
            found = self._file.rows(f"SELECT {_COLUMNS} FROM place WHERE row = ?", (row,))
            if not found:
                return None
            self._units[row] = self._toponym(found[0])
        return self._units[row]

    def country(self, code: str) -> Toponym | None:
        """A country by its ISO code."""
        return self._nations.get(code)

    def capital(self, code: str) -> Toponym | None:
        """The capital of a country."""
        row = self._capitals.get(code)
        return self.unit(int(row)) if row else None

    def people(self, name: str) -> People | None:
        """What a demonym ("Turkish") or the seat of a government ("Kremlin") points to."""
        return self._people.get(fold(name))

    def inside(self, place: Toponym) -> tuple[str, ...]:
        """Names of what holds a place, from small to large."""
        above = [self.unit(place.admin2), self.unit(place.admin1), self._nations.get(place.country)]
        names = []
        for unit in above:
            if unit is not None and unit.row != place.row and unit.name not in names:
                names.append(unit.name)
        return tuple(names)

    def knows(self, name: str) -> bool:
        """Some place bears this name, article and sound left aside."""
        key = fold(name)
        if not key:
            return False
        known = self._known.get(key)
        if known is None:
            loose = sound(key)
            known = loose in self._extra or bool(
                self._file.rows("SELECT 1 FROM bucket WHERE key = ?", (key_of(loose),))
            )
            if len(self._known) > _REMEMBERED * 10:
                self._known.clear()
            self._known[key] = known
        return known

    def candidates(
        self, name: str, *, countries: Iterable[str] | None = None, limit: int = 25, fuzzy: bool = False
    ) -> list[Toponym]:
        """Places that a name may mean, best match first, then by prominence.

        Args:
            countries: Keep room for places of these countries, however small.
            fuzzy: Where nothing else matches, search these countries by skeleton too.
        """
        key = fold(name)
        if not key:
            return []
        wanted = tuple(sorted(countries)) if countries else ()
        remembered = self._memory.get((key, wanted, limit, fuzzy))
        if remembered is None:
            remembered = self._find(key, wanted, limit)
            if not remembered and fuzzy and wanted:
                remembered = self._guess(key, wanted, limit)
            self._memory[(key, wanted, limit, fuzzy)] = remembered
            if len(self._memory) > _REMEMBERED:
                self._memory.popitem(last=False)
        return remembered

    def _find(self, key: str, wanted: tuple[str, ...], limit: int) -> list[Toponym]:
        loose, mark, closed = sound(key), mark_of(key), close(key)
        blob = self._file.rows("SELECT entries FROM bucket WHERE key = ?", (key_of(loose),))
        best: dict[int, tuple[int, int]] = {}
        numbers = {self._number[code] for code in wanted if code in self._number}
        if blob:
            entries = blob[0][0]
            for start in range(0, len(entries), 7):
                row, country, flags = (
                    int.from_bytes(entries[start : start + 3], "big"),
                    entries[start + 3],
                    entries[start + 4],
                )
                exact = int.from_bytes(entries[start + 5 : start + 7], "big") == mark
                rank = (0 if exact else 1) * 4 + (0 if flags & MAIN else 2 if flags & STRIPPED else 1)
                if row not in best or rank < best[row][0]:
                    best[row] = (rank, country)
        order = list(best)
        exact = [row for row in order if best[row][0] < 4]
        loose_rows = [row for row in order if best[row][0] >= 4]
        chosen = exact[:limit]
        chosen += [row for row in exact[limit:_FETCH_AT_MOST] if best[row][1] in numbers][:limit]
        room = max(0, limit - len(exact))
        chosen += loose_rows[:room]
        chosen += [row for row in loose_rows[room:_FETCH_AT_MOST] if best[row][1] in numbers][:limit]
        found = [*self._extra.get(loose, ())]
        if chosen:
            marks = ",".join(str(row) for row in chosen)
            for values in self._file.rows(f"SELECT {_COLUMNS} FROM place WHERE row IN ({marks})"):
                rank = best[values[0]][0]
                match = "exact" if rank < 4 else "article" if close(fold(values[2])) == closed else "sound"
                found.append(self._toponym(values, match, rank % 4 == 0, rank % 4 == 2))
        order_of = {"exact": 0, "article": 1, "sound": 2, "fuzzy": 3}
        return sorted(found, key=lambda place: (order_of[place.match], -place.prominence, place.row))

    def guesses(self, name: str, countries: Iterable[str], *, limit: int = 25) -> list[Toponym]:
        """Places of these countries whose names sound nearly like this one, the most alike first."""
        key = fold(name)
        return self._guess(key, tuple(countries), limit) if key else []

    def _guess(self, key: str, wanted: tuple[str, ...], limit: int) -> list[Toponym]:
        loose = sound(key)
        bone = skeleton(loose)
        if not bone:
            return []
        found: list[Toponym] = []
        for code in wanted:
            blob = self._file.rows("SELECT entries FROM bone WHERE key = ?", (key_of(code + bone),))
            if not blob:
                continue
            entries = blob[0][0]
            rows = [int.from_bytes(entries[start : start + 3], "big") for start in range(0, len(entries), 3)][
                :_FETCH_AT_MOST
            ]
            for values in self._file.rows(
                f"SELECT {_COLUMNS} FROM place WHERE row IN ({','.join(map(str, rows))})"
            ):
                alike = ratio(loose, sound(fold(values[2])))
                if alike >= _FUZZY_AT_LEAST:
                    found.append(replace(self._toponym(values, "fuzzy"), similarity=alike / 100))
        return sorted(found, key=lambda place: (-place.similarity, -place.prominence, place.row))[:limit]

    def _toponym(
        self, values: tuple, match: str = "exact", main: bool = True, stripped: bool = False
    ) -> Toponym:
        row, ref, name, kind, lat, lon, country, admin1, admin2, population, prominence, seat = values
        shared, size = self._sharing.get(row, ((country,) if country else (), ""))
        number = ref if isinstance(ref, int) and ref > 0 else None
        label = f"geonames:{ref}" if number else f"wof:{-ref}" if isinstance(ref, int) else f"dateline:{ref}"
        return Toponym(
            row,
            label,
            number,
            name,
            KINDS[kind],
            lat / 1e4,
            lon / 1e4,
            country,
            admin1,
            admin2,
            population,
            prominence / 100,
            seat,
            shared,
            size,
            match,
            main,
            stripped,
        )

    def _read_extra(self, path: Path) -> None:
        """A user's own table: CSV with the columns name, lat, lon and, if wanted, country (ISO 3166), level
        (admin1 | admin2 | city | village | quarter | site), geonameid, names (further ones, separated by
        "|").
        """
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for index, entry in enumerate(csv.DictReader(stream)):
                number = int(entry["geonameid"]) if entry.get("geonameid") else None
                country = entry.get("country") or ""
                place = Toponym(
                    -index - 1,
                    f"user:{entry.get('code') or index + 1}",
                    number,
                    entry["name"],
                    entry.get("level") or "village",
                    float(entry["lat"]),
                    float(entry["lon"]),
                    country,
                    None,
                    None,
                    0,
                    6.5,
                    0,
                    (country,) if country else (),
                )
                for name in (entry["name"], *(entry.get("names") or "").split("|")):
                    if name:
                        self._extra[sound(fold(name))].append(place)
