"""What the steps of finding places share: the word lists, and a name before it is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dateline.ground.gazetteer import People
from dateline.ground.gazetteer_fold import fold
from dateline.resources.gazetteer import load_place_words

# Prepositions that put what they govern at a place.
LOCATIVE = frozenset(
    "in at near on across throughout inside outside around within off along over through into toward "
    "towards of for".split()
)
_LISTS = (
    "compass",
    "near",
    "into",
    "title",
    "agency",
    "not_place",
    "distance",
    "acting",
    "actor",
    "mission",
    "saying",
    "never",
    "site_modifier",
    "outskirts",
    "opens_name",
    "joiner",
    "filler",
    "road",
    "attack",
    "quarter_name",
    "described",
    "vague",
    "wide",
    "trust",
    "parts",
)


@dataclass(slots=True)
class Spot:
    """One name of a place in the text, before it is resolved.

    Attributes:
        start, stop: Tokens of the name; outer_start, outer_stop: with generic words and compass words.
        hints: Kinds that generic words select, e.g. {"admin1"}.
        relation: "" | part | near | distance | between | road | countryside | area | border.
        back: The generic word of "the city", which points back to a place already named.
        parent: Index (in the article's list of spots) of what holds it.
    """

    sentence: int
    start: int
    stop: int
    name: str
    outer_start: int = -1
    outer_stop: int = -1
    hints: set[str] = field(default_factory=set)
    generic: str = ""
    relation: str = ""
    modifier: str = ""
    parent: int | None = None
    partner: int | None = None
    demonym: bool = False
    people: People | None = None
    dateline: bool = False
    capitals: bool = False
    label: str = ""
    score: float = 1.0
    described: bool = False
    possessive: bool = False
    back: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, as sets."""

    cue: dict[str, frozenset[str]]
    generic: frozenset[str]
    compass: frozenset[str]
    near: frozenset[str]
    into: frozenset[str]
    title: frozenset[str]
    agency: frozenset[str]
    not_place: frozenset[str]
    distance: frozenset[str]
    acting: frozenset[str]
    actor: frozenset[str]
    mission: frozenset[str]
    saying: frozenset[str]
    never: frozenset[str]
    site_modifier: frozenset[str]
    outskirts: frozenset[str]
    opens_name: frozenset[str]
    joiner: frozenset[str]
    filler: frozenset[str]
    road: frozenset[str]
    attack: frozenset[str]
    quarter_name: frozenset[str]
    described: frozenset[str]
    vague: frozenset[str]
    wide: frozenset[str]
    trust: frozenset[str]
    parts: frozenset[str]
    back: dict[str, tuple[str, ...]]


@cache
def place_words() -> Words:
    """The lists of resources/places/generic.yml."""
    lists = load_place_words()
    cue = {kind: frozenset(words) for kind, words in lists["cue"].items()}
    back = {word: tuple(kinds) for word, kinds in lists["back"].items()}
    generic = frozenset().union(*cue.values())
    return Words(cue, generic, *(frozenset(lists[name]) for name in _LISTS), back)


def strip_the(name: str) -> str:
    """A name without a leading article."""
    return re.sub(r"(?i)^the\s+", "", name)


def folded(spot: Spot) -> str:
    """Key under which mentions of one name are resolved together."""
    return fold(strip_the(spot.name))
