"""Ground an article's place names: find them, decide what they mean, and say how each is used.

`find_places` gives every place name of an article as a `PlaceMention`; `place_of_event` (in `places_event`)
picks from them the place of one event. A city quarter is `exact` without an id of its own, "near X" keeps
X's point one level coarser, "northern X" is an area.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dateline.ground.gazetteer import Gazetteer, Toponym
from dateline.ground.gazetteer_fold import fold, plain
from dateline.ground.places_back import name_unnamed, point_back, same_quarter
from dateline.ground.places_event import place_of_event
from dateline.ground.places_geography import distance_km
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_resolve import Choice, resolve
from dateline.ground.places_role import is_government, is_source_base
from dateline.ground.places_spot import spot_places
from dateline.ground.places_words import Spot, folded, place_words, strip_the
from dateline.records import Analysis, Article, Place, Sentence, Span

__all__ = ["PlaceMention", "find_places", "place_of_event"]

_PRECISION = {
    "country": "country",
    "continent": "country",
    "admin1": "province",
    "admin2": "area",
    "city": "town",
    "village": "town",
    "quarter": "exact",
    "site": "exact",
    "region": "area",
    "water": "area",
    "river": "area",
    "range": "area",
    "island": "area",
    "border": "area",
}
# Places less known than this have no name of their own in English.
ENGLISH_NAME = 6.0
_CALLED_AFTER = frozenset({"street", "avenue", "road", "square", "roundabout"})
_LAND = frozenset({"region", "range", "river", "water", "island"})
_COARSER = {"exact": "town", "town": "area", "area": "province", "province": "country", "country": "country"}


@dataclass(frozen=True, slots=True)
class _View:
    """What turns a spot into a place: the article's text and the neighbours' choices."""

    text: str
    sentence: Sentence
    spots: list[Spot]
    choices: list[Choice]
    gazetteer: Gazetteer


def find_places(article: Article, analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every place name of the article, resolved where the text allows it, in text order."""
    spots = spot_places(analysis, gazetteer)
    choices = resolve(spots, gazetteer, hint_countries=_outlet_country(article, gazetteer))
    mentions: list[PlaceMention] = []
    quarters: dict[str, PlaceMention] = {}
    for index, (spot, choice) in enumerate(zip(spots, choices, strict=True)):
        sentence = analysis.sentences[spot.sentence]
        if spot.back:
            mentions.append(point_back(spot, sentence, [] if spot.modifier else mentions, gazetteer))
            continue
        view = _View(article.text, sentence, spots, choices, gazetteer)
        mention = _mention(index, spot, choice, view)
        known = quarters.get(folded(spot))
        if known is not None and mention.kind != "quarter" and not spot.hints and spot.people is None:
            mention = same_quarter(mention, known)
        elif mention.kind == "quarter" and mention.place.inside:
            quarters.setdefault(folded(spot), mention)
        mentions.append(mention)
    for index, spot in enumerate(spots):
        if spot.modifier == "unnamed" and spot.back:
            here = [
                mention
                for mention in mentions
                if mention.sentence == spot.sentence and mention.toponym is not None
            ]
            named = name_unnamed(mentions[index], mentions[index + 1 :], here)
            mentions[index] = named or mentions[index]
    return tuple(mention for mention in mentions if mention.kind != "nothing")


def _outlet_country(article: Article, gazetteer: Gazetteer) -> dict[str, float]:
    """The weakest hint: the country domain of the outlet."""
    outlet = (article.outlet or article.url or "").split("/")[
        2 if "//" in (article.outlet or article.url or "") else 0
    ]
    code = outlet.rsplit(".", 1)[-1].upper()
    code = {"UK": "GB"}.get(code, code)
    return {code: 0.15} if len(code) == 2 and gazetteer.country(code) else {}


def _mention(index: int, spot: Spot, choice: Choice, view: _View) -> PlaceMention:
    sentence = view.sentence
    toponym = choice.toponym
    span = sentence.span(spot.start, spot.stop)
    head = _head(sentence, spot.start, spot.stop)
    holder = _holder(index, spot, view)
    in_town = spot.parent is not None and holder is not None and holder.kind in ("city", "village")
    kind = _kind(spot, toponym, in_town)
    government = (spot.people is not None and not spot.demonym) or (
        not spot.demonym
        and not spot.dateline
        and (toponym is None or toponym.kind == "country" or toponym.seat == 3)
        and is_government(sentence, spot.start, spot.stop, head)
    )
    return PlaceMention(
        span=span,
        sentence=spot.sentence,
        start=spot.start,
        stop=spot.stop,
        head=head,
        kind=kind,
        place=_place(spot, choice, kind, holder, view),
        toponym=toponym,
        relation=spot.relation,
        parent=_parent_span(spot, view),
        dateline=spot.dateline,
        demonym=spot.demonym,
        government=government,
        source_base=is_source_base(sentence, spot.start, spot.stop, head),
        label=spot.label,
        outer=(spot.outer_start if spot.outer_start >= 0 else spot.start, max(spot.outer_stop, spot.stop)),
    )


