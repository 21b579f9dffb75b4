"""Places that a report names only after it told of them: "hit a village" ... "the village of Osk"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ground.places_described import is_place_noun
from dateline.ground.places_mention import PlaceMention
from dateline.records import Analysis, Sentence

FURTHEST = 8
_FIRST = frozenset(("a", "an", "one", "another"))


def named_later(analysis: Analysis, number: int, places: Sequence[PlaceMention]) -> frozenset[int]:
    """Index of the first place, in the sentences after one, that is called by each noun unnamed there."""
    nouns = set(_unnamed(analysis.sentences[number]))
    found: dict[str, int] = {}
    for index, place in enumerate(places):
        if number < place.sentence <= number + FURTHEST and place.can_hold_events and place.label != "back":
            tokens = analysis.sentences[place.sentence].tokens[slice(*place.outer)]
            for word in {token.text.lower() for token in tokens} & nouns:
                found.setdefault(word, index)
    return frozenset(found.values())


def _unnamed(sentence: Sentence) -> list[str]:
    """Nouns for somewhere behind "a": "a village", "a crowded market"."""
    tokens = sentence.tokens
    return [
        noun.text
        for noun in tokens
        if noun.upos == "NOUN"
        and is_place_noun(noun.text)
        and any(t.head == noun.index and t.text.lower() in _FIRST for t in tokens[: noun.index])
    ]
