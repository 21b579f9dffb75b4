"""Pick the place of one event from an article's place names.

What the trigger's own words say comes first: its locative argument, a place attached to it by a preposition
or as a compound. Then a place of the same sentence, then the place the narrative is in. Each step is less
sure than the one before, and its rule is named. Where none applies the answer is None.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.places_described import described_place
from dateline.ground.places_geography import contains
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_ties import Scored, event_score, has_tree
from dateline.records import Analysis, Article, Place

_FINE = {
    "quarter": 6,
    "site": 6,
    "village": 5,
    "city": 5,
    "admin2": 4,
    "river": 4,
    "island": 4,
    "range": 4,
    "border": 4,
    "region": 3,
    "water": 3,
    "admin1": 3,
    "unknown": 4,
    "country": 1,
    "continent": 0,
    "seat": 0,
    "demonym": 0,
}
FINER_WITHIN = 2.0
# A name tied less strongly to the trigger than this gives way to a place that the trigger's words describe.
SURE_NAME = 2.0


def place_of_event(
    article: Article,
    analysis: Analysis,
    mentions: tuple[PlaceMention, ...],
    sentence_index: int,
    trigger_tokens: tuple[int, ...],
    *,
    carry: Place | None = None,
    headline_places: tuple[PlaceMention, ...] = (),
    kind: str = "",
) -> Place | None:
    """The place of one event, or None where the text gives none.

    Args:
        sentence_index: Sentence of the trigger, `trigger_tokens` its tokens there.
        carry: The place the narrative is in: that of the event before.
        headline_places: Place names of the headline.
        kind: Type of the event.
    """
    sentence = analysis.sentences[sentence_index]
    here = [index for index, mention in enumerate(mentions) if mention.sentence == sentence_index]
    scored = [
        event_score(sentence, mentions, index, trigger_tokens)
        for index in here
        if not mentions[index].demonym
    ]
    scored = [found for found in scored if found is not None]
    best = max(
        scored,
        key=lambda found: (found.score, -abs(mentions[found.index].head - trigger_tokens[0])),
        default=None,
    )
    named = frozenset(
        token for index in here if not mentions[index].demonym for token in range(*mentions[index].outer)
    )
    described = described_place(sentence, trigger_tokens, named, kind=kind)
    if described is not None and described.wide and (best is None or best.score < SURE_NAME):
        return described.place
    tied = best is not None and (best.rule != "same-sentence" or not has_tree(sentence))
    if best is not None and best.score > 0 and tied:
        return _finest(best, scored, mentions)
    if carry is not None:
        return replace(
            carry, confidence=round(carry.confidence * 0.6, 3), rule=_named("narrative-place", carry.rule)
        )
    if described is not None:
        return described.place
    for mention in headline_places:
        if mention.can_hold_events:
            return replace(
                mention.place,
                confidence=round(mention.place.confidence * 0.5, 3),
                rule=_named("headline-place", mention.place.rule),
            )
    return None


def _named(rule: str, inner: str) -> str:
    return f"{rule}: {inner.split(': ', 1)[-1]}"


def _finest(best: Scored, scored: list[Scored], mentions: tuple[PlaceMention, ...]) -> Place:
    """Of the winner and what it holds, the finest; "Osk and Marlo" takes the first."""
    inner = [
        found
        for found in sorted(scored, key=lambda item: item.score)
        if found.score > max(-0.4, best.score - FINER_WITHIN) and _finer(mentions, found.index, best.index)
    ]
    chosen = inner[-1] if inner else best
    if len({_finest_name(mentions[found.index]) for found in inner}) > 1:
        named = [found for found in inner if mentions[found.index].parent == mentions[best.index].span]
        chosen = named[0] if named else best
    mention = mentions[chosen.index]
    sure = min(1.0, 0.55 + 0.08 * best.score)
    rule = best.rule if chosen is best else f"{best.rule}+finer"
    return replace(
        mention.place,
        confidence=round(mention.place.confidence * sure, 3),
        rule=_named(rule, mention.place.rule),
    )


def _finest_name(mention: PlaceMention) -> str:
    return mention.toponym.id if mention.toponym is not None else mention.span.text


def _finer(mentions: tuple[PlaceMention, ...], inner: int, outer: int) -> bool:
    """The first mention's place lies in the second's, by the text or by the gazetteer."""
    finer, coarser = mentions[inner], mentions[outer]
    if finer.source_base or finer.dateline or finer.government or _FINE[finer.kind] <= _FINE[coarser.kind]:
        return False
    if finer.parent == coarser.span:
        return True
    if coarser.relation in ("near", "distance", "road", "between", "border"):
        return False
    return (
        finer.toponym is not None and coarser.toponym is not None and contains(coarser.toponym, finer.toponym)
    )
