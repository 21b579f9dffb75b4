"""Find place names that the model's entities missed: capitalised words that the gazetteer knows.

The longest known name first, accepted on evidence: a preposition, a generic word, a well-known name. An
unknown name counts where a generic word makes it a place ("Verdal neighbourhood").
"""

from __future__ import annotations

from dateline.ground.gazetteer import Gazetteer, People
from dateline.ground.gazetteer_fold import ARTICLES
from dateline.ground.places_words import Spot, place_words
from dateline.records import Sentence

LONGEST = 6
ACCEPT, ACCEPT_TRUSTED = 2.5, 4.0


def spot_runs(
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
        if taken[index] or not _opens(texts, index) or _inside_word(sentence, index):
            index += 1
            continue
        stop = longest(texts, index, taken, gazetteer)
        if stop is None and lost_apostrophe(texts, index, taken, gazetteer):
            spots.append(
                Spot(position, index, index + 1, texts[index][:-1], capitals=True, score=0.6, possessive=True)
            )
            taken[index] = True
            index += 1
            continue
        if (
            stop is None
            or (stop - index == 1 and texts[index].lower() in place_words().never)
            or (shouting and _no_name(sentence, index, stop))
        ):
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
        people = people_named(gazetteer, text)
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


def _inside_word(sentence: Sentence, index: int) -> bool:
    """The second half of "Al-Sham": no name by itself after a capitalised article."""
    tokens = sentence.tokens
    return (
        index > 1
        and tokens[index - 1].text == "-"
        and tokens[index - 1].stop == tokens[index].start
        and tokens[index - 2].text.lower() in ARTICLES
    )


def _no_name(sentence: Sentence, start: int, stop: int) -> bool:
    """Small words that only a text in capitals makes look like a name: "AT THE"."""
    return all(
        token.upos in ("ADP", "DET", "PRON", "CCONJ", "AUX", "PART") for token in sentence.tokens[start:stop]
    )


def people_named(gazetteer: Gazetteer, text: str) -> People | None:
    """A demonym or seat of government; only where written with a capital."""
    return gazetteer.people(text) if text[:1].isupper() else None


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


def longest(texts: list[str], start: int, taken: list[bool], gazetteer: Gazetteer) -> int | None:
    """End of the longest name known to the gazetteer (or demonym) that begins here."""
    ends = []
    for stop in range(start + 1, min(len(texts), start + LONGEST) + 1):
        if taken[stop - 1]:
            break
        last = texts[stop - 1]
        if last[:1].isupper() or ("-" in last and last[-1:].isalpha()):
            ends.append(stop)
        elif stop - start == 1 or last.lower() in place_words().joiner:
            continue
        else:
            break
    for stop in reversed(ends):
        name = _joined(texts, start, stop)
        if gazetteer.people(name) or gazetteer.knows(name):
            return stop
    return None


def lost_apostrophe(texts: list[str], index: int, taken: list[bool], gazetteer: Gazetteer) -> bool:
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
        score += (
            3.0 if before2 in words.generic or before2 in words.outskirts or before2 in words.compass else 0.8
        )
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
    if start and not shouting and before not in words.into and not texts[start - 1][:1].isupper():
        score += 0.5 if token.upos in ("PROPN", "") else 0.0
    if stop - start == 1 and token.upos and token.upos not in ("PROPN", "X", "_"):
        score -= 2.0
    if shouting and stop - start == 1 and best.prominence < 7.5:
        score -= 1.0
    return score
