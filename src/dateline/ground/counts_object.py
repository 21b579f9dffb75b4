"""Victims after their verb: "killed 12 people", "shot two men dead", "forced 8,000 herders to flee"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ground.counts_lists import chain_right, parts_after
from dateline.ground.counts_scene import Match, Scene, can_suffer, is_passive
from dateline.ground.counts_words import Cue, load_lexicon


def object_after(scene: Scene, cue: Cue) -> Match | None:
    """Read "killed at least 12 people", "killing a woman and two children"."""
    if cue.frame != "verb":
        return None
    words, lexicon = scene.words.lower, load_lexicon()
    if is_passive(scene, cue):
        return None
    i = cue.stop
    first = scene.at(i)
    while first is None and i < cue.stop + 3 and i < len(words) and words[i] in lexicon.skip_before_object:
        i += 1
        first = scene.at(i)
    if first is None or not can_suffer(cue, scene.quantities[first]):
        return None
    if cue.form == "d" and participle_between(scene, cue, first):
        return None
    whole, stop = chain_right(scene, first)
    return Match(cue, whole, "object", parts_after(scene, stop))


def shared_object(scene: Scene, cue: Cue) -> Match | None:
    """Read "wounding and kidnapping dozens": the first of two joined verbs shares the second's object."""
    words = scene.words.lower
    if cue.frame != "verb" or words[cue.stop : cue.stop + 1] not in (["and"], ["or"]):
        return None
    other = next(
        (c for c in scene.cues if c.start == cue.stop + 1 and c.frame == "verb" and c.form == cue.form), None
    )
    if other is None or other.kind == cue.kind:
        return None
    match = object_after(scene, other)
    return Match(cue, match.whole, "object", match.parts) if match else None


def participle_between(scene: Scene, cue: Cue, after: int) -> bool:
    """Tell the headline "7 herders killed 30 others injured" from "two gunmen killed 58 people"."""
    before = scene.stopping.get(cue.start)
    if before is None or not scene.quantities[before].counted:
        return False
    quantity = scene.quantities[after]
    following = scene.cue_at(quantity.stop, ("verb", "state"))
    return following is not None and following.form in ("", "d") and scene.at(following.stop) is None


def split_matches(scene: Scene) -> Iterator[Match]:
    """Read "shot two men dead", "took 20 people hostage", "forced 8,000 herders to flee"."""
    words, lexicon = scene.words.lower, load_lexicon()
    for kind, verbs, tails in lexicon.split:
        reach = 14 if kind == "displaced" else 2
        for i, word in enumerate(words):
            if word not in verbs:
                continue
            first = scene.at(i + 1)
            if first is None and words[i + 1 : i + 2] and words[i + 1] in ("at", "and", "as", "up"):
                first = scene.at(i + 2)
            if first is None or not scene.quantities[first].counted:
                continue
            whole, stop = chain_right(scene, first)
            for at in range(stop, min(stop + reach + 1, len(words))):
                if words[at] in (".", ";", ":"):
                    break
                tail = next((t for t in tails if words[at : at + len(t)] == t), None)
                if tail:
                    yield Match(
                        Cue(i, at + len(tail), kind, "split", ""), whole, "split", parts_after(scene, stop)
                    )
                    break
