"""The kind of a place from the words beside its name.

"X province", "the village of X", "X refugee camp", "Camp X": a generic word selects kinds and widens the
name's outer bounds; "the outskirts" after it are a relation.
"""

from __future__ import annotations

from itertools import pairwise

from dateline.ground.places_words import Spot, place_words
from dateline.records import Sentence


def read_generic(spot: Spot, words: list[str], sentence: Sentence, folk: set[int] = frozenset()) -> None:
    """Kinds from the words beside a name: "X province", "the village of X", "X refugee camp", "Camp X"."""
    if spot.name.lower() in place_words().quarter_name:
        spot.hints.add("quarter")
    spot.outer_start, spot.outer_stop = spot.start, spot.stop
    if spot.stop < len(words) and words[spot.stop] not in ("'s", "’s"):
        _read_after(spot, words, sentence)
    _read_before(spot, words, sentence, folk)
    _read_inside(spot, sentence)
    if spot.label == "facility" and not spot.hints & {"site", "quarter"}:
        spot.hints.add("site")


def _read_after(spot: Spot, words: list[str], sentence: Sentence) -> None:
    """ "X province", "X refugee camp", "X countryside"; but "X town of Y" has Y's kind."""
    lists = place_words()
    nearby = last = spot.stop
    while (
        last < len(words)
        and last - nearby < 2
        and words[last] in place_words().site_modifier
        and words[last] not in lists.generic
    ):
        last += 1
    of_another = (
        words[last : last + 1] != []
        and words[last] in lists.cue["town"]
        and words[last + 1 : last + 2] == ["of"]
        and sentence.tokens[min(last + 2, len(words) - 1)].text[:1].isupper()
    )
    if of_another:
        return
    if last < len(words) and words[last] in lists.generic and not _state_media(words, last):
        kinds = {kind for kind, found in lists.cue.items() if words[last] in found}
        if last > nearby:
            kinds &= {"site", "region", "town"}
        if kinds:
            spot.hints |= kinds
            spot.generic = words[last]
            spot.outer_stop = last + 1
    elif words[nearby] in (
        "countryside",
        "outskirts",
        "suburbs",
        "area",
        "areas",
        "surroundings",
        "frontline",
        "front",
        "axis",
    ):
        spot.relation = (
            "countryside"
            if words[nearby] == "countryside"
            else "near"
            if words[nearby] in ("outskirts", "suburbs", "surroundings")
            else "area"
        )
        spot.outer_stop = nearby + 1


def _read_before(spot: Spot, words: list[str], sentence: Sentence, folk: set[int]) -> None:
    """ "the village of X", "Camp X"; in "Osk city of X" the city is Osk."""
    lists = place_words()
    before = spot.start - 1
    if (
        before > 0
        and words[before] == "of"
        and words[before - 1] in lists.generic
        and not (
            before > 1
            and sentence.tokens[before - 2].text[:1].isupper()
            and words[before - 2] not in ("the", "a", "this", "that")
            and words[before - 2] not in lists.compass
            and before - 2 not in folk
        )
    ):
        spot.described = True
        spot.hints |= {kind for kind, found in lists.cue.items() if words[before - 1] in found}
        spot.generic = spot.generic or words[before - 1]
        spot.outer_start = before - 1
        while spot.outer_start > 0 and words[spot.outer_start - 1] in lists.site_modifier:
            spot.outer_start -= 1
    elif before >= 0 and (
        (
            words[before] in ("mount", "lake", "camp", "fort", "port", "cape")
            and sentence.tokens[before].text[:1].isupper()
        )
        or words[before] in ("village", "town", "city", "governorate", "province")
    ):
        spot.hints |= {kind for kind, found in lists.cue.items() if words[before] in found}
        spot.generic = spot.generic or words[before]
        spot.outer_start = before


def _read_inside(spot: Spot, sentence: Sentence) -> None:
    """ "Homs Governorate", "Lake Tana": the name's own first or last word."""
    lists = place_words()
    inner = [token.text.lower() for token in sentence.tokens[spot.start : spot.stop]]
    if len(inner) > 1 and inner[-1] in lists.generic:
        spot.hints |= {kind for kind, found in lists.cue.items() if inner[-1] in found}
        spot.generic = spot.generic or inner[-1]
    if len(inner) > 1 and inner[0] in ("mount", "lake", "camp", "fort", "jabal", "jebel"):
        spot.hints |= {kind for kind, found in lists.cue.items() if inner[0] in found}


def _state_media(words: list[str], index: int) -> bool:
    return (
        words[index] in ("state", "field", "front")
        and index + 1 < len(words)
        and words[index + 1]
        in ("media", "tv", "television", "news", "run", "-", "department", "agency", "radio", "marshal")
    )


def share_generics(spots: list[Spot]) -> None:
    """A generic word read for two neighbours belongs to the nearer one; nothing to do where they do not
    touch.
    """
    for left, right in pairwise(spots):
        if left.outer_stop > right.start >= 0 and left.outer_stop > left.stop and left.relation != "border":
            left.outer_stop = max(left.stop, min(left.outer_stop, right.start))
