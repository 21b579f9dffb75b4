"""What only a tree tells of tolls: objects and subjects that stand apart from their casualty word."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ground.counts_lists import chain_right, parts_after
from dateline.ground.counts_scene import Match, Scene


def tree_matches(scene: Scene, known: list[Match]) -> Iterator[Match]:
    """Victims that the dependency tree gives a casualty verb for which the words alone gave none."""
    words, sentence = scene.words, scene.words.sentence
    tokens = sentence.tokens
    if not tokens or not tokens[0].upos:
        return
    done = {match.cue.start for match in known}
    for cue in scene.cues:
        if cue.start in done or cue.frame not in ("verb", "die"):
            continue
        token = words.token_at(cue.start)
        wanted = ("obj", "nsubj:pass") if cue.frame == "verb" else ("nsubj",)
        for child in tokens:
            if child.head != token or child.relation not in wanted:
                continue
            number = _quantity_of(scene, words.word_at(child.index))
            if number is None or not scene.quantities[number].counted:
                continue
            whole, stop = chain_right(scene, number)
            yield Match(cue, whole, f"tree-{child.relation}", parts_after(scene, stop))
            break


def _quantity_of(scene: Scene, word: int) -> int | None:
    """Number of the quantity whose noun or figure is this word."""
    return next((n for n, q in enumerate(scene.quantities) if q.start <= word < q.stop), None)
