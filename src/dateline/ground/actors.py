"""Whom a phrase speaks of: an entry of the actor list, or None where the words leave a doubt.

"Kurdish-led Syrian Democratic Forces (SDF)", "Russia's defence ministry", "Assad's jets", "the army", "a
Taliban spokesman" each have an identity; "Turkey-backed rebels" is not Turkey, "anti-ISIS forces" is not
ISIS. The rules stand in `RULES`, the first to answer wins. A kind is always given (`kind_of`), by agent
nouns if need be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.ground import actors_kinds as kinds
from dateline.ground.actors_context import ActorContext, country_counts, day_told, read_abbreviations, weigh
from dateline.ground.actors_names import Match, NameFinder
from dateline.ground.actors_phrase import Phrase, read_phrase, stands_free, without_quantity
from dateline.ground.actors_states import bare_force, crowded, leaders_force, state_force
from dateline.resources.actor_words import is_cased, key_of, words_of
from dateline.resources.actors import Actor, ActorTables

__all__ = ["ActorContext", "ActorList", "Identity"]

COALITION_FORCES = frozenset(
    "force aircraft warplane jet troop strike airstrike plane spokesman official".split()
)
PEOPLE = frozenset(
    {"rebel", "insurgent", "militant", "jihadist", "guerrilla", "extremist", "separatist", "islamist"}
)
_GROUP_KINDS = frozenset({"rebel", "jihadist", "pro-government-militia", "political"})


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor that a phrase means.

    Attributes:
        name: Canonical English name.
        actor_id: Id in the actor list; None for a name that only the article's own definition gives.
        kind: Actor kind of the record format, as the actor acts in this article.
        source_kind: Source kind of the record format.
        confidence: 0..1.
        rule: Which rule found it.
    """

    name: str
    actor_id: str | None
    kind: str
    source_kind: str
    confidence: float
    rule: str


class ActorList:
    """The actor list with its ways of finding an entry. Answers are kept: asking again costs nothing."""

    def __init__(self, tables: ActorTables) -> None:
        self.tables = tables
        self.names = NameFinder(tables)
        self._answers: dict[tuple[str, ActorContext], Identity | None] = {}
        self._kinds: dict[tuple[str, ActorContext], str] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> ActorList:
        """The bundled list, with a user's own on top: YAML as in `resources/actors/groups/`, or CSV."""
        return cls(ActorTables.load(extra))

    @property
    def version(self) -> str:
        """Name and version of the list, for the record."""
        return self.tables.version

    def find(self, actor_id: str) -> Actor | None:
        """The entry with this id."""
        return self.tables.find(actor_id)

    def read_context(
        self, text: str, *, published: date | None = None, places: Mapping[str, float] | None = None
    ) -> ActorContext:
        """What an article's text says of its countries and actors.

        Args:
            text: The whole article.
            published: Day of publication.
            places: Further weight of countries (ISO code), e.g. from the places already grounded.
        """
        cased = is_cased(text)
        words = words_of(text, cased=cased)
        counts = country_counts(self.tables, text, words)
        for code, weight in (places or {}).items():
            counts[code] += weight
        context = ActorContext(
            weigh(counts), day_told(text, published), abbreviations=read_abbreviations(text)
        )
        named: Counter[str] = Counter()
        for match in self.names.scan(words, context):
            actor = self.tables.actor(match.actor)
            if match.strong and actor.branch in ("", "person"):
                named[actor.id] += 1
                if 0 < len(actor.countries) <= 3 and actor.branch == "":
                    for code in actor.countries:
                        counts[code] += 0.5 / len(actor.countries)
        folded = {word.folded for word in words}
        return replace(
            context,
            cased=cased,
            countries=weigh(counts),
            named=tuple(named),
            counts=tuple(named.values()),
            rebels=bool(folded & {"rebel", "rebels", "insurgents", "opposition"}),
        )

    def resolve(self, text: str, *, context: ActorContext) -> Identity | None:
        """The actor that a phrase of the article means, or None where no identity is certain."""
        key = (text, context)
        if key not in self._answers:
            if len(self._answers) > 20000:
                self._answers.clear()
            self._answers[key] = self._resolve(text, context)
        return self._answers[key]

    def kind_of(self, text: str, context: ActorContext) -> str:
        """The actor kind of a phrase: of its identity, else by its agent nouns; "unknown" at last."""
        key = (text, context)
        if key not in self._kinds:
            if len(self._kinds) > 20000:
                self._kinds.clear()
            identity = self.resolve(text, context=context)
            self._kinds[key] = identity.kind if identity else kinds.kind_of(self.tables, text, context)
        return self._kinds[key]

    def source_kind_of(self, text: str, context: ActorContext) -> str:
        """The source kind of a phrase: by its agent noun ("a Hama resident"), else of its identity."""
        identity = self.resolve(text, context=replace(context, role="source"))
        if identity is not None and identity.rule.removesuffix("-by-context") == "name":
            return identity.source_kind
        return kinds.source_kind_of(self.tables, text, identity.source_kind if identity else None)

    def identity(self, actor: Actor, context: ActorContext, confidence: float, rule: str) -> Identity:
        """An entry as an identity in an article: its kind depends on place and time."""
        return Identity(
            actor.name, actor.id, kinds.kind_in(actor, context), actor.source_kind, round(confidence, 2), rule
        )

    def _resolve(self, text: str, context: ActorContext) -> Identity | None:
        words = words_of(without_quantity(text), cased=context.cased)
        if not any(word.folded for word in words):
            return None
        matches = self.names.scan(words, context)
        phrase = read_phrase(self.tables, words, matches)
        for rule in RULES:
            found = rule(self, phrase, context)
            if found is not None:
                return found
        return None


