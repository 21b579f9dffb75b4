"""Find place names that the model's entities missed: capitalised words that the gazetteer knows.

The longest known name first, accepted on evidence: a preposition, a generic word, a well-known name. An
unknown name counts where a generic word makes it a place ("Verdal neighbourhood").
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.gazetteer import Gazetteer, People, Toponym
from dateline.ground.gazetteer_fold import ARTICLES
from dateline.ground.places_words import Spot, place_words
from dateline.records import Sentence

LONGEST = 6
ACCEPT, ACCEPT_TRUSTED = 2.5, 4.0
# What speaks for a name of so much prominence, and for the way in which it matches.
FAME = ((9.3, 3.0), (8, 2.0), (6.8, 1.0), (4.5, 0.0))
UNHEARD = -0.7
MATCH = {"exact": -0.2, "article": 0.0, "sound": -1.5, "fuzzy": -3.0}
MAIN_NAME = 0.5
INSIDE = frozenset(("in", "near", "at", "outside", "across", "inside", "around", "into"))
TOWARDS = frozenset(("from", "to", "toward", "towards", "through", "over", "between", "on", "off", "against"))
# "the Osk-based group", "Osk state media"
TIED_TO_PLACE = frozenset(("based", "held", "controlled", "backed", "led", "born"))
OF_STATE = frozenset(("media", "tv", "television", "news", "run", "-"))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a sentence that may be a name.

    Attributes:
        start, stop: The run's words among `texts`.
        taken: Words that are already part of a name.
        shouting: The sentence is in capitals, which then say nothing.
    """

    texts: list[str]
    start: int
    stop: int
    taken: list[bool]
    shouting: bool

    @property
    def before(self) -> str:
        return self.word(self.start - 1)

    @property
    def after(self) -> str:
        return self.word(self.stop)

    @property
    def single(self) -> bool:
        return self.stop - self.start == 1

    def word(self, index: int) -> str:
        """A word in lower case, "" outside the sentence."""
        return self.texts[index].lower() if 0 <= index < len(self.texts) else ""

    def capital(self, index: int) -> bool:
        """A word has a capital that says something."""
        return not self.shouting and 0 <= index < len(self.texts) and self.texts[index][:1].isupper()


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
        elif _evidence(_Run(texts, index, stop, taken, shouting), sentence, gazetteer) >= (
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


def _evidence(run: _Run, sentence: Sentence, gazetteer: Gazetteer) -> float:
    """How much speaks for a place where only the gazetteer knows the name."""
    best = next(iter(gazetteer.candidates(_joined(run.texts, run.start, run.stop), limit=6)), None)
    if best is None:
        return -9.0
    score = _known(best) + _led_into(run) + _followed(run)
    score += _misled(run) + _longer_name(run, gazetteer)
    score += _other_thing(run, score)
    score += _tagged(run, sentence)
    return score - 1.0 if run.shouting and run.single and best.prominence < 7.5 else score


def _known(best: Toponym) -> float:
    """What speaks for the place that the name would mean."""
    score = next((share for least, share in FAME if best.prominence >= least), UNHEARD)
    exact = best.match == "exact"
    score += MAIN_NAME if exact and best.main else MATCH[best.match]
    return score + 1.0 if exact and best.kind == "country" else score


def _led_into(run: _Run) -> float:
    """What the word before says: "in Osk", "the city of Osk", "northern Osk"."""
    words, before = place_words(), run.before
    if before in INSIDE:
        return 2.2
    if before in TOWARDS:
        return 1.0
    if before in (",", "and"):
        return 0.3
    if before == "of":
        opens = words.generic | words.outskirts | words.compass
        return 3.0 if run.word(run.start - 2) in opens else 0.8
    return 2.5 if before in words.compass or before in words.near else 0.0


def _followed(run: _Run) -> float:
    """What the word after says: "Osk province", "Osk-based", "Osk's"; not "Osk state media"."""
    after, second = run.after, run.word(run.stop + 1)
    if after in place_words().generic:
        return 0.0 if after == "state" and second in OF_STATE else 3.0
    if after == "-":
        return 3.0 if second in TIED_TO_PLACE else 0.0
    return 0.3 if after in ("'s", "’s") else 0.0


def _misled(run: _Run) -> float:
    """Its capital may be that of a sentence's first word, or it is a person's name: "Mr. Osk"."""
    titles = place_words().title
    if run.before in titles or (run.before == "." and run.word(run.start - 2) in titles):
        return -4.0
    return -1.0 if run.start == 0 and run.single and not run.shouting else 0.0


def _longer_name(run: _Run, gazetteer: Gazetteer) -> float:
    """Other capitals beside it make it part of a longer name."""
    words, score = place_words(), 0.0
    if (
        run.start > 1
        and run.capital(run.start - 1)
        and not run.taken[run.start - 1]
        and run.before not in words.generic | words.compass | words.into
    ):
        score -= 3.0
    if (
        run.capital(run.stop)
        and run.after not in words.generic
        and not run.taken[run.stop]
        and not gazetteer.people(run.texts[run.stop])
    ):
        score -= 2.5
    return score


def _other_thing(run: _Run, score: float) -> float:
    """The word after makes it the name of something else, as does a hyphen where little speaks for it."""
    hyphened = run.after == "-" and score < 3 and run.capital(run.stop + 1)
    return -3.0 if hyphened or run.after in place_words().not_place else 0.0


def _tagged(run: _Run, sentence: Sentence) -> float:
    """What the part of speech of its first word says."""
    upos = sentence.tokens[run.start].upos
    if upos in ("PROPN", ""):
        led = run.before in place_words().into or run.capital(run.start - 1)
        return 0.5 if run.start and not run.shouting and not led else 0.0
    return -2.0 if run.single and upos not in ("X", "_") else 0.0
