"""Where an event word's parts stand in the grammar, as the ontology writes it.

"rebels attacked the base": a verb gives its parts by PropBank roles. "an attack by rebels on the base": a
noun gives them by prepositions, possessives and modifiers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleMap:
    """Where a unit's parts stand, as the ontology writes it.

    Attributes:
        actor, target, weapon: PropBank roles (ARG0 ..), prepositions ("on", "by"), "possessive", "modifier",
            "head" (the noun an adjective stands before), "self", "source" (the speaker), "between:first" ...
    """

    actor: tuple[str, ...] = ("ARG0", "by", "possessive", "modifier")
    target: tuple[str, ...] = ("ARG1", "on", "against", "of", "at")
    weapon: tuple[str, ...] = ("ARG2", "with")

    def of_verb(self) -> RoleMap:
        """The same for a verb: "rebels attacked the base" where the unit is "rebel attack"."""
        if any(place.startswith("ARG") for place in (*self.actor, *self.target)) or "source" in self.actor:
            return self
        return RoleMap(("ARG0", *self.actor), ("ARG1", *self.target), self.weapon)

    def part_of(self, place: str) -> str | None:
        """ "actor", "target", "weapon" or None for a role, preposition or other place."""
        for part in ("actor", "target", "weapon"):
            if place in getattr(self, part):
                return part
        return None