def named_by_head(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """The phrase's head is the name: "the Kurdish-led Syrian Democratic Forces"."""
    match = phrase.at_head
    return None if match is None else _identity_of(actors, match, context, 0.97, "name")


def named_by_modifier(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """The name stands before a word for its people or belongings: "Taliban fighters", "IS positions"."""
    match = phrase.before_head
    if match is None or actors.tables.rows[match.actor][16] == "person":
        return None
    if phrase.head_is_member:
        return _identity_of(actors, match, context, 0.93, "name-modifier")
    if phrase.head_is_asset:
        return _identity_of(actors, match, context, 0.7, "name-asset")
    return None


def state(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """A state by name, adjective, or capital, with or without its force: "Turkish warplanes", "Ankara"."""
    found = state_force(actors.tables, phrase, context)
    return None if found is None else actors.identity(found.actor, context, found.confidence, found.rule)


def leader(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """A leader and what he leads: "Assad's forces", "troops loyal to Gaddafi", "President Obama"."""
    found = leaders_force(actors.tables, phrase, context)
    return None if found is None else actors.identity(found.actor, context, found.confidence, found.rule)


def named_after_preposition(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """The name follows a word for its people: "fighters from the FSA", "head of the Observatory"."""
    match = phrase.after_head
    if match is None or not (phrase.head_is_member or phrase.head_is_asset):
        return None
    return _identity_of(actors, match, context, 0.88 if phrase.head_is_member else 0.7, "name-of")


def named_beside(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """The name stands in apposition: "the aid group Doctors Without Borders"."""
    match = phrase.beside_head
    return None if match is None else _identity_of(actors, match, context, 0.75, "name-beside")


def defined_in_text(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """A short form that the article explains: the long form's identity, or its words as a name."""
    words = phrase.head_words
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        for short, long in context.abbreviations:
            if (word.text == short or (not word.cased and word.folded == key_of(short))) and word.folded:
                if key_of(long) == key_of(short) or not stands_free(
                    actors.tables, phrase.words, place, place + 1
                ):
                    continue
                found = actors.resolve(long, context=replace(context, abbreviations=()))
                if found is not None:
                    return replace(found, rule="abbreviation", confidence=round(found.confidence * 0.97, 2))
                kind = kinds.kind_of(actors.tables, long, context)
                source = kinds.source_kind_of(actors.tables, long, None)
                return Identity(long, None, kind, source, 0.8, "abbreviation")
    return None


def holder(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """What a group holds, when struck, stands for it: "militia-held villages"."""
    for match in phrase.matches:
        behind = [word.folded for word in phrase.words[match.stop : match.stop + 2] if word.folded]
        held = bool(behind) and behind[0] in ("held", "controlled", "occupied")
        if held and match.stop < phrase.stop and phrase.head.split(" ")[-1] in actors.tables.words["grounds"]:
            return _identity_of(actors, match, context, 0.65, "holder")
    return None


def bare(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """Nothing but a word for a force: "the army", "government troops", by the article's country."""
    found = bare_force(actors.tables, phrase, context)
    return None if found is None else actors.identity(found.actor, context, found.confidence, found.rule)


def the_coalition(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """ "The coalition" is the one that the article names, or the one at war in its country at the time."""
    words = {word.folded for word in phrase.head_words}
    force = phrase.head.split(" ")[-1] in COALITION_FORCES and "coalition" in words
    if not (force or phrase.head in ("coalition", "alliance")):
        return None
    if phrase.adjectives - {"coalition", "military", "air", "international", "warplanes", "our"}:
        return None
    named = [a for a in map(actors.find, context.named) if a is not None and a.kind == "coalition"]
    if len(named) == 1:
        return actors.identity(named[0], context, 0.8, "coalition-named")
    if named or phrase.head == "alliance":
        return None
    for actor_id in ("us-led-coalition", "saudi-led-coalition"):
        actor = actors.find(actor_id)
        if actor and context.country in actor.countries and context.day >= actor.start and context.day:
            return actors.identity(actor, context, 0.7, "coalition-country")
    return None


def the_group(actors: ActorList, phrase: Phrase, context: ActorContext) -> Identity | None:
    """ "The group", "the rebels": the only armed group of that sort that the article names."""
    if not phrase.definite or phrase.adjectives or phrase.stop < len(phrase.words):
        return None
    wanted = kinds.GROUP_WORDS.get(phrase.head)
    if wanted is None:
        return None
    named = [a for a in map(actors.find, context.named) if a is not None and a.branch == ""]
    fitting = [a for a in named if kinds.kind_in(a, context) in wanted]
    groups = [a for a in named if a.kind in _GROUP_KINDS]
    if len(fitting) != 1 or (phrase.head in PEOPLE and not phrase.plural):
        return None
    if len(groups) > 1 and phrase.head not in ("jihadist", "rebel", "guerrilla"):
        return None
    if phrase.head in ("rebel", "guerrilla", "separatist") and crowded(actors.tables, fitting[0], context):
        return None
    if (
        fitting[0].kind == "jihadist"
        and context.rebels
        and phrase.head in ("militant", "insurgent", "extremist")
    ):
        return None
    return actors.identity(fitting[0], context, 0.7, "only-group")


def _identity_of(
    actors: ActorList, match: Match, context: ActorContext, confidence: float, rule: str
) -> Identity:
    actor = actors.tables.actor(match.actor)
    if not match.strong:
        confidence -= 0.1
        rule += "-by-context"
    return actors.identity(actor, context, confidence, rule)


RULES = (  # the first to answer wins
    named_by_head,
    defined_in_text,
    leader,
    named_by_modifier,
    state,
    named_after_preposition,
    the_coalition,
    the_group,
    bare,
    named_beside,
    holder,
)
