"""Numbers of people (or things) in a sentence: "at least 47 Daesh militants", "a woman", "her two sons".

A quantity is a number phrase with the noun it counts, or one person ("a child", "his son", a person's name). What
only looks like a number of people is left out here: ages, dates, money, calibres, names with figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.ground.counts_words import Words, load_lexicon
from dateline.ground.numbers import Bounds, NumberPhrase, number_at


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words [start, stop) that say how many of what.

    Attributes:
        bounds: How many.
        noun: Word index of what is counted; None for a bare figure ("killing six").
        sort: people | unknown (a noun no list knows) | bare | thing | collective.
        group: Of the record: all, civilians, children, women, combatants, medics, other.
        single: "" for a figure; indefinite, definite, possessive or name for one person.
        perpetrator: Attackers, whom reports count apart from their victims.
        among: Kind of toll that it is part of by its own words ("15 of the wounded"), else "".
    """

    start: int
    stop: int
    bounds: Bounds
    noun: int | None
    sort: str
    group: str
    single: str = ""
    perpetrator: bool = False
    among: str = ""

    @property
    def counted(self) -> bool:
        """May stand for people."""
        return self.sort in ("people", "unknown", "bare")


_BEFORE_NAME = frozenset(
    "flight route highway road unit article resolution section channel camp zone day chapter page no nos number gate "
    "room building block grade level phase round station district ward platform line sector battalion brigade age aged "
    "version window windows area act bill law rule annex team group".split()
)
_PREPOSITION_YEAR = frozenset(
    "in since of by until till during from before after late early mid through through autumn "
    "spring summer winter".split()
)
_AMONG = {"wounded": "injured", "injured": "injured", "dead": "killed", "killed": "killed", "missing": "missing",
          "detained": "detained", "arrested": "detained", "abducted": "abducted", "displaced": "displaced",
          "hostages": "abducted"}  # fmt: skip
_OF_NEXT = frozenset("the these those them whom his her its their which all".split())
_MODIFYING = frozenset(
    "wounded injured displaced missing kidnapped abducted detained arrested captured dead besieged trapped freed "
    "released evacuated stranded slain killed imprisoned jailed".split()
)
_POSSESSIVE = frozenset(("his", "her", "their", "its", "my"))
_SINGLE_STARTS = {
    "a": "indefinite", "an": "indefinite", "another": "indefinite", "his": "possessive", "her": "possessive",
    "their": "possessive", "its": "possessive", "my": "possessive", "the": "definite", "this": "definite",
}  # fmt: skip
_AFTER_CLOCK = frozenset("am pm gmt utc hrs hours o'clock".split())
_MORE = frozenset("more others other".split())
_BARE_RULES = frozenset(
    ("vague", "exactly", "about", "at-least", "more-than", "up-to", "fewer-than", "range")
)
YEAR = re.compile(r"(?:19|20)\d\d")


def find_quantities(words: Words) -> list[Quantity]:
    """Every quantity of a sentence, left to right, none overlapping another."""
    found: list[Quantity] = []
    names = _names(words)
    i, size = 0, len(words.lower)
    while i < size:
        quantity = _figure_at(words, i) or _single_at(words, i) or names.get(i)
        if quantity is None and words.lower[i] in _POSSESSIVE and i + 1 < size:
            quantity = _figure_at(words, i + 1)
        if quantity is None:
            i += 1
            continue
        found.append(quantity)
        i = max(quantity.stop, i + 1)
    return found


def _figure_at(words: Words, at: int) -> Quantity | None:
    """A number phrase and its noun."""
    phrase = number_at(words.lower, at)
    if phrase is None or phrase.stop <= at or _not_a_count(words, phrase):
        return None
    bounds, lower = phrase.bounds, words.lower
    family = _family_size(words, at)
    if family:
        return family
    quantity = _with_noun(words, phrase)
    if (
        bounds.rule == "none"
        and quantity.sort != "people"
        and lower[phrase.core] == "no"
        and phrase.stop == phrase.core + 1
    ):
        return None
    if bounds.rule == "both" and quantity.sort not in ("people", "bare"):
        return None
    if YEAR.fullmatch(words.texts[phrase.core]) and phrase.core == at:
        before = lower[at - 1] if at else ""
        lexicon = load_lexicon()
        if (
            quantity.sort == "bare"
            or before in _PREPOSITION_YEAR
            or before in lexicon.months
            or before.isdigit()
        ):
            return None
    return quantity


