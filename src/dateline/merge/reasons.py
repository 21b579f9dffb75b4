"""What speaks for or against two mentions telling of one event: named reasons, each a number.

A reason is mostly 1.0 where it holds; its weight is learnt (training/joining) and stands beside its name in
resources/built/joining.json, so that a decision can be read: "same figure, same town, but dates apart".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np

from dateline.records import Place
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
# Deeds of one side, which the other side's are not part of.
ONE_SIDED = frozenset(
    ("mobilize", "retreat", "demand", "threaten", "accuse", "deny", "claim-responsibility", "support")
)
DOWNING = frozenset(
    "attack strike incident crash disaster tragedy killed killing died dead death deaths".split()
)
REAL = ("happened", "ongoing")
TO_COME = ("planned", "threatened", "called-for")
APART = frozenset(
    ("another", "second", "separate", "third", "previous", "earlier", "similar", "other", "past", "latest")
)


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
    """Two mentions whose types may name one happening, and nothing in whose standing forbids it."""
    if _stand_apart(first, second) or _of_two_sides(first, second):
        return False
    if first.type == second.type or frozenset((first.type, second.type)) in KIN:
        return True
    types = {first.type, second.type}
    if "harm" in (first.strength, second.strength) and types <= VIOLENT:
        return True
    if "shootdown" in types and first.type != second.type and not _may_mean_a_downing(first, second):
        return False
    vague = "generic" in (first.strength, second.strength) or "assault-other" in types
    return vague and types <= ATTACKS


def _may_mean_a_downing(first: EventMention, second: EventMention) -> bool:
    """ "The attack" may be the downing of a plane; "the attacks" and "the operation" are no words for it."""
    other = first if second.type == "shootdown" else second
    return not other.plural and other.trigger.text.lower().split()[-1] in DOWNING


def _stand_apart(first: EventMention, second: EventMention) -> bool:
    """What is to come or only may be is not what has been."""
    stands = {first.status.value, second.status.value}
    if not stands & set(REAL):
        return False
    if stands & set(TO_COME):
        return True
    return "possible" in stands


def _of_two_sides(first: EventMention, second: EventMention) -> bool:
    """A deed of one side, and the like by a known party of another kind: two sides that arm for one fight."""
    if first.type not in ONE_SIDED or second.type not in ONE_SIDED:
        return False
    theirs, ours = ([p for p in m.actor_values if p.actor_id is not None] for m in (first, second))
    return (
        bool(theirs and ours)
        and not {p.actor_id for p in theirs} & {p.actor_id for p in ours}
        and not {p.kind for p in theirs} & {p.kind for p in ours}
    )


def reasons_for(
    first: EventMention, second: EventMention, scene: Scene, between: int = 0
) -> dict[str, float]:
    """All reasons that hold between two mentions, the first told before the second, by name.

    Args:
        between: Mentions between the two that may tell of the second's event as well.
    """
    found = {"pair": 1.0, "between": math.log1p(between)}
    for rule in RULES:
        found.update(rule(first, second, scene))
    return found


Reasons = Iterator[tuple[str, float]]


def by_type(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """The types, and how surely the words name them."""
    strengths = {first.strength, second.strength}
    if first.type == second.type:
        yield ("type-same" if second.type in VIOLENT else "type-same-peaceful"), 1.0
        if first.unit == second.unit:
            yield "unit-same", 1.0
        if second.strength in ("harm", "generic"):
            yield f"type-same-{second.strength}", 1.0
    else:
        if "harm" in strengths:
            yield "type-harm", 1.0
        elif "generic" in strengths or "assault-other" in (first.type, second.type):
            yield "type-generic", 1.0
        if frozenset((first.type, second.type)) in KIN:
            yield "type-kin", 1.0
            yield "kin-" + "-".join(sorted((first.type, second.type))), 1.0
    if set(first.trigger.text.lower().split()) & set(second.trigger.text.lower().split()):
        yield "word-same", 1.0


def by_sentence(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """How far apart in the text; two events of one type in one sentence are mostly told apart."""
    gap = second.sentence - first.sentence
    yield "gap", math.log1p(gap)
    if gap:
        yield ("gap-1" if gap <= 1 else "gap-3" if gap <= 3 else "gap-8" if gap <= 8 else "gap-far"), 1.0
    elif "harm" in (first.strength, second.strength):
        yield "sentence-harm", 1.0
    elif "generic" in (first.strength, second.strength):
        yield "sentence-generic", 1.0
    else:
        yield "sentence", 1.0


def by_standing_in_text(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """ "the attack" speaks of one told before, "an attack" rather of a new one.

    The lead tells the headline's.
    """
    form = form_of(second)
    if form == "named" and places_agree(first, second) <= 0:
        placed = first.place is not None and not first.place.carried
        yield ("other-place" if placed else "place-only-here"), 1.0
    if form == "named" and form_of(first) == "named" and places_agree(first, second) == 1:
        yield "named-alike", 1.0
        if first.definite and second.definite:
            yield "named-alike-definite", 1.0
    yield _position(first, second, scene), 1.0
    yield form, 1.0
    nouns = all(m.time == "none" and m.strength != "harm" for m in (first, second))
    if nouns and first.plural != second.plural:
        yield "number-apart", 1.0
    for order, mention in (("first", first), ("second", second)):
        if mention.sentence in scene.headline:
            yield f"headline-{order}", 1.0
        if mention.sentence in scene.lead:
            yield f"lead-{order}", 1.0


def _position(first: EventMention, second: EventMention, scene: Scene) -> str:
    if first.sentence in scene.headline:
        opens = second.sentence in scene.headline or second.sentence in scene.lead
        return "headline-lead" if opens else "headline-later"
    return "lead-later" if first.sentence in scene.lead else "later"


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


def refers_back(mention: EventMention) -> bool:
    """ "the attack", "this operation": a general word with nothing of its own that could make it another."""
    own_place = mention.place is not None and not mention.place.carried
    return (
        mention.strength == "generic"
        and mention.definite
        and not (own_place or mention.counts or mention.background)
        and mention.status.value in REAL
    )


def _names_its_place(mention: EventMention) -> bool:
    """The place stands before the word, or right behind it: "the Osk attacks", "the attacks in Osk"."""
    place, trigger = mention.place, mention.trigger
    if place is None or place.carried:
        return False
    return -NAME_BEFORE <= place.stop - trigger.start <= 0 or 0 <= place.start - trigger.stop <= NAME_BEHIND


def by_place(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """Same town speaks for, towns far apart against."""
    verdict = places_agree(first, second)
    if verdict > 0:
        fine = second.place is not None and second.place.precision in ("exact", "town")
        yield ("place-same-fine" if fine else "place-same-wide"), 1.0
    elif verdict < 0:
        yield "place-apart", 1.0
    told = (first.place is not None) + (second.place is not None)
    if told < 2:
        yield ("place-one" if told else "place-none"), 1.0


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
    return -1.0 if _abroad(a, b) or _abroad(b, a) else 0.0


def _abroad(country: Place, place: Place) -> bool:
    """A place known to lie in another country."""
    return country.precision == "country" and bool(place.inside) and country.name not in place.inside


def distance_km(lat: float, lon: float | None, other_lat: float, other_lon: float | None) -> float:
    """Great-circle distance in kilometres."""
    a, b, c, d = map(math.radians, (lat, lon or 0.0, other_lat, other_lon or 0.0))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def by_date(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """Overlapping dates speak a little for, dates apart strongly against."""
    if first.date is None or second.date is None:
        if first.date is None and second.date is None:
            yield "date-none", 1.0
        return
    begun, ended = second.date.start_date, second.date.end_date
    if (first.date.start_date, first.date.end_date) == (begun, ended):
        yield "date-same", 1.0
    elif first.date.start_date <= ended and begun <= first.date.end_date:
        yield "date-overlap", 1.0
    else:
        yield "date-apart", 1.0


def by_parties(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """Named actors and targets that agree or not; one side's deed is not the other's."""
    sides = {}
    for part in ("actor", "target"):
        before, after = (getattr(m, part + "_values") for m in (first, second))
        sides[part] = theirs, ours = _names(before), _names(after)
        if theirs and ours:
            yield (f"{part}-same" if ours & theirs else f"{part}-apart"), 1.0
            if not ours & theirs and second.type in ONE_SIDED:
                yield f"{part}-apart-one-sided", 1.0
        if before:
            yield f"{part}-first", 1.0
        if after:
            yield f"{part}-second", 1.0
    if sides["actor"][1] & sides["target"][0] or sides["target"][1] & sides["actor"][0]:
        yield "sides-swapped", 1.0


def _names(parties: Sequence) -> set[str]:
    return {p.actor_id or p.name.lower() for p in parties if p.kind != "unknown"}


def by_toll(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """The same figure speaks for; figures of one kind far apart, 6 killed and 126 killed, speak against."""
    if first.counts or second.counts:
        yield ("toll-both" if first.counts and second.counts else "toll-one"), 1.0
    apart = differs = False
    for ours, theirs in product(second.counts, first.counts):
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


def by_standing(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """What happened and what is planned, or lies before the news, are two; so is "another attack"."""
    values = first.status.value, second.status.value
    if values[0] == values[1]:
        yield "status-same", 1.0
    elif set(values) <= set(REAL):
        yield ("ongoing-apart" if first.type == second.type else "ongoing-apart-kin"), 1.0
    else:
        yield "status-apart", 1.0
        if set(values) & set(REAL):
            yield f"real-{values[0] if values[1] in REAL else values[1]}", 1.0
    if any(span.text.lower() in APART for span in second.background):
        yield "told-apart", 1.0
    before = [bool(m.background) or m.time == "past-perfect" for m in (first, second)]
    if before[0] != before[1]:
        yield "background-apart", 1.0
    for order, mention in (("first", first), ("second", second)):
        if mention.background:
            yield f"background-{order}", 1.0
    if first.sources and second.sources:
        yield "sourced", 1.0
    if first.sentence == second.sentence and first.earlier != second.earlier:
        yield f"sentence-{first.earlier or second.earlier}", 1.0


def by_words(first: EventMention, second: EventMention, scene: Scene) -> Reasons:
    """How many content words the sentences share, and how near they are in meaning."""
    places = first.sentence, second.sentence
    if places[0] == places[1]:
        return
    if max(places) < len(scene.words):
        theirs, ours = (scene.words[place] for place in places)
        yield "words-shared", len(ours & theirs) / math.sqrt(max(1, len(ours)) * max(1, len(theirs)))
    if max(places) < len(scene.meanings):
        told, telling = (scene.meanings[place] for place in places)
        if len(told) and len(telling):
            yield "meaning-near", max(0.0, float(np.dot(told, telling)))


Rule = Callable[[EventMention, EventMention, Scene], Reasons]
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
)
