"""Join the mentions of one article that tell of one happening.

The headline says "Twin blasts kill nine", the lead "two car bombs exploded", the fourth paragraph "the
attack": one event with three triggers. Mentions are taken in text order; each goes to the earlier event that
most speaks for, by the weighted reasons of reasons.py, or opens one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.merge.reasons import Group, Scene, can_join, reasons_for
from dateline.records.mention import EventMention
from dateline.resources.learnt import load_learnt

NEW = "new"
RECENT = "recent"


def join_mentions(
    mentions: Sequence[EventMention], scene: Scene, weights: Mapping[str, float] | None = None
) -> tuple[tuple[EventMention, ...], ...]:
    """Group an article's mentions, in order of the first mention of each group.

    Args:
        weights: Weight of each reason; the bundled ones where not given.
    """
    weights = load_learnt("joining") if weights is None else weights
    groups: list[Group] = []
    for mention in mentions:
        best, score = None, weights.get(NEW, 0.0)
        for group, reasons in candidates(groups, mention, scene):
            value = sum(weights.get(name, 0.0) * amount for name, amount in reasons.items())
            if value >= score:
                best, score = group, value
        if best is None:
            groups.append(Group([mention]))
        else:
            best.mentions.append(mention)
    return tuple(tuple(group.mentions) for group in groups)


def candidates(
    groups: Sequence[Group], mention: EventMention, scene: Scene
) -> list[tuple[Group, dict[str, float]]]:
    """The groups that a mention may belong to, each with its reasons.

    The last told among them counts more.
    """
    able = [g for g in groups if any(can_join(other, mention) for other in g.mentions)]
    found = [(group, reasons_for(group, mention, scene)) for group in able]
    for place, (_, reasons) in enumerate(reversed(found)):
        reasons[RECENT] = 1.0 / (place + 1)
    return found
