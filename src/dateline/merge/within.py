"""Join the mentions of one article that tell of one happening.

The headline says "Twin blasts kill nine", the lead "two car bombs exploded", the fourth paragraph "the
attack": one event with three triggers. Mentions are taken in text order; each goes to the earlier event that
speaks most for it, or opens one of its own. Every reason for or against is a named rule with a weight.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.records.mention import EventMention

JOIN_AT = 1.0
FAR_APART = 3
CLOSE_FIGURES = 5
ATTACKS = frozenset(
    "assault-aerial assault-artillery assault-explosive assault-suicide assault-chemical assault-firearms "
    "assault-execution assault-torture-abuse battle shootdown assault-other".split()
)
VIOLENT = ATTACKS | {"destroy-property", "abduct"}
# Types that may be two views of one happening, and how far.
KIN = {
    frozenset(("assault-explosive", "assault-suicide")): 0.9,
    frozenset(("assault-other", "assault-explosive")): 0.7,
    frozenset(("assault-other", "assault-suicide")): 0.7,
    frozenset(("assault-other", "assault-aerial")): 0.7,
    frozenset(("assault-other", "assault-artillery")): 0.7,
    frozenset(("assault-other", "assault-firearms")): 0.8,
    frozenset(("assault-other", "assault-execution")): 0.6,
    frozenset(("assault-other", "assault-chemical")): 0.7,
    frozenset(("assault-other", "assault-torture-abuse")): 0.5,
    frozenset(("assault-other", "battle")): 0.6,
    frozenset(("assault-firearms", "assault-execution")): 0.5,
    frozenset(("assault-firearms", "battle")): 0.4,
    frozenset(("assault-aerial", "assault-explosive")): 0.3,
    frozenset(("assault-artillery", "assault-explosive")): 0.4,
    frozenset(("assault-aerial", "assault-artillery")): 0.2,
}


@dataclass(slots=True)
class Group:
    """Mentions joined so far."""

    mentions: list[EventMention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def last(self) -> EventMention:
        return self.mentions[-1]

    def types(self) -> list[str]:
        return [m.type for m in self.mentions]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules may ask about the article.

    Attributes:
        headline: Indices of the sentences that are the headline.
        lead: Indices of sentences that open the story (they say the headline again).
        middle: Index of the sentence after which a story tells what went before.
        reported: Day of the report: its date line, else its publication.
    """

    headline: frozenset[int]
    lead: frozenset[int]
    middle: int = 10_000
    reported: date | None = None


def join_mentions(mentions: Sequence[EventMention], scene: Scene) -> tuple[tuple[EventMention, ...], ...]:
    """Group an article's mentions, in order of the first mention of each group."""
    groups: list[Group] = []
    for mention in mentions:
        best, score, reason = None, JOIN_AT, ""
        for position, group in enumerate(groups):
            value, why = affinity(group, mention, scene, recency=len(groups) - position)
            if value >= score:
                best, score, reason = group, value, why
        if best is None:
            groups.append(Group([mention]))
        else:
            best.mentions.append(mention)
            best.reasons.append(reason)
    return tuple(tuple(group.mentions) for group in groups)


def affinity(group: Group, mention: EventMention, scene: Scene, *, recency: int) -> tuple[float, str]:
    """How much speaks for a mention belonging to a group; below `JOIN_AT` it does not."""
    base = max(type_fit(other, mention) for other in group.mentions)
    if base <= 0:
        return -9.0, "type"
    total, names = base, []
    for rule in RULES:
        value = rule(group, mention, scene)
        if value:
            total += value
            names.append(f"{rule.__name__}{value:+.1f}")
    total += WEIGHTS["recency"] / recency
    return total, " ".join(names)


def type_fit(first: EventMention, second: EventMention) -> float:
    """How far two mentions may be one event by their types; 0 for strangers."""
    if first.type == second.type:
        if first.type not in VIOLENT:
            return WEIGHTS["type-same-peaceful"]
        return WEIGHTS["type-same"]
    if "harm" in (first.strength, second.strength) and {first.type, second.type} <= VIOLENT:
        return WEIGHTS["type-harm"]
    if "generic" in (first.strength, second.strength) and {first.type, second.type} <= ATTACKS:
        return WEIGHTS["type-generic"]
    return KIN.get(frozenset((first.type, second.type)), 0.0) * WEIGHTS["type-kin"]


