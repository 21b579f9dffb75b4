"""One event as one sentence tells it, before the article's mentions are joined into events.

"A mine blast killed nine herders in Jorvale on Monday": one mention with the trigger "mine blast", the
harm word "killed", a target, and, once grounded, a place, a date and a toll.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.event import Count, Participant, Place, Source, Status, When
from dateline.records.span import Span

HAPPENED = Status("happened")
# Ends the rule of a participant that is no people: kept only where the article names nobody.
THING = "; thing"
# The rule of a place that stands for the state it names: an attack on it.
STRUCK = "struck-state"
# The rule of whose thing it is.
OWNER = "owner"
# Chances as words, for signs.
BANDS = ((0.75, "surely"), (0.45, "likely"), (0.2, "perhaps"))


def band(share: float) -> str:
    """A chance as a word."""
    return next((name for least, name in BANDS if share >= least), "no")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that fills a part in an event, in token indices of its sentence.

    Attributes:
        sentence: Index of the sentence.
        start, stop: Tokens of the phrase.
        head: Its head word.
        span: Its words.
        rule: What found it, e.g. "ARG0", "possessive", "by-phrase".
    """

    sentence: int
    start: int
    stop: int
    head: int
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Someone whom the trained model takes for the actor or target of a mention (ground/offers.py).

    Attributes:
        part: actor | target.
        seen: Its probability, 0..1.
    """

    part: str
    participant: Participant
    seen: float


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """A place that an article names near a mention, and what speaks for it (ground/places_offers.py)."""

    place: Place
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateOffer:
    """Days that an article names near a mention, and what speaks for them (ground/times_offers.py)."""

    when: When
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event in one sentence.

    Attributes:
        sentence: Index of the sentence.
        head: Token index of the trigger's head word.
        start, stop: Tokens of the trigger.
        trigger: The trigger's words.
        extra: Further trigger words of the same mention, e.g. "killed" beside "bomb blast".
        type: Type id of the ontology.
        unit: The lexical unit or rule that gave the type.
        strength: strong | weak | generic | harm: how far the words alone name the type.
        score: Probability that this is an event of this type, 0..1.
        status: How this mention is presented.
        seen: Probability that its words name an event, by the trained model; None where none looked.
        seen_types: Types with their probabilities, by the same.
        time: Where the grammar puts it: "past" | "past-perfect" | "perfect" | "present" | "future" | "none".
        definite: True for "the attack": it speaks of something known.
        plural: True for "attacks".
        actors, targets: Phrases that fill the parts.
        weapons: What it was done with.
        means: Types of attack that weapons of the sentence speak of, where the words name none.
        sources: Who says so, outermost last.
        background: Words that put it in the past of the story, if any.
        earlier: "answered" where another act is said to answer it ("in retaliation for the raid"), "after"
            where another is said to follow it; else "".
    """

    sentence: int
    head: int
    start: int
    stop: int
    trigger: Span
    type: str
    unit: str
    strength: str
    score: float
    status: Status = HAPPENED
    seen: float | None = None
    seen_types: tuple[tuple[str, float], ...] = ()
    time: str = "none"
    definite: bool = False
    plural: bool = False
    extra: tuple[Span, ...] = ()
    actors: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    weapons: tuple[Phrase, ...] = ()
    means: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    background: tuple[Span, ...] = ()
    earlier: str = ""
    actor_values: tuple[Participant, ...] = ()
    target_values: tuple[Participant, ...] = ()
    place: Place | None = None
    date: When | None = None
    counts: tuple[Count, ...] = ()
    offers: tuple[Offer, ...] = ()
    place_offers: tuple[PlaceOffer, ...] = ()
    date_offers: tuple[DateOffer, ...] = ()
