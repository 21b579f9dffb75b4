"""A number of people or things among the words of a sentence: what the toll rules work on."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.numbers import Bounds


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words [start, stop) that say how many of what.

    Attributes:
        bounds: How many.
        noun: Word index of what is counted; None for a bare figure ("killing six").
        sort: people | unknown (a noun no list knows) | bare | thing | collective.
        group: Of the record: all, civilians, children, women, combatants, medics, other.
        single: "" for a figure; indefinite, definite, possessive or name for one person.
        perpetrator: Attackers, whom reports count apart from their victims.
        among: Kind of toll that it is part of by its own words ("15 of the wounded"), else "".
    """

    start: int
    stop: int
    bounds: Bounds
    noun: int | None
    sort: str
    group: str
    single: str = ""
    perpetrator: bool = False
    among: str = ""

    @property
    def counted(self) -> bool:
        """May stand for people."""
        return self.sort in ("people", "unknown", "bare")
