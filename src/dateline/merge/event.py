"""One group of mentions -> one event of the record: the values that the article as a whole supports.

Each field is taken from the mention that says it best (a finer place, a dated sentence, the fuller name);
nothing is averaged, and every value keeps its own words and rule.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.merge.within import Scene
from dateline.records import Article, Count, Event, Participant, Place, Source, Span, Status, When
from dateline.records.mention import EventMention

MOST_TRIGGERS = 6
NEWS_DAYS = 4
SPECIFIC = {
    "assault-other": 0, "battle": 1, "assault-explosive": 2, "assault-firearms": 2, "assault-artillery": 2,
    "assault-aerial": 3, "assault-suicide": 4, "assault-chemical": 4, "assault-execution": 3,
}
PRECISION_ORDER = ("exact", "town", "area", "province", "country", "unknown")


def build_event(article: Article, mentions: Sequence[EventMention], scene: Scene, families: dict[str, str]) -> Event:
    """Make the event of a group of mentions.

    Args:
        families: Family of each type, from the ontology.
    """
    kind = event_type(mentions)
    triggers = event_triggers(mentions, kind)
    status = event_status(mentions, scene)
    when = event_date(mentions, scene)
    return Event(
        id=event_id(article, triggers[0], kind),
        type=kind,
        family=families[kind],
        confidence=round(confidence(mentions), 3),
        triggers=triggers,
        status=status,
        current=is_current(article, mentions, scene, status, when),
        actors=join_participants([p for m in mentions for p in m.actor_values]),
        targets=join_participants([p for m in mentions for p in m.target_values]),
        weapons=unique_spans([w.span for m in mentions for w in m.weapons]),
        place=event_place(mentions),
        date=when,
        counts=event_counts(mentions),
        sources=join_sources([s for m in mentions for s in m.sources]),
    )


def event_id(article: Article, trigger: Span, kind: str) -> str:
    """Stable: the same words of the same article give the same id."""
    return "ev-" + hashlib.sha256(f"{article.id}|{trigger.start}|{trigger.stop}|{kind}".encode()).hexdigest()[:16]


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
        if mention.sentence == scene.headline:
            weight *= 0.8
        weights[mention.status.value] += weight
    if weights["happened"] and weights["ongoing"] and weights["ongoing"] >= 0.5 * weights["happened"]:
        weights["ongoing"] += weights["happened"]
    value = max(weights, key=lambda v: (weights[v], v == "happened"))
    cues = [cue for m in mentions if m.status.value == value for cue in m.status.cues]
    return Status(value, unique_spans(cues))


def event_date(mentions: Sequence[EventMention], scene: Scene) -> When | None:
    """The narrowest date among the mentions; the first of equals."""
    dated = [m.date for m in mentions if m.date is not None]
    if not dated:
        return None
    return min(dated, key=lambda d: (not d.spans, (d.end_date - d.start_date).days))


def is_current(article: Article, mentions: Sequence[EventMention], scene: Scene, status: Status, when: When | None) -> bool:
    """Part of the news: in the days before publication, or going on, or told by headline or lead."""
    if status.value in ("planned", "threatened", "called-for", "possible", "ongoing"):
        if when is None or article.published is None or when.end_date >= article.published - timedelta(days=NEWS_DAYS):
            return not all(m.background for m in mentions) or status.value == "ongoing"
    if when is not None and article.published is not None:
        if when.end_date < article.published - timedelta(days=NEWS_DAYS):
            return False
        if recent(when.start_date, article.published):
            return True
    if any(m.sentence == scene.headline or m.sentence in scene.lead for m in mentions):
        return not all(m.background for m in mentions)
    if any(m.background for m in mentions):
        return False
    return not any(m.time == "past-perfect" for m in mentions)


def recent(day: date, published: date) -> bool:
    """Within the days that a report calls news."""
    return published - timedelta(days=NEWS_DAYS) <= day


def event_place(mentions: Sequence[EventMention]) -> Place | None:
    """The place said most directly; of equals the finer one."""
    placed = [m.place for m in mentions if m.place is not None]
    if not placed:
        return None
    return max(placed, key=lambda p: (round(p.confidence, 1), -PRECISION_ORDER.index(p.precision)))


def event_counts(mentions: Sequence[EventMention]) -> tuple[Count, ...]:
    """Each figure once, the first time it is told."""
    kept: list[Count] = []
    for mention in mentions:
        offset = {}
        for index, count in enumerate(mention.counts):
            same = next((i for i, c in enumerate(kept) if (c.kind, c.low, c.high) == (count.kind, count.low, count.high)), None)
            if same is None:
                offset[index] = len(kept)
                kept.append(count)
            else:
                offset[index] = same
    return tuple(kept)


def join_participants(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """One entry a party: by identity, else by name; the fullest words stand for it."""
    groups: dict[str, list[Participant]] = {}
    for participant in found:
        key = participant.actor_id or participant.name.lower()
        groups.setdefault(key, []).append(participant)
    return tuple(_fullest(group) for group in groups.values())


def _fullest(group: Sequence[Participant]) -> Participant:
    best = max(group, key=lambda p: (p.actor_id is not None, min(len(p.text), 80), -p.start))
    mentions = unique_spans([span for p in group for span in p.mentions])
    return Participant(best.start, best.stop, best.text, best.name, best.actor_id, best.kind, mentions, best.rule)


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


def confidence(mentions: Sequence[EventMention]) -> float:
    """Chance that the event is real and of its type: told twice is surer than told once."""
    doubt = 1.0
    for mention in mentions:
        doubt *= 1.0 - min(0.95, mention.score * {"strong": 0.85, "weak": 0.65, "generic": 0.4, "harm": 0.5}.get(mention.strength, 0.5))
    return 1.0 - doubt
