"""Where an event happened: chosen among all places that its mentions offer, or none of them.

The offers of one place by all mentions are one option; learnt weights decide (choice.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.merge.choice import RULED, Choice, chance_of, likeliest
from dateline.merge.reasons import Scene
from dateline.records import Place
from dateline.records.mention import EventMention, PlaceOffer
from dateline.resources.learnt import load_learnt

# A place less likely than this is left out: the best F on articles not learnt from.
LEAST = 0.2


def choices(
    mentions: Sequence[EventMention], scene: Scene, kind: str, family: str
) -> Iterator[Choice[Place]]:
    """None first, then each place that the mentions offer."""
    every: dict[str, list[PlaceOffer]] = {}
    for mention in mentions:
        for offer in mention.place_offers:
            every.setdefault(offer.place.key, []).append(offer)
    yield Choice(None, _none_signs(mentions, scene, kind, family, every))
    here = [_best(offers) for offers in every.values() if _told_here(offers)]
    for offers in every.values():
        place = _best(offers)
        signs = _signs(offers, family, kind, len(mentions), every)
        for sign in _nesting(place, here):
            signs |= {sign: 1.0, f"{family} | {sign}": 1.0}
        yield Choice(place, signs)


def _told_here(offers: Sequence[PlaceOffer]) -> bool:
    """In a sentence of the event itself, and not as somebody's nation."""
    signs = {s for o in offers for s in o.signs}
    return "same-sentence" in signs and "demonym" not in signs


def _nesting(place: Place, here: Sequence[Place]) -> Iterator[str]:
    """Whether it lies in, or holds, another place of the event's sentences."""
    others = [other for other in here if other.key != place.key]
    if any(_inside(place, other) for other in others):
        yield "inside-here"
    if any(_inside(other, place) for other in others):
        yield "holds-here"


def _inside(place: Place, other: Place) -> bool:
    """ "Osk, Marlo" or Osk, in Tarnland, lies in the other."""
    return other.name in place.inside or (other.geonameid is None and f", {other.name}" in place.name)


def _none_signs(
    mentions: Sequence[EventMention],
    scene: Scene,
    kind: str,
    family: str,
    every: Mapping[str, Sequence[PlaceOffer]],
) -> dict[str, float]:
    found = {"none": 1.0, f"none {kind}": 1.0, f"none {family}": 1.0}
    found |= {f"none | status {m.status.value}": 1.0 for m in mentions}
    if not any("same-sentence" in o.signs for offers in every.values() for o in offers):
        found["none | nothing-here"] = 1.0
        found[f"none {family} | nothing-here"] = 1.0
    if not any(m.place for m in mentions):
        found["none | no-rule"] = 1.0
    if any(m.sentence in scene.headline or m.sentence in scene.lead for m in mentions):
        found["none | in-lead"] = 1.0
    if any(m.background for m in mentions):
        found["none | background"] = 1.0
    found["none | told-often"] = math.log(len(mentions))
    return found


def _signs(
    offers: Sequence[PlaceOffer],
    family: str,
    kind: str,
    told: int,
    every: Mapping[str, Sequence[PlaceOffer]],
) -> dict[str, float]:
    found: dict[str, float] = {}
    for sign in {s for o in offers for s in o.signs}:
        found[sign] = 1.0
        found[f"{family} | {sign}"] = 1.0
        if sign in ("same-sentence", "narrative-place", "headline-place", "demonym", "government"):
            found[f"{kind} | {sign}"] = 1.0
    found["offered-share"] = min(1.0, len(offers) / told)
    found[RULED] = sum(any(s.startswith("rule ") for s in o.signs) for o in offers) / len(offers)
    found["rivals"] = math.log(len(every))
    found["confidence"] = max(o.place.confidence for o in offers)
    return found


def _best(offers: Sequence[PlaceOffer]) -> Place:
    """The words for the place that stand closest to the event's."""

    def near(offer: PlaceOffer) -> tuple[int, float]:
        signs = offer.signs
        ruled = any(s.startswith("rule ") for s in signs)
        return (2 * ruled + ("same-sentence" in signs and "demonym" not in signs), offer.place.confidence)

    return max(offers, key=near).place


def choose_place(mentions: Sequence[EventMention], scene: Scene, kind: str, family: str) -> Place | None:
    """The likeliest place, its chance as its confidence; None where none is likelier."""
    found = list(choices(mentions, scene, kind, family))
    place, share = likeliest(found, load_learnt("placing"), LEAST)
    return None if place is None else replace(place, confidence=round(share, 3))


def place_chance(
    place: Place, mentions: Sequence[EventMention], scene: Scene, kind: str, family: str
) -> float:
    """How likely this place is the event's."""
    found = list(choices(mentions, scene, kind, family))
    return chance_of(place.key, found, load_learnt("placing"))
