"""Ground an article's place names: find them, decide what they mean, and say how each is used.

`find_places` gives every place name of an article as a `PlaceMention`; `place_of_event` (in `places_event`)
picks from them the place of one event. A city quarter is `exact` without an id of its own, "near X" keeps
X's point one level coarser, "northern X" is an area.
"""

from __future__ import annotations

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places_back import name_unnamed, point_back, same_quarter
from dateline.ground.places_event import place_of_event
from dateline.ground.places_holders import View, find_holder, parent_span
from dateline.ground.places_kinds import kind_of
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_record import place_record
from dateline.ground.places_resolve import Choice, resolve
from dateline.ground.places_role import is_government, is_source_base
from dateline.ground.places_spot import spot_places
from dateline.ground.places_words import Spot, folded
from dateline.records import Analysis, Article, Sentence

__all__ = ["PlaceMention", "find_places", "place_of_event"]


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
        view = View(article.text, sentence, spots, choices, gazetteer)
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


def _mention(index: int, spot: Spot, choice: Choice, view: View) -> PlaceMention:
    sentence = view.sentence
    toponym = choice.toponym
    span = sentence.span(spot.start, spot.stop)
    head = _head(sentence, spot.start, spot.stop)
    holder = find_holder(index, spot, view)
    in_town = spot.parent is not None and holder is not None and holder.kind in ("city", "village")
    kind = kind_of(spot, toponym, in_town)
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
        place=place_record(spot, choice, kind, holder, view),
        toponym=toponym,
        relation=spot.relation,
        parent=parent_span(spot, view),
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