def _family_size(words: Words, at: int) -> Quantity | None:
    """A figure inside "a family of six" is read with its collective."""
    lower = words.lower
    if at >= 2 and lower[at - 1] == "of" and lower[at - 2] in load_lexicon().group_of:
        phrase = number_at(lower, at)
        if phrase and not any(
            lower[j] in load_lexicon().people for j in range(phrase.stop, min(phrase.stop + 2, len(lower)))
        ):
            start = at - 3 if at >= 3 and lower[at - 3] in ("a", "one", "the", "another") else at - 2
            return Quantity(
                start,
                phrase.stop,
                Bounds(phrase.bounds.low, phrase.bounds.high, "group-of"),
                at - 2,
                "people",
                "all",
            )
    return None


def _not_a_count(words: Words, phrase: NumberPhrase) -> bool:
    """Dates, ages, clock times, money, shares, ordinals, names with figures."""
    lower, texts, lexicon = words.lower, words.texts, load_lexicon()
    core, stop, size = phrase.core, phrase.stop, len(lower)
    before = lower[core - 1] if core else ""
    if before == "." and core > 1 and lower[core - 2] in lexicon.months:
        before = lower[core - 2]  # "Jan. 7"
    after = lower[stop] if stop < size else ""
    digits = texts[core][0].isdigit()
    if before in ("$", "€", "£", "¥", "#", "№") or after in ("%", "$", "€", "£", "°"):
        return True
    if (
        digits
        and words.glued(core)
        and (before.isalpha() or (before in "-–/:.,'’" and core > 1 and words.glued(core - 1)))
    ):
        return True
    if stop < size and words.glued(stop):
        if after.isalpha() and digits:
            return True
        if after in "-–" and stop + 1 < size and words.glued(stop + 1) and (lower[stop + 1].isalnum()):
            return True
        if (
            after in (":", "/", ".")
            and stop + 1 < size
            and words.glued(stop + 1)
            and lower[stop + 1][0].isdigit()
        ):
            return True
    if after in _AFTER_CLOCK or (after in ("a", "p") and lower[stop + 1 : stop + 3] == [".", "m"]):
        return True
    if before in lexicon.months and digits and len(texts[core]) <= 4 and before not in ("may", "march"):
        return True
    if before in ("may", "march") and words.texts[core - 1][0].isupper() and digits and core > 1:
        return True
    if before == "," and YEAR.fullmatch(texts[core]) and core > 2 and lower[core - 2].isdigit():
        if lower[core - 3] in lexicon.months or lower[core - 3] == ".":
            return True  # "December 15, 2014"
    if after in lexicon.months and texts[stop][0].isupper() and digits:
        return True
    if before in _BEFORE_NAME and (digits or texts[core - 1][0].isupper()):
        return True
    if (
        core > phrase.start
        and lower[phrase.start] in ("under", "below", "over", "above")
        and phrase.start
        and (lower[phrase.start - 1] in lexicon.people or lower[phrase.start - 1] == "aged")
    ):
        return True
    # "Maya Orun, 31, was shot": an age between marks after a name; "aged 19 and 21".
    if digits and before == "," and after in (",", ")", ".", "-") and core >= 2 and lower[core - 2].isalpha():
        return len(texts[core]) <= 2 or texts[core - 2][0].isupper()
    if digits and before == "and" and core > 2 and lower[core - 3] in ("aged", "ages"):
        return True
    if after == "of" and stop + 1 < size and lower[stop + 1].isdigit():
        return True  # "photo 1 of 46"
    return bool(before == "number" or (digits and before == "(" and after == ")"))


