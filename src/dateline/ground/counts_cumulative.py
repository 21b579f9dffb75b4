"""Sums over a war, a year or several incidents, which are the toll of no event."""

from __future__ import annotations

from dateline.ground.counts_scene import Match, Scene
from dateline.ground.counts_words import load_lexicon
from dateline.ground.numbers import Bounds

BEFORE, AFTER = 12, 14
MANY, TOO_MANY = 1000, 10_000
OVER = frozenset("in over past last during of".split())
ERAS = frozenset("years decades decade".split())
STARTS = frozenset("outbreak beginning start began erupted independence coup invasion takeover broke".split())


def is_cumulative(scene: Scene, match: Match, bounds: Bounds) -> bool:
    """The figure sums a war, a year or several incidents, by the words around it or by its size."""
    start = min(match.cue.start, match.whole[0].start)
    stop = max(match.cue.stop, match.whole[-1].stop)
    window = scene.words.lower[max(0, start - BEFORE) : stop + AFTER]
    if any(_sums_at(window, i) for i in range(len(window))):
        return True
    if match.cue.kind == "killed" and bounds.low >= TOO_MANY:
        return True
    wars = load_lexicon().wars
    return bounds.low >= MANY and match.cue.kind != "released" and any(word in wars for word in window)


def _sums_at(window: list[str], at: int) -> bool:
    """A word opens a phrase that makes a sum: "since 2011", "in five years", "so far this year"."""
    word = window[at]
    if word == "since":
        return _long_ago(window[at + 1 : at + 8])
    if word in ERAS:
        return not OVER.isdisjoint(window[max(at - 4, 0) : at])
    phrases = load_lexicon().cumulative
    return any(phrase[0] == word and tuple(window[at : at + len(phrase)]) == phrase for phrase in phrases)


def _long_ago(after: list[str]) -> bool:
    """What follows "since" is a year, a month or the start of a war, not a day of the week."""
    lexicon = load_lexicon()
    for i, word in enumerate(after):
        if (word.isdigit() and len(word) == 4) or word in lexicon.wars or word in STARTS:
            return True
        if word in lexicon.months and i <= 2:
            return True
    return False
