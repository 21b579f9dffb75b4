"""Readings against gold articles: the end-to-end rows, defined exactly as the referee defines them.

An event is found where its triggers overlap gold triggers; pairs are taken greedily, those of one type first,
then of one family, then with the most overlap. All other rows ask about the values of found events, and count
every given and every gold value, found or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dateline.records import Count, Event, Participant, Reading, Source, Statement
from dateline.records.vocabulary import FAMILY_OF
from evaluation.figures import Counts
from evaluation.gold import GoldArticle, GoldCount, GoldEvent, GoldName, GoldStatement

NEAR_KM = 10
SMALL_WORDS = frozenset("the a an of in on at by and to from his her their its s some several".split())

Locate = Callable[[int], "tuple[float, float] | None"]
Pair = tuple[GoldEvent, Event]
ROWS = (
    "event-detected",
    "event-family",
    "event-type",
    "violence-type",
    "main-found",
    "status",
    "status-not-happened",
    "current",
    "actors",
    "targets",
    "sources",
    "place",
    "date-exact",
    "killed",
    "killed-injured",
    "counts-all",
    "whole-chain",
    "statements",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's rows.

    Attributes:
        counts: (right, given, gold) of each row of `ROWS`.
        incidents: Gold and predicted incident of each found event that gold puts into one.
        pairs: Which gold event was found as which event.
    """

    id: str
    counts: Mapping[str, Counts]
    incidents: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...]


def score_article(gold: GoldArticle, reading: Reading | None, locate: Locate) -> Scored:
    """All rows of one article; an article that was not read counts as one without events.

    Args:
        locate: Latitude and longitude of a GeoNames id, None for an id it does not know.
    """
    given = reading.events if reading else ()
    said = reading.statements if reading else ()
    pairs = found_events(gold.events, given)
    counts = {
        **event_rows(gold.events, given, pairs),
        **status_rows(gold.events, given, pairs),
        **participant_rows(gold.events, given, pairs),
        **place_and_date_rows(gold.events, given, pairs, locate),
        **count_rows(gold.events, given, pairs),
        **chain_row(gold.events, given, pairs, locate),
        "statements": (found_statements(gold.statements, said), len(said), len(gold.statements)),
    }
    incidents = tuple(
        (event.incident, found.incident or f"none-{gold.id}-{found.id}")
        for event, found in pairs
        if event.incident
    )
    return Scored(gold.id, {row: counts[row] for row in ROWS}, incidents, pairs)


def found_events(gold: Sequence[GoldEvent], given: Sequence[Event]) -> tuple[Pair, ...]:
    """Gold events with the events that tell of them, each used once."""
    ranked = []
    for i, event in enumerate(gold):
        for j, found in enumerate(given):
            overlaps = sum(
                start < trigger.stop and trigger.start < stop
                for start, stop in event.spans
                for trigger in found.triggers
            )
            if overlaps:
                likeness = 100 * (event.type == found.type) + 10 * same_family(event, found) + overlaps
                ranked.append((likeness, i, j))
    pairs, used_gold, used_given = [], set(), set()
    for _, i, j in sorted(ranked, reverse=True):
        if i not in used_gold and j not in used_given:
            used_gold.add(i)
            used_given.add(j)
            pairs.append((gold[i], given[j]))
    return tuple(pairs)


def same_family(event: GoldEvent, found: Event) -> bool:
    """Both types belong to one family (or both to none that is known)."""
    return FAMILY_OF.get(event.type) == FAMILY_OF.get(found.type)


def is_violence(event: GoldEvent | Event) -> bool:
    """An attack, or a coercion."""
    return FAMILY_OF.get(event.type) in ("attack", "coercion")


def event_rows(gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair]) -> dict[str, Counts]:
    """Were the events found, and as what."""
    sizes = len(given), len(gold)
    main = sum(event.main for event in gold)
    return {
        "event-detected": (len(pairs), *sizes),
        "event-family": (sum(same_family(*pair) for pair in pairs), *sizes),
        "event-type": (sum(event.type == found.type for event, found in pairs), *sizes),
        "violence-type": (
            sum(event.type == found.type and is_violence(event) for event, found in pairs),
            sum(map(is_violence, given)),
            sum(map(is_violence, gold)),
        ),
        "main-found": (sum(pair[0].main and same_family(*pair) for pair in pairs), main, main),
    }


def status_rows(
    gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair]
) -> dict[str, Counts]:
    """Was it told as happened, planned, denied; is it news or background."""
    sizes = len(given), len(gold)
    right = [event.status for event, found in pairs if event.status == found.status.value]
    return {
        "status": (len(right), *sizes),
        "status-not-happened": (
            sum(map(not_happened, right)),
            sum(not_happened(event.status.value) for event in given),
            sum(not_happened(event.status) for event in gold),
        ),
        "current": (sum(event.current == found.current for event, found in pairs), *sizes),
    }


def not_happened(status: str) -> bool:
    """Told as something else than fact."""
    return status not in ("happened", "ongoing")


def participant_rows(
    gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair]
) -> dict[str, Counts]:
    """Who, whom, and who says so."""
    return {
        row: (
            sum(found_names(getattr(event, row), getattr(found, row)) for event, found in pairs),
            sum(len(getattr(event, row)) for event in given),
            sum(len(getattr(event, row)) for event in gold),
        )
        for row in ("actors", "targets", "sources")
    }


