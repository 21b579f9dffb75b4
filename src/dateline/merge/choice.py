"""A choice among what the mentions of an event offer, or none of it.

Every option has named signs; learnt weights (training/choosing) of the signs compete through a softmax, so
that the chance of the winner means what it says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")
# Share of an option's offers that a rule gave.
RULED = "ruled-share"
# What a rule tied to the event is kept from this chance on, anything else from that.
LEAST_RULED, LEAST_OTHER = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A value, or None for "none", with its signs."""

    value: Value | None
    signs: dict[str, float]


def chances(found: Sequence[Choice], weights: Mapping[str, float]) -> list[float]:
    """Probability of each choice; they sum to 1."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in c.signs.items()) for c in found]
    top = max(sums)
    odds = [math.exp(s - top) for s in sums]
    return [o / sum(odds) for o in odds]


def choose(found: Sequence[Choice[Value]], weights: Mapping[str, float]) -> tuple[Value | None, float]:
    """The value with its chance: of those that a rule tied to the event the likeliest, unless it is most
    unlikely; else the likeliest of all, where it is likely; else None."""
    shares = chances(found, weights)
    ruled = [i for i, c in enumerate(found) if c.signs.get(RULED, 0.0) > 0]
    best = max(ruled, key=shares.__getitem__, default=0)
    if best and shares[best] >= LEAST_RULED:
        return found[best].value, shares[best]
    best = max(range(1, len(found)), key=shares.__getitem__, default=0)
    if best and shares[best] >= LEAST_OTHER:
        return found[best].value, shares[best]
    return None, shares[0]


def likeliest(
    found: Sequence[Choice[Value]], weights: Mapping[str, float], least: float
) -> tuple[Value | None, float]:
    """The likeliest value with its chance, where that is `least` or more; else None with its own."""
    shares = chances(found, weights)
    best = max(range(1, len(found)), key=shares.__getitem__, default=0)
    return (found[best].value, shares[best]) if best and shares[best] >= least else (None, shares[0])


def chance_of(key: str, found: Sequence[Choice], weights: Mapping[str, float]) -> float:
    """Probability of the value with this key; 0 where it is not offered."""
    shares = chances(found, weights)
    return sum(s for s, c in zip(shares, found, strict=True) if c.value is not None and c.value.key == key)
