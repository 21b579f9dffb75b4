"""The noun that a number counts: "31 armed rebels", "12 wounded fighters", "two police officers".

Where the analysis has tags they say what may stand inside the phrase; without them the word lists do.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.counts_words import Words, load_lexicon
from dateline.ground.numbers import number_at

LONGEST = 9
MORE = frozenset("more others other".split())
MODIFYING = frozenset(
    "wounded injured displaced missing kidnapped abducted detained arrested captured dead "
    "besieged trapped freed released evacuated stranded slain killed imprisoned jailed".split()
)
ACTS = frozenset("murder abduction kidnapping rescue transfer evacuation".split())
ARMED = frozenset("armed militia army military rebel".split())
COMPOUNDING = frozenset("police staff military".split())
NOT_ADVERBS = frozenset("elderly family assembly".split())


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts.

    Attributes:
        stop: Word after the noun.
        at: Word index of the noun; None where the figure stands alone.
        sort: people | unknown | bare | thing | collective.
    """

    stop: int
    at: int | None
    sort: str


def noun_from(words: Words, at: int) -> Noun:
    """The noun that a number counts, searched from the word after it."""
    best: Noun | None = None
    unknown: int | None = None
    j = at
    while j < min(len(words.lower), at + LONGEST):
        word = words.lower[j]
        if word in ("-", "'", "’", "s") or (word in ("al", "el") and j > at):
            j += 1
        elif _abbreviation(words, j):
            j += 3
        elif _ends(words, j):
            break
        elif sort := _sort(word):
            if (
                sort == "people"
                and best
                and best.sort == "people"
                and _plural(words, best)
                and not _plural_word(word)
            ):
                break  # "900 civilians hostage"
            best = Noun(j + 1, j, sort)
            j += 1
            if sort == "people" and _plural(words, best) and not _compound_follows(words, j):
                break
        elif (
            not is_nominal(words, j)
            or number_at(words.lower, j) is not None
            or (best and not _leads_on(words, best, j))
        ):
            break
        else:
            unknown = j
            j += 1
    if best is None and unknown is not None:
        return Noun(unknown + 1, unknown, "unknown")
    return best or Noun(at, None, "bare")


def _sort(word: str) -> str:
    """What the word lists know a noun as, "" for nothing."""
    lexicon = load_lexicon()
    if word in lexicon.people:
        return "people"
    if word in lexicon.collectives:
        return "collective"
    return "thing" if word in lexicon.things else ""


def _plural_word(word: str) -> bool:
    return word not in load_lexicon().singles


def _plural(words: Words, noun: Noun) -> bool:
    """A noun for people that is no singular."""
    return noun.at is not None and words.lower[noun.at] not in load_lexicon().singular


def _leads_on(words: Words, best: Noun, at: int) -> bool:
    """An unknown word between a noun and people: "six state television reporters"."""
    following = words.lower[at + 1] if at + 1 < len(words.lower) else ""
    return following in load_lexicon().people and (best.sort != "people" or not _plural(words, best))


def _abbreviation(words: Words, at: int) -> bool:
    """Read "12 Free Syrian Army (FSA) fighters" over its brackets."""
    return words.lower[at] == "(" and words.lower[at + 2 : at + 3] == [")"] and (
        words.lower[at + 3 : at + 4] != [] and words.lower[at + 3] in load_lexicon().people
    )  # fmt: skip


def _ends(words: Words, at: int) -> bool:
    """A word that no noun phrase after a number holds."""
    word, lexicon = words.lower[at], load_lexicon()
    if word in lexicon.breaks or not word[0].isalpha():
        return True
    return word in lexicon.cues and _cue_ends_noun(words, at)


def _cue_ends_noun(words: Words, at: int) -> bool:
    """A casualty word ends the phrase unless it modifies the noun ("12 wounded fighters") or is in a name."""
    lower, people = words.lower, load_lexicon().people
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if following in people and following not in MORE and lower[at] in MODIFYING | ACTS:
        return False
    if lower[at] == "free" and words.texts[at].istitle() and following and words.texts[at + 1][0].isupper():
        return False
    return any(phrase == lower[at : at + len(phrase)] for phrase, *_ in load_lexicon().cues[lower[at]])


def _compound_follows(words: Words, at: int) -> bool:
    """A plural noun for people goes on into a compound: "police officers", "police stations"."""
    lexicon = load_lexicon()
    word, last = (words.lower[at] if at < len(words.lower) else ""), words.lower[at - 1]
    if word in lexicon.people:
        cased = words.texts[at][0].islower() or words.texts[at - 1][0].isupper()
        return word not in lexicon.singular and not last.endswith("s") and cased
    return (last in COMPOUNDING and word in lexicon.things) or goes_on(words, at)


def goes_on(words: Words, at: int) -> bool:
    """A noun compound continues: the next word is a noun by its tag, not a name or a verb."""
    tokens = words.sentence.tokens
    if at >= len(words.lower) or not tokens or not tokens[0].upos or words.lower[at] in load_lexicon().cues:
        return False
    token = tokens[words.token_at(at)]
    return token.upos == "NOUN" and token.relation not in ("appos", "conj")


def is_nominal(words: Words, at: int) -> bool:
    """May stand inside a noun phrase after a number; the tags decide where there are any."""
    tokens, word = words.sentence.tokens, words.lower[at]
    if not tokens or tokens[0].upos in ("", "X", "_"):
        return not word.endswith("ly") or word in NOT_ADVERBS
    upos = tokens[words.token_at(at)].upos
    if upos in ("NOUN", "PROPN", "ADJ"):
        return True
    following = words.lower[at + 1] if at + 1 < len(words.lower) else ""
    return (
        upos in ("VERB", "ADV") and word.endswith(("ed", "ing", "ly")) and following in load_lexicon().people
    )


def group_of(words: Words, start: int, stop: int) -> str:
    """Group of the people whom words [start, stop) name, by their head noun and what stands before it."""
    people = load_lexicon().people
    head = next((j for j in range(stop - 1, start - 1, -1) if words.lower[j] in people), None)
    if head is None:
        return "all"
    group, before = people[words.lower[head]], words.lower[start:head]
    if group != "all":
        return group
    if before and people.get(before[-1], "all") != "all":
        return people[before[-1]]
    if not ARMED.isdisjoint(before):
        return "combatants"
    return "civilians" if "civilian" in before else "all"
