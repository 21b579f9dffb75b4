"""The parts of a phrase that tells of an actor: its head, what stands before it, and where its names stand.

In "at least 20 fighters from the Karen National Union" the head is "fighters" and the name stands behind it;
in "Hamas officials" before it; in "the so-called Islamic State group" it is the head itself with a general
noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.actors_names import Match
from dateline.resources.actor_words import Word, singular
from dateline.resources.actors import ActorTables

_QUANTITY = re.compile(
    r"(?i)^(?:(?:at|least|up|to|more|than|about|around|nearly|some|over|almost|an?|the|estimated|\d[\d,]*)\s+)*"
    r"(?:thousands|hundreds|dozens|scores|tens|number|majority|handful|most|many|some|several|all|both|half|"
    r"one|two|three|none)\s+of\s+(?!them\b|those\b|us\b)"
)
_TITLES = frozenset(
    "head director chief leader commander spokesman spokeswoman spokesperson chairman founder "
    "president secretary coordinator official member adviser representative researcher".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart.

    Attributes:
        words: All its words and marks.
        stop: First word that is no more of the head's own part.
        head: The head noun, folded and singular, with the word before it where both make one noun.
        matches: Names of the list in it.
        at_head, before_head, after_head, beside_head: The name that is the head, stands before, behind, or
            beside.
        adjectives: Folded words before the head that are no determiner.
        definite: Begins with "the", "this", "those", ...
        plural: The head stands in the plural.
    """

    words: tuple[Word, ...]
    stop: int
    head: str
    matches: tuple[Match, ...]
    at_head: Match | None
    before_head: Match | None
    after_head: Match | None
    beside_head: Match | None
    head_is_member: bool
    head_is_asset: bool
    adjectives: frozenset[str]
    definite: bool
    plural: bool

    @property
    def head_words(self) -> tuple[Word, ...]:
        """The words up to and with the head."""
        return self.words[: self.stop]


