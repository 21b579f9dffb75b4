"""Tolls of an article: every number of people killed, injured, missing, detained, abducted, displaced or
released.

A toll keeps the words of its figure, the casualty word it hangs on, the toll that includes it, and
whether it sums a war, a year or several incidents. Which event it belongs to is decided in `counts_link`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.counts_choose import choose_matches, told_apart
from dateline.ground.counts_cumulative import is_cumulative
from dateline.ground.counts_moved import moved_matches, tells_of_flight
from dateline.ground.counts_noun import group_of
from dateline.ground.counts_object import split_matches
from dateline.ground.counts_people import find_quantities
from dateline.ground.counts_phrase import add_bounds
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_rules import RULES
from dateline.ground.counts_scene import Match, Scene
from dateline.ground.counts_source import source_of
from dateline.ground.counts_toll import Toll
from dateline.ground.counts_tree import tree_matches
from dateline.ground.counts_words import cut_words, find_cues, load_lexicon
from dateline.records import Analysis, Article, Span


def find_tolls(article: Article, analysis: Analysis) -> tuple[Toll, ...]:
    """Every toll of the article in text order; a figure told twice stands twice (see `merge_tolls`)."""
    found: list[Toll] = []
    cut = [cut_words(sentence) for sentence in analysis.sentences]
    flight, split = tells_of_flight(cut), load_lexicon().split_verbs
    for words in cut:
        cues = find_cues(words)
        if not flight and not cues and split.isdisjoint(words.lower):
            continue
        quantities = find_quantities(words)
        if not quantities:
            continue
        scene = Scene.of(words, quantities, cues)
        here: list[Toll] = []
        for match in choose_matches(scene, [*_matches(scene), *(moved_matches(scene) if flight else ())]):
            here += _tolls_of(scene, match, found + here)
        if any(toll.cumulative for toll in here):
            here = [replace(toll, cumulative=toll.cumulative or toll.low >= 1000) for toll in here]
        found += here
    return tuple(sorted(found, key=lambda toll: (toll.span.start, toll.kind, toll.span.stop)))


def _matches(scene: Scene) -> list[Match]:
    """All that the rules find, best rules first."""
    matches = list(split_matches(scene))
    for rule in RULES:
        for cue in scene.cues:
            match = rule(scene, cue)
            if match is not None:
                matches.append(match)
    return matches + list(tree_matches(scene, matches))


def _tolls_of(scene: Scene, match: Match, before: Sequence[Toll]) -> list[Toll]:
    """The tolls of a match: its whole, its listed groups and its parts.

    Args:
        before: Tolls told before, to one of which parts without a whole belong.
    """
    match = told_apart(match)
    if match.cue.kind == "struck":  # shot or stabbed: hurt, for all that the words say
        match = replace(match, kind="injured", rule=f"struck-{match.rule}")
    if len(match.whole) == 1 and match.whole[0].among:  # "15 of the wounded"
        match = replace(match, whole=(), parts=match.whole)
    parts = match.parts
    if not match.whole:
        kind = match.kind or match.cue.kind
        earlier = [
            t for t in before if t.kind == kind and t.part_of is None and not (t.cumulative or t.single)
        ]
        whole_span = earlier[-1].span if earlier else None
        return [_part(scene, match, part, whole_span) for part in parts]
    if len(match.whole) > 1:
        parts = (*(q for q in match.whole if q.single != "name" and q.group != "all"), *parts)
    whole = _whole(scene, match)
    return [whole, *(_part(scene, match, part, whole.span) for part in parts)]


def _whole(scene: Scene, match: Match) -> Toll:
    """The toll of a match's figure, or of several added up."""
    chain, bounds = match.whole, add_bounds(match.whole)
    groups = {quantity.group for quantity in chain}
    return replace(
        _toll(scene, match, chain[0], f"{match.rule}/{bounds.rule}"),
        span=scene.words.span(chain[0].start, chain[-1].stop),
        group=groups.pop() if len(groups) == 1 else "all",
        low=bounds.low,
        high=bounds.high,
        revision=match.revision,
        cumulative=is_cumulative(scene, match, bounds),
        single=chain[0].single if len(chain) == 1 else "",
        perpetrator=all(quantity.perpetrator for quantity in chain),
    )


def _part(scene: Scene, match: Match, quantity: Quantity, whole: Span | None) -> Toll:
    """The toll of a part; "six of them children" has its group after it."""
    part = _toll(scene, match, quantity, f"{match.rule}-part/{quantity.bounds.rule}")
    if scene.words.lower[quantity.stop - 1] in ("them", "whom"):
        after = min(quantity.stop + 3, len(scene.words.lower))
        part = replace(part, group=group_of(scene.words, quantity.stop, after))
    return replace(part, part_of=whole)


def _toll(scene: Scene, match: Match, quantity: Quantity, rule: str) -> Toll:
    """The toll of one quantity under a casualty word."""
    words, cue = scene.words, match.cue
    return Toll(
        span=words.span(quantity.start, quantity.stop),
        kind=match.kind or cue.kind,
        group=quantity.group,
        low=quantity.bounds.low,
        high=quantity.bounds.high,
        sentence=words.sentence.index,
        token=words.token_at(quantity.noun if quantity.noun is not None else quantity.start),
        cue=words.token_at(cue.stop - 1 if cue.frame == "toll" else cue.start),
        rule=rule,
        source=source_of(words.sentence, cue.start, words),
        single=quantity.single,
        perpetrator=quantity.perpetrator,
        headline=words.sentence.headline,
    )
