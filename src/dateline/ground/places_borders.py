"""Names that mean a border or a land rather than a people or a country.

"the Chad-Sudan border", "the border with Iraq", "Iraqi soil"; "the Syrian capital" points to its city.
"""

from __future__ import annotations

from itertools import pairwise

from dateline.ground.places_words import Spot

_BORDERS = frozenset({"border", "frontier", "borders"})
_LANDS = frozenset({"territory", "soil", "airspace", "waters", "mainland", "coast", "side"})


def read_borders(spots: list[Spot], words: list[str]) -> None:
    """ "the Chad-Sudan border", "the border with Iraq"; "Iraqi soil", "the Syrian capital"."""
    for left, right in pairwise(spots):
        if words[left.stop : right.start] == ["-"] and words[right.stop : right.stop + 1] in (
            ["border"],
            ["frontier"],
        ):
            for spot in (left, right):
                spot.demonym, spot.relation = False, "border"
                spot.outer_start, spot.outer_stop = left.start, right.stop + 1
    for spot in spots:
        if spot.relation == "border" or (spot.people is not None and spot.people.role != "people"):
            continue
        after = words[spot.stop] if spot.stop < len(words) else ""
        following = words[spot.stop + 1] if spot.stop + 1 < len(words) else ""
        before = words[max(0, spot.start - 2) : spot.start]
        if (
            after in _BORDERS
            and following not in ("town", "city", "village", "guards", "guard", "police", "forces")
        ) or (
            not spot.demonym
            and len(before) == 2
            and before[0] in _BORDERS | {"crossing"}
            and before[1] in ("with", "of")
        ):
            ahead = after in _BORDERS
            spot.demonym, spot.relation = False, "border"
            spot.outer_start, spot.outer_stop = (
                (spot.start, spot.stop + 1) if ahead else (spot.start - 2, spot.stop)
            )
            lead = spot.outer_start - 1
            if lead >= 0 and words[lead] == "the":
                lead -= 1
            if lead >= 0 and words[lead] == "near":
                spot.outer_start = lead
        elif spot.demonym and after in _LANDS:
            spot.demonym = False
            spot.outer_start, spot.outer_stop = spot.start, spot.stop + 1
        elif (
            spot.demonym
            and after == "capital"
            and following != "of"
            and not any(
                other.start == spot.stop + 1 or (following == "," and other.start == spot.stop + 2)
                for other in spots
            )
        ):
            spot.demonym, spot.back = False, "capital"
            spot.outer_start, spot.outer_stop = spot.start, spot.stop + 1
