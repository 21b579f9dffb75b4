"""A number phrase by itself, with or without its noun, as bounds: "two soldiers and a child" is three."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ground.counts_people import find_quantities
from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_words import cut_words, load_lexicon
from dateline.ground.numbers import Bounds, number_at
from dateline.ground.numerals import split_words
from dateline.records import Sentence

JOINTS = ("and", ",", ", and", "as well as", "plus", "along with")
SINGLE = frozenset("a an one another his her their".split())
NO_COUNT = frozenset("% percent per -".split())


def read_bounds(words: str) -> Bounds | None:
    """What a number phrase allows: "at least 12" is 12 or more, "two men and a child" is 3, "0.3" is None.

    Args:
        words: The phrase, with or without the noun that it counts.
    """
    lower = split_words(words)
    listed = _listed(words)
    if listed or not lower:
        return listed
    phrase = next((found for i in range(len(lower)) if (found := number_at(lower, i))), None)
    if phrase is None:
        one = lower[0] in SINGLE and any(word in load_lexicon().singles for word in lower[1:])
        return Bounds(1, 1, "one") if one else None
    after = lower[phrase.stop] if phrase.stop < len(lower) else ""
    money = phrase.core > 0 and lower[phrase.core - 1] in ("$", "€", "£")
    return None if money or after in NO_COUNT else phrase.bounds


def _listed(text: str) -> Bounds | None:
    """Bounds of people added up: "a man and his two sons"; None where the phrase is no such list."""
    words = cut_words(Sentence(0, 0, len(text), text, ()))
    quantities = find_quantities(words)
    chain = quantities[:1]
    for right in quantities[1:]:
        joint = " ".join(words.lower[chain[-1].stop : right.start])
        if joint not in JOINTS or right.noun is None:
            break
        chain.append(right)
    if len(chain) < 2 or chain[0].start > 0 or any(q.sort not in ("people", "unknown") for q in chain):
        return None
    return add_bounds(chain)


def add_bounds(chain: Sequence[Quantity]) -> Bounds:
    """Bounds of several quantities together."""
    if len(chain) == 1:
        return chain[0].bounds
    highs = [q.bounds.high for q in chain]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Bounds(sum(q.bounds.low for q in chain), high, "sum")