def same_sentence(group: Group, mention: EventMention, scene: Scene) -> float:
    """Two events of one type in one sentence are mostly told apart, unless one is the other's harm."""
    near = [m for m in group.mentions if m.sentence == mention.sentence]
    if not near:
        return 0.0
    if mention.strength == "harm" or any(m.strength == "harm" for m in near):
        return WEIGHTS["sentence-harm"]
    if mention.time == "none" and "generic" in (mention.strength, *(m.strength for m in near)):
        return WEIGHTS["sentence-generic"]
    return WEIGHTS["sentence"]


def headline_again(group: Group, mention: EventMention, scene: Scene) -> float:
    """The lead tells the headline's event."""
    if any(m.sentence in scene.headline for m in group.mentions) and (
        mention.sentence in scene.lead or mention.sentence in scene.headline
    ):
        return WEIGHTS["headline"]
    return 0.0


def anaphor(group: Group, mention: EventMention, scene: Scene) -> float:
    """ "the attack" speaks of one told before; "an attack" rather of a new one."""
    if mention.strength == "harm":
        return WEIGHTS["harm-bare"]
    if (
        mention.strength == "generic"
        and _names_its_place(mention)
        and not any(places_agree(m, mention) > 0 for m in group.mentions)
    ):
        return WEIGHTS[
            "other-place"
        ]  # "the Osk attacks" is a name of its own, no word for what was told before
    if mention.definite and not mention.plural:
        return WEIGHTS["definite"]
    if mention.definite:
        return WEIGHTS["definite-plural"]
    return WEIGHTS["verb"] if mention.time != "none" else WEIGHTS["indefinite"]


def _names_its_place(mention: EventMention) -> bool:
    return mention.place is not None and mention.place.rule.startswith(
        ("inside-trigger", "trigger-attachment", "words-before-trigger")
    )


def same_place(group: Group, mention: EventMention, scene: Scene) -> float:
    """Same town speaks for, towns far apart against."""
    if mention.place is None:
        return 0.0
    best = 0.0
    for other in group.mentions:
        if other.place is None:
            continue
        verdict = places_agree(other, mention)
        if verdict > 0:
            return WEIGHTS["place-same"]
        best = min(best, verdict)
    return -WEIGHTS["place-apart"] * best if best < 0 else 0.0


def places_agree(first: EventMention, second: EventMention) -> float:
    """1 the same or one inside the other, -1 apart, 0 cannot say."""
    a, b = first.place, second.place
    if a is None or b is None:
        return 0.0
    if carried(a.rule) or carried(b.rule):
        return 0.0
    if a.name == b.name or (a.geonameid is not None and a.geonameid == b.geonameid):
        return 1.0
    if a.name in b.inside or b.name in a.inside:
        return 1.0
    fine = ("exact", "town")
    if a.precision in fine and b.precision in fine:
        if a.lat is not None and b.lat is not None and distance_km(a.lat, a.lon, b.lat, b.lon) <= 10:
            return 0.5
        return -1.0
    if a.precision == b.precision and a.precision in ("province", "country"):
        return -1.0
    return 0.0


def carried(rule: str) -> bool:
    """The place was taken over from elsewhere in the article, so that it proves nothing."""
    return rule.startswith(("narrative-place", "headline-place", "sentence-before", "main-town"))


def distance_km(lat: float, lon: float | None, other_lat: float, other_lon: float | None) -> float:
    """Great-circle distance in kilometres."""
    a, b, c, d = map(math.radians, (lat, lon or 0.0, other_lat, other_lon or 0.0))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def same_date(group: Group, mention: EventMention, scene: Scene) -> float:
    """Overlapping dates speak a little for, dates apart strongly against."""
    if mention.date is None:
        return 0.0
    dated = [m.date for m in group.mentions if m.date is not None]
    if not dated:
        return 0.0
    if any(d.start_date <= mention.date.end_date and mention.date.start_date <= d.end_date for d in dated):
        return WEIGHTS["date-same"]
    return WEIGHTS["date-apart"]


