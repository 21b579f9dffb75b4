"""What only looks like a number of people: dates, ages, clock times, money, shares, names with figures.

Each rule looks at the words around a number phrase; the first to answer rules the number out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.ground.counts_words import Words, load_lexicon
from dateline.ground.numbers import NumberPhrase

YEAR = re.compile(r"(?:19|20)\d\d")
CURRENCY = frozenset("$ € £ ¥ # №".split())
NOT_AFTER = frozenset("% $ € £ °".split())
CLOCK = frozenset("am pm gmt utc hrs hours o'clock".split())
ABOVE = frozenset("under below over above".split())
MARKS = "-–/:.,'’"
NAMING = frozenset(
    "flight route highway road unit article resolution section channel camp zone day chapter page "
    "no nos number gate room building block grade level phase round station district ward "
    "platform line sector battalion brigade age aged version window windows area act bill law "
    "rule annex team group".split()
)


@dataclass(frozen=True, slots=True)
class Around:
    """A number phrase with the words beside it; "" where the sentence ends.

    Attributes:
        core: Word index of the figure itself.
        digits: The figure is written in digits.
        before: Word before the figure; the month of "Jan. 7".
    """

    words: Words
    phrase: NumberPhrase
    core: int
    digits: bool
    before: str
    after: str

    def lower(self, at: int) -> str:
        """A word of the sentence, "" beyond its ends."""
        return self.words.lower[at] if 0 <= at < len(self.words.lower) else ""

    def upper(self, at: int) -> bool:
        """A word begins with a capital."""
        return 0 <= at < len(self.words.texts) and self.words.texts[at][0].isupper()

    def glued(self, at: int) -> bool:
        """No space stands before a word."""
        return at < len(self.words.lower) and self.words.glued(at)


def not_a_count(words: Words, phrase: NumberPhrase) -> bool:
    """The phrase is a date, an age, a time, money, a share, an ordinal or part of a name."""
    core = phrase.core
    before = words.lower[core - 1] if core else ""
    if before == "." and core > 1 and words.lower[core - 2] in load_lexicon().months:
        before = words.lower[core - 2]
    after = words.lower[phrase.stop] if phrase.stop < len(words.lower) else ""
    around = Around(words, phrase, core, words.texts[core][0].isdigit(), before, after)
    return any(rule(around) for rule in RULES)


def money_or_share(a: Around) -> bool:
    """Read "$500", "30%"."""
    return a.before in CURRENCY or a.after in NOT_AFTER


def glued_before(a: Around) -> bool:
    """Read "F-16", "M23", "20:30"."""
    if not a.digits or not a.glued(a.core):
        return False
    return a.before.isalpha() or (a.before in MARKS and a.core > 1 and a.glued(a.core - 1))


def glued_after(a: Around) -> bool:
    """Read "5th", "27-year-old", "20:30", "9/11"."""
    stop = a.phrase.stop
    if not a.glued(stop):
        return False
    following = a.lower(stop + 1) if a.glued(stop + 1) else ""
    if a.after.isalpha() and a.digits:
        return True
    return bool(following) and (
        (a.after in "-–" and following.isalnum()) or (a.after in ":/." and following[0].isdigit())
    )


def clock(a: Around) -> bool:
    """Read "10 p.m.", "0600 GMT"."""
    stop = a.phrase.stop
    return a.after in CLOCK or (
        a.after in ("a", "p") and a.lower(stop + 1) == "." and a.lower(stop + 2) == "m"
    )


def day_or_year(a: Around) -> bool:
    """Read "July 5", "5 July", "December 15, 2014"; "may" and "march" are months with a capital only."""
    if not a.digits:
        return False
    months = load_lexicon().months
    if a.before in ("may", "march"):
        return a.core > 1 and a.upper(a.core - 1)
    if a.before in months and len(a.words.texts[a.core]) <= 4:
        return True
    if a.before == "," and YEAR.fullmatch(a.words.texts[a.core]) and a.lower(a.core - 2).isdigit():
        return a.lower(a.core - 3) in months or a.lower(a.core - 3) == "."
    return a.after in months and a.upper(a.phrase.stop)


def named_by_figure(a: Around) -> bool:
    """Read "Flight 370", "Article 5", "number two"."""
    return a.before == "number" or (a.before in NAMING and (a.digits or a.upper(a.core - 1)))


def age_limit(a: Around) -> bool:
    """Read "children under 10", "men over 60"."""
    start = a.phrase.start
    if a.core == start or not start or a.lower(start) not in ABOVE:
        return False
    return a.lower(start - 1) in load_lexicon().people or a.lower(start - 1) == "aged"


def age_after_name(a: Around) -> bool:
    """Read "Maya Orun, 31, was shot", "aged 19 and 21"."""
    if not a.digits:
        return False
    if a.before == "and":
        return a.lower(a.core - 3) in ("aged", "ages")
    if a.before == "," and a.after in (",", ")", ".", "-") and a.lower(a.core - 2).isalpha():
        return len(a.words.texts[a.core]) <= 2 or a.upper(a.core - 2)
    return a.before == "(" and a.after == ")"


def one_of_many(a: Around) -> bool:
    """Read "photo 1 of 46"."""
    return a.after == "of" and a.lower(a.phrase.stop + 1).isdigit()


RULES: tuple[Callable[[Around], bool], ...] = (
    money_or_share,
    glued_before,
    glued_after,
    clock,
    day_or_year,
    named_by_figure,
    age_limit,
    age_after_name,
    one_of_many,
)
