"""Where an event may have happened: every place that its article names near it, with what speaks for each.

The rules (places_event.py) tie one place to a mention; they miss what only the narrative tells, and take
places of other events. Here all places of the mention's sentence, of those before it, of the headline and
lead are offered with named signs; learnt weights choose among them and "none" (merge/placing.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.ground.places_described import holder_of, is_place_noun, is_vague, place_phrase
from dateline.ground.places_later import named_later
from dateline.ground.places_lists import listed_places
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_ties import event_score, place_preposition
from dateline.ground.turns import TURNS
from dateline.records import Analysis, Place, Sentence
from dateline.records.mention import EventMention, PlaceOffer, band
from dateline.records.tree import Tree

NARRATIVE = "narrative-place"
BACK = 2
LEAD = 2
# A noun that the model takes for the event's place is offered from this chance on.
LEAST_SEEN = 0.2
STEPS = (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.5)


@dataclass(frozen=True, slots=True)
class _Known:
    """The places of an article.

    Attributes:
        places: All of them, one that stands in a list as the whole list.
        members: What the places of a list are each alone, by index into `places`.
        named: How often each is named, by key.
        common: Key of the one named most.
        lead: Sentences that open the article.
    """

    places: tuple[PlaceMention, ...]
    members: Mapping[int, Place]
    named: Counter[str]
    common: str
    lead: frozenset[int]


def give_places(
    analysis: Analysis, mentions: Sequence[EventMention], places: Sequence[PlaceMention]
) -> tuple[EventMention, ...]:
    """The mentions with all places where they may have happened."""
    listed = listed_places(analysis.sentences, places)
    wholes = {(places[i].place.start, places[i].place.stop): whole for i, whole in listed.items()}
    everywhere = tuple(replace(p, place=listed.get(i, p.place)) for i, p in enumerate(places))
    members = {i: places[i].place for i, whole in listed.items() if _alone(places[i].place, whole)}
    named = Counter(p.place.key for p in everywhere if not p.demonym and not p.dateline)
    common = named.most_common(1)[0][0] if named else ""
    body = [s.index for s in analysis.sentences if not s.headline and len(s.tokens) >= 7][:LEAD]
    known = _Known(everywhere, members, named, common, frozenset(body))
    return tuple(
        replace(m, place_offers=tuple(_offers(analysis, _listed(m, wholes), known))) for m in mentions
    )


def _alone(place: Place, whole: Place) -> bool:
    """One of a list under its own name: an event of all of them may be told of one."""
    return whole.rule.endswith("+listed") and place.key != whole.key


def _listed(mention: EventMention, wholes: Mapping[tuple[int, int], Place]) -> EventMention:
    """The mention at all places of the list that its place by rule stands in."""
    place = mention.place
    whole = None if place is None else wholes.get((place.start, place.stop))
    if place is None or whole is None:
        return mention
    return replace(mention, place=replace(whole, rule=place.rule, confidence=place.confidence))


def _offers(analysis: Analysis, mention: EventMention, known: _Known) -> Iterator[PlaceOffer]:
    """The places that may be an event's, and that of the rules where it is none of them."""
    sentence = analysis.sentences[mention.sentence]
    chosen = None if mention.place is None else mention.place.key
    offered = set()
    for index, where, signs in _near(analysis, mention, known):
        place = known.places[index]
        key = place.place.key
        offered.add(key)
        signs |= {*_of_place(place, known), *_by_rule(mention, key)}
        yield PlaceOffer(_as_told(place.place, mention, where, key == chosen), frozenset(signs))
        if index in known.members:
            alone = {s for s in signs if not s.startswith("rule ")} | {"one-of-list"}
            yield PlaceOffer(_as_told(known.members[index], mention, where, by_rule=False), frozenset(alone))
    for place, signs in _described(sentence, Tree.of(sentence), mention, known.places):
        offered.add(place.key)
        signs |= _by_rule(mention, place.key)
        yield PlaceOffer(_as_told(place, mention, "", place.key == chosen), frozenset(signs))
    if mention.place is not None and chosen not in offered:
        signs = {*_by_rule(mention, chosen), "by-rule-only", f"precision {mention.place.precision}"}
        yield PlaceOffer(mention.place, frozenset(signs))


def _by_rule(mention: EventMention, key: str | None) -> set[str]:
    """Whether the rules give this place to the mention, or another one."""
    if mention.place is None:
        return set()
    if key != mention.place.key:
        return {"other-by-rule"}
    return {f"rule {mention.place.rule.split(':')[0].split('+')[0]}"}


