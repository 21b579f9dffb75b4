"""Words of death and injury join the event of their sentence that caused them.

"A mine blast killed nine herders and wounded twenty": "blast" names the event, "killed" and "wounded" are
further words of it, and their objects its targets. Where a sentence names no such event, the harm word
stands for one itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records.mention import EventMention
from dateline.records.tree import Tree
from dateline.records.vocabulary import ATTACKS

CAUSES = ATTACKS | {"siege", "protest", "violate-agreement", "destroy-property"}
FARTHEST = 9


def absorb_harm(tree: Tree, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Join each harm mention to the nearest cause in the tree.

    Those without one that stand close are joined to each other.
    """
    causes = {i: m for i, m in enumerate(mentions) if m.strength != "harm" and m.type in CAUSES}
    kept: dict[int, EventMention] = {i: m for i, m in enumerate(mentions) if m.strength != "harm"}
    first_harm: int | None = None
    for index, mention in enumerate(mentions):
        if mention.strength != "harm":
            continue
        owner = _nearest(tree, mention, causes)
        if (
            owner is None
            and first_harm is not None
            and path_length(tree, mention.head, kept[first_harm].head) <= 3
        ):
            owner = first_harm
        if owner is None:
            kept[index] = mention
            first_harm = index
            continue
        kept[owner] = take_in(kept[owner], mention)
        if owner in causes:
            causes[owner] = kept[owner]
    return [kept[index] for index in sorted(kept)]


def join_light(tree: Tree, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Two triggers of one type of which one governs the other are one mention: "launched an offensive"."""
    kept: list[EventMention] = []
    for mention in mentions:
        for position, other in enumerate(kept):
            if other.type != mention.type or "harm" in (other.strength, mention.strength):
                continue
            if tree.parent(mention.head) == other.head or tree.parent(other.head) == mention.head:
                relation = tree.relation(
                    mention.head if tree.parent(mention.head) == other.head else other.head
                ).split(":")[0]
                if relation in ("obj", "nsubj", "obl", "nmod", "compound", "xcomp", "amod"):
                    first, second = sorted((other, mention), key=lambda m: (-m.score, m.start))
                    kept[position] = join_words(first, second)
                    break
        else:
            kept.append(mention)
    return kept


def join_words(first: EventMention, second: EventMention) -> EventMention:
    """One mention of both triggers, the parts of either."""
    return replace(
        first,
        actors=first.actors or tuple(p for p in second.actors if p.head != first.head),
        targets=first.targets or tuple(p for p in second.targets if p.head != first.head),
        weapons=(*first.weapons, *second.weapons),
        extra=(*first.extra, second.trigger, *second.extra),
        background=first.background or second.background,
        status=first.status if first.status.value != "happened" else second.status,
        time=first.time if first.time != "none" else second.time,
    )


def _nearest(tree: Tree, harm: EventMention, causes: dict[int, EventMention]) -> int | None:
    """The cause with the shortest way to the harm word, where both are equally real."""
    best, best_length = None, FARTHEST
    for index, cause in causes.items():
        if (cause.status.value in ("happened", "ongoing")) != (harm.status.value in ("happened", "ongoing")):
            continue
        if cause.type == "protest" and _protested(tree, harm, cause):
            continue
        length = path_length(tree, harm.head, cause.head)
        if cause.type == harm.type:
            length -= 1
        if length < best_length:
            best, best_length = index, length
    return best


def _protested(tree: Tree, harm: EventMention, cause: EventMention) -> bool:
    """ "marched over the killing of six": what they protest against is no harm of the protest.

    Nor is what somebody named does.
    """
    above = [harm.head, *tree.ancestors(harm.head)]
    below = above[: above.index(cause.head)] if cause.head in above else []
    return bool(harm.actors) or any(
        tree.preposition(i) in ("against", "over", "at", "about", "after", "for", "of") for i in below
    )


def path_length(tree: Tree, first: int, second: int) -> int:
    """Steps from one word to another over the tree; a step into another clause counts twice."""
    up = [first, *tree.ancestors(first)]
    other = [second, *tree.ancestors(second)]
    shared = next((node for node in up if node in other), None)
    if shared is None:
        return 99
    way = up[: up.index(shared)] + other[: other.index(shared)]
    return sum(2 if tree.relation(n).split(":")[0] in ("ccomp", "parataxis", "acl") else 1 for n in way)


def take_in(cause: EventMention, harm: EventMention) -> EventMention:
    """The cause with the harm's words, parts and sources."""
    heads = {p.head for p in cause.targets}
    actors = cause.actors
    if not actors:
        actors = tuple(
            p for p in harm.actors if not cause.start <= p.head < cause.stop and p.head != cause.head
        )
    taken = {p.head for p in actors}
    suffered = tuple(p for p in harm.targets if p.head not in heads | taken)
    if cause.type in ("protest", "battle") and "ambush" not in cause.unit:
        suffered = ()  # whom a fight or a protest killed is not whom it was against; an ambush has one side
    targets = (*suffered, *cause.targets)
    return replace(
        cause,
        actors=actors,
        targets=targets,
        extra=(*cause.extra, harm.trigger, *harm.extra),
        sources=cause.sources or harm.sources,
    )