def without_quantity(text: str) -> str:
    """A phrase without "dozens of", "tens of thousands of": what follows is its head."""
    while (found := _QUANTITY.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text


def read_phrase(tables: ActorTables, words: tuple[Word, ...], matches: Sequence[Match]) -> Phrase:
    """Take a phrase apart."""
    lists = tables.words
    breaks = frozenset(lists["breaks"])
    joined, determiners = frozenset(lists["joined"]), frozenset(lists["determiners"])
    inside = {place for match in matches for place in range(match.start, match.stop)}
    usable = tuple(m for m in matches if stands_free(tables, words, m.start, m.stop))
    stop = _head_stop(words, inside, breaks, joined)
    last = max((p for p in range(stop) if words[p].folded), default=0)
    head = _head_noun(tables, words, stop)
    own = [m for m in usable if m.start < stop]
    at_head = next((m for m in own if m.start <= last < m.stop), None)
    before = next((m for m in reversed(own) if m.stop <= last), None)
    if before is not None and not _reaches(tables, words, before.stop, last):
        before = None
    member, asset = _is(head, tables.members), _is(head, tables.assets)
    if before is not None and not (member or asset) and _title_behind(tables, words, before.stop, stop):
        member = True
    after = None
    if at_head is None:
        after = _behind(tables, words, usable, stop)
    beside = _beside(tables, words, usable, stop, head)
    adjectives = {
        word.folded for word in words[: max(stop - 1, 0)] if word.folded and word.folded not in determiners
    } - set(head.split())
    definite = bool(words) and words[0].folded in ("the", "this", "that", "these", "those")
    return Phrase(
        words,
        stop,
        head,
        tuple(matches),
        at_head,
        before,
        after,
        beside,
        member,
        asset,
        frozenset(a for a in adjectives if singular(a) not in head.split()),
        definite,
        singular(words[last].folded) != words[last].folded,
    )


def stands_free(tables: ActorTables, words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a name is no part of "X-backed", "anti-X" and the like."""
    joined, refusing = tables.words["joined"], tables.words["refusing"]
    last = words[stop - 1]
    if last.joined and stop + 1 < len(words) and words[stop + 1].folded in joined:
        return False
    if stop < len(words) and words[stop].folded in ("backed", "led", "linked", "allied", "held"):
        return False
    if start >= 2 and words[start - 1].text in "-–" and words[start - 2].folded in refusing:
        return False
    return not (start >= 1 and words[start - 1].folded in refusing)


def _head_stop(
    words: Sequence[Word], inside: set[int], breaks: frozenset[str], joined: frozenset[str]
) -> int:
    """The first word behind the head: a preposition, verb, comma or bracket outside a name."""
    seen = False
    for place, word in enumerate(words):
        if place in inside:
            seen = True
            continue
        if not word.folded:
            if seen and word.text in ".!?":
                return place
            if (
                seen
                and word.text in ',;:(["“—'
                and (place + 1 >= len(words) or word.text != '"' or place > 2)
            ):
                return place
            continue
        hyphened = place > 0 and words[place - 1].text in "-–" and place > 1 and words[place - 2].joined
        if seen and word.folded in breaks and not hyphened and not word.joined:
            return place
        if word.folded not in ("the", "a", "an", "at", "of", "up", "to", "about", "in"):
            seen = True
    return len(words)


def _head_noun(tables: ActorTables, words: Sequence[Word], stop: int) -> str:
    """The last noun before the break, with up to three words before it where the agent lists know them."""
    folded = [word.folded for word in words[:stop] if word.folded]
    if not folded:
        return ""
    for size in (3, 2):
        if len(folded) >= size:
            noun = " ".join(singular(part) for part in folded[-size:])
            if (
                noun in tables.agents
                or noun in tables.members
                or noun in tables.sources
                or noun in tables.branches
            ):
                return noun
    return singular(folded[-1])


def _is(head: str, nouns: frozenset[str]) -> bool:
    return head in nouns or head.split(" ")[-1] in nouns


def _reaches(tables: ActorTables, words: Sequence[Word], start: int, last: int) -> bool:
    """Only agent nouns, fillers and titles stand between a name and the head."""
    between = [word for word in words[start:last] if word.folded]
    if len(between) > 4 or any(word.folded in ("a", "an", "the") for word in between):
        return False
    return not any(word.capital and word.cased and tables.places.get(word.folded) for word in between)


def _title_behind(tables: ActorTables, words: Sequence[Word], start: int, stop: int) -> bool:
    """A title follows the name, a person's name follows the title: "Observatory director Rami X"."""
    folded = [word for word in words[start:stop] if word.folded]
    return len(folded) >= 2 and any(
        singular(word.folded) in _TITLES or singular(word.folded) in tables.members for word in folded[:2]
    )


def _behind(tables: ActorTables, words: Sequence[Word], usable: Sequence[Match], stop: int) -> Match | None:
    """The name right behind "of", "from", "belonging to", ..., or behind a title in apposition."""
    belonging = frozenset(tables.words["belonging"])
    for match in usable:
        if match.start < stop:
            continue
        between = [w for w in words[stop : match.start] if w.folded]
        if not between:
            continue
        allowed = {
            *belonging,
            "the",
            "to",
            "a",
            "so",
            "called",
            "group",
            "militant",
            "s",
            "local",
            "deputy",
            "and",
        }
        plain = [w for w in between if w.folded not in allowed]
        if between[0].folded in belonging and between[0].folded not in ("in", "by") and len(plain) <= 2:
            return match if all(not w.joined for w in plain) else None
        titled = any(singular(w.folded) in _TITLES for w in between)
        if words[stop].text == "," and titled and len(between) <= 6:
            return match
        return None
    return None


def _beside(
    tables: ActorTables, words: Sequence[Word], usable: Sequence[Match], stop: int, head: str
) -> Match | None:
    """The only name in a phrase that a general noun heads: "the alliance, the Free Lakes Front,"."""
    general = {
        "group",
        "alliance",
        "organisation",
        "organization",
        "movement",
        "monitor",
        "monitoring group",
        "militia",
        "body",
        "coalition",
        "watchdog",
        "charity",
        "agency",
        "faction",
        "network",
        "outfit",
        "rights group",
        "force",
    }
    strong = [m for m in usable if m.strong]
    if head in general and len({m.actor for m in strong}) == 1 and strong[0].start > stop:
        gap = [w.folded for w in words[stop : strong[0].start]]
        if not {"against", "fighting", "with", "to", "by", "from"} & set(gap):
            return strong[0]
    return None
