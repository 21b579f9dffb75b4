"""Decide jointly which place each name of an article means.

Countries weigh first (names, demonyms, dateline), then provinces and neighbouring places: every name holds a
distribution over its candidates, and a few rounds let the names inform one another. One sense per document.
Where no candidate is better than the others, the answer is none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.places_candidates import Group, fill, name_groups
from dateline.ground.places_geography import distance_km
from dateline.ground.places_settle import settle
from dateline.ground.places_words import Spot, place_words, strip_the

SURE_AT_LEAST = 0.36


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was found to mean: the toponym (None for none), how surely, and what decided."""

    toponym: Toponym | None
    confidence: float
    rule: str


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
    groups = name_groups(spots)
    likely = tuple(code for code, _weight in sorted(hints.items(), key=lambda item: -item[1])[:6])
    for group in groups:
        fill(group, spots, gazetteer, likely)
    support = _supported(groups, hints)
    for group in groups:
        if not group.candidates and support:
            fill(group, spots, gazetteer, support, fuzzy=True)
    settle(groups, spots, hints)
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


def _supported(groups: list[Group], hints: dict[str, float]) -> tuple[str, ...]:
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


def _shares(groups: list[Group], hints: dict[str, float]) -> dict[str, float]:
    mass: dict[str, float] = defaultdict(float, hints)
    for group in groups:
        if group.belief is not None and group.candidates[0].match in ("exact", "article"):
            for place, belief in zip(group.candidates, group.belief, strict=True):
                mass[place.country] += 0.6 * float(belief) * len(group.spots) ** 0.5
    total = sum(mass.values()) or 1.0
    return {code: weight / total for code, weight in mass.items()}


def _choose(group: Group, spots: list[Spot], shares: dict[str, float]) -> Choice:
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
