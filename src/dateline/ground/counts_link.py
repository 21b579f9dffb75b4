"""Which tolls belong to which event.

A toll goes to the event whose trigger is its own casualty word, else to the nearest trigger of its
sentence, else to the event that the sentences before it tell of. Sums over years or several incidents go
to none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.ground.counts_merge import merge_tolls, same_figure
from dateline.ground.counts_toll import Toll
from dateline.records import Analysis, Article, Count

Mention = tuple[int, tuple[int, ...]]

HARM = frozenset(("killed", "injured", "missing"))
HARMING = frozenset(
    "battle shootdown siege protest violate-agreement destroy-property capture-territory abduct "
    "retreat".split()
)
HOLDING = {
    "displaced": ("displace", "retreat", "aid"),
    "abducted": ("abduct", "restrict-movement"),
    "detained": ("arrest",),
    "released": ("release", "ceasefire-agree"),
    "damaged": ("destroy-property", "assault-aerial", "assault-artillery", "assault-explosive"),
}
REACH = 3
APART, FAR_APART, NEARBY = 2, 4, 3
OWN_WORD, SAME_SENTENCE, NEAR, MAIN = 100.0, 41.0, 20.0, 8.0


@dataclass(frozen=True, slots=True)
class EventWords:
    """Where an event is told: triggers as (sentence index, token indices); its type, "" where unknown."""

    mentions: tuple[Mention, ...]
    type: str = ""


def may_hold(type_: str, kind: str) -> bool:
    """An event of this type may have a toll of this kind; any may where the type is unknown."""
    if not type_ or (kind in HARM and type_.startswith("assault")):
        return True
    return type_ in (HARMING if kind in HARM else HOLDING.get(kind, ()))


def share_tolls(
    article: Article, analysis: Analysis, tolls: Sequence[Toll], events: Sequence[EventWords]
) -> tuple[tuple[Count, ...], ...]:
    """The counts of every event of an article, each toll given to one event at most.

    Args:
        tolls: As `find_tolls` gives them.
        events: In the order wanted for the answer.
    """
    main = _main_events(analysis, events)
    shared: list[list[Toll]] = [[] for _ in events]
    owners: dict[tuple[int, str], int] = {}
    able = [toll for toll in tolls if not toll.cumulative and toll.single != "definite"]
    wholes = [(toll, _owner(toll, events, main)) for toll in able if toll.part_of is None]
    parts = [(toll, _owner(toll, events, main)) for toll in able if toll.part_of is not None]
    for toll, owner in sorted(wholes, key=lambda pair: -min(pair[1].claim, OWN_WORD)):
        chosen = owner.event
        if owner.claim < OWN_WORD:
            twin = _twin(toll, shared)
            chosen = twin if twin is not None else chosen
            if (
                chosen is not None
                and owner.claim < SAME_SENTENCE
                and tolls_clash((toll,), shared[chosen], apart=FAR_APART)
            ):
                chosen = None  # another event's figure, which the text tells of no further
        if chosen is not None:
            shared[chosen].append(toll)
            owners[toll.span.start, toll.kind] = chosen
    for toll, owner in parts:
        whole = toll.part_of.start if toll.part_of else -1
        chosen = owners.get((whole, toll.kind), owner.event)
        if chosen is not None:
            shared[chosen].append(toll)
    for toll in tolls:
        if toll.single == "definite" and toll.part_of is None and not toll.cumulative:
            owner = _owner(toll, events, main)
            if (
                owner.event is not None
                and owner.claim >= OWN_WORD
                and toll.kind not in {other.kind for other in shared[owner.event]}
            ):
                shared[owner.event].append(toll)  # "gunmen murdered the mayor": no figure, but one dead
    return tuple(_counts(sorted(own, key=lambda t: t.span.start)) for own in shared)


def _twin(toll: Toll, shared: Sequence[Sequence[Toll]]) -> int | None:
    """Index of an event that has the same figure from a sentence of its own."""
    return next((n for n, own in enumerate(shared) if any(same_figure(toll, other) for other in own)), None)


def tolls_of_mention(tolls: Sequence[Toll], sentence: int, tokens: Collection[int]) -> tuple[Toll, ...]:
    """Wholes whose casualty word is one of a mention's trigger words."""
    return tuple(t for t in tolls if t.sentence == sentence and t.cue in tokens and t.part_of is None)


def tolls_agree(some: Sequence[Toll], others: Sequence[Toll]) -> bool:
    """Some figure of one kind is told by both, as of one event: "kills 14" and "killing at least 14"."""
    return any(same_figure(one, other) and not one.single for one in some for other in others)


def tolls_clash(some: Sequence[Toll], others: Sequence[Toll], *, apart: int = APART) -> bool:
    """Two figures of one kind and group are too far apart to be of one event: 6 killed and 126 killed.

    Args:
        apart: How many times the smaller the larger must be.
    """
    return any(_far_apart(one, other, apart) for one in some for other in others)


