"""Places that an event's own words describe without a name: "three shelled districts", "a hilltop outpost".

They have no point on the map, but they are what the text says; they keep the event from being put where the
narrative was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_words import place_words
from dateline.records import Place, Sentence

CONFIDENCE = 0.35
FURTHEST = 2
_CASES = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "across",
        "inside",
        "outside",
        "around",
        "within",
        "over",
        "throughout",
        "from",
    }
)
_BEFORE = frozenset({"det", "advmod", "amod", "nummod", "compound", "nmod:poss", "det:predet", "case"})
_SAYS_NOTHING = frozenset(
    "a an the one that this these those same their his its all both some other another such different "
    "various several many certain".split()
)
# What these are done to is a place.
HOLDING = frozenset({"capture-territory", "siege", "retreat", "displace"})


@dataclass(frozen=True, slots=True)
class Described:
    """A place without a name; `wide` where it is more than a spot in the town that the narrative is in."""

    place: Place
    wide: bool


def described_place(
    sentence: Sentence, trigger: tuple[int, ...], named: frozenset[int], *, kind: str = ""
) -> Described | None:
    """The unnamed place that the trigger's own words give, or None.

    Args:
        named: Tokens of the sentence's place names and of words that point back to one.
        kind: Type of the event: what is captured or besieged is its place.
    """
    for index, rule in sorted(_candidates(sentence, trigger, kind)):
        if named & set(_subtree(sentence, index)) or is_vague(sentence, index):
            continue
        place = replace(place_phrase(sentence, index), rule=f"described-{rule}")
        return Described(place, sentence.tokens[index].text in place_words().wide)
    return None


def place_phrase(sentence: Sentence, index: int, holder: PlaceMention | None = None) -> Place:
    """The words around a noun as a place without a point.

    Args:
        holder: The named place that the noun is in: "the market in Osk".
    """
    start, stop = _phrase(sentence, index)
    span = sentence.span(start, stop)
    precision = "exact" if sentence.tokens[index].text in place_words().cue["site"] else "unknown"
    name = _bare(span.text)
    inside: tuple[str, ...] = ()
    if holder is not None:
        span, inside = sentence.span(start, holder.outer[1]), (holder.place.name, *holder.place.inside)
    return Place(
        span.start, span.stop, span.text, name, inside, None, None, None, precision, CONFIDENCE, "described"
    )


def holder_of(sentence: Sentence, index: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place named right behind a noun: "the market in Osk"."""
    for place in places:
        words = [t.text.lower() for t in sentence.tokens[index + 1 : place.outer[0]]]
        if place.sentence == sentence.index and words in (["in"], ["of"], ["in", "the"], ["of", "the"]):
            return None if place.demonym or place.label == "back" else place
    return None


def is_vague(sentence: Sentence, index: int) -> bool:
    """ "the area": says nothing by itself."""
    return _empty(sentence, _phrase(sentence, index)[0], index)


def _candidates(sentence: Sentence, trigger: tuple[int, ...], kind: str) -> Iterator[tuple[int, str]]:
    """Place nouns that are a locative argument of the trigger or hang on it by a preposition."""
    tokens = sentence.tokens
    predicates = [found for head in trigger if (found := sentence.predicate_at(head)) is not None]
    located = {a.head for found in predicates for a in found.arguments if a.role == "ARGM-LOC"}
    for token in tokens:
        if token.upos != "NOUN" or token.index in trigger or not is_place_noun(token.text):
            continue
        cases = {
            child.text.lower() for child in tokens if child.head == token.index and child.relation == "case"
        }
        if token.index in located and cases:
            yield token.index, "argm-loc"
        elif cases & _CASES and _hangs_on(sentence, token.index, trigger):
            yield token.index, "attachment"
        elif (
            kind in HOLDING
            and token.head in trigger
            and (
                token.relation in ("obj", "nsubj:pass")
                or (token.relation == "obl" and not cases)
                or cases == {"of"}
                or (token.relation == "nsubj" and tokens[token.head].upos == "NOUN")
            )
        ):
            yield token.index, "held"


def is_place_noun(word: str) -> bool:
    """A common noun for somewhere: "areas", "checkpoint"."""
    words = place_words()
    return word.islower() and (word in words.described or word in words.generic)


def _hangs_on(sentence: Sentence, index: int, trigger: tuple[int, ...]) -> bool:
    """Below the trigger by noun links alone."""
    for _ in range(FURTHEST):
        token = sentence.tokens[index]
        if token.relation.split(":")[0] not in ("obl", "nmod"):
            return False
        index = token.head
        if index in trigger:
            return True
    return False


def _phrase(sentence: Sentence, index: int) -> tuple[int, int]:
    """Bounds of the noun with the words before it; a bare noun takes the clause that tells which."""
    tokens = sentence.tokens
    start = index
    while start > 0 and (
        (tokens[start - 1].head == index and tokens[start - 1].relation in _BEFORE - {"case"})
        or (start - 1 > 0 and start < index and tokens[start - 1].head in range(start, index))
        or (tokens[start - 1].text == "-" and _joins(sentence, start - 1, index))
    ):
        start -= 1
    if start < index:
        return start, index + 1
    clause = next(
        (child.index for child in tokens if child.head == index and child.relation == "acl:relcl"), None
    )
    if clause is None:
        return start, index + 1
    return start, max(_subtree(sentence, clause)) + 1


def _joins(sentence: Sentence, hyphen: int, index: int) -> bool:
    """ "rebel-held area": the hyphen or the word before it hangs on the phrase."""
    tokens = sentence.tokens
    inside = range(hyphen + 1, index + 1)
    return tokens[hyphen].head in inside or (
        hyphen > 0 and tokens[hyphen].head == hyphen - 1 and tokens[hyphen - 1].head in inside
    )


def _subtree(sentence: Sentence, top: int) -> list[int]:
    """A token and all below it."""
    found = [top]
    for index in found:
        found += [
            token.index for token in sentence.tokens if token.head == index and token.index not in found
        ]
    return found


def _empty(sentence: Sentence, start: int, index: int) -> bool:
    """ "the area", "other parts", "a house": says nothing, or points back to what was told."""
    words = {token.text.lower() for token in sentence.tokens[start:index]}
    noun = sentence.tokens[index].text
    vague = place_words().vague
    return words <= _SAYS_NOTHING and (noun in vague or (noun.endswith("s") and noun[:-1] in vague))


def _bare(text: str) -> str:
    """Without the article."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text