def _near(analysis: Analysis, mention: EventMention, known: _Known) -> Iterator[tuple[int, str, set[str]]]:
    """The places near enough to be meant: index, where it stands ("" for the sentence itself), and signs."""
    sentence = analysis.sentences[mention.sentence]
    before = (p.sentence for p in known.places if p.sentence < mention.sentence and p.can_hold_events)
    nearest = max(before, default=-1)
    later = named_later(analysis, mention.sentence, known.places)
    for index, place in enumerate(known.places):
        there = analysis.sentences[place.sentence]
        if place.sentence == mention.sentence:
            yield index, "", set(_same_sentence(sentence, Tree.of(sentence), mention, known.places, index))
        elif there.headline:
            yield index, "headline-place", {"headline-place"}
        elif place.dateline:
            yield index, "dateline", {"dateline"}
        elif mention.sentence - BACK <= place.sentence < mention.sentence:
            same = {"same-paragraph"} if there.paragraph == sentence.paragraph else set()
            yield index, NARRATIVE, {NARRATIVE, f"back {mention.sentence - place.sentence}", *same}
        elif index in later:
            yield index, NARRATIVE, {NARRATIVE, "named-later"}
        elif place.sentence in known.lead:
            yield index, NARRATIVE, {NARRATIVE, "in-lead"}
        elif place.sentence == nearest:
            yield index, NARRATIVE, {NARRATIVE, "last-named"}


def _described(
    sentence: Sentence, tree: Tree, mention: EventMention, places: Sequence[PlaceMention]
) -> Iterator[tuple[Place, set[str]]]:
    """Places of the sentence without a name: nouns for somewhere, and what the model takes for a place."""
    named = {t for p in places if p.sentence == mention.sentence for t in range(*p.outer)}
    seen = sentence.event_at(mention.head)
    for token in sentence.tokens:
        if token.upos != "NOUN" or token.index in named or mention.start <= token.index < mention.stop:
            continue
        share = seen.part(token.index, "place") if seen is not None else 0.0
        listed = is_place_noun(token.text)
        if not listed and share < LEAST_SEEN:
            continue
        place = place_phrase(sentence, token.index, holder_of(sentence, token.index, places))
        signs = {
            "described",
            "described listed" if listed else "described by-model",
            f"precision {place.precision}",
            f"described seen {band(share)}",
            f"described preposition {tree.preposition(token.index)}",
            f"described way {tree.way(mention.head, token.index, TURNS)}",
            "described after" if token.index > mention.head else "described before",
        }
        if is_vague(sentence, token.index):
            signs.add("described vague")
        if named & tree.subtree(token.index):
            signs.add("described holds-name")
        yield place, signs


def _as_told(place: Place, mention: EventMention, where: str, by_rule: bool) -> Place:
    """The place with the rule that gave it."""
    if by_rule and mention.place is not None:
        return mention.place
    found_by = place.rule.split(": ", 1)[-1]
    carried = where if where in ("headline-place", NARRATIVE) else NARRATIVE if where else ""
    return replace(place, rule=f"{carried or 'placing'}: {found_by}")


def _of_place(place: PlaceMention, known: _Known) -> Iterator[str]:
    """Signs of the place alone."""
    yield f"kind {place.kind}"
    yield f"precision {place.place.precision}"
    if place.relation:
        yield f"relation {place.relation}"
    for flag in ("demonym", "government", "source_base", "dateline"):
        if getattr(place, flag):
            yield flag
    if place.toponym is None:
        yield "unresolved"
    if place.place.key == known.common:
        yield "commonest"
    if known.named[place.place.key] >= 3:
        yield "named-often"


def _same_sentence(
    sentence: Sentence, tree: Tree, mention: EventMention, places: tuple[PlaceMention, ...], index: int
) -> Iterator[str]:
    """Signs of how a sentence ties a place to the trigger."""
    place = places[index]
    yield "same-sentence"
    trigger = (mention.head, *(t for t in range(mention.start, mention.stop) if t != mention.head))
    if not place.demonym:
        scored = event_score(sentence, places, index, trigger)
        if scored is not None:
            yield f"tie {scored.rule}"
            yield f"score {next((s for s in STEPS if scored.score <= s), 9)}"
    yield f"preposition {place_preposition(sentence, place)}"
    yield f"way {tree.way(mention.head, place.head, TURNS)}"
    if mention.start <= place.head < mention.stop:
        yield "inside-trigger"
    yield "after" if place.head > mention.head else "before"
    seen = sentence.event_at(mention.head)
    if seen is not None:
        share = max((seen.part(t, "place") for t in range(*place.outer)), default=0.0)
        yield f"seen {band(share)}"
        acts = max((seen.part(t, "actor") for t in range(*place.outer)), default=0.0)
        yield f"seen-actor {band(acts)}"
    others = [p for p in places if p.sentence == place.sentence and p is not place and p.can_hold_events]
    if not others:
        yield "only-place"
    if any(p.parent == place.span for p in others):
        yield "holds-another"
    if place.parent is not None:
        yield "held"
