"""People on the move in articles about flight or evacuation: "3,000 residents left", "buses carrying 500
people".

Verbs of plain motion count people as displaced only where the article speaks of flight at least twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.ground.counts_lists import parts_after
from dateline.ground.counts_scene import Match, Scene
from dateline.ground.counts_words import Cue, Words, load_lexicon

ENOUGH = 2
_AFTER_GOING = frozenset("the their his for from on in by aboard to a at today yesterday during".split())
_BETWEEN = frozenset("have has had were was are be been being also already on would will could".split())


def tells_of_flight(sentences: Sequence[Words]) -> bool:
    """The article speaks of flight, evacuation or displacement at least twice."""
    context = load_lexicon().moved["context"]
    return sum(word in context for words in sentences for word in words.lower) >= ENOUGH


def moved_matches(scene: Scene) -> Iterator[Match]:
    """Figures for people whom a verb of motion moves."""
    words, moved = scene.words.lower, load_lexicon().moved
    for quantity in scene.quantities:
        if quantity.single or quantity.sort not in ("people", "bare") or quantity.bounds.low < 2:
            continue
        before = quantity.start - 1
        i = quantity.stop
        while i < len(words) and words[i] in _BETWEEN:
            i += 1
        if i < len(words) and (
            words[i] in moved["taken"] or (words[i] in moved["going"] and _goes_somewhere(scene, i))
        ):
            yield Match(
                Cue(i, i + 1, "displaced", "moved", ""),
                (quantity,),
                "moved",
                parts_after(scene, quantity.stop),
            )
        elif before > 0 and words[before] in moved["carrying"]:
            cue = Cue(before, before + 1, "displaced", "moved", "")
            yield Match(cue, (quantity,), "moved", parts_after(scene, quantity.stop))


def _goes_somewhere(scene: Scene, at: int) -> bool:
    """A place or a time follows "left", not what somebody was left as ("left dead")."""
    if at + 1 >= len(scene.words.lower):
        return True
    return scene.words.texts[at + 1][0].isupper() or scene.words.lower[at + 1] in _AFTER_GOING
