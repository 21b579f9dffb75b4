"""Whose attacks: the country's that makes them, or the country's that was struck.

"Osk's attacks" are made by Osk; but in a report that told of bombs in Osk, and of no deed of its own, they
struck it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.records import Participant
from dateline.records.mention import EventMention
from dateline.records.vocabulary import ATTACKS

STATES = ("government", "foreign-state")
SHARED = "shared"
OWNED = ("possessive", "modifier", SHARED)


def without_struck(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Mentions, less the countries that own an attack by grammar only and are told to have been struck."""
    attacks = [m for m in mentions if m.type in ATTACKS]
    doing = {p.name for m in attacks for p in m.actor_values if not p.rule.startswith(OWNED)}

    def struck(owner: Participant, mention: EventMention) -> bool:
        if owner.kind not in STATES or not owner.rule.startswith(OWNED) or owner.name in doing:
            return False
        if mention.target_values and not owner.rule.startswith(SHARED):
            return False  # "Osk's attacks on the rebels" are made by it
        return any(_in_country(other, owner.name) for other in attacks if other is not mention)

    return tuple(
        replace(m, actor_values=tuple(p for p in m.actor_values if not struck(p, m)))
        if m.type in ATTACKS and m.actor_values
        else m
        for m in mentions
    )


def _in_country(mention: EventMention, country: str) -> bool:
    """The mention's own words put it in the country, by its name."""
    place = mention.place
    if place is None or not place.rule.startswith(("argument-argm-loc", "trigger-attachment")):
        return False
    return re.search(rf"\b{re.escape(country)}\b", place.text) is not None
