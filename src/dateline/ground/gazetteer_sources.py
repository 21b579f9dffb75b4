"""Read the source tables of the gazetteer into rows: GeoNames, Who's On First, and the hand-kept lists.

Each reader yields or fills `Row`s keyed by a reference: the GeoNames id, `-wof_id` where there is none, or
the slug of a hand-kept region. Nothing here decides what to keep; `gazetteer_build` does.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from dateline.ground.gazetteer_fold import fold

_LATIN = re.compile(
    r"^[\u0000-\u024F\u0259\u1E00-\u1EFF\u02B0-\u02FF\u2018\u2019\u2010-\u2015\u0300-\u036f]+$"
)
_BRACKETS = re.compile(r"^(.*?)\s*\((.*?)\)\s*$")
# States of the US by FIPS code.
_STATES = {
    code[:2]: code[2:]
    for code in (
        "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA "
        "23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR "
        "42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY"
    ).split()
}


@dataclass(slots=True)
class Row:
    """One place on its way into the gazetteer."""

    ref: int | str
    name: str
    names: list[str] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    kind: str = "village"
    country: str = ""
    admin1: int | str | None = None
    admin2: int | str | None = None
    population: int = 0
    fame: int = 0
    seat: int = 0
    size: str = ""
    people: tuple[str, ...] = ()
    abbreviations: list[str] = field(default_factory=list)


def is_latin(name: str) -> bool:
    """Written in Latin script."""
    return bool(name) and bool(_LATIN.match(name))


def unbracket(name: str) -> list[str]:
    """ "Hasaka (Al Haksa)" is two names."""
    found = _BRACKETS.match(name)
    return [part for part in found.groups() if part] if found else [name]


def _lines(path: Path) -> Iterator[str]:
    packed = path.with_name(path.name + ".xz")
    if path.exists() or packed.exists():
        stream = (
            path.open(encoding="utf-8", newline="")
            if path.exists()
            else lzma.open(packed, "rt", encoding="utf-8", newline="")
        )
        with stream:
            for line in stream:
                yield line.rstrip("\r\n")


def _table(path: Path) -> Iterator[dict[str, str]]:
    lines = _lines(path)
    header = next(lines, "").split("\t")
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=False))


def read_countries(geonames: Path, hand: Path) -> dict[str, Row]:
    """Country rows by ISO code; `names` of the hand file added, `population` from the table."""
    words = _yaml(hand / "countries.yml")
    points = {cells[0]: (float(cells[1]), float(cells[2])) for cells in _cells(hand / "country-points.tsv")}
    rows = {}
    for code, entry in json.loads((geonames / "countries.json").read_text(encoding="utf-8")).items():
        if not entry.get("geonameid") or code in ("CS", "AN"):
            continue
        more = words.get(code) or {}
        lat, lon = more.get("point") or points.get(code) or (None, None)
        name = more.get("name") or entry["name"]
        row = Row(
            int(entry["geonameid"]),
            name,
            [entry["name"], *more.get("also", ())],
            lat,
            lon,
            "country",
            code,
            population=int(entry.get("population") or 0),
            fame=60,
            people=tuple(more.get("people", ())),
        )
        row.names += [f"@{seat}" for seat in more.get("seat", ())]
        rows[code] = row
    return rows


def read_capitals(geonames: Path) -> dict[str, str]:
    """Folded name of the capital by country."""
    table = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    return {code: fold(entry["capital"]) for code, entry in table.items() if entry.get("capital")}


def read_admin1(geonames: Path) -> dict[str, Row]:
    """First-level units by code, e.g. "SY.09"."""
    rows = {}
    for cells in _cells(geonames / "admin1CodesASCII.txt"):
        rows[cells[0]] = Row(
            int(cells[3]), cells[1], [cells[2]], kind="admin1", country=cells[0][:2], fame=10
        )
    return rows


def read_admin2(
    geonames: Path, admin1: dict[str, Row], counties: dict[str, tuple[float, float]]
) -> list[Row]:
    """Second-level units; US counties with their points."""
    rows = []
    for cells in _cells(geonames / "admin2Codes.txt"):
        code, parent = cells[0], admin1.get(cells[0].rsplit(".", 1)[0])
        row = Row(
            int(cells[3]),
            cells[1],
            [cells[2]],
            kind="admin2",
            country=code[:2],
            fame=2,
            admin1=parent.ref if parent else None,
        )
        row.lat, row.lon = counties.get(code, (None, None))
        rows.append(row)
    return rows


def read_us_counties(hand: Path, geonames: Path) -> dict[str, tuple[float, float]]:
    """Points of US counties by GeoNames code ("US.PA.003"); the file is keyed by FIPS code."""
    return {
        f"US.{_STATES[cells[0][:2]]}.{cells[0][2:]}": (float(cells[1]), float(cells[2]))
        for cells in _cells(hand / "us-counties.tsv")
        if cells[0][:2] in _STATES
    }


def read_cities(geonames: Path) -> Iterator[Row]:
    """Populated places of cities500; `admin1` still a code ("SY.09")."""
    for entry in _table(geonames / "cities500.tsv"):
        spellings = entry["alternatenames"].split("|") if entry["alternatenames"] else []
        yield Row(
            int(entry["geonameid"]),
            entry["name"],
            [name for name in spellings if is_latin(name)],
            float(entry["latitude"]),
            float(entry["longitude"]),
            "city",
            entry["country"],
            f"{entry['country']}.{entry['admin1']}",
            population=int(entry["population"] or 0),
            fame=len(spellings),
        )


def read_wof(folder: Path) -> Iterator[tuple[dict[str, str], Row]]:
    """Rows of Who's On First as they stand, with the row they would make."""
    for path in sorted(folder.glob("*.tsv*")):
        for entry in _table(path.with_name(path.name.removesuffix(".xz"))):
            latin = [name for name in entry["alt_latin"].split("|") if name]
            names = [name for name in (entry["name"], *latin) if is_latin(name)]
            names = [part for name in names for part in unbracket(name)]
            if not names or entry["status"] == "deprecated":
                continue
            ref = int(entry["geonameid"]) if entry["geonameid"] else -int(entry["wof_id"])
            fame = len(latin) + (entry["alt_other"].count("|") + 1 if entry["alt_other"] else 0)
            yield (
                entry,
                Row(
                    ref,
                    names[0],
                    names[1:],
                    float(entry["latitude"]),
                    float(entry["longitude"]),
                    "village",
                    entry["country"],
                    population=int(float(entry["population"] or 0)),
                    fame=fame,
                    seat={"PPLC": 3, "PPLA": 2, "PPLA2": 1}.get(entry["fcode"], 0),
                ),
            )


def read_hand(hand: Path, name: str) -> dict | list:
    """One hand-kept YAML file; an empty table where there is none."""
    return _yaml(hand / f"{name}.yml")


def _yaml(path: Path) -> dict | list:
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


def _cells(path: Path) -> Iterator[list[str]]:
    for line in _lines(path):
        if line and not line.startswith("#"):
            yield line.split("\t")
