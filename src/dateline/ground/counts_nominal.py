"""Victims of nouns: "the killing of two men", "20 deaths", "nine children were among the dead"."""

from __future__ import annotations

from dateline.ground.counts_lists import chain_left, chain_right, parts_after
from dateline.ground.counts_scene import BOUNDARY, TO_BE, Match, Scene
from dateline.ground.counts_words import Cue, load_lexicon

FAR = 12
NUMBERING = frozenset("are were was numbered number total totalled totaled include included".split())
THE_HARMED = frozenset("dead wounded injured killed".split())
OF_BODIES = frozenset(
    "civilian new confirmed additional military charred more other burnt unidentified".split()
)


def of_deed(scene: Scene, cue: Cue) -> Match | None:
    """Read "the killing of two journalists", "the deaths of at least 12 people", "the bodies of 12 men"."""
    words = scene.words.lower
    if cue.frame not in ("deed", "bodies") or words[cue.stop : cue.stop + 1] != ["of"]:
        return None
    if cue.frame == "bodies" and words[cue.start] == "lives" and not _takes_lives(scene, cue.start):
        return None
    first = scene.at(cue.stop + 1)
    if first is None or not scene.quantities[first].counted:
        return None
    whole, stop = chain_right(scene, first)
    return Match(cue, whole, "deed", parts_after(scene, stop))


def _takes_lives(scene: Scene, at: int) -> bool:
    """A verb of taking stands before "lives"."""
    return any(word in load_lexicon().lives for word in scene.words.lower[max(at - 6, 0) : at])


def counted_noun(scene: Scene, cue: Cue) -> Match | None:
    """Read "20 deaths", "claimed 8 lives", "12 bodies", "three more fatalities"."""
    if cue.frame != "bodies":
        return None
    words = scene.words.lower
    edge = cue.start
    while edge and edge not in scene.stopping and words[edge - 1] in OF_BODIES:
        edge -= 1
    n = scene.stopping.get(edge)
    if n is None or not scene.quantities[n].counted or scene.quantities[n].single:
        return None
    if words[cue.start] == "lives" and not _takes_lives(scene, scene.quantities[n].start):
        return None
    if words[cue.stop : cue.stop + 1] == ["of"] and scene.at(cue.stop + 1) is not None:
        return None
    return Match(cue, (scene.quantities[n],), "counted-noun", parts_after(scene, cue.stop))


def among_the_dead(scene: Scene, cue: Cue) -> Match | None:
    """Read "nine children were among the dead": a part of a toll told before."""
    words = scene.words.lower
    if cue.frame not in ("verb", "bodies", "state") or words[cue.start - 2 : cue.start - 1] != ["among"]:
        return None
    if words[cue.start - 1] not in ("the", "those"):
        return None
    aux = cue.start - 3
    if aux < 1 or words[aux] not in TO_BE:
        return None
    n = scene.stopping.get(aux)
    if n is None or scene.quantities[n].single or scene.quantities[n].sort != "people":
        return None
    return Match(cue, (), "among", chain_left(scene, n))


def those_who(scene: Scene, cue: Cue) -> Match | None:
    """Read "those executed are around 300", "the wounded numbered 40", "the dead included five women"."""
    words = scene.words.lower
    if cue.frame != "bodies" and (cue.frame != "verb" or cue.form != "d"):
        return None
    back = words[max(cue.start - 4, 0) : cue.start]
    if back[-2:] == ["of", "the"] or not (
        "those" in back or (back[-1:] == ["the"] and words[cue.start] in THE_HARMED)
    ):
        return None
    for i in range(cue.stop, min(cue.stop + FAR, len(words))):
        if words[i] in BOUNDARY or words[i] == ",":
            return None
        first = scene.at(i + 1) if words[i] in NUMBERING else None
        if first is not None:
            return _numbered(scene, cue, words[i], first)
    return None


def _numbered(scene: Scene, cue: Cue, verb: str, first: int) -> Match | None:
    """What stands after "are", "numbered" or "included": the whole, or a part of a toll told before."""
    whole, _ = chain_right(scene, first)
    if verb.startswith("includ") or (verb in TO_BE and whole[0].noun is not None):
        enough = sum(q.bounds.low for q in whole) > 1 and all(q.counted for q in whole)
        return Match(cue, (), "those", whole) if enough else None
    return Match(cue, whole, "those") if whole[0].sort in ("bare", "people") else None
