"""One person: "a child", "his eldest son", "the driver", a name."""

from __future__ import annotations

from dateline.ground.counts_noun import MODIFYING, goes_on
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_words import Words, load_lexicon
from dateline.ground.numbers import Bounds

LONGEST = 8
ONE = Bounds(1, 1, "one")
STARTS = {
    "a": "indefinite", "an": "indefinite", "another": "indefinite", "his": "possessive", "her": "possessive",
    "their": "possessive", "its": "possessive", "my": "possessive", "the": "definite", "this": "definite",
}  # fmt: skip
OF_AGE = frozenset("- s year old month".split())


def single_at(words: Words, at: int) -> Quantity | None:
    """One person named by an article or possessive and a noun."""
    lower = words.lower
    single = STARTS.get(lower[at])
    if single is None and lower[at] in ("'", "’") and lower[at + 1 : at + 2] == ["s"]:
        single = "possessive"
    if single is None:
        return None
    head = _head_from(words, at + 1)
    if head is None:
        return None
    lexicon = load_lexicon()
    group = lexicon.singles.get(lower[head], "all")
    return Quantity(at, head + 1, ONE, head, "people", group, single, lower[head] in lexicon.perpetrators)


def _head_from(words: Words, at: int) -> int | None:
    """Index of the noun for one person after an article; None where the phrase is of something else."""
    lower, lexicon = words.lower, load_lexicon()
    for j in range(at, min(len(lower), at + LONGEST - 1)):
        word, following = lower[j], lower[j + 1] if j + 1 < len(lower) else ""
        if word in OF_AGE or (word.isdigit() and following == "-"):
            continue
        if word in lexicon.demonyms and (
            not following or following in lexicon.breaks or following in lexicon.cues
        ):
            return j
        if word in lexicon.singles and following not in lexicon.singles:
            return None if _noun_follows(words, j + 1) else j
        if word in lexicon.singles:
            continue
        if word in lexicon.breaks or not word[0].isalpha():
            return None
        if word in lexicon.things and following not in lexicon.singles:
            return None
        if word in lexicon.cues and word not in MODIFYING:
            return None
    return None


def _noun_follows(words: Words, at: int) -> bool:
    """The person only modifies another noun ("a police station", "a soldier's house")."""
    word, lexicon = words.lower[at] if at < len(words.lower) else "", load_lexicon()
    if word in lexicon.things or word in lexicon.people or word in lexicon.collectives:
        return True
    return (word in ("'", "’") and words.lower[at + 1 : at + 2] == ["s"]) or goes_on(words, at)


def person_names(words: Words) -> dict[int, Quantity]:
    """Persons' names by their first word, from the analysis's entities."""
    found = {}
    for entity in words.sentence.entities:
        if entity.label == "person" and entity.stop > entity.start:
            start = words.word_at(entity.start)
            stop = max(words.word_at(entity.stop - 1), start) + 1
            found[start] = Quantity(start, stop, ONE, stop - 1, "people", "all", "name")
    return found
