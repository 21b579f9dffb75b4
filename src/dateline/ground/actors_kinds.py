"""Kinds of actors and sources: of an entry in its time and place, or of a phrase by its agent noun.

"Gunmen" are unknown, "villagers" civilians, "the soldiers" state-military; American soldiers in an article
about another country are a foreign state.
"""

from __future__ import annotations

from dateline.ground.actors_context import ActorContext
from dateline.ground.actors_phrase import without_quantity
from dateline.resources.actor_words import Word, key_of, singular, words_of
from dateline.resources.actors import SOURCE_OF_KIND, Actor, ActorTables

_ARMED = frozenset({"rebel", "jihadist", "pro-government-militia"})
GROUP_WORDS = {  # head of a definite phrase -> kinds it can mean
    "group": _ARMED,
    "movement": _ARMED,
    "rebel": frozenset({"rebel"}),
    "insurgent": _ARMED,
    "militant": frozenset({"jihadist", "rebel"}),
    "jihadist": frozenset({"jihadist"}),
    "militant group": _ARMED,
    "rebel group": frozenset({"rebel"}),
    "guerrilla": frozenset({"rebel"}),
    "militia": frozenset({"pro-government-militia", "rebel"}),
    "extremist": frozenset({"jihadist"}),
    "terrorist group": _ARMED,
    "jihadist group": frozenset({"jihadist"}),
    "armed group": _ARMED,
    "separatist": frozenset({"rebel"}),
    "organisation": _ARMED,
    "organization": _ARMED,
    "faction": _ARMED,
    "islamist": frozenset({"jihadist"}),
    "insurgency": _ARMED,
}


def kind_in(actor: Actor, context: ActorContext) -> str:
    """The kind of an entry in an article: by country, by date, foreign-state for a state away from home."""
    for country, kind in actor.kind_in:
        if context.country == country:
            return kind
    day = context.day
    for kind, start, stop in actor.kinds:
        if day and day >= start and (not stop or day <= stop):
            return kind
    official = actor.kind in ("government", "state-military")
    if official and actor.countries and context.scene and not context.scene & set(actor.countries):
        return "foreign-state"
    return actor.kind


def kind_of(tables: ActorTables, text: str, context: ActorContext) -> str:
    """The kind of a phrase by its agent noun, the head's first; "unknown" where none tells."""
    words = words_of(without_quantity(text), cased=context.cased)
    noun = _noun(tables, words, tables.agents)
    loyal = _beside(words, "pro") & {"government", "regime"} or _beside(words, "loyalist")
    if loyal and tables.agents.get(noun or "", "unknown") not in (
        "civilians",
        "government",
        "media",
        "political",
    ):
        return "pro-government-militia"
    if noun is None:
        return "civilians" if context.label == "person" else "unknown"
    kind = tables.agents[noun]
    folded = {singular(word.folded) for word in _first_part(tables, words)}
    if kind == "unknown":
        for sign, meant in (
            ("rebel", "rebel"),
            ("jihadist", "jihadist"),
            ("islamist", "jihadist"),
            ("opposition", "rebel"),
            ("separatist", "rebel"),
            ("insurgent", "rebel"),
            ("guerrilla", "rebel"),
            ("maoist", "rebel"),
            ("army", "state-military"),
            ("military", "state-military"),
            ("police", "state-military"),
            ("government", "government"),
            ("jihadi", "jihadist"),
        ):
            if sign in folded:
                return meant
        if noun in ("militant", "terrorist"):
            return _kind_named(tables, context)
    if kind in ("state-military", "government"):
        states = {code for word in words for code, _ in tables.places.get(word.folded, ()) if word.capital}
        if states and context.scene and not states & context.scene:
            return "foreign-state"
    return kind


def source_kind_of(tables: ActorTables, text: str, given: str | None) -> str:
    """The source kind of a phrase: its own noun where that is a witness, medium or official, else `given`."""
    words = words_of(text)
    noun = _noun(tables, words, tables.sources)
    kind = tables.sources.get(noun) if noun else None
    if given is not None and kind not in ("witness-activist",):
        return given
    if kind == "other" and noun == "source":
        rest = [n for word in words if (n := singular(word.folded)) in tables.sources and n != "source"]
        kind = tables.sources[rest[0]] if rest else kind
    if kind is not None:
        return kind
    agent = _noun(tables, words, tables.agents)
    return SOURCE_OF_KIND[tables.agents[agent]] if agent else "other"


def _kind_named(tables: ActorTables, context: ActorContext) -> str:
    """Militants and terrorists are of the kind that the armed groups named in the article agree on."""
    named = {a.kind for a in map(tables.find, context.named) if a is not None and a.kind in _ARMED}
    return named.pop() if len(named) == 1 else "unknown"


def _beside(words: tuple[Word, ...], sign: str) -> set[str]:
    return {
        words[place + (2 if words[place].joined else 1)].folded
        for place, word in enumerate(words[:-2])
        if word.folded == sign
    } or ({sign} if any(word.folded == sign for word in words[-1:]) else set())


def _first_part(tables: ActorTables, words: tuple[Word, ...]) -> list[Word]:
    """The words of the head's own part."""
    breaks = set(tables.words["breaks"])
    part: list[Word] = []
    for word in words:
        if part and not word.joined and (word.folded in breaks or word.text in ",;:()[]"):
            break
        part.append(word)
    return [word for word in part if word.folded]


def _noun(tables: ActorTables, words: tuple[Word, ...], nouns: dict) -> str | None:
    """The agent noun of a phrase: the last before the first preposition, else the first behind it."""
    breaks = set(tables.words["breaks"])
    folded: list[str] = []
    parts: list[list[str]] = [folded]
    for word in words:
        if (word.folded in breaks and not word.joined and parts[-1]) or word.text in ",;:()[]":
            parts.append([])
        elif word.folded:
            parts[-1].append(singular(word.folded))
    for part in parts:
        for stop in range(len(part), 0, -1):
            for size in (3, 2, 1):
                noun = " ".join(part[stop - size : stop]) if stop >= size else ""
                if noun and noun in nouns:
                    return noun
    return None


def head_key(text: str) -> str:
    """A phrase's folded key, for comparison."""
    return key_of(text)
