"""Figures of a death toll: "the death toll from the attack rose to 31 from 28", "put the toll at 16"."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.counts_lists import parts_after
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_scene import Match, Scene
from dateline.ground.counts_words import Cue, load_lexicon
from dateline.ground.numbers import Bounds

FAR = 14
PHRASE = 9
OF_TOLL = frozenset("from in for among".split())
VERBS = frozenset(
    "rise rises rose risen has had was stood stands is at to climbed climbs reached reaches "
    "jumped , .".split()
)
RISING = ("ris", "ros", "cli", "jum", "inc", "soa", "mou", "gro", "gre", "rev")


def toll_word(scene: Scene, cue: Cue) -> Match | None:
    """The figure that follows "death toll", "toll", "number of dead", or "Dead:"."""
    if cue.frame != "toll":
        return None
    words, to_figure = scene.words.lower, load_lexicon().to_figure
    at = cue.stop
    if words[at : at + 1] == [":"]:
        at += 1
    elif cue.stop - cue.start == 1 and words[cue.start] != "toll":
        return None  # "the dead" alone is no toll word
    at = _past_phrase(scene, at)
    rising = False
    for i in range(at, min(at + FAR, len(words))):
        number = scene.at(i)
        if number is not None:
            return _figure(scene, cue, number, rising=rising)
        if words[i] not in to_figure:
            return None
        rising = rising or words[i].startswith(RISING)
    return None


def _past_phrase(scene: Scene, at: int) -> int:
    """Step over "from the attack", "in the town" between the toll and its verb."""
    words = scene.words.lower
    if at >= len(words) or words[at] not in OF_TOLL or scene.at(at + 1) is not None:
        return at
    for i in range(at + 1, min(at + PHRASE, len(words))):
        if words[i] in VERBS:
            return at if words[i] in (",", ".") else i
    return at


def _figure(scene: Scene, cue: Cue, number: int, *, rising: bool) -> Match | None:
    """The toll's figure; of "from 112 to 126" the second."""
    words, quantity = scene.words.lower, scene.quantities[number]
    if quantity.sort == "thing" or quantity.single:
        return None
    if any(other.start == quantity.stop and other.kind != cue.kind for other in scene.cues):
        return None  # "the toll also counted 30 hurt"
    if words[quantity.start] == "from" and quantity.bounds.rule == "range":
        return Match(cue, (_latter(scene, quantity),), "toll-word", (), True)
    if words[quantity.start - 1] == "from":
        later = next((q for q in scene.quantities[number + 1 :] if words[q.start - 1] == "to"), None)
        return Match(cue, (later,), "toll-word", (), True) if later else None
    return Match(cue, (quantity,), "toll-word", parts_after(scene, quantity.stop), rising)


def _latter(scene: Scene, quantity: Quantity) -> Quantity:
    """The second figure of "from 12 to 15", which reads as a range elsewhere."""
    to = scene.words.lower[quantity.start : quantity.stop].index("to")
    high = quantity.bounds.high or quantity.bounds.low
    return replace(quantity, start=quantity.start + to + 1, bounds=Bounds(high, high, "exactly"))
