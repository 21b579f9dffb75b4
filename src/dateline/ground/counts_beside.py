"""Victims right before a bare casualty word: "12 dead", "8 persons killed", "12 wounded fighters"."""

from __future__ import annotations

from dateline.ground.counts_lists import appositive, chain_left, parts_after
from dateline.ground.counts_object import participle_between
from dateline.ground.counts_scene import ADVERBS, INCLUDING, SHOOTING, TO_BE, Match, Scene, can_suffer
from dateline.ground.counts_words import Cue

AFTER_PASSIVE = frozenset(
    "by in and , . at on during when after as near outside while with from ; inside following "
    "amid this last".split()
)


def beside(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 dead", "8 persons killed", "30 others wounded", "leaving 12 soldiers dead"."""
    if cue.frame not in ("verb", "state") or (cue.frame == "verb" and cue.form != "d"):
        return None
    words = scene.words.lower
    edge = cue.start
    while edge and not scene.inside(edge - 1) and _before_participle(words, edge):
        if words[edge - 1] in TO_BE:
            return None
        edge -= 1
    n = scene.stopping.get(edge)
    if n is None:
        return _beside_including(scene, cue, edge)
    quantity = scene.quantities[n]
    if not can_suffer(cue, quantity) or (
        quantity.single in ("name", "definite", "possessive") and cue.frame == "verb" and cue.kind != "killed"
    ):
        return None
    if cue.frame == "verb":
        after = scene.at(cue.stop)
        if (
            after is not None
            and scene.quantities[after].counted
            and not participle_between(scene, cue, after)
        ):
            return None
        if quantity.single and _agent_like(scene, cue):
            return None
        if cue.kind == "struck" and words[cue.stop : cue.stop + 1] and words[cue.stop] in SHOOTING:
            return None
    if n and quantity.start and words[quantity.start - 1] in INCLUDING:
        # "over 100 more including 35 children injured"
        outer = scene.quantities[n - 1]
        if outer.counted and words[outer.stop : quantity.start] in (
            ["including"],
            [",", "including"],
            [",", "among", "them"],
        ):
            return Match(cue, (outer,), "beside", (quantity,))
    whole = chain_left(scene, n)
    return Match(cue, whole, "beside", parts_after(scene, cue.stop))


def _before_participle(words: list[str], edge: int) -> bool:
    """An adverb, or "shot and" in "three officers shot and injured"."""
    if words[edge - 1] == "and":
        return edge > 1 and words[edge - 2] in ("shot", "stabbed", "beaten", "tortured", "struck", "hit")
    return words[edge - 1] in ADVERBS


def _agent_like(scene: Scene, cue: Cue) -> bool:
    """One person before a bare past verb is its subject ("the driver killed ..."), by what follows."""
    following = scene.words.lower[cue.stop : cue.stop + 1]
    return bool(following) and following[0] not in AFTER_PASSIVE


def _beside_including(scene: Scene, cue: Cue, edge: int) -> Match | None:
    """Read "Three people, including a preacher, killed in ..." in headlines without a verb."""
    words = scene.words.lower
    if not edge or words[edge - 1] != "," or cue.frame != "verb":
        return None
    for n in range(len(scene.quantities) - 1, -1, -1):
        quantity = scene.quantities[n]
        if quantity.stop == edge - 1 and quantity.counted and n:
            # "10 others, five officers and five civilians, injured when"
            whole = appositive(scene, n)
            if whole:
                return Match(cue, whole, "beside")
        if (
            quantity.stop < edge
            and words[quantity.stop : quantity.stop + 2] == [",", "including"]
            and quantity.counted
        ):
            return Match(cue, chain_left(scene, n), "beside", parts_after(scene, quantity.stop))
    return None


def modified(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 wounded fighters": the casualty word stands inside the quantity."""
    if cue.frame not in ("state", "verb") or cue.form not in ("", "d"):
        return None
    for quantity in scene.quantities:
        if (
            quantity.start < cue.start
            and cue.stop < quantity.stop
            and scene.words.lower[quantity.start] != "the"  # "the two dead officers" were counted before
            and quantity.counted
            and not quantity.single
            and not quantity.among
        ):
            return Match(cue, (quantity,), "modified")
        if quantity.among and quantity.start < cue.start < quantity.stop:
            return Match(cue, (), "among", (quantity,), kind=quantity.among)
    return None
