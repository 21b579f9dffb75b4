"""What the events of one article tell of each other's parties.

Who claims an attack did it, as far as the article says; and a side that fights one enemy throughout the
article fights the same where a sentence leaves the enemy out. Both are inferences, and their rules say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Event, Participant
from dateline.records.vocabulary import ATTACKS

FIGHTING = frozenset(
    ("battle", "capture-territory", "assault-aerial", "assault-artillery", "siege", "mobilize")
)
# Fights for ground have two sides.
GROUND = frozenset(("battle", "capture-territory", "siege"))
PUSH = frozenset("operation operations campaign campaigns offensive offensives push assault".split())
CLAIMS = frozenset(("claim-responsibility",))
ARMED = frozenset(
    ("state-military", "rebel", "jihadist", "pro-government-militia", "foreign-state", "coalition")
)
SAME_FIGHT = "same-fight"
DEEDS = (ATTACKS - {"battle", "assault-torture-abuse"}) | {"abduct"}


def settle_parties(events: Sequence[Event]) -> list[Event]:
    """Events with the claimants of attacks as their actors and with sides known from the other events."""
    return _same_fights(_enemies(_claimants(events)))


def _claimants(events: Sequence[Event]) -> list[Event]:
    settled = list(events)
    for claim in events:
        if claim.type != "claim-responsibility" or claim.status.value != "happened" or not claim.actors:
            continue
        at = claim.triggers[0].start
        before = [i for i, e in enumerate(settled) if e.type in DEEDS and e.triggers[0].start < at]
        if not before:
            continue
        index = max(before, key=lambda i: max(t.start for t in settled[i].triggers if t.start < at))
        deed = settled[index]
        known = {p.actor_id or p.name for p in deed.actors}
        new = tuple(
            replace(p, rule="claimed-it") for p in claim.actors if (p.actor_id or p.name) not in known
        )
        if new and not any(p.actor_id for p in deed.actors):
            settled[index] = replace(deed, actors=(*deed.actors, *new))
    return settled


def _enemies(events: Sequence[Event]) -> list[Event]:
    settled = []
    for event in events:
        if _fights(event) and event.actors and not _armed(event.targets):
            enemy = _enemy_of(event, events)
            if enemy is not None:
                event = replace(event, targets=(*event.targets, replace(enemy, rule="enemy-in-article")))
        settled.append(event)
    return settled


def _fights(event: Event) -> bool:
    """Troops that are sent meet nobody yet; a campaign is against somebody."""
    if event.type != "mobilize":
        return event.type in FIGHTING
    return any(PUSH & set(t.text.lower().split()) for t in event.triggers)


def _enemy_of(event: Event, events: Sequence[Event]) -> Participant | None:
    """The armed party that these actors fight in the nearest other event, else the other side of the war."""
    ours = {p.actor_id for p in event.actors if p.actor_id}
    found: list[tuple[int, Participant]] = []
    for other in events:
        if other is event or other.type not in FIGHTING or not ours & {p.actor_id for p in other.actors}:
            continue
        gap = abs(other.triggers[0].start - event.triggers[0].start)
        found += [
            (gap, p) for p in other.targets if p.kind in ARMED and p.actor_id and p.actor_id not in ours
        ]
    if found:
        return min(found, key=lambda item: item[0])[1]
    if event.type not in GROUND | {"mobilize"}:
        return None
    return _other_side(event, events, FIGHTING) or _other_side(event, events, DEEDS | CLAIMS)


def _other_side(event: Event, events: Sequence[Event], told: frozenset[str]) -> Participant | None:
    """The known armed party of another kind that events of these types name most; None of two named alike."""
    known = [p for p in event.actors if p.kind in ARMED and p.actor_id]
    kinds = {p.kind for p in event.actors}
    named: dict[str, list[Participant]] = {}
    for other in events:
        for party in (*other.actors, *other.targets) if other.type in told else ():
            if party.kind in ARMED - kinds and party.actor_id:
                named.setdefault(party.actor_id, []).append(party)
    ranked = sorted(named.values(), key=len, reverse=True)
    if not known or not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
        return None
    return ranked[0][0]


def _same_fights(events: Sequence[Event]) -> list[Event]:
    """ "The fighting went on": where nobody is named, those of the fight told nearest."""
    return [
        _as_near(event, events)
        if event.type == "battle" and not event.actors and not _armed(event.targets)
        else event
        for event in events
    ]


def _as_near(event: Event, events: Sequence[Event]) -> Event:
    told = [o for o in events if o is not event and o.type in FIGHTING and o.actors and _armed(o.targets)]
    if not told:
        return event
    near = min(told, key=lambda o: abs(o.triggers[0].start - event.triggers[0].start))
    return replace(
        event,
        actors=tuple(replace(p, rule=SAME_FIGHT) for p in near.actors),
        targets=(*event.targets, *(replace(p, rule=SAME_FIGHT) for p in _armed(near.targets))),
    )


def _armed(parties: Sequence[Participant]) -> list[Participant]:
    return [p for p in parties if p.kind in ARMED]