def _head(sentence: Sentence, start: int, stop: int) -> int:
    inside = range(start, stop)
    for index in inside:
        if sentence.tokens[index].head not in inside:
            return index
    return stop - 1


def _kind(spot: Spot, toponym: Toponym | None, in_town: bool) -> str:
    if spot.demonym:
        return "demonym"
    if spot.people is not None and spot.people.role == "seat":
        return "seat"
    if (
        "quarter" in spot.hints
        and "town" not in spot.hints
        and not _parts_of_city(spot, toponym)
        and (in_town or toponym is None or toponym.kind not in ("admin2", "admin1"))
        and not _land_beside(spot, toponym)
    ):
        return "quarter"
    if "site" in spot.hints and (toponym is None or toponym.kind not in ("country", "admin1")):
        return "site"
    if toponym is not None:
        return toponym.kind
    for hint, kind in (
        ("town", "city"),
        ("admin1", "admin1"),
        ("admin2", "admin2"),
        ("site", "site"),
        ("region", "region"),
    ):
        if hint in spot.hints:
            return kind
    return "unknown"


def _land_beside(spot: Spot, toponym: Toponym | None) -> bool:
    """ "a Tarnland market": where the market is; a street may be called after a country."""
    return toponym is not None and toponym.kind == "country" and spot.generic not in _CALLED_AFTER


def _parts_of_city(spot: Spot, toponym: Toponym | None) -> bool:
    """ "suburbs of Damascus", "Aleppo neighbourhoods": the name is the city's, not a quarter's."""
    return (
        spot.generic in place_words().parts
        and toponym is not None
        and toponym.kind == "city"
        and toponym.prominence >= ENGLISH_NAME
    )


def _place(spot: Spot, choice: Choice, kind: str, holder: Toponym | None, view: _View) -> Place:
    """The record of a spot: name, what holds it, id and point, and a precision no finer than the words."""
    outer_start = spot.outer_start if spot.outer_start >= 0 else spot.start
    span = view.sentence.span(outer_start, max(spot.outer_stop, spot.stop))
    toponym = choice.toponym
    name = _shown_name(spot, toponym)
    if toponym is None and spot.hints & _LAND and not spot.hints & {"town", "quarter", "admin1", "admin2"}:
        name = _full_name(spot, view)
    inside = view.gazetteer.inside(toponym) if toponym is not None else ()
    number = toponym.geonameid if toponym else None
    lat, lon = (toponym.lat, toponym.lon) if toponym else (None, None)
    precision = _PRECISION.get(toponym.kind if toponym else kind, "unknown")
    confidence, rule = choice.confidence, choice.rule
    if spot.relation == "border":
        shown = re.sub(r"(?i)^the ", "", span.text)
        within = (toponym.name,) if toponym is not None else ()
        return Place(
            span.start, span.stop, span.text, shown, within, None, None, None, "area", 0.55, "border"
        )
    if kind in ("quarter", "site"):
        span = _with_holder(spot, view) or span
        return _part_of_town(spot, choice, kind, holder, span, view)
    if toponym is None and holder is not None:
        inside = (holder.name, *view.gazetteer.inside(holder))
    described = (
        spot.relation == "part"
        and bool(spot.hints & {"admin1", "admin2"})
        and _lies(toponym, spot.modifier, view)
    )
    if described:
        rule += "+compass-agrees"
    elif spot.relation == "part" or spot.relation in ("countryside", "area"):
        if toponym is not None and toponym.kind in ("city", "village", "quarter", "site"):
            precision = "area" if spot.relation != "part" or "rural" in spot.modifier else "exact"
        else:
            precision = "area"
            if spot.relation == "part":
                number = None
                name = f"{spot.modifier} {name}".strip()
        rule += f"+{spot.relation}"
    elif spot.relation in ("near", "distance", "road", "between"):
        precision = _COARSER.get(precision, precision)
        rule += f"+{spot.relation}"
    return Place(
        span.start, span.stop, span.text, name, inside, number, lat, lon, precision, confidence, rule
    )


def _shown_name(spot: Spot, toponym: Toponym | None) -> str:
    """The gazetteer's name where it is an English one; a small place is called as the text spells it.

    Villages stand in the tables as transliterations that nobody writes ("Kafr `Uwayd").
    """
    text = strip_the(spot.name)
    if toponym is None:
        return spot.name
    if toponym.kind in ("country", "continent", "admin1", "region", "water", "river", "range"):
        return toponym.name
    same = fold(text) == fold(toponym.name)
    if text.isupper() or text.islower():
        return plain(toponym.name) if same else toponym.name
    if same or toponym.prominence < ENGLISH_NAME:
        return text
    return toponym.name


