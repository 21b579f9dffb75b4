"""Read what stands beside a place name: its kind, relation and holder, and whether it is a dateline."""

from __future__ import annotations

from itertools import pairwise

from dateline.ground.places_words import Spot, place_words
from dateline.records import Sentence


def read_generic(spot: Spot, words: list[str], sentence: Sentence, folk: set[int] = frozenset()) -> None:
    """Kinds from the words beside a name: "X province", "the village of X", "X refugee camp", "Camp X"."""
    lists = place_words()
    start, stop = spot.start, spot.stop
    if spot.name.lower() in lists.quarter_name:
        spot.hints.add("quarter")
    spot.outer_start, spot.outer_stop = start, stop
    nearby = stop
    if nearby < len(words) and words[nearby] in ("'s", "’s"):
        pass
    elif nearby < len(words):
        last = nearby
        while (
            last < len(words)
            and last - nearby < 2
            and words[last] in place_words().site_modifier
            and words[last] not in lists.generic
        ):
            last += 1
        of_another = (
            words[last : last + 1] != []
            and words[last] in lists.cue["town"]
            and words[last + 1 : last + 2] == ["of"]
            and sentence.tokens[min(last + 2, len(words) - 1)].text[:1].isupper()
        )
        if of_another:
            pass
        elif last < len(words) and words[last] in lists.generic and not _state_media(words, last):
            kinds = {kind for kind, found in lists.cue.items() if words[last] in found}
            if last > nearby:
                kinds &= {"site", "region", "town"}
            if kinds:
                spot.hints |= kinds
                spot.generic = words[last]
                spot.outer_stop = last + 1
        elif words[nearby] in (
            "countryside",
            "outskirts",
            "suburbs",
            "area",
            "areas",
            "surroundings",
            "frontline",
            "front",
            "axis",
        ):
            spot.relation = (
                "countryside"
                if words[nearby] == "countryside"
                else "near"
                if words[nearby] in ("outskirts", "suburbs", "surroundings")
                else "area"
            )
            spot.outer_stop = nearby + 1
    before = start - 1
    if (
        before > 0
        and words[before] == "of"
        and words[before - 1] in lists.generic
        and not (
            before > 1
            and sentence.tokens[before - 2].text[:1].isupper()
            and words[before - 2] not in ("the", "a", "this", "that")
            and words[before - 2] not in lists.compass
            and before - 2 not in folk
        )
    ):
        spot.described = True
        spot.hints |= {kind for kind, found in lists.cue.items() if words[before - 1] in found}
        spot.generic = spot.generic or words[before - 1]
        spot.outer_start = before - 1
        while spot.outer_start > 0 and words[spot.outer_start - 1] in lists.site_modifier:
            spot.outer_start -= 1
    elif before >= 0 and (
        (
            words[before] in ("mount", "lake", "camp", "fort", "port", "cape")
            and sentence.tokens[before].text[:1].isupper()
        )
        or words[before] in ("village", "town", "city", "governorate", "province")
    ):
        spot.hints |= {kind for kind, found in lists.cue.items() if words[before] in found}
        spot.generic = spot.generic or words[before]
        spot.outer_start = before
    inner = [token.text.lower() for token in sentence.tokens[start:stop]]
    if len(inner) > 1 and inner[-1] in lists.generic:
        spot.hints |= {kind for kind, found in lists.cue.items() if inner[-1] in found}
        spot.generic = spot.generic or inner[-1]
    if len(inner) > 1 and inner[0] in ("mount", "lake", "camp", "fort", "jabal", "jebel"):
        spot.hints |= {kind for kind, found in lists.cue.items() if inner[0] in found}
    if spot.label == "facility" and not spot.hints & {"site", "quarter"}:
        spot.hints.add("site")


def _state_media(words: list[str], index: int) -> bool:
    return (
        words[index] in ("state", "field", "front")
        and index + 1 < len(words)
        and words[index + 1]
        in ("media", "tv", "television", "news", "run", "-", "department", "agency", "radio", "marshal")
    )


