"""Each figure of an event once, whether headline, lead or body tell it."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.counts_toll import Toll


def merge_tolls(tolls: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Tolls of one event, each figure once: headline, lead and body that tell the same are one toll.

    A bare figure of the headline ("kills 16") is the body's "at least 16"; the body's words are kept.
    """
    kept: list[Toll] = []
    for toll in tolls:
        for n, other in enumerate(kept):
            if same_figure(toll, other):
                better = _better(toll, other)
                kept[n] = replace(better, source=better.source or toll.source or other.source)
                break
        else:
            kept.append(toll)
    return tuple(kept)


def same_figure(one: Toll, other: Toll) -> bool:
    """Two tolls say the same of the same people.

    A title's bare figure is that of the text's bounded one: "16" of "at least 16", "58" of "more than 58".
    """
    if (
        one.kind != other.kind
        or one.figure != other.figure
        or (one.part_of is None) != (other.part_of is None)
    ):
        return False
    groups = {one.group, other.group}
    titled = one.headline or other.headline
    if (one.low, one.high) == (other.low, other.high):
        return len(groups) == 1 or ("all" in groups and (titled or "civilians" not in groups))
    if len(groups) > 1 and "all" not in groups:
        return False
    bare = one if one.high == one.low else other
    return bare.headline or bare.rule.endswith("exactly")


def _better(one: Toll, other: Toll) -> Toll:
    """The fuller of two tolls of one figure: open bound, then body before headline, then named group."""
    if (one.high is None) != (other.high is None):
        return one if one.high is None else other
    if one.headline != other.headline:
        return other if one.headline else one
    if other.group == "all" and one.group != "all":
        return one
    return other
