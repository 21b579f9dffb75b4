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
PUSH = frozenset("operation operations campaign campaigns offensive offensives push assault".split())
ARMED = frozenset(
    ("state-military", "rebel", "jihadist", "pro-government-militia", "foreign-state", "coalition")
)
DEEDS = (ATTACKS - {"battle", "assault-torture-abuse"}) | {"abduct"}


def settle_parties(events: Sequence[Event]) -> list[Event]:
    """Events with the claimants of attacks as their actors and with sides known from the other events."""
    return _enemies(_claimants(events))


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
    """The armed party that these actors fight in other events; None where there are two such parties."""
    ours = {p.actor_id for p in event.actors if p.actor_id}
    found: list[tuple[int, Participant]] = []
    for other in events:
        if other is event or other.type not in FIGHTING or not ours & {p.actor_id for p in other.actors}:
            continue
        gap = abs(other.triggers[0].start - event.triggers[0].start)
        found += [
            (gap, p) for p in other.targets if p.kind in ARMED and p.actor_id and p.actor_id not in ours
        ]
    if len({p.actor_id for _, p in found}) != 1:
        return None
    return min(found, key=lambda item: item[0])[1]


def _armed(parties: Sequence[Participant]) -> list[Participant]:
    return [p for p in parties if p.kind in ARMED]
