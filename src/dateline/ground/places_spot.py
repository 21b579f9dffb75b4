"""Find the words of an article that name places, and read what stands beside them.

The model's entities come first; the gazetteer adds names that it missed (`places_runs`). Ordinary words,
persons and organisations are never places. A name's kind (`places_generic`), its relation
(`places_relation`) and what holds it (`places_links`) are read from the words beside it.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.gazetteer_fold import ARTICLES
from dateline.ground.places_back import spot_back
from dateline.ground.places_borders import read_borders
from dateline.ground.places_dateline import mark_dateline
from dateline.ground.places_generic import read_generic, share_generics
from dateline.ground.places_geography import contains
from dateline.ground.places_links import link
from dateline.ground.places_lists import share_kinds
from dateline.ground.places_relation import read_relation
from dateline.ground.places_runs import longest, lost_apostrophe, people_named, spot_runs
from dateline.ground.places_words import Spot, place_words
from dateline.records import Analysis, Entity, Sentence

PLACE_LABELS = frozenset({"location", "facility"})
WELL_KNOWN = 6.8
MANY = 30


def spot_places(analysis: Analysis, gazetteer: Gazetteer) -> list[Spot]:
    """All place names of the article, in text order, with what their surroundings say."""
    trusted = any(sentence.entities for sentence in analysis.sentences)
    spots: list[Spot] = []
    everywhere = [
        _spot_sentence(position, sentence, gazetteer, trusted)
        for position, sentence in enumerate(analysis.sentences)
    ]
    _mend_apostrophes(everywhere, gazetteer)
    for position, (sentence, found) in enumerate(zip(analysis.sentences, everywhere, strict=True)):
        words = [token.text.lower() for token in sentence.tokens]
        folk = {index for spot in found if spot.demonym for index in range(spot.start, spot.stop)}
        for spot in found:
            if not spot.demonym:
                read_generic(spot, words, sentence, folk)
                read_relation(spot, words)
        share_kinds(found, words)
        read_borders(found, words)
        found = sorted([*found, *spot_back(position, found, sentence, words)], key=lambda spot: spot.start)
        share_generics(found)
        link(found, words, len(spots))
        mark_dateline(found, words, sentence, position)
        spots += found
    return spots


def _mend_apostrophes(everywhere: list[list[Spot]], gazetteer: Gazetteer) -> None:
    """ "Osks population", where a page lost its apostrophes and names Osk elsewhere."""
    names = {spot.name for found in everywhere for spot in found}
    for found in everywhere:
        for spot in found:
            if spot.name.endswith("s") and spot.name[:-1] in names and not gazetteer.knows(spot.name):
                spot.name, spot.possessive = spot.name[:-1], True


def _spot_sentence(position: int, sentence: Sentence, gazetteer: Gazetteer, trusted: bool) -> list[Spot]:
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    spots: list[Spot] = []
    for entity in whole_names(sentence):
        text = sentence.span(entity.start, entity.stop).text
        if entity.label in PLACE_LABELS:
            spots += _cut_entity(
                position, sentence, entity.start, entity.stop, entity.label, gazetteer, entity.score
            )
        elif entity.label == "organization" and entity.stop - entity.start <= 4 and is_state(text, gazetteer):
            spots.append(
                Spot(position, entity.start, entity.stop, text, label="organization", score=entity.score)
            )
        elif entity.label in ("nationality", "misc") and people_named(gazetteer, text):
            spots.append(
                Spot(
                    position,
                    entity.start,
                    entity.stop,
                    text,
                    demonym=True,
                    people=people_named(gazetteer, text),
                    label=entity.label,
                )
            )
        elif entity.label in ("nationality", "date", "money"):
            continue
        elif entity.label == "person" and _lies_in(sentence, entity.start, entity.stop):
            spots.append(Spot(position, entity.start, entity.stop, text, label="location", score=0.5))
        for index in range(entity.start, entity.stop):
            taken[index] = True
    spots += spot_runs(position, sentence, gazetteer, taken, trusted)
    return sorted(spots, key=lambda spot: (spot.start, spot.stop))


def whole_names(sentence: Sentence) -> list[Entity]:
    """The entities, places in one piece: "Wadi al-Hira", where the model took "Wadi" and "Hira"."""
    texts = [token.text for token in sentence.tokens]
    found: list[Entity] = []
    for entity in sentence.entities:
        if entity.label not in PLACE_LABELS:
            found.append(entity)
            continue
        start, stop = _with_article(texts, entity.start, entity.stop)
        if found and found[-1].stop > start:
            before = found[-1]
            if before.label not in PLACE_LABELS:
                start = before.stop
            else:
                found.pop()
                start = before.start
        if start < stop:
            found.append(replace(entity, start=start, stop=stop))
    return [
        e
        for place, e in enumerate(found)
        if not any(o.start < e.stop and e.start < o.stop for o in found[place + 1 :])
    ]


def _with_article(texts: list[str], start: int, stop: int) -> tuple[int, int]:
    """The name with the parts that an Arabic article ties to it."""
    if start >= 2 and texts[start - 1] == "-" and texts[start - 2].lower() in ARTICLES:
        start -= 2
    tied = texts[start].lower() in ARTICLES or texts[start].lower().split("-")[0] in ARTICLES
    if (
        tied
        and start
        and texts[start - 1].lower() in place_words().opens_name
        and texts[start - 1][0].isupper()
    ):
        start -= 1
    whole = " ".join(texts[start:stop]).lower()
    if whole in place_words().opens_name and stop < len(texts):
        if texts[stop].lower() in ARTICLES and texts[stop + 1 : stop + 2] == ["-"]:
            stop = min(len(texts), stop + 3)
        elif texts[stop].lower().split("-")[0] in ARTICLES and "-" in texts[stop]:
            stop += 1
    return start, stop


def _lies_in(sentence: Sentence, start: int, stop: int) -> bool:
    """ "killings in Osk Marlo": what something happens in is no person, whatever the model says."""
    tokens = sentence.tokens
    after = tokens[stop].text if stop < len(tokens) else ""
    return (
        start > 1
        and tokens[start - 1].text.lower() == "in"
        and not after.startswith(("'", "’", "-"))
        and tokens[start - 2].lemma.lower() not in place_words().trust
        and not any(token.text == "." for token in tokens[start:stop])
    )


def is_state(text: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.candidates(text.removeprefix("the ").removeprefix("The "), limit=3)
    return bool(found) and found[0].kind == "country" and found[0].match == "exact"


def _cut_entity(
    position: int, sentence: Sentence, start: int, stop: int, label: str, gazetteer: Gazetteer, score: float
) -> list[Spot]:
    """Spots of one entity: articles and possessives trimmed, "X, Y" and "X northern Y" cut in two."""
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    while start < stop and texts[start].lower() in ("the", "a", "an", ",", "-"):
        start += 1
    while stop > start and texts[stop - 1].lower() in ("'s", "’s", "'", ",", ".", "-", "(", "of", "in"):
        stop -= 1
    if start >= stop:
        return []
    for index in range(start + 1, stop - 1):
        if texts[index] == ",":
            cuts = ((start, index), (index + 1, stop))
            return [
                found
                for cut in cuts
                for found in _cut_entity(position, sentence, *cut, label, gazetteer, score)
            ]
    text = sentence.span(start, stop).text
    people = people_named(gazetteer, text)
    if people and people.role == "people" and not is_state(text, gazetteer):
        return [Spot(position, start, stop, text, demonym=True, people=people, label=label)]
    if lost_apostrophe(texts, start, [False] * len(texts), gazetteer):
        owner = Spot(position, start, start + 1, texts[start][:-1], label=label, score=score, possessive=True)
        return [owner, *_cut_entity(position, sentence, start + 1, stop, label, gazetteer, score)]
    spot = Spot(position, start, stop, text, label=label, score=score)
    spot.people = people if people and people.role == "seat" else None
    _trim_generic(spot, sentence, gazetteer)
    words = place_words()
    rest = [texts[index].lower() for index in range(spot.start, spot.stop)]
    if all(
        word in words.compass | words.generic | words.never | {"-"} for word in rest
    ) and not gazetteer.knows(text):
        return []
    if len(rest) == 1 and rest[0] in words.compass | words.never:
        return []
    people = people_named(gazetteer, spot.name)
    if people and people.role == "people" and not is_state(spot.name, gazetteer):
        return [Spot(position, spot.start, spot.stop, spot.name, demonym=True, people=people, label=label)]
    if spot.stop - spot.start > 1 and not gazetteer.knows(spot.name):
        parts = _split(position, sentence, spot, gazetteer)
        if parts:
            return parts
    return [spot]


def _split(position: int, sentence: Sentence, spot: Spot, gazetteer: Gazetteer) -> list[Spot]:
    """An unknown name that is several known ones side by side; nothing where a word is left over.

    An article ties a name together: "Wadi al-Hira" is one.
    """
    texts = [token.text for token in sentence.tokens]
    if any(
        texts[index].lower() in ARTICLES and texts[index + 1] == "-"
        for index in range(spot.start + 1, spot.stop - 1)
    ):
        return []
    words = place_words()
    free = [not spot.start <= index < spot.stop for index in range(len(texts))]
    parts: list[Spot] = []
    index = spot.start
    while index < spot.stop:
        if texts[index].lower() in words.compass | words.joiner | {",", "in", "near"}:
            index += 1
            continue
        if texts[index].lower() in words.generic and texts[index + 1 : index + 2] == ["of"]:
            index += 2
            continue
        if parts and texts[index] in ("'s", "’s"):
            parts[-1].possessive = True
            index += 1
            continue
        if lost_apostrophe(texts, index, [False] * len(texts), gazetteer):
            owner = texts[index][:-1]
            parts.append(
                Spot(position, index, index + 1, owner, label=spot.label, score=spot.score, possessive=True)
            )
            index += 1
            continue
        stop = longest(texts, index, free, gazetteer)
        if (stop is None or stop > spot.stop) and parts and parts[-1].possessive:
            stop = spot.stop  # "Osk's Marlo": what it owns is a place, known or not
        if stop is None or stop > spot.stop:
            return []
        name = sentence.span(index, stop).text
        people = people_named(gazetteer, name)
        demonym = people is not None and people.role == "people"
        parts.append(
            Spot(
                position,
                index,
                stop,
                name,
                label=spot.label,
                score=spot.score,
                demonym=demonym,
                people=people,
            )
        )
        index = stop
    joined = spot.name.count("-") + 1 == len(parts)  # "Osk-Marlo"
    whole = spot.label == "location" and len(parts) == _words(spot) and not joined
    if len(parts) < 2 or (whole and not _stand_alone(parts, gazetteer)):
        return []
    return parts


def _words(spot: Spot) -> int:
    """How many words a name has."""
    return sum(word.lower() not in ARTICLES for word in spot.name.replace("-", " ").split())


def _stand_alone(parts: list[Spot], gazetteer: Gazetteer) -> bool:
    """One is well known for itself, or the last holds the first ("Syria Iraq", "Gainesville Georgia").

    The two halves of an unknown village's name are neither.
    """
    found = [gazetteer.candidates(part.name, limit=MANY) for part in parts]
    if any(contains(holder, held) for holder in found[-1] for held in found[0] if holder.match == "exact"):
        return True
    return any(
        part.people is not None
        or any(place.match == "exact" and place.prominence >= WELL_KNOWN for place in places[:1])
        for part, places in zip(parts, found, strict=True)
    )


def _trim_generic(spot: Spot, sentence: Sentence, gazetteer: Gazetteer) -> None:
    """Cut compass and generic words off a name that the gazetteer does not know whole."""
    words = place_words()
    tokens = sentence.tokens
    if gazetteer.knows(spot.name) and not (
        spot.stop - spot.start > 1
        and tokens[spot.stop - 1].text.lower() in words.generic
        and not tokens[spot.stop - 1].text[:1].isupper()
    ):
        return
    start, stop = spot.start, spot.stop
    while stop - start > 1 and tokens[stop - 1].text.lower() in words.generic | {
        "area",
        "areas",
        "region",
        "countryside",
    }:
        stop -= 1
        if stop - start > 1 and tokens[stop - 1].text.lower() in place_words().site_modifier:
            stop -= 1
    while stop - start > 1 and (
        tokens[start].text.lower() in words.compass
        or tokens[start].text == "-"
        or (
            tokens[start].text.lower() in words.generic
            and start + 1 < stop
            and tokens[start + 1].text.lower() == "of"
        )
        or tokens[start].text.lower() in ("of", "the")
    ):
        start += 1
    if (start, stop) != (spot.start, spot.stop):
        spot.start, spot.stop = start, stop
        spot.name = sentence.span(start, stop).text
