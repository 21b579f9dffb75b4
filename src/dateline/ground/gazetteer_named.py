"""Find one place from a table's cells: its name, country, province and district, without any text around it.

For users who ground a table of their own, and for measuring the gazetteer on coded events.
"""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.gazetteer_fold import close, fold, sound
from dateline.ground.places_geography import distance_km
from dateline.ground.places_words import place_words

SURE_BY = 0.6
_BRACKETS = re.compile(r"\s*\(.*?\)")
_MATCH = {"exact": 0.0, "article": -0.3, "sound": -1.0, "fuzzy": -1.8}


def place_named(
    gazetteer: Gazetteer, name: str, *, country: str, admin1: str | None = None, admin2: str | None = None
) -> Toponym | None:
    """The place of that name in the country, province and district; None where nothing stands out.

    Args:
        name: With or without a generic word ("Rami village"); brackets are left out.
        country: ISO 3166 code.
    """
    bare, kind = bare_name(name)
    units = _units(gazetteer, country, admin1, "admin1")
    districts = _units(gazetteer, country, admin2, "admin2")
    found = _candidates(gazetteer, bare, country, units)
    ranked = sorted(
        ((_score(place, kind, units, districts, gazetteer), place) for place in found),
        key=lambda pair: (-pair[0], pair[1].row),
    )
    if not ranked or (ranked[0][0] < 0 and ranked[0][1].match in ("sound", "fuzzy")):
        return None
    best, place = ranked[0]
    rivals = [other for score, other in ranked[1:] if score > best - SURE_BY]
    if any(distance_km(place, other) > 60 for other in rivals) and not units:
        return None
    return place


def bare_name(name: str) -> tuple[str, str]:
    """A name without brackets and generic words, and the kind that these select ("" for none)."""
    cues = place_words().cue
    words = _BRACKETS.sub("", name).split()
    kind = ""
    while len(words) > 1:
        last = words[-1].lower()
        kinds = [label for label, found in cues.items() if last in found] or (
            ["admin2"] if last == "lga" else []
        )
        if not kinds:
            break
        kind = kind or kinds[0]
        words.pop()
    return " ".join(words), kind


def _units(gazetteer: Gazetteer, country: str, name: str | None, kind: str) -> list[Toponym]:
    if not name:
        return []
    bare = bare_name(name)[0]
    found: list[Toponym] = []
    for form in dict.fromkeys((bare, name)):
        found += [
            place
            for place in gazetteer.candidates(form, countries=(country,), limit=60, fuzzy=True)
            if place.country == country and place.kind == kind
        ]
    return found


def _candidates(gazetteer: Gazetteer, bare: str, country: str, units: list[Toponym]) -> list[Toponym]:
    forms = [bare]
    if any(sign in bare for sign in "/, "):
        forms += [part for part in re.split(r"\s*/\s*|\s+and\s+|,\s*", bare) if part != bare]
    found: dict[int, Toponym] = {}
    for form in forms:
        for place in gazetteer.candidates(form, countries=(country,), limit=100):
            if place.country == country:
                found.setdefault(place.row, place)
    rows = {unit.row for unit in units}
    if not found or (rows and not any(place.admin1 in rows for place in found.values())):
        for place in gazetteer.guesses(bare, (country,), limit=30):
            if not rows or place.admin1 in rows:
                found.setdefault(place.row, place)
    return list(found.values())


def _score(
    place: Toponym, kind: str, units: list[Toponym], districts: list[Toponym], gazetteer: Gazetteer
) -> float:
    score = _MATCH[place.match] - (0.0 if place.main else 0.4) + 0.25 * place.prominence
    if place.match == "fuzzy":
        score -= 6 * (1 - place.similarity)
    if units:
        score += 4.0 if place.admin1 in {unit.row for unit in units} else 0.0
    if districts:
        score += _in_district(place, districts, gazetteer)
    small = place.kind in ("city", "village", "quarter", "site")
    if kind in ("town", "quarter", "site", ""):
        score += 1.0 if small else -1.0
    elif kind in ("admin2", "admin1"):
        score += 1.5 if place.kind == kind else 0.0
    return score


def _in_district(place: Toponym, districts: list[Toponym], gazetteer: Gazetteer) -> float:
    """Agreement with the district: the same unit, one of nearly its name, or nearness to its middle."""
    if place.admin2 in {unit.row for unit in districts}:
        return 3.0
    mine = gazetteer.unit(place.admin2)
    if mine is not None:
        alike = max(ratio(sound(close(fold(mine.name))), sound(close(fold(unit.name)))) for unit in districts)
        if alike > 85:
            return 2.5
    return max(1.8 - distance_km(place, unit) / 40 for unit in districts if unit.country == place.country)
