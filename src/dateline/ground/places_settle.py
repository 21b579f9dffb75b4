"""Let the names of an article inform one another: rounds of message passing over all candidates at once.

Countries that the text names or implies weigh first, then shared provinces and nearness, then what the text
says lies one in the other ("Douma, Syria").
"""

from __future__ import annotations

import math

import numpy as np

from dateline.ground.gazetteer import Toponym
from dateline.ground.places_candidates import Group
from dateline.ground.places_geography import contains
from dateline.ground.places_words import Spot

ROUNDS = 3
COUNTRY_WEIGHT = 3.6
INSIDE_BONUS = 5.0
NEAR_WEIGHT = 2.4


def settle(groups: list[Group], spots: list[Spot], hints: dict[str, float]) -> None:
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
    groups: list[Group], spots: list[Spot], places: list[Toponym], owner: np.ndarray
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
