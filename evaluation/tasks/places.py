"""Place names of the public geoparsing corpora: found, and put in the right spot.

DIR holds XML in the form of `shared/data/geoparsing`. Recognition is one-to-one by overlap; resolution is
measured on the gold names that were recognised (acc-161, exact-id) and on all gold names (acc-161-all).
Countries and continents are right by id, whatever their centroids. Beside the figures stand what the
gazetteer could give at best and what plain population would give. `measure_ucdp` resolves towns of conflict
events from name, district and country.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.gazetteer_named import bare_name, place_named
from dateline.ground.places import PlaceMention, find_places
from dateline.ground.places_words import strip_the
from dateline.language.analyser import Analyser
from dateline.records import Analysis, Article, Entity
from evaluation.figures import DIGITS, interval, rate

HALF_WORLD_KM = 20_039.0
NEAR_KM = 161.0
UCDP_NEAR_KM = 25.0
KEYS = ("recognition-f", "acc-161", "acc-161-all", "exact-id", "mean-km", "auc")
Read = Callable[[Article], Analysis]
Point = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class GoldName:
    """A place name as annotated: where it stands and, if linked, what it is."""

    start: int
    stop: int
    phrase: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    fcode: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article of a corpus."""

    article: Article
    names: tuple[GoldName, ...]


@dataclass(slots=True)
class Tally:
    """One document's counts."""

    right: int = 0
    found: int = 0
    gold: int = 0
    errors_km: list[float] = field(default_factory=list)
    missed: int = 0
    exact: int = 0
    linked: int = 0
    ceiling_near: int = 0
    ceiling_exact: int = 0
    floor_near: int = 0
    floor_exact: int = 0
    located: int = 0
    wrong: list[str] = field(default_factory=list)


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, gold_spans: bool = False
) -> dict[str, Any]:
    """Score every `*.xml` under `data`; in a folder without any, a table of UCDP events (see `measure_ucdp`).

    Args:
        limit: Take this many articles of each file, evenly spread.
        output: JSON lines, one a gold name that was missed or put more than 161 km off.
        gold_spans: Give the gold names to the resolver, so that resolution alone is measured.

    Raises:
        FileNotFoundError: `data` holds neither.
    """
    files = [path for path in sorted(data.rglob("*.xml")) if not path.name.startswith("train")]
    tables = sorted(data.glob("ucdp*.csv"))
    if not files and tables:
        return measure_ucdp(tables[0], limit, output=output)
    if not files:
        raise FileNotFoundError(f"no corpus of place names (*.xml) in {data}")
    gazetteer = Gazetteer.open()
    read = Analyser.load().analyse
    tallies: dict[str, list[Tally]] = {}
    for path in files:
        documents = _thin(list(load(path)), limit)
        tallies[path.stem] = [score(each, gazetteer, read, gold_spans=gold_spans) for each in documents]
    everything = [tally for found in tallies.values() for tally in found]
    if output is not None:
        output.write_text("".join(line + "\n" for tally in everything for line in tally.wrong), "utf-8")
    measured = summarise(everything, gazetteer.version)
    if len(files) > 1:
        measured["details"]["by-corpus"] = {name: _figures(found) for name, found in tallies.items()}
    return measured


def load(path: Path) -> Iterator[Document]:
    """Articles of one corpus file."""
    for entry in ElementTree.parse(path).getroot():
        text = entry.findtext("text") or ""
        raw = hashlib.sha256(text.encode()).hexdigest()
        article = Article(
            id=f"sha256:{raw}",
            source=f"{path.stem}#{entry.get('docid')}",
            text=text,
            sha256=raw,
            retrieved="2026-01-01T00:00:00Z",
            title=entry.findtext("title"),
            outlet=entry.findtext("domain"),
        )
        yield Document(article, tuple(_gold_name(name) for name in entry.iter("toponym")))


def _gold_name(name: ElementTree.Element) -> GoldName:
    tag = name.find("gaztag")
    number = tag.get("geonameid") if tag is not None else None
    return GoldName(
        int(name.findtext("start") or 0),
        int(name.findtext("end") or 0),
        name.findtext("phrase") or "",
        int(number) if number else None,
        float(tag.findtext("lat") or 0) if tag is not None else None,
        float(tag.findtext("lon") or 0) if tag is not None else None,
        (tag.findtext("fcode") or "") if tag is not None else "",
    )


