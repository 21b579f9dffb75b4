"""Victims before their verb: "12 herders, two women among them, were killed", "30 have died"."""

from __future__ import annotations

from dateline.ground.counts_lists import chain_all, chain_left, listed_under, parts_after
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_scene import (
    ADVERBS,
    BOUNDARY,
    PREPOSITIONS,
    RELATIVES,
    Match,
    Scene,
    active_aux,
    aux_before,
    is_governed,
)
from dateline.ground.counts_words import Cue


def subject_before(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 herders, two women among them, were killed", "30 have died", "15 were critical"."""
    if cue.frame not in ("verb", "die", "state") or (cue.form not in ("", "d") and cue.frame == "verb"):
        return None
    aux = aux_before(scene, cue)
    if aux is None:
        if cue.frame != "die":
            return None
        edge = cue.start
        while edge and scene.words.lower[edge - 1] in ADVERBS and not scene.inside(edge - 1):
            edge -= 1
    else:
        if cue.frame == "verb" and active_aux(scene, cue):
            return None
        edge = aux
    found = _things_before(scene, edge) if cue.kind == "damaged" else _subject(scene, edge)
    if found is None:
        return None
    whole, parts = found
    return Match(
        cue, whole, "passive" if cue.frame == "verb" else "subject", parts or parts_after(scene, cue.stop)
    )


def _things_before(scene: Scene, edge: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]] | None:
    """Things that stand right before "were destroyed"."""
    n = scene.stopping.get(edge)
    return ((scene.quantities[n],), ()) if n is not None and scene.quantities[n].sort == "thing" else None


def _subject(scene: Scene, edge: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]] | None:
    """The quantities that make up the subject of a verb phrase beginning at word `edge`."""
    words = scene.words.lower
    region_stop = edge
    if edge and words[edge - 1] in RELATIVES:
        region_stop = edge - 1
        if region_stop and words[region_stop - 1] == ",":
            region_stop -= 1
        near = scene.stopping.get(region_stop)
        if near is not None and scene.quantities[near].counted and not scene.quantities[near].single:
            return (scene.quantities[near],), ()
        return None  # "a herder who was hurt" tells who he is, not how many were
    left = _clause_start(scene, region_stop)
    heads = _heads(scene, left, region_stop)
    for first in heads:
        whole, stop = chain_all(scene, first, region_stop)
        if not _reaches(scene, stop, region_stop):
            continue
        last = scene.quantities[heads[-1]]
        if stop < region_stop and last.stop == region_stop and last not in whole and words[stop] != "(":
            # Another figure stands right before the verb: the list goes on, or the first is another's.
            if words[last.start - 1] == "and" and whole[0].single:
                return (*whole, last), ()
            if words[stop] not in PREPOSITIONS and words[stop] not in (",", "who"):
                return chain_left(scene, heads[-1]), ()
        return whole, parts_after(scene, stop)
    # "Two tourists, who had come by bus, were killed": the clause in between told of something else.
    relative = next((i for i in range(left - 1, max(left - 7, 0), -1) if words[i] in RELATIVES), None)
    if relative is None or any(word in BOUNDARY for word in words[relative:left]):
        return None
    stop = relative - 1 if words[relative - 1] == "," else relative
    near = scene.stopping.get(stop)
    if near is None or not scene.quantities[near].counted:
        return None
    return chain_left(scene, near), ()


def _heads(scene: Scene, left: int, right: int) -> list[int]:
    """Quantities of a stretch of words that may be its subject: not after a preposition, no verb's object."""
    words, found = scene.words.lower, []
    for n, q in enumerate(scene.quantities):
        if left <= q.start and q.stop <= right and q.counted and not is_governed(scene, q):
            if q.stop != right and listed_under(scene, n):
                continue  # an item of "killed 18, including eight guards and ten soldiers, and ..."
            if q.start == left or words[q.start - 1] not in PREPOSITIONS:
                found.append(n)
    return found


def _reaches(scene: Scene, stop: int, edge: int) -> bool:
    """Nothing between a subject and its verb but what may hang on the subject."""
    words = scene.words.lower
    if stop >= edge:
        return True
    if scene.at(stop) is not None:
        return False  # "Photo 7 At least ten herders were killed"
    first = words[stop]
    if (
        first in (",", "(", "-", "–", "who", "whose", "that")
        or first in PREPOSITIONS
        or first in ("aged", "on", "aboard", "most", "many", "all")
    ):
        return True
    if first.endswith(("ing", "ed")) and not any(word in BOUNDARY for word in words[stop:edge]):
        return True
    between = words[stop:edge]
    return len(between) <= 6 and not any(word in BOUNDARY or word in ("and", ",") for word in between)


def _clause_start(scene: Scene, edge: int) -> int:
    """Where the clause that ends in a verb phrase at word `edge` begins, as far as words tell."""
    words = scene.words.lower
    i = edge
    while i > 0:
        word = words[i - 1]
        if scene.inside(i - 1):
            i -= 1
            continue
        if (
            word in BOUNDARY
            and not (word == "as" and words[i : i + 1] == ["well"])
            and not (word == "as" and words[i : i + 1] == ["many"])
        ):
            if word == "that" and i >= 2 and scene.inside(i - 2):
                i -= 1
                continue
            return i
        if any(
            c.start <= i - 1 < c.stop and c.frame in ("verb", "die", "state") for c in scene.cues
        ) and word not in ("a", "free"):
            joined = i
            while joined < edge and words[joined] in (",", "and", "while", "in", "as"):
                joined += 1
                if words[joined - 1] == "and" or scene.at(joined) is not None:
                    break
            return joined
        if word in RELATIVES and any(i <= q.start < edge for q in scene.quantities):
            return i
        i -= 1
    return i