def _with_noun(words: Words, phrase: NumberPhrase) -> Quantity:
    """The number phrase with the noun that it counts, as far as the words tell."""
    lower, lexicon = words.lower, load_lexicon()
    at, size = phrase.stop, len(lower)
    among = ""
    if at < size and lower[at] in _MORE:
        extra = at + 1
        if extra < size and lower[extra] in lexicon.people and lower[extra] not in _MORE:
            noun = _noun_from(words, extra)
            return _quantity(words, phrase, noun[0], noun[1], noun[2])
        return _quantity(
            words,
            phrase,
            at + 1,
            at if lower[at] in ("others", "other") else None,
            "people" if lower[at] == "others" else "bare",
        )
    if at < size and lower[at] == "of":
        j = at + 1
        while j < size and lower[j] in _OF_NEXT:
            j += 1
        if j > at + 1 and j - 1 < size:
            if j < size and lower[j] in _AMONG and not (j + 1 < size and lower[j + 1] in lexicon.people):
                return _quantity(words, phrase, j + 1, j, "people", among=_AMONG[lower[j]])
            if lower[j - 1] in ("them", "whom", "these", "those", "which"):
                return _quantity(
                    words, phrase, j, j - 1, "people" if lower[j - 1] != "which" else "thing", among=among
                )
        stop, noun, sort = _noun_from(words, j)
        if noun is not None:
            return _quantity(words, phrase, stop, noun, sort)
        return _quantity(words, phrase, phrase.stop, None, "bare")
    stop, noun, sort = _noun_from(words, at)
    return _quantity(words, phrase, stop, noun, sort)


def _quantity(
    words: Words, phrase: NumberPhrase, stop: int, noun: int | None, sort: str, among: str = ""
) -> Quantity:
    start = phrase.start
    if start and words.lower[start - 1] in _POSSESSIVE and noun is not None:
        start -= 1
    group = group_of(words, phrase.stop, stop) if noun is not None and sort == "people" else "all"
    perpetrator = noun is not None and words.lower[noun] in load_lexicon().perpetrators
    return Quantity(start, stop, phrase.bounds, noun, sort, group, "", perpetrator, among)


def group_of(words: Words, start: int, stop: int) -> str:
    """Group of the people whom words [start, stop) name, by their head noun and its neighbour."""
    people = load_lexicon().people
    for j in range(stop - 1, start - 1, -1):
        group = people.get(words.lower[j])
        if group is not None:
            if group == "all" and j > start and people.get(words.lower[j - 1], "all") != "all":
                return people[words.lower[j - 1]]
            if group == "all" and any(
                w in ("armed", "militia", "army", "military", "rebel") for w in words.lower[start:j]
            ):
                return "combatants"
            if group == "all" and "civilian" in words.lower[start:j]:
                return "civilians"
            return group
    return "all"


def _noun_from(words: Words, at: int) -> tuple[int, int | None, str]:
    """Noun that a number counts, from the word after it: (stop, noun index, sort)."""
    lower, lexicon, size = words.lower, load_lexicon(), len(words.lower)
    best: tuple[int, int, str] | None = None
    unknown: int | None = None
    j = at
    while j < min(size, at + 9):
        word = lower[j]
        nxt = lower[j + 1] if j + 1 < size else ""
        if word in ("-", "'", "’", "s") or (word in ("al", "el") and j > at):
            j += 1
            continue
        if word in lexicon.breaks or not (word[0].isalpha()):
            # "(FSA) fighters": an abbreviation inside the phrase.
            if (
                word == "("
                and lower[j + 2 : j + 3] == [")"]
                and lower[j + 3 : j + 4]
                and lower[j + 3] in lexicon.people
            ):
                j += 3
                continue
            break
        if word in lexicon.cues and _cue_ends_noun(words, j):
            break
        if word in lexicon.people:
            if (
                best
                and best[2] == "people"
                and word in lexicon.singles
                and lower[best[1]] not in lexicon.singular
            ):
                break  # "900 civilians hostage"
            best = (j + 1, j, "people")
            if word not in lexicon.singular and not _compound_follows(words, j + 1):
                break
        elif word in lexicon.collectives:
            best = (j + 1, j, "collective")
        elif word in lexicon.things:
            best = (j + 1, j, "thing")
        elif not _nominal(words, j) or number_at(lower, j) is not None:
            break
        elif (
            (best is not None
            and not (best[2] != "people" or lower[best[1]] in lexicon.singular))
            or (best
            and nxt not in lexicon.people)
        ):
            break
        else:
            unknown = j
        j += 1
    if best:
        return best
    if unknown is not None:
        return unknown + 1, unknown, "unknown"
    return at, None, "bare"


def _compound_follows(words: Words, at: int) -> bool:
    """A plural noun for people goes on into a compound: "police officers", "police stations"."""
    lexicon = load_lexicon()
    word = words.lower[at] if at < len(words.lower) else ""
    if word in lexicon.people:
        return word not in lexicon.singular and not words.lower[at - 1].endswith("s") and (
            words.texts[at][0].islower() or words.texts[at - 1][0].isupper()
        )
    return (
        (words.lower[at - 1] in ("police", "staff", "military")
        and word in lexicon.things)
        or _goes_on(words, at)
    )