def found_names(gold: Sequence[GoldName], given: Sequence[Participant | Source]) -> int:
    """How many gold names share a word with a given one, each used once."""
    used: set[int] = set()
    for name in gold:
        match = next((j for j, one in enumerate(given) if j not in used and names_agree(name, one)), None)
        if match is not None:
            used.add(match)
    return len(used)


def names_agree(gold: GoldName, given: Participant | Source) -> bool:
    """They share a word that counts, in their text or in their names."""
    if share_word(gold.text, given.text):
        return True
    name = getattr(given, "name", None)
    return bool(gold.name is not None and name and share_word(gold.name, name))


def place_and_date_rows(
    gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair], locate: Locate
) -> dict[str, Counts]:
    """Where and when."""
    return {
        "place": (
            sum(places_agree(*pair, locate) for pair in pairs),
            sum(event.place is not None for event in given),
            sum(event.place is not None for event in gold),
        ),
        "date-exact": (
            sum(dates_agree(*pair) for pair in pairs),
            sum(event.date is not None for event in given),
            sum(event.date is not None for event in gold),
        ),
    }


def places_agree(event: GoldEvent, found: Event, locate: Locate) -> bool:
    """One GeoNames id, or 10 km apart at most; by name or words where one of them has no id."""
    ours, theirs = event.place, found.place
    if ours is None or theirs is None:
        return False
    if ours.geonameid and theirs.geonameid:
        if ours.geonameid == theirs.geonameid:
            return True
        there = locate(ours.geonameid)
        if there is None or theirs.lat is None or theirs.lon is None:
            return False
        return distance_km(there, (theirs.lat, theirs.lon)) <= NEAR_KM
    return plain(ours.name) == plain(theirs.name) or plain(ours.text) == plain(theirs.text)


def dates_agree(event: GoldEvent, found: Event) -> bool:
    """The same first and last day."""
    if event.date is None or found.date is None:
        return False
    return event.date == (found.date.start_date.isoformat(), found.date.end_date.isoformat())


def count_rows(gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair]) -> dict[str, Counts]:
    """Tolls: kind, fewest and most all right."""
    rows: dict[str, Counts] = {}
    choices = (("killed", ("killed",)), ("killed-injured", ("killed", "injured")), ("counts-all", None))
    for row, kinds in choices:
        rows[row] = (
            sum((figures(e.counts, kinds) & figures(f.counts, kinds)).total() for e, f in pairs),
            sum(figures(event.counts, kinds).total() for event in given),
            sum(figures(event.counts, kinds).total() for event in gold),
        )
    return rows


def figures(
    counts: Iterable[GoldCount | Count], kinds: tuple[str, ...] | None
) -> Counter[tuple[str, int, int | None]]:
    """Counts of some kinds (None for all) as what is compared of them."""
    return Counter(
        (count.kind, count.low, count.high) for count in counts if not kinds or count.kind in kinds
    )


def chain_row(
    gold: Sequence[GoldEvent], given: Sequence[Event], pairs: Sequence[Pair], locate: Locate
) -> dict[str, Counts]:
    """Violence with type, status, place, date and number of dead all right."""
    right = sum(is_violence(event) and chain_agrees(event, found, locate) for event, found in pairs)
    return {"whole-chain": (right, sum(map(is_violence, given)), sum(map(is_violence, gold)))}


def chain_agrees(event: GoldEvent, found: Event, locate: Locate) -> bool:
    """Every value that a count of the dead needs is right, and what gold leaves open is left open."""
    no_place = event.place is None and found.place is None
    no_date = event.date is None and found.date is None
    return (
        event.type == found.type
        and event.status == found.status.value
        and (no_place or places_agree(event, found, locate))
        and (no_date or dates_agree(event, found))
        and figures(event.counts, ("killed",)) == figures(found.counts, ("killed",))
    )


def found_statements(gold: Sequence[GoldStatement], given: Sequence[Statement]) -> int:
    """How many gold statements have a given one with the same cue and a source that shares a word."""
    used: set[int] = set()
    for said in gold:
        match = next(
            (j for j, one in enumerate(given) if j not in used and statements_agree(said, one)), None
        )
        if match is not None:
            used.add(match)
    return len(used)


def statements_agree(gold: GoldStatement, given: Statement) -> bool:
    """One cue holds the other, and the sources share a word."""
    ours, theirs = plain(gold.cue), plain(given.cue.text)
    return bool(ours) and (ours in theirs or theirs in ours) and share_word(gold.source, given.source.text)


def plain(words: str) -> str:
    """Lower case, letters and digits of ASCII only, one blank between."""
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def share_word(first: str, second: str) -> bool:
    """They share a word that is not a small one."""
    return bool((set(plain(first).split()) & set(plain(second).split())) - SMALL_WORDS)


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat, lon, other_lat, other_lon = map(radians, (*first, *second))
    h = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 12742 * asin(sqrt(h))


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F of clusters, averaged over items, (gold cluster, given cluster)."""
    if not pairs:
        return 0.0, 0.0, 0.0
    gold, given, both = Counter(g for g, _ in pairs), Counter(p for _, p in pairs), Counter(pairs)
    precision = sum(both[pair] / given[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / gold[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)
