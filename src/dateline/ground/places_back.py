"""Words that point back: "the city", "the capital", and a quarter named again without its town."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_words import Spot, place_words
from dateline.records import Place, Sentence

_LESS_SURE = 0.8
_UNNAMED = 0.7


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


def point_back(
    spot: Spot, sentence: Sentence, before: Sequence[PlaceMention], gazetteer: Gazetteer
) -> PlaceMention:
    """The mention that "the city" makes of a place named before; of kind "nothing" where there is none."""
    span = sentence.span(spot.outer_start, spot.outer_stop)
    meant: PlaceMention | Toponym | None
    if spot.back in ("country", "nation"):
        code = _commonest(before)
        meant = gazetteer.country(code) if code else None
    elif spot.back == "capital":
        meant = _capital(spot, before, gazetteer)
    else:
        meant = _antecedent(spot, before)
    place = Place(span.start, span.stop, span.text, span.text, (), None, None, None, "unknown", 0.0, "none")
    kind, toponym = "nothing", None
    if isinstance(meant, PlaceMention):
        kind, toponym, old = meant.kind, meant.toponym, meant.place
        place = replace(
            old,
            start=span.start,
            stop=span.stop,
            text=span.text,
            confidence=round(old.confidence * _LESS_SURE, 3),
            rule=f"the-{spot.back}+{old.rule}",
        )
    elif isinstance(meant, Toponym):
        kind, toponym = meant.kind, meant
        place = Place(
            span.start,
            span.stop,
            span.text,
            meant.name,
            gazetteer.inside(meant),
            meant.geonameid,
            meant.lat,
            meant.lon,
            "country" if meant.kind == "country" else "town",
            0.8,
            f"the-{spot.back}",
        )
    return PlaceMention(
        span=sentence.span(spot.start, spot.stop),
        sentence=spot.sentence,
        start=spot.start,
        stop=spot.stop,
        head=spot.stop - 1,
        kind=kind,
        place=place,
        toponym=toponym,
        relation=spot.relation,
        parent=None,
        dateline=False,
        demonym=False,
        government=False,
        source_base=False,
        label="back",
        outer=(spot.outer_start, spot.outer_stop),
    )


def name_unnamed(
    mention: PlaceMention, after: Sequence[PlaceMention], here: Sequence[PlaceMention]
) -> PlaceMention | None:
    """ "a town in northern X" is the one town that the next sentences name, in the same country."""
    named = [
        other
        for other in after
        if other.kind in ("city", "village")
        and other.can_hold_events
        and other.label != "back"
        and mention.sentence < other.sentence <= mention.sentence + 3
        and other.toponym is not None
    ]
    if not named or len({other.toponym.row for other in named if other.toponym}) != 1:
        return None
    if any(other.kind in ("city", "village") and other.label != "back" for other in here):
        return None
    found = named[0].toponym
    if not any(other.toponym and found and other.toponym.country == found.country for other in here):
        return None
    place = replace(
        named[0].place,
        start=mention.place.start,
        stop=mention.place.stop,
        text=mention.place.text,
        confidence=round(named[0].place.confidence * _UNNAMED, 3),
        rule=f"named-later+{named[0].place.rule}",
    )
    return replace(mention, kind=named[0].kind, toponym=found, place=place)


def same_quarter(mention: PlaceMention, known: PlaceMention) -> PlaceMention:
    """A quarter's name again, now without "district of X": one sense per document."""
    old = known.place
    place = replace(
        old,
        start=mention.place.start,
        stop=mention.place.stop,
        text=mention.place.text,
        rule=f"{old.rule}+same-name",
    )
    return replace(mention, place=place, toponym=known.toponym, kind="quarter")


def _antecedent(spot: Spot, before: Sequence[PlaceMention]) -> PlaceMention | None:
    kinds = place_words().back[spot.back]
    held = [
        mention
        for mention in before
        if mention.kind in kinds
        and not mention.source_base
        and mention.label != "back"
        and mention.relation not in ("border", "between")
    ]
    near = [mention for mention in held if mention.can_hold_events and not mention.relation]
    near = (
        near
        or [mention for mention in held if mention.can_hold_events]
        or [m for m in held if not m.dateline]
    )
    return near[-1] if near else None


def _commonest(before: Sequence[PlaceMention]) -> str:
    """The country that most of the places and peoples named so far belong to."""
    votes = Counter(
        mention.toponym.country
        for mention in before
        if mention.toponym is not None and not (mention.source_base or mention.government or mention.dateline)
    )
    return votes.most_common(1)[0][0] if votes else ""


def _capital(spot: Spot, before: Sequence[PlaceMention], gazetteer: Gazetteer) -> Toponym | None:
    """The capital of the people named beside it, or of the country named most."""
    if spot.people is not None:
        codes = spot.people.countries
        return gazetteer.capital(codes[0]) if len(codes) == 1 else None
    code = _commonest(before)
    return gazetteer.capital(code) if code else None
