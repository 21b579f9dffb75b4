"""One group of mentions -> one event of the record: the values that the article as a whole supports.

Each field is taken from the mention that says it best (a finer place, a dated sentence, the fuller name);
nothing is averaged, and every value keeps its own words and rule.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.merge.judge import LEAST, NEWS_AT, chance, current_signs, date_signs, event_signs, place_signs
from dateline.merge.reasons import Scene
from dateline.records import (
    DATE_LINKS,
    Article,
    Event,
    Participant,
    Place,
    Problem,
    Source,
    Span,
    Status,
    When,
)
from dateline.records.mention import THING, EventMention

MOST_TRIGGERS = 6
LEAST_SURE = 0.3
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


def build_event(
    article: Article, mentions: Sequence[EventMention], scene: Scene, families: dict[str, str]
) -> Event:
    """Make the event of a group of mentions; its counts are shared out among all events afterwards.

    Args:
        families: Family of each type, from the ontology.
    """
    kind = event_type(mentions)
    family = families[kind]
    triggers = event_triggers(mentions, kind)
    status = event_status(mentions, scene)
    when = event_date(mentions, scene)
    current = chance("current", current_signs(mentions, scene, status, when, family)) >= NEWS_AT
    return Event(
        id=event_id(article, triggers[0], kind),
        type=kind,
        family=family,
        confidence=round(chance("event", event_signs(mentions, scene, kind, family)), 3),
        triggers=triggers,
        status=status,
        current=current,
        actors=(actors := join_participants([p for m in mentions for p in m.actor_values])),
        targets=without_doers(
            join_participants(without_things([p for m in mentions for p in m.target_values])), actors
        ),
        weapons=unique_spans([w.span for m in mentions for w in m.weapons]),
        place=event_place(mentions),
        date=when,
        sources=join_sources([s for m in mentions for s in m.sources]),
    )


def leave_out_unsure(
    event: Event, mentions: Sequence[EventMention], scene: Scene
) -> tuple[Event, tuple[Problem, ...]]:
    """The event without a place or a date that is more likely wrong, and why it was left out."""
    problems = []
    if event.place is not None:
        place = event.place
        sure = chance("place", place_signs(place, mentions, scene, event.family))
        if sure < LEAST["place"]:
            problems.append(Problem("place-unsure", _left_out(event, place.text, place.rule, sure)))
            event = replace(event, place=None)
        else:
            event = replace(event, place=replace(place, confidence=round(sure, 3)))
    if event.date is not None:
        when = event.date
        sure = chance("date", date_signs(when, mentions, scene, event.status, event.current, event.family))
        if sure < LEAST["date"]:
            words = " ".join(span.text for span in when.spans) or "the day of the report"
            problems.append(Problem("date-unsure", _left_out(event, words, when.rule, sure)))
            event = replace(event, date=None)
    return event, tuple(problems)


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
    if weights["happened"] and weights["ongoing"] and weights["ongoing"] >= 0.5 * weights["happened"]:
        weights["ongoing"] += weights["happened"]
    value = max(weights, key=lambda v: (weights[v], v == "happened"))
    cues = [cue for m in mentions if m.status.value == value for cue in m.status.cues]
    return Status(value, unique_spans(cues))


def event_date(mentions: Sequence[EventMention], scene: Scene) -> When | None:
    """The date tied most closely to a trigger; the first of equals."""
    dated = [m.date for m in mentions if m.date is not None]
    return min(dated, key=lambda d: DATE_LINKS.index(d.rule.split(":")[0]), default=None)


def event_place(mentions: Sequence[EventMention]) -> Place | None:
    """The place tied to the event by its own words before a carried one; the surest, the finer of two."""
    placed = [m.place for m in mentions if m.place is not None]
    best = max(placed, key=lambda p: (place_strength(p), p.confidence), default=None)
    for place in placed:
        if (
            best is None
            or place_strength(place) < 1
            or place.confidence <= LEAST_SURE
            or place.name == best.name
        ):
            continue
        wide = best.precision in ("area", "province", "country")
        if best.name in place.inside or (
            wide and any(best.name.endswith(f" {name}") for name in place.inside)
        ):
            best = place
    return best


def place_strength(place: Place) -> int:
    """2: tied to the event by its own words; 1: of the same sentence; 0: carried over."""
    if place.carried:
        return 0
    return 1 if place.rule.startswith("same-sentence") else 2


def join_participants(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """One entry a party: by identity, else by name; the fullest words stand for it.

    The unnamed of one kind ("six people", "16 civilians", "the victims") are one party told several ways.
    """
    groups: dict[str, list[Participant]] = {}
    for participant in found:
        key = participant.actor_id or (
            participant.name.lower() if _is_name(participant) else f"unnamed {_camp(participant)}"
        )
        groups.setdefault(key, []).append(participant)
    named = {p.kind for group in groups.values() for p in group if p.actor_id is not None} - {
        "unknown",
        "civilians",
    }
    return tuple(
        _fullest(group)
        for key, group in groups.items()
        if not (key.startswith("unnamed") and key.removeprefix("unnamed ") in named)
    )


def without_things(targets: Sequence[Participant]) -> list[Participant]:
    """Buildings and towns stand for whom an act is done to only where the article names nobody."""
    people = [p for p in targets if p.actor_id is not None or not p.rule.endswith(THING)]
    return people or list(targets)[:1]


def without_doers(targets: Sequence[Participant], actors: Sequence[Participant]) -> tuple[Participant, ...]:
    """Nobody is both who does it and whom it is done to."""
    doers = {p.actor_id or p.name.lower() for p in actors}
    return tuple(p for p in targets if (p.actor_id or p.name.lower()) not in doers)


def _is_name(participant: Participant) -> bool:
    """A proper name: capitals inside, not only at the start of the sentence."""
    words = participant.text.split()
    return any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and words[0][:1].isupper())


def _camp(participant: Participant) -> str:
    """Which unnamed party: bystanders and people of no known side are one."""
    return "people" if participant.kind in ("civilians", "unknown") else participant.kind


def _fullest(group: Sequence[Participant]) -> Participant:
    """The known party in its fullest words; of the unnamed the one told first, which is the news."""
    if any(p.actor_id or _is_name(p) for p in group):
        best = max(
            group, key=lambda p: (p.actor_id is not None, p.kind != "unknown", min(len(p.text), 60), -p.start)
        )
    else:
        best = min(group, key=lambda p: p.start)
    mentions = unique_spans([span for p in group for span in p.mentions])
    return Participant(
        best.start, best.stop, best.text, best.name, best.actor_id, best.kind, mentions, best.rule
    )


def join_sources(found: Sequence[Source]) -> tuple[Source, ...]:
    """One entry a source."""
    kept: dict[str, Source] = {}
    for source in found:
        key = source.text.lower().removeprefix("the ")
        if key not in kept:
            kept[key] = source
    return tuple(kept.values())


def unique_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Each span once, in text order."""
    return tuple(sorted(set(spans)))
