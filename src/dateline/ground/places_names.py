"""What a place is called in the record.

A well-known place has its English name ("Aleppo"); a small one is called as the text spells it; a site with
its kind, "Kolme forest".
"""

from __future__ import annotations

from dateline.ground.gazetteer import Toponym
from dateline.ground.gazetteer_fold import fold, plain
from dateline.ground.places_holders import View
from dateline.ground.places_words import Spot, place_words, strip_the

# Places less known than this have no name of their own in English.
ENGLISH_NAME = 6.0


def shown_name(spot: Spot, toponym: Toponym | None) -> str:
    """The gazetteer's name where it is an English one; a small place is called as the text spells it.

    Villages stand in the tables as transliterations that nobody writes ("Kafr `Uwayd").
    """
    text = strip_the(spot.name)
    if toponym is None:
        return spot.name
    if toponym.kind in ("country", "continent", "admin1", "region", "water", "river", "range"):
        return toponym.name
    same = fold(text) == fold(toponym.name)
    if text.isupper() or text.islower():
        return plain(toponym.name) if same else toponym.name
    if same or toponym.prominence < ENGLISH_NAME:
        return text
    return toponym.name


def full_name(spot: Spot, view: View) -> str:
    """ "Kolme forest", "police station of Kolme": the kind is part of the name, compass words are not."""
    start, stop = (
        min(spot.start, spot.outer_start if spot.outer_start >= 0 else spot.start),
        max(spot.outer_stop, spot.stop),
    )
    words = place_words()
    tokens = view.sentence.tokens
    plain = words.near | words.compass | words.distance | {"the", "of", "-", "and", "a", "an"}
    while start < spot.start and (tokens[start].text.lower() in plain or tokens[start].text.isdigit()):
        start += 1
    return view.sentence.span(start, stop).text