def read_relation(spot: Spot, words: list[str]) -> None:
    """Compass words, distance, nearness, between and roads before a name."""
    lists = place_words()
    index = spot.outer_start - 1
    while index >= 0 and words[index] in ("the", "a", "an"):
        index -= 1
    if index < 0:
        return
    reach = index
    while reach >= 0 and (
        words[reach] in lists.compass
        or (
            words[reach] in ("-", "and", ",")
            and reach > 0
            and words[reach - 1] in lists.compass
            and reach < index
        )
    ):
        reach -= 1
    if reach < index:
        inner = words[reach + 1 : index + 1]
        while inner and inner[0] in ("-", "and", ","):
            inner, reach = inner[1:], reach + 1
        if not spot.described or inner == ["rural"]:
            spot.relation = spot.relation or ("countryside" if inner == ["rural"] else "part")
            spot.modifier = " ".join(inner).replace(" - ", "-")
        spot.outer_start = reach + 1
        index = reach
        while index >= 0 and words[index] in ("the", "a", "an"):
            index -= 1
    if index < 0:
        return
    word = words[index]
    if word == "of" and index > 0:
        noun = words[index - 1]
        if noun in lists.compass or noun in ("kilometers", "kilometres", "km", "miles"):
            first = index - 1
            while first > 0 and (
                words[first - 1] in lists.distance
                or words[first - 1].replace(".", "").replace(",", "").isdigit()
                or words[first - 1] in ("some", "about", "the", "just", "to", "kms", "-")
                or words[first - 1] in lists.compass
            ):
                first -= 1
            spot.relation = (
                "distance" if any(found in lists.distance for found in words[first:index]) else "near"
            )
            if noun in ("center", "centre", "downtown", "inner"):
                spot.relation = "part"
            spot.modifier = " ".join(words[first:index]).replace(" - ", "-")
            spot.outer_start = first
        elif noun in lists.outskirts:
            spot.relation, spot.modifier, spot.outer_start = "near", f"{noun} of", index - 1
        elif noun in (
            "parts",
            "areas",
            "part",
            "swathes",
            "swaths",
            "rest",
            "most",
            "much",
            "half",
            "districts",
            "neighborhoods",
            "neighbourhoods",
        ):
            first = index - 1
            while first > 0 and (
                words[first - 1] in lists.compass or words[first - 1] in ("and", "-", "large", "the")
            ):
                first -= 1
            inner = [found for found in words[first : index - 1] if found in lists.compass or found == "and"]
            if any(found in lists.compass for found in inner):
                while inner[-1] == "and":
                    inner.pop()
                while inner[0] == "and":
                    inner.pop(0)
                spot.relation, spot.modifier, spot.outer_start = "part", " ".join(inner), first
    elif word in lists.near or (
        word == "to" and index > 0 and words[index - 1] in ("close", "next", "adjacent")
    ):
        spot.relation, spot.modifier = "near", word
        spot.outer_start = index if word != "to" else index - 1
    elif word == "from" and index > 1 and words[index - 1] in lists.distance:
        first = index - 1
        while first > 0 and (
            words[first - 1].replace(".", "").replace(",", "").isdigit()
            or words[first - 1] in ("some", "about", "than", "less", "more")
        ):
            first -= 1
        spot.relation, spot.modifier, spot.outer_start = "distance", " ".join(words[first : index + 1]), first
    elif word in ("to", "toward", "towards", "from", "between", "linking", "connecting") and index > 0:
        roads = {"road", "highway", "route", "way", "motorway", "railway"}
        if words[index - 1] in roads or (
            word != "to" and any(found in roads for found in words[max(0, index - 3) : index])
        ):
            spot.relation, spot.modifier, spot.outer_start = "road", f"road {word}", index - 1
        elif word == "between":
            spot.relation, spot.modifier = "between", word


def share_generics(spots: list[Spot]) -> None:
    """A generic word read for two neighbours belongs to the nearer one; nothing to do where they do not
    touch.
    """
    for left, right in pairwise(spots):
        if left.outer_stop > right.start >= 0 and left.outer_stop > left.stop and left.relation != "border":
            left.outer_stop = max(left.stop, min(left.outer_stop, right.start))


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


def spot_back(position: int, spots: list[Spot], sentence: Sentence, words: list[str]) -> list[Spot]:
    """Words that point back to a place: "the city", "its southern suburbs", "the capital"."""
    lists = place_words()
    named = {
        index
        for spot in spots
        for index in range(
            spot.outer_start if spot.outer_start >= 0 else spot.start, max(spot.outer_stop, spot.stop)
        )
    }
    found = []
    for index, word in enumerate(words):
        if (word not in lists.back and word != "capital") or index in named or index == 0:
            continue
        start = index - 1
        while (
            start > 0
            and index - start < 3
            and (words[start] in lists.compass or sentence.tokens[start].upos == "ADJ")
        ):
            start -= 1
        plural = word in ("districts", "neighborhoods", "neighbourhoods", "suburbs", "outskirts")
        unnamed = words[start] in ("a", "an") and word in ("town", "city", "village")
        if (
            words[start] not in ("the", "that", "this")
            and not (plural and words[start] == "its")
            and not unnamed
        ):
            continue
        if plural and not any(found in lists.compass for found in words[start:index]) and word != "outskirts":
            continue
        after = words[index + 1] if index + 1 < len(words) else ""
        upper = (
            index + 1 < len(words) and sentence.tokens[index + 1].text[:1].isupper() and index + 1 in named
        )
        if (
            after in ("of", "council", "hall", "government", "police", "-", "where")
            or upper
            or named & set(range(start, index))
        ):
            continue
        spot = Spot(position, index, index + 1, word, back=word, outer_start=start, outer_stop=index + 1)
        spot.modifier = "unnamed" if unnamed else ""
        found.append(spot)
    return found
