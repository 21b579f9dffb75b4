"""Find the words of an article that name places, and read what stands beside them.

The model's entities come first; the gazetteer adds names that it missed, on evidence: a preposition, a
generic word, a well-known name. Ordinary words, persons and organisations are never places. Beside a name
stand its kind ("Aleppo province"), its relation ("near", "northern", "10 km from") and what holds it ("X,
Y"; "the Syrian town of X").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from dateline.ground.gazetteer import Gazetteer, People
from dateline.ground.gazetteer_fold import ARTICLES, fold
from dateline.records import Analysis, Sentence
from dateline.resources.gazetteer import load_place_words

PLACE_LABELS = frozenset({"location", "facility"})
LONGEST = 6
ACCEPT, ACCEPT_TRUSTED = 2.5, 4.0
_JOINERS = frozenset(
    "de la le les los las du des da do dos del di el al ez az ash as ar ad an et at and of the sur".split()
    + ["-", "'", "’", "–", "&", "."]
)
_SITE_MODIFIERS = frozenset(
    "refugee air military oil gas displacement idp border power army training nuclear naval industrial "
    "international police detention displaced migrant main central old general national water thermal".split()
)
_OUT = re.compile(
    r"(?i)^(outskirts|vicinity|surroundings|environs|periphery|suburbs?|edges?|fringes|approaches|"
    r"countryside|surrounding|limits|entrance|gates)$"
)


@dataclass(slots=True)
class Spot:
    """One name of a place in the text, before it is resolved.

    Attributes:
        start, stop: Tokens of the name; outer_start, outer_stop: with generic words and compass words.
        hints: Kinds that generic words select, e.g. {"admin1"}.
        relation: "" | part | near | distance | between | road | countryside.
        parent: Index (in the article's list of spots) of what holds it.
    """

    sentence: int
    start: int
    stop: int
    name: str
    outer_start: int = -1
    outer_stop: int = -1
    hints: set[str] = field(default_factory=set)
    generic: str = ""
    relation: str = ""
    modifier: str = ""
    parent: int | None = None
    partner: int | None = None
    demonym: bool = False
    people: People | None = None
    dateline: bool = False
    capitals: bool = False
    label: str = ""
    score: float = 1.0
    described: bool = False
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, as sets."""

    cue: dict[str, frozenset[str]]
    generic: frozenset[str]
    compass: frozenset[str]
    near: frozenset[str]
    into: frozenset[str]
    title: frozenset[str]
    agency: frozenset[str]
    not_place: frozenset[str]
    distance: frozenset[str]
    acting: frozenset[str]
    actor: frozenset[str]
    saying: frozenset[str]
    never: frozenset[str]


@cache
def place_words() -> Words:
    """The lists of resources/places/generic.yml."""
    lists = load_place_words()
    cue = {kind: frozenset(words) for kind, words in lists["cue"].items()}
    names = (
        "compass",
        "near",
        "into",
        "title",
        "agency",
        "not_place",
        "distance",
        "acting",
        "actor",
        "saying",
        "never",
    )
    return Words(cue, frozenset().union(*cue.values()), *(frozenset(lists[name]) for name in names))


def spot_places(analysis: Analysis, gazetteer: Gazetteer) -> list[Spot]:
    """All place names of the article, in text order, with what their surroundings say."""
    trusted = any(sentence.entities for sentence in analysis.sentences)
    spots: list[Spot] = []
    for position, sentence in enumerate(analysis.sentences):
        found = _spot_sentence(position, sentence, gazetteer, trusted)
        words = [token.text.lower() for token in sentence.tokens]
        for spot in found:
            if not spot.demonym:
                _read_generic(spot, words, sentence)
                _read_relation(spot, words)
        _drop_sites_of_people(found)
        _link(found, words, len(spots))
        _mark_dateline(found, words, sentence, position)
        spots += found
    return spots


def _spot_sentence(position: int, sentence: Sentence, gazetteer: Gazetteer, trusted: bool) -> list[Spot]:
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    spots: list[Spot] = []
    for entity in sentence.entities:
        text = sentence.span(entity.start, entity.stop).text
        if entity.label in PLACE_LABELS:
            spots += _cut_entity(
                position, sentence, entity.start, entity.stop, entity.label, gazetteer, entity.score
            )
        elif (
            entity.label == "organization" and entity.stop - entity.start <= 4 and _is_state(text, gazetteer)
        ):
            spots.append(
                Spot(position, entity.start, entity.stop, text, label="organization", score=entity.score)
            )
        elif entity.label in ("nationality", "misc") and _people(gazetteer, text):
            spots.append(
                Spot(
                    position,
                    entity.start,
                    entity.stop,
                    text,
                    demonym=True,
                    people=_people(gazetteer, text),
                    label=entity.label,
                )
            )
        elif entity.label in ("nationality", "date", "money"):
            continue
        for index in range(entity.start, entity.stop):
            taken[index] = True
    spots += _spot_runs(position, sentence, gazetteer, taken, trusted)
    return sorted(spots, key=lambda spot: (spot.start, spot.stop))


def _people(gazetteer: Gazetteer, text: str) -> People | None:
    return gazetteer.people(text) if text[:1].isupper() else None


def _is_state(text: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.candidates(text.removeprefix("the ").removeprefix("The "), limit=3)
    return bool(found) and found[0].kind == "country" and found[0].match == "exact"


def _cut_entity(
    position: int, sentence: Sentence, start: int, stop: int, label: str, gazetteer: Gazetteer, score: float
) -> list[Spot]:
    """Spots of one entity: articles and possessives trimmed, "X, Y" cut in two."""
    tokens = sentence.tokens
    while start < stop and tokens[start].text.lower() in ("the", "a", "an"):
        start += 1
    while stop > start and tokens[stop - 1].text in ("'s", "’s", "'", ",", ".", "-"):
        stop -= 1
    if start >= stop:
        return []
    for index in range(start + 1, stop - 1):
        if tokens[index].text == ",":
            return _cut_entity(position, sentence, start, index, label, gazetteer, score) + _cut_entity(
                position, sentence, index + 1, stop, label, gazetteer, score
            )
    text = sentence.span(start, stop).text
    people = _people(gazetteer, text)
    if (
        people
        and people.role == "people"
        and not any(found.kind == "country" for found in gazetteer.candidates(text, limit=3))
    ):
        return [Spot(position, start, stop, text, demonym=True, people=people, label=label)]
    spot = Spot(position, start, stop, text, label=label, score=score)
    spot.people = people if people and people.role == "seat" else None
    _trim_generic(spot, sentence, gazetteer)
    return [spot]


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
        if stop - start > 1 and tokens[stop - 1].text.lower() in _SITE_MODIFIERS:
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


def _spot_runs(
    position: int, sentence: Sentence, gazetteer: Gazetteer, taken: list[bool], trusted: bool
) -> list[Spot]:
    """Names on capitalised words that no entity covers: longest known name first, accepted on evidence."""
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    letters = [text for text in texts if text[:1].isalpha()]
    shouting = sum(text[:1].isupper() for text in letters) > 0.7 * max(1, len(letters)) and len(letters) > 3
    spots: list[Spot] = []
    index = 0
    while index < len(tokens):
        if taken[index] or not _opens(texts, index):
            index += 1
            continue
        stop = _longest(texts, index, taken, gazetteer)
        if stop is None and _lost_apostrophe(texts, index, taken, gazetteer):
            spots.append(
                Spot(position, index, index + 1, texts[index][:-1], capitals=True, score=0.6, possessive=True)
            )
            taken[index] = True
            index += 1
            continue
        if stop is None or (stop - index == 1 and texts[index].lower() in place_words().never):
            stop = _by_generic(texts, index, taken, shouting)
            if stop is not None:
                spots.append(
                    Spot(position, index, stop, sentence.span(index, stop).text, capitals=True, score=0.5)
                )
                for covered in range(index, stop):
                    taken[covered] = True
            index = stop or index + 1
            continue
        text = sentence.span(index, stop).text
        people = _people(gazetteer, text)
        if people is not None:
            spots.append(Spot(position, index, stop, text, demonym=people.role == "people", people=people))
        elif _evidence(sentence, texts, index, stop, gazetteer, taken, shouting) >= (
            ACCEPT_TRUSTED if trusted else ACCEPT
        ):
            spots.append(Spot(position, index, stop, text, capitals=True, score=0.6))
        else:
            index += 1
            continue
        for covered in range(index, stop):
            taken[covered] = True
        index = stop
    return spots


def _opens(texts: list[str], index: int) -> bool:
    text = texts[index]
    if text[:1].isupper() and (len(text) > 1 or text in "O"):
        return True
    return (
        text.lower() in ARTICLES
        and index + 2 < len(texts)
        and texts[index + 1] == "-"
        and texts[index + 2][:1].isupper()
    ) or ("-" in text and text.split("-", 1)[0].lower() in ARTICLES and text.split("-", 1)[1][:1].isupper())


def _longest(texts: list[str], start: int, taken: list[bool], gazetteer: Gazetteer) -> int | None:
    """End of the longest name known to the gazetteer (or demonym) that begins here."""
    ends = []
    for stop in range(start + 1, min(len(texts), start + LONGEST) + 1):
        if taken[stop - 1]:
            break
        last = texts[stop - 1]
        if last[:1].isupper() or ("-" in last and last[-1:].isalpha()):
            ends.append(stop)
        elif stop - start == 1 or last.lower() in _JOINERS:
            continue
        else:
            break
    for stop in reversed(ends):
        name = _joined(texts, start, stop)
        if gazetteer.people(name) or gazetteer.knows(name):
            return stop
    return None


def _lost_apostrophe(texts: list[str], index: int, taken: list[bool], gazetteer: Gazetteer) -> bool:
    """ "Syrias north", where a page lost its apostrophes: a well-known name with an s, then a name or
    compass word.
    """
    text = texts[index]
    if len(text) < 5 or not text.endswith("s") or index + 1 >= len(texts) or taken[index]:
        return False
    if not (
        texts[index + 1][:1].isupper() or texts[index + 1] in place_words().compass | place_words().generic
    ):
        return False
    found = gazetteer.candidates(text[:-1], limit=2)
    return bool(found) and found[0].match == "exact" and found[0].main and found[0].prominence >= 7


def _by_generic(texts: list[str], start: int, taken: list[bool], shouting: bool) -> int | None:
    """End of an unknown name that a generic word makes a place: "Salihiyah neighbourhood", "the village of
    X".
    """
    words = place_words()
    if shouting or texts[start].lower() in words.never | words.generic | words.title:
        return None
    stop = start + 1
    while (
        stop < len(texts)
        and stop - start < 4
        and not taken[stop]
        and texts[stop].lower() not in words.generic
        and (texts[stop][:1].isupper() or texts[stop] == "-" or texts[stop].lower() in ARTICLES)
    ):
        stop += 1
    while stop > start and not texts[stop - 1][:1].isupper() and "-" not in texts[stop - 1][:-1]:
        stop -= 1
    if stop <= start:
        return None
    after = texts[stop] if stop < len(texts) else ""
    before = [text.lower() for text in texts[max(0, start - 2) : start]]
    places = words.cue["quarter"] | words.cue["town"] | words.cue["admin1"] | words.cue["admin2"]
    if start and texts[start - 1][:1].isupper() and start > 1 and texts[start - 1].lower() not in words.never:
        return None
    if after.islower() and after in places - {"state", "capital", "community", "market", "road", "street"}:
        return stop
    if (
        len(before) == 2
        and before[1] == "of"
        and before[0]
        in (words.cue["town"] | {"neighborhood", "neighbourhood", "district", "province"})
        - {"community", "communities", "capital", "settlement", "city"}
    ):
        return stop
    return None


def _joined(texts: list[str], start: int, stop: int) -> str:
    return " ".join(texts[start:stop]).replace(" - ", "-").replace(" '", "'").replace(" ’", "’")


def _evidence(
    sentence: Sentence,
    texts: list[str],
    start: int,
    stop: int,
    gazetteer: Gazetteer,
    taken: list[bool],
    shouting: bool,
) -> float:
    """How much speaks for a place where only the gazetteer knows the name."""
    words = place_words()
    best = next(iter(gazetteer.candidates(_joined(texts, start, stop), limit=6)), None)
    if best is None:
        return -9.0
    score = (
        3.0
        if best.prominence >= 9.3
        else 2.0
        if best.prominence >= 8
        else 1.0
        if best.prominence >= 6.8
        else 0.0
        if best.prominence >= 4.5
        else -0.7
    )
    score += {"exact": 0.5 if best.main else -0.2, "article": 0.0, "sound": -1.5, "fuzzy": -3.0}[best.match]
    if best.kind == "country" and best.match == "exact":
        score += 1.0
    before = texts[start - 1].lower() if start else ""
    before2 = texts[start - 2].lower() if start > 1 else ""
    after = texts[stop].lower() if stop < len(texts) else ""
    after_up = stop < len(texts) and texts[stop][:1].isupper() and not shouting
    if before in ("in", "near", "at", "outside", "across", "inside", "around", "into"):
        score += 2.2
    elif before in (
        "from",
        "to",
        "toward",
        "towards",
        "through",
        "over",
        "between",
        "on",
        "off",
        "against",
        "and",
        ",",
    ):
        score += 1.0 if before not in (",", "and") else 0.3
    elif before == "of":
        score += 3.0 if before2 in words.generic or _OUT.match(before2) or before2 in words.compass else 0.8
    elif before in words.compass or before in words.near:
        score += 2.5
    if after in words.generic and not (
        after == "state"
        and stop + 1 < len(texts)
        and texts[stop + 1].lower() in ("media", "tv", "television", "news", "run", "-")
    ):
        score += 3.0
    if (
        after == "-"
        and stop + 1 < len(texts)
        and texts[stop + 1].lower() in ("based", "held", "controlled", "backed", "led", "born")
    ):
        score += 3.0
    if after in ("'s", "’s"):
        score += 0.3
    if start == 0 and stop - start == 1 and not shouting:
        score -= 1.0
    if before in words.title or (before == "." and before2 in words.title):
        score -= 4.0
    if (
        start
        and texts[start - 1][:1].isupper()
        and not shouting
        and not taken[start - 1]
        and before not in words.generic | words.compass
        and before not in words.into
        and start > 1
    ):
        score -= 3.0
    if after_up and after not in words.generic and not taken[stop] and not gazetteer.people(texts[stop]):
        score -= 2.5
    if after in words.not_place or (
        after == "-"
        and not shouting
        and score < 3
        and stop + 1 < len(texts)
        and texts[stop + 1][:1].isupper()
    ):
        score -= 3.0
    token = sentence.tokens[start]
    if stop - start == 1 and token.upos and token.upos not in ("PROPN", "X", "_"):
        score -= 2.0
    if shouting and stop - start == 1 and best.prominence < 7.5:
        score -= 1.0
    return score


def _read_generic(spot: Spot, words: list[str], sentence: Sentence) -> None:
    """Kinds from the words beside a name: "X province", "the village of X", "X refugee camp", "Camp X"."""
    lists = place_words()
    start, stop = spot.start, spot.stop
    spot.outer_start, spot.outer_stop = start, stop
    nearby = stop
    if nearby < len(words) and words[nearby] in ("'s", "’s"):
        pass
    elif nearby < len(words):
        last = nearby
        while (
            last < len(words)
            and last - nearby < 2
            and words[last] in _SITE_MODIFIERS
            and words[last] not in lists.generic
        ):
            last += 1
        if last < len(words) and words[last] in lists.generic and not _state_media(words, last):
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
            "border",
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
        )
    ):
        spot.described = True
        spot.hints |= {kind for kind, found in lists.cue.items() if words[before - 1] in found}
        spot.generic = spot.generic or words[before - 1]
        spot.outer_start = before - 1
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


