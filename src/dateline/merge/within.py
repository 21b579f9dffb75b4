"""Join the mentions of one article that tell of one happening.

The headline says "Twin blasts kill nine", the lead "two car bombs exploded", the fourth paragraph "the
attack": one event with three triggers. How likely two mentions tell of one event is a sum of weighted reasons
(reasons.py) through the logistic function; the two groups most alike are made one, as long as the mean over
their mentions says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.merge.reasons import Scene, can_join, reasons_for, refers_back
from dateline.records.mention import EventMention
from dateline.resources.learnt import load_learnt

# Least mean likelihood of two groups that are made one: gave the best events on articles not learnt from.
ALIKE = 0.34
# A word that only refers back goes to the likeliest event before from this likelihood on.
BACK = 0.1
# Mentions further apart in the list are not compared, and a text of more than so many is joined in stretches:
# the cost grows with the length of a book, not with its square.
REACH = 120
STRETCH = 600


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that tell of one event.

    Attributes:
        company: Signs of what else the article tells beside it, for the judge.
    """

    mentions: tuple[EventMention, ...]
    company: Mapping[str, float] = field(default_factory=dict)


def join_mentions(
    mentions: Sequence[EventMention], scene: Scene, weights: Mapping[str, float] | None = None
) -> tuple[Group, ...]:
    """Group an article's mentions, in order of the first mention of each group.

    Args:
        weights: Weight of each reason; the bundled ones where not given.
    """
    weights = load_learnt("joining") if weights is None else weights
    groups: list[Group] = []
    for start in range(0, len(mentions), STRETCH):
        groups += _join_stretch(mentions[start : start + STRETCH], scene, weights)
    return tuple(groups)


def _join_stretch(
    mentions: Sequence[EventMention], scene: Scene, weights: Mapping[str, float]
) -> Iterator[Group]:
    alike = np.zeros((len(mentions), len(mentions)))
    for first, second, reasons in pairs(mentions, scene):
        odds = sum(weights.get(name, 0.0) * amount for name, amount in reasons.items())
        alike[first, second] = alike[second, first] = 1.0 / (1.0 + math.exp(-odds))
    groups, means = _join(alike)
    groups = _refer_back(groups, means, mentions)
    for group, company in zip(groups, _companies(groups, mentions, means), strict=True):
        yield Group(tuple(mentions[i] for i in group), company)


def pairs(mentions: Sequence[EventMention], scene: Scene) -> Iterator[tuple[int, int, dict[str, float]]]:
    """The pairs of mentions that may tell of one event: their numbers and the reasons between them."""
    for second, mention in enumerate(mentions):
        between = 0
        for first in range(second - 1, max(-1, second - 1 - REACH), -1):
            if can_join(mentions[first], mention):
                yield first, second, reasons_for(mentions[first], mention, scene, between)
                between += 1


def _join(alike: np.ndarray) -> tuple[list[list[int]], np.ndarray]:
    """Groups of numbers, and how alike each two groups are, in the rows of their first numbers.

    Args:
        alike: Likelihood of each pair, 0 where their types forbid it [n, n]; its rows become those of groups.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(len(alike))}
    while len(groups) > 1:
        first, second = sorted(divmod(int(alike.argmax()), len(alike)))
        if alike[first, second] < ALIKE:
            break
        sizes = len(groups[first]), len(groups[second])
        mean = (alike[first] * sizes[0] + alike[second] * sizes[1]) / sum(sizes)
        alike[first] = alike[:, first] = mean
        alike[second] = alike[:, second] = alike[first, first] = 0.0
        groups[first] += groups.pop(second)
    return [sorted(group) for _, group in sorted(groups.items())], alike


def _refer_back(
    groups: list[list[int]], means: np.ndarray, mentions: Sequence[EventMention]
) -> list[list[int]]:
    """ "The attack", alone, is no event of its own: it goes to the one before that it is most alike."""
    kept: list[list[int]] = []
    for group in groups:
        best = max(kept, key=lambda other: means[group[0], other[0]], default=None)
        if (
            best is not None
            and means[group[0], best[0]] >= BACK
            and all(refers_back(mentions[i]) for i in group)
        ):
            best += group
            continue
        kept.append(group)
    return [sorted(group) for group in kept]


def _companies(
    groups: Sequence[Sequence[int]], mentions: Sequence[EventMention], means: np.ndarray
) -> Iterator[dict[str, float]]:
    """What the judge may ask of a group's company: like groups, how many, what else its sentences tell."""
    kinds = [max((mentions[i] for i in group), key=lambda m: m.score).type for group in groups]
    seen = [mention.seen or 0.0 for mention in mentions]
    dense = sum(seen) / max(1, len(seen))
    for order, group in enumerate(groups):
        near = [(float(means[group[0], other[0]]), other) for other in groups if other is not group]
        told = {mentions[i].sentence for i in group}
        beside = [seen[i] for i in range(len(mentions)) if i not in group and mentions[i].sentence in told]
        yield {
            "near": max((value for value, _ in near), default=0.0),
            "near-larger": max(
                (v for v, other in near if len(other) >= len(group) and other[0] < group[0]), default=0.0
            ),
            "near-none": float(not any(value for value, _ in near)),
            "groups": math.log(len(groups)),
            "order": math.log1p(order),
            "of-type": math.log(kinds.count(kinds[order])),
            "seen-article": dense,
            "beside": math.log1p(len(beside)),
            "seen-beside": max(beside, default=0.0),
            "beaten": float(max(beside, default=0.0) > max(seen[i] for i in group)),
        }
