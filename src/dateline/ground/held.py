"""In whose hands a town is by the article's own words: "the Front stronghold of Osk", "Front-held Osk".

Who storms, besieges or bombs the town fights its holder, also where that sentence names only the town.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.ground.mentions import Grounds, Setting
from dateline.ground.opponents import Side, sides_of
from dateline.ground.places_mention import PlaceMention
from dateline.records import Analysis, Sentence
from dateline.records.sides import Held
from dateline.resources.words import load_words

HOLDING = frozenset(load_words("people")["holding"])
# Words that may stand between the holder, the word for holding and the town.
LINKS = frozenset("- – , of 's ’s ' de facto main key city town village by which is was been".split())
# So many words may they be.
REACH = 8


def find_held(analysis: Analysis, setting: Setting, grounds: Grounds) -> tuple[Held, ...]:
    """Every place of an article that its words say is in the hands of an armed party."""
    found = []
    for sentence in analysis.sentences:
        words = {
            token.index
            for token in sentence.tokens
            if token.lemma in HOLDING or token.text.lower() in HOLDING
        }
        places = [p for p in setting.places if p.sentence == sentence.index and not p.demonym]
        if not words or not places:
            continue
        sides = tuple(sides_of(analysis, sentence, setting, grounds))
        found += [
            Held(p.place.key, side.party) for p in places for side in _holders(sentence, p, sides, words)
        ]
    return tuple(found)


def _holders(
    sentence: Sentence, place: PlaceMention, sides: Sequence[Side], words: set[int]
) -> Iterator[Side]:
    """Parties tied to a place by a word for holding, with nothing but links between the three."""
    for side in sides:
        first, last = sorted((side.head, place.head))
        between = range(first + 1, last)
        if len(between) > REACH or place.start <= side.head < place.stop:
            continue
        held = [i for i in between if i in words]
        rest = [i for i in between if i not in words and i not in range(place.start, place.stop)]
        if held and all(_links(sentence, i) for i in rest):
            yield side


def _links(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.text.lower() in LINKS or token.upos in ("ADJ", "ADV", "DET", "PUNCT", "AUX")
