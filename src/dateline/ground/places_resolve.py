"""Decide jointly which place each name of an article means.

Countries weigh first (names, demonyms, dateline), then provinces and neighbouring places: every name holds a
distribution over its candidates, and a few rounds let the names inform one another. One sense per document.
Where no candidate is better than the others, the answer is none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.gazetteer_fold import fold
from dateline.ground.places_words import Spot, folded, place_words, strip_the

MOST_CANDIDATES = 10
ROUNDS = 3
COUNTRY_WEIGHT = 3.6
INSIDE_BONUS = 5.0
NEAR_WEIGHT = 2.4
SURE_AT_LEAST = 0.36
_TOWNS = frozenset({"city", "village"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was found to mean: the toponym (None for none), how surely, and what decided."""

    toponym: Toponym | None
    confidence: float
    rule: str


@dataclass(slots=True)
class _Group:
    """Mentions of one name with one kind of hint, resolved as one."""

    spots: list[int]
    hints: frozenset[str]
    candidates: list[Toponym] = field(default_factory=list)
    unary: np.ndarray | None = None
    belief: np.ndarray | None = None


def resolve(
    spots: list[Spot], gazetteer: Gazetteer, *, hint_countries: dict[str, float] | None = None
) -> list[Choice]:
    """The choice for every spot, in order.

    Args:
        hint_countries: Weak hints from outside the text, e.g. the outlet's country, as weights.
    """
    hints = _country_hints(spots, gazetteer)
    for code, weight in (hint_countries or {}).items():
        hints[code] += weight
    groups = _groups(spots)
    likely = tuple(code for code, _weight in sorted(hints.items(), key=lambda item: -item[1])[:6])
    for group in groups:
        _fill(group, spots, gazetteer, likely)
    support = _supported(groups, hints)
    for group in groups:
        if not group.candidates and support:
            _fill(group, spots, gazetteer, support, fuzzy=True)
    _settle(groups, spots, hints)
    choices: list[Choice] = [Choice(None, 0.0, "none")] * len(spots)
    shares = _shares(groups, hints)
    for group in groups:
        choice = _choose(group, spots, shares)
        for index in group.spots:
            choices[index] = choice
    for index, spot in enumerate(spots):
        if spot.people is not None:
            place = spot.people.place
            choices[index] = Choice(
                place, 0.9 if place else 0.5, "demonym" if spot.demonym else "seat-of-government"
            )
    return choices


def contains(holder: Toponym, held: Toponym) -> bool:
    """A unit, country or region holds a place."""
    if holder.row == held.row:
        return False
    if holder.kind == "country":
        return held.country == holder.country
    if holder.kind == "admin1":
        return held.admin1 == holder.row
    if holder.kind == "admin2":
        return held.admin2 == holder.row
    if holder.kind in _TOWNS:
        return (
            held.kind in ("quarter", "village", "city")
            and held.admin1 == holder.admin1
            and distance_km(holder, held) < 25
            and holder.prominence > held.prominence
        )
    return held.country in holder.countries and held.kind != "country" and distance_km(holder, held) < 900


def distance_km(a: Toponym, b: Toponym) -> float:
    """Flat-earth distance, good to a few per cent below 1,000 km."""
    middle = math.cos(math.radians((a.lat + b.lat) / 2))
    east = abs(a.lon - b.lon)
    return 111.2 * math.hypot(a.lat - b.lat, min(east, 360 - east) * middle)


def _groups(spots: list[Spot]) -> list[_Group]:
    made: dict[tuple[str, str], _Group] = {}
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
        group = made.setdefault(key, _Group([], frozenset()))
        group.spots.append(index)
        group.hints |= frozenset(hints)
    return list(made.values())


def _country_hints(spots: list[Spot], gazetteer: Gazetteer) -> dict[str, float]:
    """Weights of the countries that the text names by themselves or by their people."""
    hints: dict[str, float] = defaultdict(float)
    for spot in spots:
        if spot.back and spot.people is None:
            continue
        if spot.people is not None:
            for code in spot.people.countries:
                hints[code] += 0.8 / len(spot.people.countries)
            continue
        found = gazetteer.candidates(strip_the(spot.name), limit=8)
        if found and found[0].match == "exact" and found[0].kind == "country":
            rivals = [
                place
                for place in found[1:]
                if place.match == "exact" and place.prominence > found[0].prominence - 3
            ]
            hints[found[0].country] += 0.6 if rivals else 1.2
        elif found and found[0].kind in ("region", "water", "river", "range") and found[0].countries:
            for code in found[0].countries:
                hints[code] += 0.6 / len(found[0].countries)
    return hints


