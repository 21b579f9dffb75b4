"""Places told in one breath: "the villages of Osk, Marlo and Tarn" are one place of an event.

It has the point of the first that has one, and the names of all. "The Osk-Marlo road" is one, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.ground.places_geography import contains
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_words import Spot, place_words
from dateline.records import Place, Sentence

BETWEEN = frozenset((",", "and", "&", "the"))
_APART = frozenset(("between", "road", "border", "distance"))
_WAYS = frozenset(("axis", "highway", "road", "route", "corridor", "motorway", "railway"))


def share_kinds(spots: Sequence[Spot], words: Sequence[str]) -> None:
    """ "Osk and Marlo provinces", "the villages of Osk and Marlo": the plural tells the kind of both."""
    lists = place_words()
    for left, right in pairwise(spots):
        between = words[max(left.outer_stop, left.stop) : right.start]
        if left.demonym or right.demonym or not _listing(between):
            continue
        if not right.hints and left.hints and _plural(words, left.outer_start, left.start):
            right.hints |= left.hints
    for left, right in reversed(list(pairwise(spots))):
        if left.demonym or right.demonym or not _listing(words[left.stop : right.start]):
            continue
        if not left.hints and right.hints and _plural(words, right.stop, right.outer_stop):
            left.hints |= right.hints & set(lists.cue)


def _listing(between: Sequence[str]) -> bool:
    return bool(between) and set(between) <= BETWEEN and between != ["the"]


def _plural(words: Sequence[str], start: int, stop: int) -> bool:
    return any(w.endswith("s") and w in place_words().generic for w in words[max(0, start) : stop])


def listed_places(sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> dict[int, Place]:
    """The whole list as the place of each of its members, by their index."""
    found: dict[int, Place] = {}
    for members in _lists(sentences, places):
        whole = _whole(sentences, [places[index] for index in members])
        found |= dict.fromkeys(members, whole)
    for index in range(len(places) - 1):
        way = _way(sentences, places[index], places[index + 1])
        if way is not None:
            found |= dict.fromkeys((index, index + 1), way)
    return found


def _way(sentences: Sequence[Sentence], start: PlaceMention, end: PlaceMention) -> Place | None:
    """ "the Osk-Marlo axis": what lies between the two, without an id of its own."""
    sentence, stop = sentences[start.sentence], end.outer[1]
    tokens = sentence.tokens
    if start.sentence != end.sentence or [t.text for t in tokens[start.stop : end.start]] != ["-"]:
        return None
    if stop == end.stop and stop < len(tokens) and tokens[stop].text.lower() in _WAYS:
        stop += 1
    if tokens[stop - 1].text.lower() not in _WAYS:
        return None
    span = sentence.span(start.start, stop)
    first = start.place
    return Place(
        span.start, span.stop, span.text, span.text, first.inside, None, first.lat, first.lon, "area",
        round(first.confidence * 0.8, 3), f"{first.rule}+way",
    )  # fmt: skip


def _lists(sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> list[list[int]]:
    """Members of each list; "Osk, Tarnland" counts as Osk."""
    lists: list[list[int]] = [[]]
    last = -1
    for index, place in enumerate(places):
        if last >= 0 and _holds(place, places[last]):
            last = index
            continue
        if not place.can_hold_events or place.relation in _APART or place.label == "back":
            continue
        if not lists[-1] or not _follows(sentences, places[last], place):
            lists.append([])
        lists[-1].append(index)
        last = index
    return [closed for members in lists if len(closed := _closed(sentences, places, members)) > 1]


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """ "Osk, Tarnland"; in "Osk, Marlo and Tarn" the comma tells nothing."""
    if inner.sentence != outer.sentence or inner.parent != outer.span or outer.toponym is None:
        return False
    return inner.toponym is None or contains(outer.toponym, inner.toponym)


def _follows(sentences: Sequence[Sentence], before: PlaceMention, place: PlaceMention) -> bool:
    """Nothing but a comma or "and" between two names of one sentence."""
    if before.sentence != place.sentence or before.outer[1] > place.outer[0]:
        return False
    words = [t.text.lower() for t in sentences[place.sentence].tokens[before.outer[1] : place.outer[0]]]
    return _listing(words)


def _closed(
    sentences: Sequence[Sentence], places: Sequence[PlaceMention], members: Sequence[int]
) -> list[int]:
    """The members up to the one behind the last "and"."""
    for size in range(len(members), 1, -1):
        place = places[members[size - 1]]
        before = sentences[place.sentence].tokens[: place.outer[0]]
        if {t.text.lower() for t in before[-2:]} & {"and", "&"}:
            return list(members[:size])
    return []


def _whole(sentences: Sequence[Sentence], members: Sequence[PlaceMention]) -> Place:
    sentence, places = sentences[members[0].sentence], [m.place for m in members]
    first = next((p for p in places if p.lat is not None), places[0])
    names = [p.name for p in places]
    start, stop = places[0].start, places[-1].stop
    return replace(
        first,
        start=start,
        stop=stop,
        text=sentence.text[start - sentence.start : stop - sentence.start],
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        rule=f"{first.rule}+listed",
    )
