"""One group of mentions -> one event of the record: the values that the article as a whole supports.

Each field is taken from the mention that says it best (a finer place, a dated sentence, the fuller name);
nothing is averaged, and every value keeps its own words and rule.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from dateline.merge.dating import choose_date, date_chance
from dateline.merge.identity import join_participants, unique_spans, without_doers
from dateline.merge.judge import NEWS_AT, chance, current_signs, event_signs
from dateline.merge.placing import choose_place, place_chance
from dateline.merge.reasons import Scene
from dateline.merge.within import Group
from dateline.records import (
    Article,
    Event,
    Participant,
    Problem,
    Source,
    Span,
    Status,
)
from dateline.records.mention import THING, EventMention

MOST_TRIGGERS = 6
NOBODYS = frozenset(("restrict-movement",))
ARTICLES = frozenset(("a", "an", "the", "this", "that", "its", "their"))
# Rules of things that stand for where a blast was as much as for what it was to hit.
WHERE = ("at-phrase", "compound")
BLASTS = frozenset(("assault-explosive", "assault-suicide"))
VAGUE = "assault-other"
SPECIFIC = {
    "assault-other": 0,
    "battle": 1,
    "assault-explosive": 2,
    "assault-firearms": 2,
    "assault-artillery": 2,
    "assault-aerial": 3,
    "assault-suicide": 4,
    "assault-chemical": 4,
    "assault-execution": 3,
}


def build_event(article: Article, group: Group, scene: Scene, families: dict[str, str]) -> Event:
    """Make the event of a group of mentions; its counts are shared out among all events afterwards.

    Args:
        families: Family of each type, from the ontology.
    """
    mentions = group.mentions
    kind = event_type(mentions)
    family = families[kind]
    triggers = event_triggers(mentions, kind)
    status = event_status(mentions, scene)
    when = choose_date(mentions, scene, status.value, kind, family)
    actors = join_participants([p for m in mentions for p in m.actor_values]) or seen_as(mentions, "actor")
    current = chance("current", current_signs(mentions, scene, status, when, family)) >= NEWS_AT
    return Event(
        id=event_id(article, triggers[0], kind),
        type=kind,
        family=family,
        confidence=round(chance("event", event_signs(group, scene, kind, family)), 3),
        triggers=triggers,
        status=status,
        current=current,
        actors=actors,
        targets=without_doers(
            join_participants(without_things([p for m in mentions for p in m.target_values], kind))
            or seen_as(mentions, "target"),
            actors,
        ),
        weapons=unique_spans([w.span for m in mentions for w in m.weapons]),
        place=choose_place(mentions, scene, kind, family),
        date=when,
        sources=join_sources([s for m in mentions for s in m.sources]),
    )


def left_out(event: Event, mentions: Sequence[EventMention], scene: Scene) -> tuple[Problem, ...]:
    """Why a place or a date that the event's own words name is not its."""
    problems = []
    named = next((m.place for m in mentions if m.place is not None and not m.place.carried), None)
    if event.place is None and named is not None:
        sure = place_chance(named, mentions, scene, event.type, event.family)
        problems.append(Problem("place-unsure", _left_out(event, named.text, named.rule, sure)))
    dated = next((m.date for m in mentions if m.date is not None and m.date.spans), None)
    if event.date is None and dated is not None:
        sure = date_chance(dated, mentions, scene, event.status.value, event.type, event.family)
        words = " ".join(span.text for span in dated.spans)
        problems.append(Problem("date-unsure", _left_out(event, words, dated.rule, sure)))
    return tuple(problems)


def unsure_event(event: Event) -> Problem:
    """Why an event is not among the article's."""
    words = ", ".join(repr(span.text) for span in event.triggers[:3])
    return Problem(
        "event-unsure",
        f"{event.id}: {event.type} ({words}) was left out: {event.confidence:.0%} sure",
    )


def _left_out(event: Event, words: str, rule: str, sure: float) -> str:
    return f"{event.id}: {words!r} ({rule}) was left out: {sure:.0%} sure"


def event_id(article: Article, trigger: Span, kind: str) -> str:
    """Stable: the same words of the same article give the same id."""
    return (
        "ev-"
        + hashlib.sha256(f"{article.id}|{trigger.start}|{trigger.stop}|{kind}".encode()).hexdigest()[:16]
    )


def event_type(mentions: Sequence[EventMention]) -> str:
    """The type most mentions name in words of their own; the more specific of equals."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        weight = {"strong": 1.0, "weak": 0.6, "generic": 0.15, "harm": 0.1}.get(mention.strength, 0.5)
        weights[mention.type] += weight * mention.score
    if weights["assault-suicide"] and weights["assault-explosive"]:
        weights["assault-suicide"] += weights["assault-explosive"]
    if set(weights) == {VAGUE}:
        weights.update(kind for mention in mentions for kind in mention.means)
        if len(weights) > 1:
            del weights[VAGUE]
    best = max(weights.values())
    close = [kind for kind, weight in weights.items() if weight >= 0.75 * best]
    return max(close, key=lambda kind: (SPECIFIC.get(kind, 2), weights[kind], kind))


def event_triggers(mentions: Sequence[EventMention], kind: str) -> tuple[Span, ...]:
    """Up to six trigger spans in text order, those that name the type first to be kept."""
    ranked = sorted(mentions, key=lambda m: (m.strength in ("harm",), m.type != kind, m.trigger.start))
    spans: list[Span] = []
    for mention in ranked:
        for span in (mention.trigger, *mention.extra):
            if len(spans) < MOST_TRIGGERS and not any(span.overlaps(other) for other in spans):
                spans.append(span)
    return tuple(sorted(spans))


def event_status(mentions: Sequence[EventMention], scene: Scene) -> Status:
    """What most of the telling says; a mention that names the event outright weighs more."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        weight = {"strong": 1.0, "weak": 0.9, "generic": 0.5, "harm": 0.6}.get(mention.strength, 0.7)
        if mention.sentence in scene.headline:
            weight *= 0.8
        weights[mention.status.value] += weight
    if weights["happened"] and weights["ongoing"] and weights["ongoing"] >= 0.3 * weights["happened"]:
        weights["ongoing"] += weights["happened"]
    value = max(weights, key=lambda v: (weights[v], v == "happened"))
    cues = [cue for m in mentions if m.status.value == value for cue in m.status.cues]
    return Status(value, unique_spans(cues))


def seen_as(mentions: Sequence[EventMention], part: str) -> tuple[Participant, ...]:
    """Whom the trained model takes for a part that no rule filled."""
    return join_participants([o.participant for m in mentions for o in m.offers if o.part == part])


def without_things(targets: Sequence[Participant], kind: str) -> list[Participant]:
    """Buildings and towns stand for whom an act is done to only where the article names nobody.

    What is blown up is hit beside whom that kills; what a blast is at is only where it was. A road that is
    closed stands for nobody.
    """
    things = [p for p in targets if p.actor_id is None and p.rule.endswith(THING)]
    people = [p for p in targets if p not in things]
    if (people and kind not in BLASTS) or kind in NOBODYS:
        return people
    if people:
        things = [p for p in things if not p.rule.startswith(WHERE)]
    return [*people, *things[:1]]


def join_sources(found: Sequence[Source]) -> tuple[Source, ...]:
    """One entry a source: "the source" after "a source in the police" is the same."""
    words = [frozenset(source.text.lower().split()) - ARTICLES for source in found]
    kept: list[int] = []
    for index, key in enumerate(words):
        fuller = any(key < other for other in words)
        if not fuller and all(words[other] != key for other in kept):
            kept.append(index)
    return tuple(found[index] for index in kept)
