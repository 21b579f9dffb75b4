"""What the events of one article tell of each other's parties.

Who claims an attack did it, as far as the article says; and a side that fights one enemy throughout the
article fights the same where a sentence leaves the enemy out; so does who storms a town that another holds.
These are inferences, and their rules say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Event, Participant
from dateline.records.sides import ARMED, Held, at_odds
from dateline.records.vocabulary import ATTACKS

FIGHTING = frozenset(
    ("battle", "capture-territory", "assault-aerial", "assault-artillery", "siege", "mobilize")
)
STRIKES = frozenset(("assault-aerial", "assault-artillery"))
PUSH = frozenset("operation operations campaign campaigns offensive offensives push assault".split())
FORCES = ARMED | {"foreign-state"}
# The rule of a target that is known as the holder of the town.
HOLDS = "holds-the-place"
DEEDS = (ATTACKS - {"battle", "assault-torture-abuse"}) | {"abduct"}


def settle_parties(events: Sequence[Event], held: Sequence[Held] = ()) -> list[Event]:
    """Events with the claimants of attacks as their actors and with sides known from the other events.

    Args:
        held: The article's places that are in the hands of an armed party.
    """
    return _enemies(_dislodged(_claimants(events), held))


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


def _dislodged(events: Sequence[Event], held: Sequence[Held]) -> list[Event]:
    """Who fights for a town, or bombs it, fights who holds it, where the text names no other enemy."""
    return [_with_holder(event, held) if held and _fights(event) else event for event in events]


def _with_holder(event: Event, held: Sequence[Held]) -> Event:
    if event.place is None or not _lacks_enemy(event):
        return event
    holders = {
        one.party.actor_id or one.party.name: one.party
        for one in held
        if one.place == event.place.key and all(at_odds(one.party, actor) for actor in event.actors)
    }
    if len(holders) != 1:
        return event
    (holder,) = holders.values()
    return replace(event, targets=(*event.targets, replace(holder, rule=HOLDS)))


def _enemies(events: Sequence[Event]) -> list[Event]:
    settled = []
    for event in events:
        if _fights(event) and _lacks_enemy(event):
            enemy = _enemy_of(event, events)
            if enemy is not None:
                event = replace(event, targets=(*event.targets, replace(enemy, rule="enemy-in-article")))
        settled.append(event)
    return settled


def _lacks_enemy(event: Event) -> bool:
    """Somebody acts, against no armed party; a strike that hit anybody at all has its target."""
    return bool(event.actors) and not (event.targets if event.type in STRIKES else _armed(event.targets))


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
            (gap, p) for p in other.targets if p.kind in FORCES and p.actor_id and p.actor_id not in ours
        ]
    if len({p.actor_id for _, p in found}) != 1:
        return None
    return min(found, key=lambda item: item[0])[1]


def _armed(parties: Sequence[Participant]) -> list[Participant]:
    return [p for p in parties if p.kind in FORCES]