def _full_name(spot: Spot, view: _View) -> str:
    """ "Kolme forest", "police station of Kolme": the kind is part of the name, compass words are not."""
    start, stop = (
        min(spot.start, spot.outer_start if spot.outer_start >= 0 else spot.start),
        max(spot.outer_stop, spot.stop),
    )
    words = place_words()
    tokens = view.sentence.tokens
    plain = words.near | words.compass | words.distance | {"the", "of", "-", "and", "a", "an"}
    while start < spot.start and (tokens[start].text.lower() in plain or tokens[start].text.isdigit()):
        start += 1
    return view.sentence.span(start, stop).text


def _lies(toponym: Toponym | None, modifier: str, view: _View) -> bool:
    """ "northwestern Idlib province": the compass word says where in the country it lies, not which part is
    meant.
    """
    nation = view.gazetteer.country(toponym.country) if toponym is not None else None
    if toponym is None or nation is None or toponym.row == nation.row:
        return False
    wants = {
        "north": toponym.lat - nation.lat,
        "south": nation.lat - toponym.lat,
        "east": toponym.lon - nation.lon,
        "west": nation.lon - toponym.lon,
    }
    named = [offset for word, offset in wants.items() if word in modifier]
    return bool(named) and "and" not in modifier and all(offset > 0.3 for offset in named)


def _parent_span(spot: Spot, view: _View) -> Span | None:
    if spot.parent is None:
        return None
    above = view.spots[spot.parent]
    return view.sentence.span(above.start, above.stop)


def _holder(index: int, spot: Spot, view: _View) -> Toponym | None:
    """What the text says holds a place; for a quarter without a word on it, the town last named."""
    if spot.parent is not None:
        return view.choices[spot.parent].toponym
    if "quarter" not in spot.hints:
        return None
    for before in range(index - 1, max(-1, index - 6), -1):
        other, found = view.spots[before], view.choices[before].toponym
        if (
            found is not None
            and found.kind in ("city", "village")
            and not other.dateline
            and not other.hints & {"quarter", "site"}
            and other.sentence >= spot.sentence - 2
            and other.parent != index
        ):
            return found
    towns = Counter(
        choice.toponym
        for other, choice in zip(view.spots, view.choices, strict=True)
        if choice.toponym is not None
        and choice.toponym.kind in ("city", "village")
        and not (other.dateline or other.people or other.hints & {"quarter", "site"})
    )
    return towns.most_common(1)[0][0] if towns else None


def _with_holder(spot: Spot, view: _View) -> Span | None:
    """ "X district of Y city": the words of the holder that follow directly belong to the place."""
    if spot.parent is None:
        return None
    above = view.spots[spot.parent]
    between = [token.text.lower() for token in view.sentence.tokens[spot.outer_stop : above.start]]
    holder = view.choices[spot.parent].toponym
    if holder is None or holder.kind not in ("city", "village", "quarter"):
        return None
    if above.sentence != spot.sentence or between not in (["of"], ["in"], ["of", "the"], [","]):
        return None
    return view.sentence.span(spot.outer_start, max(above.outer_stop, above.stop))


def _part_of_town(
    spot: Spot, choice: Choice, kind: str, holder: Toponym | None, span: Span, view: _View
) -> Place:
    """A quarter, street, camp or base: exact; its own point where the gazetteer knows it there, else its
    town's.
    """
    own = choice.toponym
    name = view.sentence.span(spot.start, spot.stop).text
    if kind == "site":
        name = _full_name(spot, view)
    if (
        own is not None
        and holder is not None
        and holder.kind in ("city", "village")
        and distance_km(own, holder) > 40
        and (kind == "quarter" or spot.parent is not None)
    ):
        own = None
    known = own is not None and own.kind == kind
    at_town = (
        own is not None and own.kind in ("city", "village", "admin2") and (holder is None or kind == "site")
    )
    if known and own is not None:
        town = holder is not None and holder.kind in ("city", "village") and kind == "quarter"
        return Place(
            span.start,
            span.stop,
            span.text,
            f"{name}, {holder.name}" if town else own.name,
            view.gazetteer.inside(own),
            own.geonameid if kind == "site" else None,
            own.lat,
            own.lon,
            "exact",
            choice.confidence,
            f"{choice.rule}+{kind}",
        )
    if at_town and own is not None:
        number = own.geonameid if kind == "site" else None
        return Place(
            span.start,
            span.stop,
            span.text,
            name,
            view.gazetteer.inside(own),
            number,
            own.lat,
            own.lon,
            "exact",
            round(choice.confidence * 0.8, 3),
            f"{choice.rule}+{kind}-at-town",
        )
    if holder is not None:
        town = holder.kind in ("city", "village")
        inside = (holder.name, *view.gazetteer.inside(holder))
        shown = f"{name}, {holder.name}" if town else name
        return Place(
            span.start,
            span.stop,
            span.text,
            shown,
            inside,
            None,
            holder.lat if town else None,
            holder.lon if town else None,
            "exact",
            0.75,
            f"{kind}-of-{holder.kind}",
        )
    return Place(
        span.start, span.stop, span.text, name, (), None, None, None, "exact", 0.5, f"{kind}-by-name-only"
    )
