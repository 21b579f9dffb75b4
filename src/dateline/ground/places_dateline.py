"""Whether a place is a dateline: where the reporter sat, not where the deed was done.

"KOLME, March 3 (Agency) -" opens a paragraph before an agency, a dash or a colon.
"""

from __future__ import annotations

from dateline.ground.places_words import Spot, place_words
from dateline.records import Sentence


def mark_dateline(spots: list[Spot], words: list[str], sentence: Sentence, position: int) -> None:
    """A place that opens a paragraph before an agency, a dash or a colon: where the reporter sat."""
    lists = place_words()
    for spot in spots:
        after = words[spot.stop : spot.stop + 4]
        if spot.name.isupper() and len(spot.name) > 3 and after[:1] == ["("] and ")" in after[2:]:
            spot.dateline = True
    if (
        not spots
        or (spots[0].start > 1 and not _all_capitals(sentence, spots[0].start))
        or sentence.headline
        or sentence.paragraph > 3
    ):
        return
    last = spots[0]
    for spot in spots[1:4]:
        if spot.start - last.stop <= 2 and all(
            word in (",", "/", ".") for word in words[last.stop : spot.start]
        ):
            last = spot
        else:
            break
    rest = words[last.stop : last.stop + 12]
    if rest[:1] == [","]:
        rest = rest[1:]
        while rest and (
            rest[0][:3]
            in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
            or rest[0].isdigit()
            or rest[0] in (".", ",")
        ):
            rest = rest[1:]
    opens = bool(rest) and (rest[0] in ("-", "–", "—", "--", ":") or (rest[0] == "(" and (")" in rest[1:6])))
    dash = any(word in ("-", "–", "—", "--", "_") for word in rest[:8])
    agency = any(word in lists.agency for word in rest[:6])
    if (
        opens
        and (rest[0] in ("–", "—", "--", ":") or dash or agency)
        and not (rest[0] == "-" and rest[1:2] and rest[1] in ("based", "held", "backed", "led", "controlled"))
    ):
        if rest[0] == ":" and not spots[0].name.isupper() and position > 2:
            return
        for spot in spots[: spots.index(last) + 1]:
            spot.dateline = True


def _all_capitals(sentence: Sentence, stop: int) -> bool:
    """ "KOLME KOLME/OSKTOWN:": nothing but capitals and marks before a name."""
    return stop <= 5 and all(
        token.text.isupper() or not token.text[:1].isalnum() for token in sentence.tokens[:stop]
    )