def score(document: Document, gazetteer: Gazetteer, read: Read, *, gold_spans: bool = False) -> Tally:
    """Counts of one document."""
    analysis = read(document.article)
    if gold_spans:
        analysis = with_gold_names(analysis, document.names)
    mentions = [
        mention
        for mention in find_places(document.article, analysis, gazetteer)
        if mention.kind != "seat" and mention.label != "back"
    ]
    pairs = pair_up(document.names, mentions)
    tally = Tally(right=len(pairs), gold=len(document.names), found=len(mentions))
    if document.names and all(name.geonameid is None and name.lat is not None for name in document.names):
        tally.found = tally.right  # only the subject's name is annotated: nothing can be said of the others
    for number, name in enumerate(document.names):
        if name.lat is None:
            continue
        tally.located += 1
        _count_bounds(tally, name, gazetteer)
        if number not in pairs:
            tally.missed += 1
            tally.wrong.append(_wrong(document, name, "missed", None))
            continue
        mention = mentions[pairs[number]]
        toponym = mention.toponym
        point = (mention.place.lat, mention.place.lon) if toponym is None else (toponym.lat, toponym.lon)
        tally.errors_km.append(error_km(name, toponym, point))
        if tally.errors_km[-1] > NEAR_KM:
            tally.wrong.append(_wrong(document, name, mention.place.rule, toponym))
        if name.geonameid is not None:
            tally.linked += 1
            tally.exact += toponym is not None and toponym.geonameid == name.geonameid
    return tally


def _wrong(document: Document, name: GoldName, rule: str, toponym: Toponym | None) -> str:
    got = None if toponym is None else {"name": toponym.name, "country": toponym.country, "id": toponym.id}
    line = {"document": document.article.source, "start": name.start, "phrase": name.phrase}
    return json.dumps({**line, "gold": name.geonameid, "rule": rule, "got": got}, ensure_ascii=False)


def pair_up(names: tuple[GoldName, ...], mentions: list[PlaceMention]) -> dict[int, int]:
    """Gold names and mentions one to one, the largest overlaps first."""
    shared = []
    for number, name in enumerate(names):
        for index, mention in enumerate(mentions):
            overlap = min(name.stop, mention.span.stop) - max(name.start, mention.span.start)
            if overlap > 0:
                shared.append((-overlap, number, index))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _overlap, number, index in sorted(shared):
        if number not in pairs and index not in used:
            pairs[number] = index
            used.add(index)
    return pairs


def error_km(name: GoldName, toponym: Toponym | None, point: Point | None = None) -> float:
    """How far off a resolution is; a country or continent is right by its id."""
    if toponym is not None:
        if toponym.kind in ("country", "continent") and toponym.geonameid == name.geonameid:
            return 0.0
        point = (toponym.lat, toponym.lon)
    if point is None or None in (*point, name.lat, name.lon):
        return HALF_WORLD_KM
    return great_circle_km((name.lat, name.lon), point)


def great_circle_km(here: Point, there: Point) -> float:
    """Great-circle distance."""
    lat, lon, other, far = map(math.radians, (*here, *there))  # type: ignore[arg-type]
    east = math.sin((far - lon) / 2) ** 2
    chord = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * east
    return 12_742 * math.asin(math.sqrt(chord))


def _count_bounds(tally: Tally, name: GoldName, gazetteer: Gazetteer) -> None:
    people = gazetteer.people(name.phrase)
    found = [people.place] if people and people.place else []
    found += gazetteer.candidates(strip_the(name.phrase), limit=300)
    bare = re.sub(r"(?i)\s+(city|county|town|village|state|province)$", "", name.phrase)
    if bare != name.phrase:
        found += gazetteer.candidates(bare, limit=300)
    tally.ceiling_near += any(error_km(name, place) <= NEAR_KM for place in found)
    tally.ceiling_exact += name.geonameid is not None and any(
        place.geonameid == name.geonameid for place in found
    )
    exact = [place for place in found if place.match == "exact"] or found
    if exact:
        first = max(exact, key=lambda place: (place.kind == "country", place.population))
        tally.floor_near += error_km(name, first) <= NEAR_KM
        tally.floor_exact += name.geonameid is not None and first.geonameid == name.geonameid


def with_gold_names(analysis: Analysis, names: tuple[GoldName, ...]) -> Analysis:
    """The analysis with the gold names as its only places."""
    sentences = []
    for sentence in analysis.sentences:
        entities = []
        for name in names:
            inside = [
                token.index
                for token in sentence.tokens
                if token.start < name.stop and token.stop > name.start
            ]
            if inside:
                entities.append(Entity(inside[0], inside[-1] + 1, "location"))
        sentences.append(replace(sentence, entities=tuple(entities)))
    return replace(analysis, sentences=tuple(sentences))


