"""Records of the ontology: conditions, roles, units, matches, examples, types, contexts.

What each condition means and where it looks is told at the top of `dateline.resources.ontology`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Needs:
    """Conditions on the words around a unit; see the top of the module."""

    with_: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    governor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()

    @classmethod
    def of(cls, lists: Mapping[str, Sequence[str]]) -> Needs:
        """From the keys of the YAML, where `with` and `not` lack their underscore."""
        return cls(**{f"{k}_" if k in ("with", "not") else k: tuple(v) for k, v in lists.items()})


@dataclass(frozen=True, slots=True)
class Roles:
    """Where the participants of a unit stand, best place first."""

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that name one event type, in all their spellings.

    Attributes:
        type: Event type id, or "harm".
        forms: Lemma sequences; "*" stands for up to four words.
        pos: noun | verb | adj.
        strength: strong | weak | context.
        score: How sure the unit is of its type with its needs met, 0..1.
        status: A status that the words themselves give ("foil" = attempted), else None.
        harm: Kind of count that the words give, for units of type "harm" only.
    """

    type: str
    forms: tuple[str, ...]
    pos: str
    strength: str
    score: float
    needs: Needs
    roles: Roles
    roleset: str | None = None
    status: str | None = None
    harm: str | None = None


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a sentence: tokens [start, stop), of which `tokens` are the unit's own words."""

    type: str
    unit: Unit
    start: int
    stop: int
    strength: str
    score: float
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence of a type (`trigger`), or one that only looks like it (`instead`, `why`)."""

    text: str
    trigger: str | None = None
    actor: str | None = None
    target: str | None = None
    status: str | None = None
    instead: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: what it is, what it is not, examples, and its names in other schemes."""

    id: str
    family: str
    definition: str
    is_not: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    near_misses: tuple[Example, ...] = ()
    crosswalk: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blocker:
    """A context that makes violent words figurative, foreign or old.

    Attributes:
        words: Lemmas of the context; it holds when `hits` of them, or one of `sure`, are there and none of
            `unless`.
        blocks: "all", families, types, or lemmas of triggers.
        verdict: none (no event) | background (not current).
    """

    id: str
    words: frozenset[str]
    sure: frozenset[str]
    unless: frozenset[str]
    hits: int
    blocks: frozenset[str]
    verdict: str

    def applies(self, lemmas: Iterable[str]) -> bool:
        """Say whether words (of a sentence, or of a headline and a sentence) stand in this context."""
        found = set(lemmas)
        if found & self.unless:
            return False
        return bool(found & self.sure) or (self.hits > 0 and len(found & self.words) >= self.hits)

    def stops(self, match: UnitMatch, family: str, head: str) -> bool:
        """Say whether the context stops a match with this family and head lemma."""
        return bool(self.blocks & {"all", match.type, family, head})


@dataclass(frozen=True, slots=True)
class HarmRule:
    """The type of a harm word that has no violent event nearby, if `needs` hold."""

    type: str
    needs: Needs
