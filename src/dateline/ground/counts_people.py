"""Numbers of people (or things) in a sentence: "at least 31 armed rebels", "a woman", "her two sons"."""

from __future__ import annotations

from dateline.ground.counts_exclude import YEAR, not_a_count
from dateline.ground.counts_noun import MORE, Noun, group_of, noun_from
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_single import person_names, single_at
from dateline.ground.counts_words import Words, load_lexicon
from dateline.ground.numbers import Bounds, NumberPhrase, number_at

BEFORE_YEAR = frozenset(
    "in since of by until till during from before after late early mid through autumn spring "
    "summer winter".split()
)
AMONG = {
    "wounded": "injured", "injured": "injured", "dead": "killed", "killed": "killed", "missing": "missing",
    "detained": "detained", "arrested": "detained", "abducted": "abducted", "displaced": "displaced",
    "hostages": "abducted",
}  # fmt: skip
OF_NEXT = frozenset("the these those them whom his her its their which all".split())
PRONOUNS = frozenset("them whom these those which".split())
POSSESSIVE = frozenset("his her their its my".split())


def find_quantities(words: Words) -> list[Quantity]:
    """Every quantity of a sentence, left to right, none overlapping another."""
    found: list[Quantity] = []
    names = person_names(words)
    i, size = 0, len(words.lower)
    while i < size:
        quantity = _figure_at(words, i) or single_at(words, i) or names.get(i)
        if quantity is None and words.lower[i] in POSSESSIVE and i + 1 < size:
            quantity = _figure_at(words, i + 1)
        if quantity is not None:
            found.append(quantity)
            i = max(quantity.stop - 1, i)
        i += 1
    return found


def _figure_at(words: Words, at: int) -> Quantity | None:
    """A number phrase and its noun."""
    phrase = number_at(words.lower, at)
    if phrase is None or not_a_count(words, phrase):
        return None
    family = _family_size(words, phrase)
    if family:
        return family
    quantity = _with_noun(words, phrase)
    if _idle(words, phrase, quantity) or _is_year(words, phrase, quantity):
        return None
    return quantity


def _idle(words: Words, phrase: NumberPhrase, quantity: Quantity) -> bool:
    """Read no number into "no doubt", "both inside and outside"."""
    if phrase.bounds.rule == "both":
        return quantity.sort not in ("people", "bare")
    return words.lower[phrase.core : phrase.stop] == ["no"] and quantity.sort != "people"


def _is_year(words: Words, phrase: NumberPhrase, quantity: Quantity) -> bool:
    """Four digits that no noun for people or no preposition lets be a count."""
    if phrase.core != phrase.start or not YEAR.fullmatch(words.texts[phrase.core]):
        return False
    before = words.lower[phrase.core - 1] if phrase.core else ""
    dated = before in BEFORE_YEAR or before in load_lexicon().months or before.isdigit()
    return quantity.sort == "bare" or dated


def _family_size(words: Words, phrase: NumberPhrase) -> Quantity | None:
    """Read "a family of six" as six people."""
    lower, at, lexicon = words.lower, phrase.start, load_lexicon()
    if at < 2 or lower[at - 1] != "of" or lower[at - 2] not in lexicon.group_of:
        return None
    if any(word in lexicon.people for word in lower[phrase.stop : phrase.stop + 2]):
        return None  # "a group of 10 students"
    start = at - 3 if at >= 3 and lower[at - 3] in ("a", "one", "the", "another") else at - 2
    bounds = Bounds(phrase.bounds.low, phrase.bounds.high, "group-of")
    return Quantity(start, phrase.stop, bounds, at - 2, "people", "all")


def _with_noun(words: Words, phrase: NumberPhrase) -> Quantity:
    """The number phrase with the noun that it counts, as far as the words tell."""
    word = words.lower[phrase.stop] if phrase.stop < len(words.lower) else ""
    if word in MORE:
        return _quantity(words, phrase, _more(words, phrase.stop))
    if word == "of":
        return _of_noun(words, phrase)
    return _quantity(words, phrase, noun_from(words, phrase.stop))


def _more(words: Words, at: int) -> Noun:
    """Read "30 others", "15 more", "three other people"."""
    following = words.lower[at + 1] if at + 1 < len(words.lower) else ""
    if following in load_lexicon().people and following not in MORE:
        return noun_from(words, at + 1)
    if words.lower[at] == "others":
        return Noun(at + 1, at, "people")
    return Noun(at + 1, at if words.lower[at] == "other" else None, "bare")


def _of_noun(words: Words, phrase: NumberPhrase) -> Quantity:
    """Read "dozens of people", "six of them", "15 of the wounded"."""
    lower, people = words.lower, load_lexicon().people
    at = phrase.stop + 1
    j = at
    while j < len(lower) and lower[j] in OF_NEXT:
        j += 1
    word = lower[j] if j < len(lower) else ""
    if j > at and word in AMONG and not (j + 1 < len(lower) and lower[j + 1] in people):
        return _quantity(words, phrase, Noun(j + 1, j, "people"), AMONG[word])
    if j > at and lower[j - 1] in PRONOUNS:
        return _quantity(words, phrase, Noun(j, j - 1, "thing" if lower[j - 1] == "which" else "people"))
    noun = noun_from(words, j)
    return _quantity(words, phrase, noun if noun.at is not None else Noun(phrase.stop, None, "bare"))


def _quantity(words: Words, phrase: NumberPhrase, noun: Noun, among: str = "") -> Quantity:
    """The record of a figure and its noun, with the possessive before it."""
    start = phrase.start
    if start and noun.at is not None and words.lower[start - 1] in POSSESSIVE:
        start -= 1
    group = (
        group_of(words, phrase.stop, noun.stop) if noun.at is not None and noun.sort == "people" else "all"
    )
    perpetrator = noun.at is not None and words.lower[noun.at] in load_lexicon().perpetrators
    return Quantity(start, noun.stop, phrase.bounds, noun.at, noun.sort, group, "", perpetrator, among)