def _supported(groups: list[_Group], hints: dict[str, float]) -> tuple[str, ...]:
    """Countries that the text or its unambiguous names support, most first, at most four."""
    total = dict(hints)
    for group in groups:
        if group.candidates and group.candidates[0].prominence > 7:
            total[group.candidates[0].country] = total.get(group.candidates[0].country, 0) + 0.5
    return tuple(
        code
        for code, weight in sorted(total.items(), key=lambda item: -item[1])[:4]
        if code and weight >= 0.5
    )


def _fill(
    group: _Group, spots: list[Spot], gazetteer: Gazetteer, countries: tuple[str, ...], *, fuzzy: bool = False
) -> None:
    """Candidates of a group, best unary scores first."""
    spot = spots[group.spots[0]]
    name = strip_the(spot.name)
    found = list(gazetteer.candidates(name, countries=countries, limit=25, fuzzy=fuzzy))
    generics = {spots[index].generic for index in group.spots} - {""}
    for generic in generics & {
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
    }:
        if not name.lower().endswith(generic):
            longer = gazetteer.candidates(f"{name} {generic}", countries=countries, limit=40)
            found += [place for place in longer if place.match in ("exact", "article")]
        else:
            shorter = gazetteer.candidates(name[: -len(generic)].strip(), countries=countries, limit=15)
            known = {place.row for place in found}
            found += [place for place in shorter if place.row not in known]
    for lead in ("lake", "mount", "river"):
        if lead in {
            token for index in group.spots for token in (spots[index].generic,)
        } and not name.lower().startswith(lead):
            found += [
                place for place in gazetteer.candidates(f"{lead} {name}", limit=5) if place.match == "exact"
            ]
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
            best = max(best, 2.0 if kind in _TOWNS else -0.5 if kind == "admin2" else -3.0)
        elif hint == "quarter":
            best = max(best, {"quarter": 3.0, "city": 0.0, "village": 0.5, "admin2": 0.0}.get(kind, -2.0))
        elif hint == "site":
            best = max(best, {"site": 3.0, "city": 0.0, "village": 0.0, "quarter": 0.5}.get(kind, -0.5))
        else:
            best = max(best, 3.0 if kind == hint else 0.3 if kind in ("region", "admin1") else -1.0)
    return best


def _settle(groups: list[_Group], spots: list[Spot], hints: dict[str, float]) -> None:
    """Rounds of message passing over all candidates at once."""
    active = [group for group in groups if group.candidates]
    if not active:
        return
    places = [place for group in active for place in group.candidates]
    owner = np.repeat(np.arange(len(active)), [len(group.candidates) for group in active])
    unary = np.concatenate([group.unary for group in active])
    weights = np.array([min(3.0, 1 + math.log2(len(group.spots))) for group in active])
    codes = sorted({code for place in places for code in place.countries or (place.country,)})
    column = {code: index for index, code in enumerate(codes)}
    member = np.zeros((len(places), len(codes)))
    for index, place in enumerate(places):
        mine = place.countries or (place.country,)
        for code in mine:
            member[index, column[code]] = 1.0 / len(mine)
    fixed = np.array([hints.get(code, 0.0) for code in codes])
    near = _affinity(places, owner)
    inside = _inside(active, spots, places, owner)
    belief = _softmax(unary, owner, len(active))
    for _round in range(ROUNDS):
        carried = belief * weights[owner]
        mass = fixed + 0.6 * carried @ member
        own = np.zeros((len(active), len(codes)))
        np.add.at(own, owner, carried[:, None] * member)
        others = np.maximum(mass[None, :] - 0.6 * own, 0.0)
        share = others / np.maximum(others.sum(axis=1, keepdims=True) + 0.7, 1e-9)
        country = COUNTRY_WEIGHT * np.sqrt((member > 0) * share[owner]).max(axis=1)
        nearby = NEAR_WEIGHT * np.tanh(near @ carried / 1.5)
        held = INSIDE_BONUS * np.minimum(inside @ belief, 1.0) if inside is not None else 0.0
        belief = _softmax(unary + country + nearby + held, owner, len(active))
    start = 0
    for group in active:
        stop = start + len(group.candidates)
        group.belief = belief[start:stop]
        start = stop


def _softmax(scores: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, scores)
    raised = np.exp((scores - top[owner]) * 1.1)
    total = np.zeros(count)
    np.add.at(total, owner, raised)
    return raised / total[owner]