def same_actors(group: Group, mention: EventMention, scene: Scene) -> float:
    """Named actors that agree or not; the same for targets, weaker."""
    score = 0.0
    for part in ("actor", "target"):
        ours = {
            p.actor_id or p.name.lower() for p in getattr(mention, part + "_values") if p.kind != "unknown"
        }
        theirs = {
            p.actor_id or p.name.lower()
            for m in group.mentions
            for p in getattr(m, part + "_values")
            if p.kind != "unknown"
        }
        if ours and theirs:
            score += WEIGHTS[part + "-same"] if ours & theirs else WEIGHTS[part + "-apart"]
    return score


def same_toll(group: Group, mention: EventMention, scene: Scene) -> float:
    """The same figure speaks for; figures of one kind far apart, 6 killed and 126 killed, speak against."""
    score = 0.0
    for ours in mention.counts:
        for theirs in (c for m in group.mentions for c in m.counts):
            if (ours.kind, ours.group) != (theirs.kind, theirs.group):
                continue
            low, high = sorted((ours.low, theirs.low))
            if low == high and low > 1:
                return WEIGHTS["toll-same"]
            if high >= FAR_APART * max(low, 1) and high - low > CLOSE_FIGURES:
                score = WEIGHTS["toll-apart"]
    return score


def told_apart(group: Group, mention: EventMention, scene: Scene) -> float:
    """ "another attack", "a second blast", "separate clashes"."""
    return WEIGHTS["apart"] if any(span.text.lower() in APART for span in mention.background) else 0.0


APART = frozenset(
    ("another", "second", "separate", "third", "previous", "earlier", "similar", "other", "past", "latest")
)


def same_background(group: Group, mention: EventMention, scene: Scene) -> float:
    """What stands before the news and what is news are two."""
    before = bool(mention.background) or mention.time == "past-perfect"
    theirs = [bool(m.background) or m.time == "past-perfect" for m in group.mentions]
    return 0.0 if before in theirs else WEIGHTS["background"]


def same_words(group: Group, mention: EventMention, scene: Scene) -> float:
    """The same unit again."""
    return WEIGHTS["unit"] if any(m.unit == mention.unit for m in group.mentions) else 0.0


def same_standing(group: Group, mention: EventMention, scene: Scene) -> float:
    """What happened and what is planned or denied are two."""
    real = ("happened", "ongoing")
    values = {m.status.value for m in group.mentions}
    if mention.status.value in values:
        return 0.0
    if mention.status.value in real and values & set(real):
        return 0.0
    return WEIGHTS["status-apart"]


def near_in_text(group: Group, mention: EventMention, scene: Scene) -> float:
    """The next sentence rather goes on with the same event than one far away."""
    gap = mention.sentence - group.last.sentence
    return (
        WEIGHTS["gap-1"]
        if gap <= 1
        else WEIGHTS["gap-3"]
        if gap <= 3
        else 0.0
        if gap <= 8
        else WEIGHTS["gap-far"]
    )


# How much each reason weighs; found by search on the development articles and the project's own gold
# (docs/decisions/0002-joining-mentions.md).
WEIGHTS = {
    "type-same": 1.3,
    "type-same-peaceful": 0.9,
    "type-harm": 0.4,
    "type-generic": 0.8,
    "type-kin": 1.2,
    "sentence": -0.2,
    "sentence-generic": -0.8,
    "sentence-harm": 0.6,
    "headline": 1.1,
    "harm-bare": 0.1,
    "definite": 0.9,
    "definite-plural": -0.4,
    "verb": -0.1,
    "indefinite": -0.1,
    "other-place": -0.5,
    "place-same": 0.35,
    "place-apart": -1.0,
    "date-same": 0.4,
    "date-apart": -1.4,
    "actor-same": 0.0,
    "actor-apart": -0.5,
    "target-same": 0.2,
    "target-apart": 0.0,
    "apart": -1.0,
    "background": 0.0,
    "unit": 0.2,
    "status-apart": -1.1,
    "toll-same": 0.5,
    "toll-apart": -0.6,
    "gap-1": 0.05,
    "gap-3": 0.1,
    "gap-far": 0.0,
    "recency": 0.15,
}


Rule = Callable[[Group, EventMention, Scene], float]
RULES: tuple[Rule, ...] = (
    same_sentence,
    headline_again,
    anaphor,
    same_place,
    same_date,
    same_toll,
    same_actors,
    told_apart,
    same_background,
    same_words,
    same_standing,
    near_in_text,
)
