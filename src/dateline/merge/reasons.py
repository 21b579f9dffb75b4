"""What speaks for or against a mention telling of an event told before: named reasons, each a number.

A reason is mostly 1.0 where it holds; its weight is learnt (training/joining) and stands beside its name in
resources/built/joining.json, so that a decision can be read: "same figure, same town, but dates apart".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from dateline.records.mention import EventMention
from dateline.records.vocabulary import ATTACKS

FAR_APART = 3
CLOSE_FIGURES = 5
FAR_KM = 10
# Characters between a place and the word of the event that it belongs to: "Osk's attack", "attack on the ".
NAME_BEFORE = 3
NAME_BEHIND = 10
VIOLENT = ATTACKS | {"destroy-property", "abduct"}
# Types that may be two views of one happening.
KIN = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "assault-explosive/assault-suicide assault-firearms/assault-execution assault-firearms/battle "
        "assault-aerial/assault-explosive assault-artillery/assault-explosive "
        "assault-aerial/assault-artillery "
        "assault-aerial/assault-chemical assault-explosive/assault-chemical assault-firearms/assault-suicide "
        "assault-execution/assault-torture-abuse"
    ).split()
)
REAL = ("happened", "ongoing")
TO_COME = ("planned", "threatened", "called-for")
APART = frozenset(
    ("another", "second", "separate", "third", "previous", "earlier", "similar", "other", "past", "latest")
)


@dataclass(slots=True)
class Group:
    """Mentions joined so far."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def last(self) -> EventMention:
        return self.mentions[-1]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the reasons may ask about the article.

    Attributes:
        headline: Indices of the sentences that are the headline.
        lead: Indices of sentences that open the story (they say the headline again).
        middle: Index of the sentence after which a story tells what went before.
        reported: Day of the report: its date line, else its publication.
        words: Per sentence its content lemmas.
        meanings: Per sentence its embedding of unit length; empty where none was computed.
    """

    headline: frozenset[int]
    lead: frozenset[int]
    middle: int = 10_000
    reported: date | None = None
    words: Sequence[frozenset[str]] = ()
    meanings: Sequence[Sequence[float]] = ()


def can_join(first: EventMention, second: EventMention) -> bool:
    """Two mentions whose types may name one happening; what is to come is not what has been."""
    stands = first.status.value, second.status.value
    if any(s in REAL for s in stands) and any(s in TO_COME for s in stands):
        return False
    if first.type == second.type or frozenset((first.type, second.type)) in KIN:
        return True
    types = {first.type, second.type}
    if "harm" in (first.strength, second.strength) and types <= VIOLENT:
        return True
    vague = "generic" in (first.strength, second.strength) or "assault-other" in types
    return vague and types <= ATTACKS


def reasons_for(group: Group, mention: EventMention, scene: Scene) -> dict[str, float]:
    """All reasons that hold between a mention and a group, by name."""
    found: dict[str, float] = {}
    for rule in RULES:
        for name, value in rule(group, mention, scene):
            found[name] = found.get(name, 0.0) + value
    return found


Reasons = Iterator[tuple[str, float]]


def by_type(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """The closest pair of types."""
    same = [m for m in group.mentions if m.type == mention.type]
    if same:
        yield ("type-same" if mention.type in VIOLENT else "type-same-peaceful"), 1.0
        if any(m.unit == mention.unit for m in same):
            yield "unit-same", 1.0
        if {"harm", "generic"} & {mention.strength}:
            yield f"type-same-{mention.strength}", 1.0
        return
    types = {m.type for m in group.mentions}
    if "harm" in {mention.strength, *(m.strength for m in group.mentions)}:
        yield "type-harm", 1.0
    elif "generic" in {mention.strength, *(m.strength for m in group.mentions)} or "assault-other" in types:
        yield "type-generic", 1.0
    if any(frozenset((t, mention.type)) in KIN for t in types):
        pair = "-".join(sorted((mention.type, next(t for t in types if frozenset((t, mention.type)) in KIN))))
        yield "type-kin", 1.0
        yield f"kin-{pair}", 1.0


def by_sentence(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """How far apart in the text; two events of one type in one sentence are mostly told apart."""
    near = [m for m in group.mentions if m.sentence == mention.sentence]
    if near:
        if mention.strength == "harm" or any(m.strength == "harm" for m in near):
            yield "sentence-harm", 1.0
        elif "generic" in (mention.strength, *(m.strength for m in near)):
            yield "sentence-generic", 1.0
        else:
            yield "sentence", 1.0
        return
    gap = mention.sentence - group.last.sentence
    yield ("gap-1" if gap <= 1 else "gap-3" if gap <= 3 else "gap-8" if gap <= 8 else "gap-far"), 1.0


def by_standing_in_text(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """ "the attack" speaks of one told before, "an attack" rather of a new one.

    The lead tells the headline's.
    """
    place, form = _position(group, mention, scene), form_of(mention)
    if form == "named" and not _share_place(group, mention):
        placed = any(m.place is not None and not m.place.carried for m in group.mentions)
        yield ("other-place" if placed else "place-only-here"), 1.0
    yield place, 1.0
    yield form, 1.0
    nouns = [m.plural for m in group.mentions if m.time == "none" and m.strength != "harm"]
    if mention.time == "none" and mention.strength != "harm" and nouns and mention.plural not in nouns:
        yield "number-apart", 1.0


def _position(group: Group, mention: EventMention, scene: Scene) -> str:
    if any(m.sentence in scene.headline for m in group.mentions):
        opens = mention.sentence in scene.headline or mention.sentence in scene.lead
        return "headline-lead" if opens else "headline-later"
    return "lead-later" if any(m.sentence in scene.lead for m in group.mentions) else "later"


def form_of(mention: EventMention) -> str:
    """How a mention is put: harm | named | definite | verb | indefinite, and their plurals."""
    if mention.strength == "harm":
        return "harm-bare"
    if mention.time != "none" and not mention.definite:
        return "verb"
    if _names_its_place(mention):
        return "named"  # "the Osk attacks" is a name of its own, no word for what was told before
    form = "definite" if mention.definite else "indefinite"
    return f"{form}-plural" if mention.plural else form


def _names_its_place(mention: EventMention) -> bool:
    """The place stands before the word, or right behind it: "the Osk attacks", "the attacks in Osk"."""
    place, trigger = mention.place, mention.trigger
    if place is None or place.carried:
        return False
    return -NAME_BEFORE <= place.stop - trigger.start <= 0 or 0 <= place.start - trigger.stop <= NAME_BEHIND


def _share_place(group: Group, mention: EventMention) -> bool:
    return any(places_agree(m, mention) > 0 for m in group.mentions)


def by_place(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """Same town speaks for, towns far apart against."""
    verdicts = [places_agree(other, mention) for other in group.mentions]
    if any(v > 0 for v in verdicts):
        fine = mention.place is not None and mention.place.precision in ("exact", "town")
        yield ("place-same-fine" if fine else "place-same-wide"), 1.0
    elif any(v < 0 for v in verdicts):
        yield "place-apart", 1.0
    if any(v > 0 for v in verdicts) and any(v < 0 for v in verdicts):
        yield "place-apart-some", 1.0


def places_agree(first: EventMention, second: EventMention) -> float:
    """1 the same or one inside the other, -1 apart, 0 cannot say."""
    a, b = first.place, second.place
    if a is None or b is None or a.carried or b.carried:
        return 0.0
    if a.name == b.name or (a.geonameid is not None and a.geonameid == b.geonameid):
        return 1.0
    if a.name in b.inside or b.name in a.inside:
        return 1.0
    fine = ("exact", "town")
    if a.precision in fine and b.precision in fine:
        if a.lat is not None and b.lat is not None and distance_km(a.lat, a.lon, b.lat, b.lon) <= FAR_KM:
            return 0.5
        return -1.0
    if a.precision == b.precision and a.precision in ("province", "country"):
        return -1.0
    return 0.0


def distance_km(lat: float, lon: float | None, other_lat: float, other_lon: float | None) -> float:
    """Great-circle distance in kilometres."""
    a, b, c, d = map(math.radians, (lat, lon or 0.0, other_lat, other_lon or 0.0))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def by_date(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """Overlapping dates speak a little for, dates apart strongly against."""
    dated = [m.date for m in group.mentions if m.date is not None]
    if mention.date is None or not dated:
        return
    first, last = mention.date.start_date, mention.date.end_date
    if any((d.start_date, d.end_date) == (first, last) for d in dated):
        yield "date-same", 1.0
    elif any(d.start_date <= last and first <= d.end_date for d in dated):
        yield "date-overlap", 1.0
    else:
        yield "date-apart", 1.0


def by_parties(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """Named actors and targets that agree or not; one side's deed is not the other's."""
    ours = {part: _names(getattr(mention, part + "_values")) for part in ("actor", "target")}
    theirs = {
        part: set().union(*(_names(getattr(m, part + "_values")) for m in group.mentions))
        for part in ("actor", "target")
    }
    for part in ("actor", "target"):
        if ours[part] and theirs[part]:
            yield (f"{part}-same" if ours[part] & theirs[part] else f"{part}-apart"), 1.0
    if ours["actor"] & theirs["target"] or ours["target"] & theirs["actor"]:
        yield "sides-swapped", 1.0


def _names(parties: Sequence) -> set[str]:
    return {p.actor_id or p.name.lower() for p in parties if p.kind != "unknown"}


def by_toll(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """The same figure speaks for; figures of one kind far apart, 6 killed and 126 killed, speak against."""
    apart = differs = False
    for ours in mention.counts:
        for theirs in (c for m in group.mentions for c in m.counts):
            if (ours.kind, ours.group) != (theirs.kind, theirs.group):
                continue
            low, high = sorted((ours.low, theirs.low))
            if low == high:
                if low > 1:
                    yield "toll-same", 1.0
                return
            differs = True
            apart = apart or (high >= FAR_APART * max(low, 1) and high - low > CLOSE_FIGURES)
    if apart:
        yield "toll-apart", 1.0
    elif differs:
        yield "toll-differs", 1.0


def by_standing(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """What happened and what is planned, or lies before the news, are two; so is "another attack"."""
    values = {m.status.value for m in group.mentions}
    if mention.status.value not in values and not (mention.status.value in REAL and values & set(REAL)):
        yield "status-apart", 1.0
    if any(span.text.lower() in APART for span in mention.background):
        yield "told-apart", 1.0
    before = bool(mention.background) or mention.time == "past-perfect"
    if before not in [bool(m.background) or m.time == "past-perfect" for m in group.mentions]:
        yield "background-apart", 1.0


def by_words(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """How many content words the sentences share."""
    told = {m.sentence for m in group.mentions if m.sentence != mention.sentence}
    if not told or mention.sentence >= len(scene.words):
        return
    ours = scene.words[mention.sentence]
    shared = max(
        len(ours & scene.words[s]) / math.sqrt(max(1, len(ours)) * max(1, len(scene.words[s]))) for s in told
    )
    yield "words-shared", shared


def by_meaning(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """How near the sentences are in meaning."""
    told = {m.sentence for m in group.mentions if m.sentence != mention.sentence}
    if not told or mention.sentence >= len(scene.meanings) or not len(scene.meanings[mention.sentence]):
        return
    ours = np.asarray(scene.meanings[mention.sentence])
    nearest = max(float(ours @ np.asarray(scene.meanings[s])) for s in told)
    yield "meaning-near", max(0.0, nearest)


def by_size(group: Group, mention: EventMention, scene: Scene) -> Reasons:
    """What was told often is told again."""
    yield "told-often", math.log(len(group.mentions))


Rule = Callable[[Group, EventMention, Scene], Reasons]
RULES: tuple[Rule, ...] = (
    by_type,
    by_sentence,
    by_standing_in_text,
    by_place,
    by_date,
    by_parties,
    by_toll,
    by_standing,
    by_words,
    by_meaning,
    by_size,
)
