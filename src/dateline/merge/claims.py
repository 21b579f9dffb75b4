"""A claim of responsibility is no newer than the deed: with last year's bombing its claim is background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.merge.parties import DEEDS
from dateline.records import Event

# Characters between the words of a claim and those of its deed: about a sentence.
NEAR = 200


def date_claims(events: Sequence[Event]) -> list[Event]:
    """Events with the claims of background deeds as background."""
    return [replace(e, current=False) if _of_old(e, events) else e for e in events]


def _of_old(claim: Event, events: Sequence[Event]) -> bool:
    if claim.type != "claim-responsibility" or not claim.current:
        return False
    gaps = [(_gap(claim, deed), deed.current) for deed in events if deed.type in DEEDS]
    near = min(gaps, default=(NEAR, True))
    return near[0] < NEAR and not near[1]


def _gap(claim: Event, deed: Event) -> int:
    return min(max(b.start - a.stop, a.start - b.stop, 0) for a in claim.triggers for b in deed.triggers)
