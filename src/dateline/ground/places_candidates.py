"""What a name may mean, before the names of an article inform one another.

The mentions of one name with one kind of hint form a group; its candidates are scored by prominence, by how
they match, and by the words beside the name: "Greene County" is looked for as a unit, "Camp Kolme" as a site.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.gazetteer_fold import fold
from dateline.ground.places_geography import TOWNS
from dateline.ground.places_words import Spot, folded, strip_the

MOST_CANDIDATES = 10
# Generic words that the gazetteer may hold as part of a name: "Homs Governorate", "Tarn Hills".
NAMING = frozenset(
    (
        "county",
        "parish",
        "state",
        "province",
        "district",
        "governorate",
        "region",
        "oblast",
        "island",
        "islands",
        "valley",
        "mountains",
        "mountain",
        "sea",
        "river",
        "camp",
        "city",
        "territory",
        "base",
        "airport",
        "peninsula",
        "heights",
        "forest",
        "desert",
        "lake",
        "crossing",
        "plain",
    )
)
LEADING = ("lake", "mount", "river")


@dataclass(slots=True)
class Group:
    """Mentions of one name with one kind of hint, resolved as one."""

    spots: list[int]
    hints: frozenset[str]
    candidates: list[Toponym] = field(default_factory=list)
    unary: np.ndarray | None = None
    belief: np.ndarray | None = None


def name_groups(spots: list[Spot]) -> list[Group]:
    """Mentions that are resolved as one, in order of their first."""
    made: dict[tuple[str, str], Group] = {}
    for index, spot in enumerate(spots):
        if spot.people is not None or spot.back:
            continue
        hints = spot.hints
        sense = (
            "admin"
            if hints & {"admin1", "admin2"} and not hints & {"town", "quarter"}
            else "site"
            if hints & {"site"}
            else ""
        )
        key = (folded(spot), sense)
        group = made.setdefault(key, Group([], frozenset()))
        group.spots.append(index)
        group.hints |= frozenset(hints)
    return list(made.values())


def fill(
    group: Group, spots: list[Spot], gazetteer: Gazetteer, countries: tuple[str, ...], *, fuzzy: bool = False
) -> None:
    """Candidates of a group, best unary scores first."""
    spot = spots[group.spots[0]]
    name = strip_the(spot.name)
    generics = {spots[index].generic for index in group.spots} - {""}
    found = _found(name, generics, gazetteer, countries, fuzzy=fuzzy)
    scored: dict[int, tuple[float, Toponym]] = {}
    local = set(countries)
    cities = {place.admin1 for place in found if place.kind == "city" and place.match != "sound"}
    if "site" in group.hints and not group.hints & {"town", "admin1", "admin2", "quarter"}:
        found = [place for place in found if place.match in ("exact", "article")]
    for place in found:
        score = _unary(place, name, group.hints, place.row in cities)
        if place.match in ("sound", "fuzzy") and place.country not in local:
            score -= 2.0
        if place.row not in scored or scored[place.row][0] < score:
            scored[place.row] = (score, place)
    ranked = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].row))
    kept = ranked[:MOST_CANDIDATES]
    kept += [pair for pair in ranked[MOST_CANDIDATES:] if pair[1].country in local][: MOST_CANDIDATES // 2]
    group.candidates = [place for _score, place in kept]
    group.unary = np.array([score for score, _place in kept])


def _found(
    name: str, generics: set[str], gazetteer: Gazetteer, countries: tuple[str, ...], *, fuzzy: bool
) -> list[Toponym]:
    """What the gazetteer has under a name, with and without the generic words beside it."""
    found = list(gazetteer.candidates(name, countries=countries, limit=25, fuzzy=fuzzy))
    for generic in generics & NAMING:
        if not name.lower().endswith(generic):
            longer = gazetteer.candidates(f"{name} {generic}", countries=countries, limit=40)
            found += [place for place in longer if place.match in ("exact", "article")]
        else:
            shorter = gazetteer.candidates(name[: -len(generic)].strip(), countries=countries, limit=15)
            known = {place.row for place in found}
            found += [place for place in shorter if place.row not in known]
    for lead in LEADING:
        if lead in generics and not name.lower().startswith(lead):
            found += [
                place for place in gazetteer.candidates(f"{lead} {name}", limit=5) if place.match == "exact"
            ]
    return found


def _unary(place: Toponym, name: str, hints: frozenset[str], namesake_city: bool) -> float:
    score = place.prominence
    score += {"exact": 0.0, "article": -0.4, "sound": -1.6, "fuzzy": -2.6 - 8 * (1 - place.similarity)}[
        place.match
    ]
    shortened = place.kind == "city" and fold(place.name) == f"{fold(name)} city"  # "Gaza" for Gaza City
    if not place.main and not shortened:
        score -= (
            2.2
            if place.stripped
            else 0.7
            if place.kind in ("country", "admin1", "region", "water", "river")
            else 0.9
        )
    if place.kind == "admin1" and namesake_city and not hints & {"admin1", "admin2", "region"}:
        score -= 1.6
    if place.kind == "admin2" and not hints & {"admin1", "admin2"}:
        score -= 1.2
    if hints:
        score += _hint_score(place, hints)
    return score


def _hint_score(place: Toponym, hints: frozenset[str]) -> float:
    kind = place.kind
    best = -3.0
    for hint in hints:
        if hint == "admin1":
            best = max(best, {"admin1": 4.0, "admin2": 1.5, "region": 1.0, "country": -1.5}.get(kind, -2.5))
        elif hint == "admin2":
            best = max(best, {"admin2": 4.0, "admin1": 1.0, "city": -0.5, "quarter": 1.0}.get(kind, -2.0))
        elif hint == "town":
            best = max(best, 2.0 if kind in TOWNS else -0.5 if kind == "admin2" else -3.0)
        elif hint == "quarter":
            best = max(best, {"quarter": 3.0, "city": 0.0, "village": 0.5, "admin2": 0.0}.get(kind, -2.0))
        elif hint == "site":
            best = max(best, {"site": 3.0, "city": 0.0, "village": 0.0, "quarter": 0.5}.get(kind, -0.5))
        else:
            best = max(best, 3.0 if kind == hint else 0.3 if kind in ("region", "admin1") else -1.0)
    return best
