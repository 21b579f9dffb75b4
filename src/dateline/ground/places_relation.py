"""How an event's place lies to the name that stands for it.

"northern X", "20 km east of X", "near X", "parts of X", "the road to X", "between X and Y": read from the
words before the name, which become the spot's relation and modifier.
"""

from __future__ import annotations

from dateline.ground.places_words import Spot, place_words

ARTICLES = ("the", "a", "an")
ROADS = frozenset({"road", "highway", "route", "way", "motorway", "railway"})
# "most of X", "the eastern districts of X".
SHARES = frozenset(
    (
        "parts",
        "areas",
        "part",
        "swathes",
        "swaths",
        "rest",
        "most",
        "much",
        "half",
        "districts",
        "neighborhoods",
        "neighbourhoods",
    )
)


def read_relation(spot: Spot, words: list[str]) -> None:
    """Compass words, distance, nearness, between and roads before a name."""
    lists = place_words()
    index = _before_articles(words, spot.outer_start - 1)
    if index >= 0:
        index = _read_compass(spot, words, index)
    if index < 0:
        return
    word = words[index]
    if word == "of" and index > 0:
        _read_of(spot, words, index)
    elif word in lists.near or (
        word == "to" and index > 0 and words[index - 1] in ("close", "next", "adjacent")
    ):
        spot.relation, spot.modifier = "near", word
        spot.outer_start = index if word != "to" else index - 1
    elif word == "from" and index > 1 and words[index - 1] in lists.distance:
        _read_distance_from(spot, words, index)
    elif word in ("to", "toward", "towards", "from", "between", "linking", "connecting") and index > 0:
        if words[index - 1] in ROADS or (
            word != "to" and any(found in ROADS for found in words[max(0, index - 3) : index])
        ):
            spot.relation, spot.modifier, spot.outer_start = "road", f"road {word}", index - 1
        elif word == "between":
            spot.relation, spot.modifier = "between", word


def _before_articles(words: list[str], index: int) -> int:
    while index >= 0 and words[index] in ARTICLES:
        index -= 1
    return index


def _read_compass(spot: Spot, words: list[str], index: int) -> int:
    """ "northern X", "rural X", "north and east X"; returns the word before, -1 where there is none."""
    lists = place_words()
    reach = index
    while reach >= 0 and (
        words[reach] in lists.compass
        or (
            words[reach] in ("-", "and", ",")
            and reach > 0
            and words[reach - 1] in lists.compass
            and reach < index
        )
    ):
        reach -= 1
    if reach == index:
        return index
    inner = words[reach + 1 : index + 1]
    while inner and inner[0] in ("-", "and", ","):
        inner, reach = inner[1:], reach + 1
    if not spot.described or inner == ["rural"]:
        spot.relation = spot.relation or ("countryside" if inner == ["rural"] else "part")
        spot.modifier = " ".join(inner).replace(" - ", "-")
    spot.outer_start = reach + 1
    return _before_articles(words, reach)


def _read_of(spot: Spot, words: list[str], index: int) -> None:
    """ "east of X", "20 km of X", "the outskirts of X", "western parts of X"."""
    lists = place_words()
    noun = words[index - 1]
    if noun in lists.compass or noun in ("kilometers", "kilometres", "km", "miles"):
        _read_distance_of(spot, words, index)
    elif noun in lists.outskirts:
        spot.relation, spot.modifier, spot.outer_start = "near", f"{noun} of", index - 1
    elif noun in SHARES:
        _read_share_of(spot, words, index)


def _read_distance_of(spot: Spot, words: list[str], index: int) -> None:
    """ "some 20 kilometres east of X", "just north of X", "the centre of X"."""
    lists = place_words()
    noun = words[index - 1]
    first = index - 1
    while first > 0 and (
        words[first - 1] in lists.distance
        or words[first - 1].replace(".", "").replace(",", "").isdigit()
        or words[first - 1] in ("some", "about", "the", "just", "to", "kms", "-")
        or words[first - 1] in lists.compass
    ):
        first -= 1
    spot.relation = "distance" if any(found in lists.distance for found in words[first:index]) else "near"
    if noun in ("center", "centre", "downtown", "inner"):
        spot.relation = "part"
    spot.modifier = " ".join(words[first:index]).replace(" - ", "-")
    spot.outer_start = first


def _read_share_of(spot: Spot, words: list[str], index: int) -> None:
    """ "large western parts of X": an area, where a compass word says which."""
    lists = place_words()
    first = index - 1
    while first > 0 and (
        words[first - 1] in lists.compass or words[first - 1] in ("and", "-", "large", "the")
    ):
        first -= 1
    inner = [found for found in words[first : index - 1] if found in lists.compass or found == "and"]
    if any(found in lists.compass for found in inner):
        while inner[-1] == "and":
            inner.pop()
        while inner[0] == "and":
            inner.pop(0)
        spot.relation, spot.modifier, spot.outer_start = "part", " ".join(inner), first


def _read_distance_from(spot: Spot, words: list[str], index: int) -> None:
    """ "less than 20 km from X"."""
    first = index - 1
    while first > 0 and (
        words[first - 1].replace(".", "").replace(",", "").isdigit()
        or words[first - 1] in ("some", "about", "than", "less", "more")
    ):
        first -= 1
    spot.relation, spot.modifier, spot.outer_start = "distance", " ".join(words[first : index + 1]), first