def _goes_on(words: Words, at: int) -> bool:
    """A noun compound continues: the next word is a noun of the tree's tagging, not a name or a verb."""
    tokens = words.sentence.tokens
    if at >= len(words.lower) or not tokens or not tokens[0].upos:
        return False
    token = tokens[words.token_at(at)]
    return (
        token.upos == "NOUN"
        and token.relation not in ("appos", "conj")
        and words.lower[at] not in load_lexicon().cues
    )


def _nominal(words: Words, at: int) -> bool:
    """May stand inside a noun phrase after a number; the tagging decides where there is one."""
    tokens = words.sentence.tokens
    if tokens and tokens[0].upos not in ("", "X", "_"):
        upos = tokens[words.token_at(at)].upos
        return upos in ("NOUN", "PROPN", "ADJ") or (
            upos in ("VERB", "ADV")
            and words.lower[at].endswith(("ed", "ing", "ly"))
            and at + 1 < len(words.lower)
            and words.lower[at + 1] in load_lexicon().people
        )
    return not words.lower[at].endswith("ly") or words.lower[at] in ("elderly", "family", "assembly")


def _cue_ends_noun(words: Words, at: int) -> bool:
    """A casualty word ends the phrase unless it modifies the noun ("12 wounded fighters")."""
    lexicon = load_lexicon()
    lower = words.lower
    nxt = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] in _MODIFYING and nxt in lexicon.people and nxt not in _MORE:
        return False
    if (
        lower[at] in ("murder", "abduction", "kidnapping", "rescue", "transfer", "evacuation")
        and nxt in lexicon.people
    ):
        return False
    if (
        words.texts[at][0].isupper()
        and words.texts[at + 1 : at + 2]
        and words.texts[at + 1][0].isupper()
        and lower[at] == "free"
    ):
        return False
    readings = lexicon.cues[lower[at]]
    return any(list(phrase) == lower[at : at + len(phrase)] for phrase, *_ in readings)


def _single_at(words: Words, at: int) -> Quantity | None:
    """One person: "a child", "his eldest son", "the driver"."""
    lower, lexicon, size = words.lower, load_lexicon(), len(words.lower)
    single = _SINGLE_STARTS.get(lower[at])
    if single is None and lower[at] in ("'", "’") and lower[at + 1 : at + 2] == ["s"]:
        single = "possessive"
    if single is None:
        return None
    j = at + 1
    while j < min(size, at + 8):
        word = lower[j]
        if word in ("-", "s", "year", "old", "month") or (word.isdigit() and lower[j + 1 : j + 2] == ["-"]):
            j += 1
            continue
        nxt = lower[j + 1] if j + 1 < size else ""
        if (word in lexicon.demonyms and j > at) and (not nxt or nxt in lexicon.breaks or nxt in lexicon.cues):
            return Quantity(at, j + 1, Bounds(1, 1, "one"), j, "people", "all", single)
        if word in lexicon.singles and nxt not in lexicon.singles:
            if (
                nxt in lexicon.things
                or nxt in lexicon.people
                or nxt in lexicon.collectives
                or (nxt in ("'", "’") and lower[j + 2 : j + 3] == ["s"])
            ):
                if nxt in lexicon.people and nxt in lexicon.singles:
                    j += 1
                    continue
                return None
            if _goes_on(words, j + 1):
                return None
            stop = j + 1
            perpetrator = word in lexicon.perpetrators
            return Quantity(
                at, stop, Bounds(1, 1, "one"), j, "people", lexicon.singles[word], single, perpetrator
            )
        if (
            word in lexicon.breaks
            or not word[0].isalpha()
            or (word in lexicon.things and word not in lexicon.singles and nxt not in lexicon.singles)
        ):
            return None
        if word in lexicon.cues and word not in _MODIFYING and word not in lexicon.singles:
            return None
        j += 1
    return None


def _names(words: Words) -> dict[int, Quantity]:
    """Persons' names by their first word, from the analysis's entities."""
    found = {}
    for entity in words.sentence.entities:
        if entity.label == "person" and entity.stop > entity.start:
            start = words.word_at(entity.start)
            stop = words.word_at(entity.stop - 1) + 1
            found[start] = Quantity(
                start, max(stop, start + 1), Bounds(1, 1, "one"), stop - 1, "people", "all", "name"
            )
    return found