def _far_apart(one: Toll, other: Toll, apart: int) -> bool:
    if one.kind != other.kind or one.kind not in HARM or one.group != other.group:
        return False
    for toll in (one, other):
        if toll.part_of or toll.revision or toll.cumulative or toll.single or toll.rule.endswith("/vague"):
            return False
    low, high = sorted((one.figure, other.figure))
    return high >= apart * max(low, 1) and high - low > NEARBY


def counts_of_event(
    article: Article,
    analysis: Analysis,
    tolls: Sequence[Toll],
    mentions: Sequence[Mention],
    *,
    type_: str = "",
    rivals: Sequence[EventWords] = (),
) -> tuple[Count, ...]:
    """The counts of one event; `rivals` are the other events, which may have a better claim to a toll."""
    return share_tolls(article, analysis, tolls, (EventWords(tuple(mentions), type_), *rivals))[0]


def _main_events(analysis: Analysis, events: Sequence[EventWords]) -> frozenset[int]:
    """Indices of the events that the headline, or else the first sentence, tells."""
    titles = {sentence.index for sentence in analysis.sentences if sentence.headline} or {0}
    return frozenset(n for n, event in enumerate(events) if any(s in titles for s, _ in event.mentions))


@dataclass(frozen=True, slots=True)
class _Owner:
    """The event with the best claim to a toll; None where none has any."""

    event: int | None
    claim: float


def _owner(toll: Toll, events: Sequence[EventWords], main: frozenset[int]) -> _Owner:
    """The event with the best claim to a toll."""
    best = _Owner(None, 0.0)
    for n, event in enumerate(events):
        if not may_hold(event.type, toll.kind) or _held_against(toll, event):
            continue
        claim = max((_claim(toll, mention) for mention in event.mentions), default=0.0)
        if n in main and NEAR <= claim < SAME_SENTENCE:
            claim += MAIN  # a victims' sentence without an event of its own goes on about the news
        if claim > best.claim:
            best = _Owner(n, claim)
    return best


def _held_against(toll: Toll, event: EventWords) -> bool:
    """ "a march against the killing of six": those six are not the march's dead."""
    return event.type == "protest" and toll.rule.startswith("deed")


def _claim(toll: Toll, mention: Mention) -> float:
    """How strongly a mention claims a toll: its own word, its sentence, a sentence before."""
    sentence, tokens = mention
    if sentence == toll.sentence:
        if toll.cue in tokens:
            return (
                OWN_WORD if not toll.rule.startswith("toll-word") else OWN_WORD - 1
            )  # "the toll" points back
        gap = min((abs(token - toll.cue) for token in tokens), default=40)
        ahead = 2 if any(token < toll.cue for token in tokens) else 0
        return max(80.0 - gap + ahead, SAME_SENTENCE)
    behind = toll.sentence - sentence
    if 0 < behind <= REACH:
        return 35.0 - 5 * behind
    if behind == -1:
        return 12.0
    return 1.0 if behind > 0 else 0.5


def _counts(tolls: list[Toll]) -> tuple[Count, ...]:
    """Counts of one event from its tolls: each figure once, single persons only where no figure is given."""
    if any(t.kind in HARM and not t.rule.startswith("struck") for t in tolls):
        tolls = [t for t in tolls if not t.rule.startswith("struck")]
    told = {toll.kind for toll in tolls if toll.low or toll.high != 0}
    tolls = [toll for toll in tolls if toll.low or toll.high != 0 or toll.kind not in told]
    figures = {toll.kind for toll in tolls if not toll.single and toll.part_of is None}
    kept = [t for t in tolls if not t.single or (t.kind not in figures and t.part_of is None)]
    kept = [
        t
        for t in kept
        if not (t.single and any(o.single and o.kind == t.kind and o.span.start < t.span.start for o in kept))
    ]
    merged = merge_tolls(tuple(kept))
    return tuple(_count(toll, _whole_of(toll, kept, merged)) for toll in merged)


def _whole_of(part: Toll, tolls: Sequence[Toll], merged: Sequence[Toll]) -> int | None:
    """Index in the merged tolls of the one that includes a part."""
    whole = next((t for t in tolls if t.span == part.part_of and t.kind == part.kind), None)
    if whole is None or part.part_of is None:
        return None
    return next(
        (n for n, toll in enumerate(merged) if toll.part_of is None and same_figure(whole, toll)), None
    )


def _count(toll: Toll, part_of: int | None) -> Count:
    """The record of a toll that belongs to an event."""
    span = toll.span
    return Count(
        span.start,
        span.stop,
        span.text,
        toll.kind,
        toll.group,
        toll.low,
        toll.high,
        toll.source,
        part_of,
        toll.rule,
    )