def _read_relation(spot: Spot, words: list[str]) -> None:
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
        elif _OUT.match(noun):
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
                spot.relation, spot.modifier, spot.outer_start = "part", " ".join(inner).strip("and "), first
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


def _drop_sites_of_people(spots: list[Spot]) -> None:
    """A generic word read for two neighbours belongs to the nearer one; nothing to do where they do not
    touch.
    """
    for left, right in pairwise(spots):
        if left.outer_stop > right.start >= 0 and left.outer_stop > left.stop:
            left.outer_stop = max(left.stop, min(left.outer_stop, right.start))


def _link(spots: list[Spot], words: list[str], offset: int) -> None:
    """What holds what: "X, Y", "X in Y", "Y's X", "the Syrian town of X"; and the partner in "between A and
    B".
    """
    lists = place_words()
    filler = (
        lists.compass
        | lists.generic
        | {
            "the",
            "a",
            "an",
            "of",
            "in",
            "'s",
            "’s",
            "-",
            "border",
            "key",
            "besieged",
            "main",
            "largest",
            "major",
            "coastal",
            "small",
            "strategic",
            "rebel",
            "held",
            "flashpoint",
            "remote",
            "nearby",
            "historic",
            "second",
            "biggest",
            "province",
            "capital",
            "near",
            "at",
            "within",
            "ancient",
            "desert",
            "mountainous",
            "port",
            "northeast",
            "and",
            "restive",
            "troubled",
            "volatile",
            "war",
            "torn",
            "northern",
        }
    )
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
        elif between == ["and"]:
            left.partner = offset + index + 1
        elif between == ["("] or between == ["/"]:
            right.parent = right.parent
        elif any(word in ("in", "of", ",") for word in between) and all(
            word in filler or word in _SITE_MODIFIERS or word == "," for word in between
        ):
            left.parent = offset + index + 1


def _mark_dateline(spots: list[Spot], words: list[str], sentence: Sentence, position: int) -> None:
    """A place that opens a paragraph before an agency, a dash or a colon: where the reporter sat."""
    lists = place_words()
    if not spots or spots[0].start > 1 or sentence.headline or sentence.paragraph > 3:
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


def strip_the(name: str) -> str:
    """A name without a leading article."""
    return re.sub(r"(?i)^the\s+", "", name)


def folded(spot: Spot) -> str:
    """Key under which mentions of one name are resolved together."""
    return fold(strip_the(spot.name))
