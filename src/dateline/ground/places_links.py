"""What holds what among the place names of a sentence.

"X, Y", "X in Y", "Y's X", "the Syrian town of X": the name that holds another becomes its parent; in
"between A and B" the two are partners.
"""

from __future__ import annotations

from itertools import pairwise

from dateline.ground.places_words import Spot, place_words


def link(spots: list[Spot], words: list[str], offset: int) -> None:
    """What holds what: "X, Y", "X in Y", "Y's X", "the Syrian town of X"; and the partner in "between A and
    B".
    """
    lists = place_words()
    filler = lists.filler | lists.generic | lists.compass
    for index, (left, right) in enumerate(pairwise(spots)):
        between = words[left.stop : right.start]
        if not between and left.possessive:
            right.parent = offset + index
        if not between or len(between) > 7:
            continue
        if left.demonym:
            if (
                not right.demonym
                and all(word in filler for word in between)
                and not {"and", "in"} & set(between)
            ):
                right.parent = offset + index
        elif right.demonym:
            continue
        elif between == [","] or (between[-1] == "," and all(word in lists.generic for word in between[:-1])):
            left.parent = offset + index + 1
        elif between[0] in ("'s", "’s") and all(word in filler for word in between) and "in" not in between:
            right.parent = offset + index
        elif len(between) == 2 and between[0] in lists.cue["town"] and between[1] == "of":
            right.parent = offset + index
        elif between == ["and"]:
            left.partner = offset + index + 1
        elif between == ["("] or between == ["/"]:
            right.parent = right.parent
        elif any(word in ("in", "of", ",") for word in between) and all(
            word in filler or word in place_words().site_modifier or word == "," for word in between
        ):
            left.parent = offset + index + 1