def _affinity(places: list[Toponym], owner: np.ndarray) -> np.ndarray:
    """How near candidates of different names lie: 1 next to each other, 0 from some 400 km."""
    lat = np.array([place.lat for place in places])
    lon = np.array([place.lon for place in places])
    small = np.array(
        [place.kind in ("city", "village", "admin2", "quarter", "site") for place in places], dtype=float
    )
    admin1 = np.array([place.row if place.kind == "admin1" else place.admin1 or -1 for place in places])
    east = np.abs(lon[:, None] - lon[None, :])
    east = np.minimum(east, 360 - east) * np.cos(np.radians((lat[:, None] + lat[None, :]) / 2))
    km = 111.2 * np.hypot(lat[:, None] - lat[None, :], east)
    value = np.exp(-km / 110.0) * small[:, None] * small[None, :]
    value += 0.5 * ((admin1[:, None] == admin1[None, :]) & (admin1[:, None] > 0))
    value[owner[:, None] == owner[None, :]] = 0.0
    return value


def _inside(
    groups: list[_Group], spots: list[Spot], places: list[Toponym], owner: np.ndarray
) -> np.ndarray | None:
    """Bonus matrix for pairs that the text says lie one in the other."""
    group_of = {index: number for number, group in enumerate(groups) for index in group.spots}
    starts = np.searchsorted(owner, np.arange(len(groups) + 1))
    matrix = None
    for number, group in enumerate(groups):
        for index in group.spots:
            parent = spots[index].parent
            if parent is None:
                continue
            people = spots[parent].people
            above = group_of.get(parent)
            if (above is None and people is None) or above == number:
                continue
            if matrix is None:
                matrix = np.zeros((len(places), len(places)))
            for held in range(starts[number], starts[number + 1]):
                if above is None:
                    if places[held].country in people.countries:
                        matrix[held, held] = 0.6
                    continue
                for holder in range(starts[above], starts[above + 1]):
                    if contains(places[holder], places[held]):
                        matrix[held, holder] = 1.0
                        matrix[holder, held] = max(matrix[holder, held], 0.6)
    return matrix


def _shares(groups: list[_Group], hints: dict[str, float]) -> dict[str, float]:
    mass: dict[str, float] = defaultdict(float, hints)
    for group in groups:
        if group.belief is not None and group.candidates[0].match in ("exact", "article"):
            for place, belief in zip(group.candidates, group.belief, strict=True):
                mass[place.country] += 0.6 * float(belief) * len(group.spots) ** 0.5
    total = sum(mass.values()) or 1.0
    return {code: weight / total for code, weight in mass.items()}


def _choose(group: _Group, spots: list[Spot], shares: dict[str, float]) -> Choice:
    if group.belief is None or not group.candidates:
        return Choice(None, 0.0, "not-in-gazetteer")
    order = np.argsort(-group.belief, kind="stable")
    best = group.candidates[int(order[0])]
    belief = float(group.belief[int(order[0])])
    close_by = sum(
        float(group.belief[int(index)])
        for index in order
        if distance_km(best, group.candidates[int(index)]) < 30
        and group.candidates[int(index)].kind != "country"
    )
    belief = max(belief, min(close_by, belief + 0.3))
    weak = best.match in ("sound", "fuzzy")
    if belief < SURE_AT_LEAST:
        return Choice(None, round(belief, 3), "toss-up")
    if (
        weak
        and shares.get(best.country, 0.0) < (0.15 if best.match == "sound" else 0.3)
        and best.prominence < 8.5
    ):
        return Choice(None, round(belief, 3), "weak-match-unsupported")
    unsupported = shares.get(best.country, 0.0) < 0.12 and not any(
        spots[index].parent is not None for index in group.spots
    )
    if unsupported and best.country and best.prominence < (5.6 if best.main else 6.5):
        return Choice(None, round(belief, 3), "small-place-unsupported")
    held = any(spots[index].parent is not None for index in group.spots)
    certainty = belief * {"exact": 0.97, "article": 0.95, "sound": 0.8, "fuzzy": 0.6}[best.match]
    rule = best.match
    if len(group.candidates) == 1 or (
        group.unary is not None
        and len(group.unary) > 1
        and group.unary[0] - group.unary[1] > 3
        and order[0] == 0
    ):
        rule += "+only" if len(group.candidates) == 1 else "+prominence"
    elif held:
        rule += "+containment"
    elif group.hints & place_words().cue.keys():
        rule += "+kind"
    else:
        rule += "+context" if order[0] != 0 else "+prominence-and-context"
    return Choice(best, round(certainty, 3), rule)
