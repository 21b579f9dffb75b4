"""Sides of a conflict: which parties are armed, which can be set against one another, who holds a place."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.event import Participant

ARMED = frozenset(("state-military", "rebel", "jihadist", "pro-government-militia", "coalition"))
STATE_CAMP = frozenset(("state-military", "pro-government-militia", "government"))


@dataclass(frozen=True, slots=True)
class Held:
    """A place, by its key, and the armed party that the text says holds it."""

    place: str
    party: Participant


def at_odds(one: Participant, other: Participant) -> bool:
    """Two parties that the article can set against one another."""
    if one.actor_id is not None and one.actor_id == other.actor_id:
        return False
    if one.text.lower() in other.text.lower() or other.text.lower() in one.text.lower():
        return False
    if one.actor_id is None or other.actor_id is None:
        return one.kind != other.kind and not (one.kind in STATE_CAMP and other.kind in STATE_CAMP)
    return not (one.kind in STATE_CAMP and other.kind in STATE_CAMP)