def summarise(tallies: list[Tally], version: str) -> dict[str, Any]:
    """The figures over all documents, with intervals, ceiling and floor."""

    def figure(key: str, drawn: list[int]) -> float:
        return _figures([tallies[number] for number in drawn])[key]

    metrics = _figures(tallies)
    everything = rate(
        sum(tally.right for tally in tallies),
        sum(tally.found for tally in tallies),
        sum(tally.gold for tally in tallies),
    )
    located = sum(tally.located for tally in tallies) or 1
    linked = sum(tally.linked for tally in tallies)
    kilometres = sorted(km for tally in tallies for km in tally.errors_km)
    details = {
        "documents": len(tallies),
        "names": everything.gold,
        "recognition-p": everything.precision,
        "recognition-r": everything.recall,
        "recognised-and-linked": linked,
        "median-km": round(kilometres[len(kilometres) // 2], 1) if kilometres else None,
        "ceiling-acc-161": round(sum(tally.ceiling_near for tally in tallies) / located, DIGITS),
        "ceiling-exact-id": round(sum(tally.ceiling_exact for tally in tallies) / located, DIGITS),
        "population-floor-acc-161": round(sum(tally.floor_near for tally in tallies) / located, DIGITS),
        "population-floor-exact-id": round(sum(tally.floor_exact for tally in tallies) / located, DIGITS),
        "gazetteer": version,
        "intervals": {
            key: interval(len(tallies), lambda drawn, key=key: figure(key, drawn))
            for key in ("recognition-f", "acc-161", "exact-id")
        },
    }
    return {"metrics": metrics, "details": details}


def _figures(tallies: list[Tally]) -> dict[str, float]:
    kilometres = [km for tally in tallies for km in tally.errors_km]
    everywhere = kilometres + [HALF_WORLD_KM] * sum(tally.missed for tally in tallies)
    linked = sum(tally.linked for tally in tallies)
    near = sum(km <= NEAR_KM for km in kilometres)
    return {
        "recognition-f": rate(
            sum(tally.right for tally in tallies),
            sum(tally.found for tally in tallies),
            sum(tally.gold for tally in tallies),
        ).f,
        "acc-161": round(near / len(kilometres), DIGITS) if kilometres else 0.0,
        "acc-161-all": round(near / len(everywhere), DIGITS) if everywhere else 0.0,
        "exact-id": round(sum(tally.exact for tally in tallies) / linked, DIGITS) if linked else 0.0,
        "mean-km": round(sum(kilometres) / len(kilometres), 1) if kilometres else HALF_WORLD_KM,
        "auc": round(
            sum(math.log1p(km) for km in kilometres) / len(kilometres) / math.log1p(HALF_WORLD_KM), DIGITS
        )
        if kilometres
        else 1.0,
    }


def _thin(documents: list[Document], limit: int | None) -> list[Document]:
    if limit is None or limit >= len(documents):
        return documents
    step = len(documents) / limit
    return [documents[int(number * step)] for number in range(limit)]


def measure_ucdp(table: Path, limit: int | None = None, *, output: Path | None = None) -> dict[str, Any]:
    """Towns of UCDP GED rows with `where_prec` 1 or 2 in countries that the gazetteer covers with villages.

    Right is a place within 25 km, chosen from name, district, province and country alone.
    """
    gazetteer = Gazetteer.open()
    rows = [
        row
        for row in csv.DictReader(table.open(encoding="utf-8"))
        if row["where_prec"] in ("1.0", "2.0", "1", "2") and row["country"] in UCDP_COUNTRIES
    ][:limit]
    right = given = listed = 0
    wrong: list[str] = []
    for row in rows:
        code = UCDP_COUNTRIES[row["country"]]
        name = row["where_coordinates"]
        place = place_named(
            gazetteer, name, country=code, admin1=row["adm_1"] or None, admin2=row["adm_2"] or None
        )
        gold = GoldName(0, 0, name, None, float(row["latitude"]), float(row["longitude"]), "")
        bare = bare_name(name)[0]
        listed += any(
            found.country == code
            and great_circle_km((gold.lat, gold.lon), (found.lat, found.lon)) <= UCDP_NEAR_KM
            for found in gazetteer.candidates(bare, countries=(code,), limit=100, fuzzy=True)
        )
        given += place is not None
        if (
            place is not None
            and great_circle_km((gold.lat, gold.lon), (place.lat, place.lon)) <= UCDP_NEAR_KM
        ):
            right += 1
        else:
            wrong.append(
                f"{name} | {row['adm_2']} | {row['adm_1']} | {row['country']} -> {place and place.name}"
            )
    if output is not None:
        output.write_text("".join(line + "\n" for line in wrong), "utf-8")
    total = len(rows) or 1
    return {
        "metrics": {"town-25": round(right / total, DIGITS)},
        "details": {
            "events": len(rows),
            "given": given,
            "right-of-given": round(right / max(given, 1), DIGITS),
            "ceiling": round(listed / total, DIGITS),
        },
    }


UCDP_COUNTRIES = {
    "Afghanistan": "AF",
    "Burkina Faso": "BF",
    "DR Congo (Zaire)": "CD",
    "Cameroon": "CM",
    "Ethiopia": "ET",
    "Iraq": "IQ",
    "Lebanon": "LB",
    "Libya": "LY",
    "Mali": "ML",
    "Myanmar (Burma)": "MM",
    "Nigeria": "NG",
    "Sudan": "SD",
    "Somalia": "SO",
    "Syria": "SY",
    "Ukraine": "UA",
    "Yemen (North Yemen)": "YE",
}
