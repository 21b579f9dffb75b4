"""Who is meant by "the group", "they", "the ministry": mentions of one article that speak of the same actor.

Sieves, the surest first: the same entry of the actor list; the same name, its short form, a person's last
name; apposition; a general noun after a named actor that it can stand for; pronouns, by agreement and by
how prominent an actor is (subject before object, near before far). A mention without an antecedent begins
its own chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.ground.actors import ActorContext, ActorList, Identity
from dateline.ground.coreference_chains import (
    Chain,
    agree,
    echoes,
    initials,
    nearest,
    quoted_parts,
    ruler,
    shares_subject,
)
from dateline.ground.coreference_mentions import BODIES, Mention, mentions_in
from dateline.records import Analysis, Article, Sentence, Span
from dateline.resources.actor_words import key_of, singular, words_of

FAR = 4  # sentences back in which a noun finds its antecedent
NEAR = 2  # and a pronoun
_ARMED = frozenset({"rebel", "jihadist", "pro-government-militia", "unknown"})
_GROUPS = frozenset({"rebel", "jihadist", "pro-government-militia", "political", "monitor-ngo"})
STANDS_FOR = {  # head noun -> kinds of named actors that it can speak of
    "group": _GROUPS,
    "movement": _ARMED | {"political"},
    "organisation": _GROUPS | {"international-org"},
    "organization": _GROUPS | {"international-org"},
    "militant": frozenset({"jihadist", "rebel"}),
    "jihadist": frozenset({"jihadist"}),
    "extremist": frozenset({"jihadist"}),
    "islamist": frozenset({"jihadist"}),
    "insurgent": frozenset({"jihadist", "rebel"}),
    "rebel": frozenset({"rebel"}),
    "guerrilla": frozenset({"rebel"}),
    "separatist": frozenset({"rebel"}),
    "militia": frozenset({"pro-government-militia", "rebel"}),
    "paramilitary": frozenset({"pro-government-militia"}),
    "faction": _ARMED,
    "front": _ARMED,
    "sect": frozenset({"jihadist"}),
    "outfit": _ARMED,
    "network": _ARMED,
    "coalition": frozenset({"coalition"}),
    "alliance": frozenset({"coalition", "rebel"}),
    "monitor": frozenset({"monitor-ngo"}),
    "observatory": frozenset({"monitor-ngo"}),
    "watchdog": frozenset({"monitor-ngo"}),
    "charity": frozenset({"rescue-medical", "monitor-ngo"}),
    "agency": frozenset({"media", "international-org"}),
    "newspaper": frozenset({"media"}),
    "channel": frozenset({"media"}),
    "party": frozenset({"political"}),
    "army": frozenset({"state-military"}),
    "troop": frozenset({"state-military", "foreign-state"}),
    "soldier": frozenset({"state-military", "foreign-state"}),
    "mission": frozenset({"international-org", "coalition"}),
    "peacekeeper": frozenset({"international-org", "coalition"}),
    "cartel": frozenset({"unknown"}),
    "gang": frozenset({"unknown"}),
    "brotherhood": frozenset({"political"}),
}
_MONITOR_SIGNS = frozenset("monitoring rights monitor based watchdog human britain uk".split())
_ARMED_SIGNS = frozenset(
    "armed militant terrorist jihadist rebel extremist insurgent guerrilla sunni shiite".split()
)


@dataclass(frozen=True, slots=True)
class MentionRef:
    """A mention of a chain.

    Attributes:
        sentence: Index of its sentence; start, stop, head: token indices there.
        span: Its words.
        named: It holds a name.
    """

    sentence: int
    start: int
    stop: int
    head: int
    span: Span
    named: bool


@dataclass(frozen=True)
class CoreferenceChains:
    """Chains of an article's mentions; ask by a mention's head word."""

    chains: tuple[tuple[MentionRef, ...], ...]
    of: dict[tuple[int, int], int]

    def representative(self, sentence_index: int, token_index: int) -> MentionRef | None:
        """The fullest named mention of the chain that holds this word, None where it stands alone.

        Where nobody in the chain is named, the fullest that is no pronoun.
        """
        number = self.of.get((sentence_index, token_index))
        if number is None:
            return None
        chain = self.chains[number]
        named = [ref for ref in chain if ref.named] or list(chain)
        return max(named, key=lambda ref: (len(ref.span.text.split()), -ref.sentence, -ref.start))

    def mentions(self, sentence_index: int, token_index: int) -> tuple[MentionRef, ...]:
        """All mentions of the chain that holds this word, in text order."""
        number = self.of.get((sentence_index, token_index))
        return () if number is None else self.chains[number]


def resolve_coreference(
    article: Article, analysis: Analysis, actors: ActorList | None = None, context: ActorContext | None = None
) -> CoreferenceChains:
    """Find the chains of an article.

    Args:
        actors: The actor list; loaded where not given.
        context: As read from the article; read where not given.
    """
    actors = actors or _bundled()
    context = context or actors.read_context(article.text, published=article.published)
    chains: list[Chain] = []
    for sentence in analysis.sentences:
        quoted = quoted_parts(sentence.text)
        spoke = _last_speaker(analysis, sentence.index - 1)
        for mention in mentions_in(actors.tables, sentence, _listed(actors, sentence, context)):
            identity = None if mention.form == "pronoun" else _identity(actors, mention, context)
            chain = _goes_on(mention, chains, sentence, spoke) or _antecedent(
                mention, identity, chains, context, sentence, quoted
            )
            if chain is None:
                chain = Chain(sort=mention.sort, number=mention.number)
                chains.append(chain)
            chain.mentions.append(mention)
            chain.identity = chain.identity or identity
            if identity is not None and not (identity.actor_id or "person-").startswith("person-"):
                chain.sort, chain.number = "group", "any"  # the list knows better than the recogniser
            chain.gender = chain.gender or mention.gender
            if mention.form != "pronoun" and chain.sort == "any":
                chain.sort = mention.sort
    return _frozen(chains, analysis)


@cache
def _bundled() -> ActorList:
    return ActorList.load()


def _listed(actors: ActorList, sentence: Sentence, context: ActorContext) -> list[tuple[int, int, bool]]:
    """Names of the actor list in a sentence, as code points of its text."""
    words = words_of(sentence.text, cased=context.cased)
    return [
        (words[m.start].start, words[m.stop - 1].stop, actors.tables.actor(m.actor).branch == "person")
        for m in actors.names.scan(words, context)
    ]


_SURE = ("name", "abbreviation", "state", "leader", "coalition", "capital", "force-of", "towns")


def _identity(actors: ActorList, mention: Mention, context: ActorContext) -> Identity | None:
    """The mention's identity by its own words; what the context alone suggests is left to the sieves."""
    if mention.form == "noun" and not mention.definite and mention.stop - mention.start == 1:
        return None
    found = actors.resolve(mention.text, context=context)
    return found if found is not None and found.rule.startswith(_SURE) else None


def _antecedent(
    mention: Mention,
    identity: Identity | None,
    chains: list[Chain],
    context: ActorContext,
    sentence: Sentence,
    quoted: list[tuple[int, int]],
) -> Chain | None:
    if mention.form == "pronoun":
        return _of_pronoun(mention, chains, sentence, quoted)
    if identity is not None:
        chain = _same_actor(identity, chains)
        return chain if chain or identity.actor_id else _same_name(mention, chains, context)
    if mention.form == "name":
        return _same_name(mention, chains, context)
    return _beside(mention, chains, sentence) or _of_noun(mention, chains)


def _same_actor(identity: Identity, chains: list[Chain]) -> Chain | None:
    """Sieve 1: the same entry of the actor list, or the same name that the article defines."""
    for chain in chains:
        if chain.identity and (chain.identity.actor_id or chain.identity.name) == (
            identity.actor_id or identity.name
        ):
            return chain
    return None


def _same_name(mention: Mention, chains: list[Chain], context: ActorContext) -> Chain | None:
    """Sieve 2: the same name, its short form, or a person's last name."""
    key = mention.noun[4:] if mention.noun.startswith("the ") else mention.noun
    longs = {key_of(short): key_of(long) for short, long in context.abbreviations}
    wanted = {key, longs.get(key, key)}
    words = key.split()
    for chain in reversed(chains):
        for other in chain.mentions:
            if other.form != "name":
                continue
            name = other.noun[4:] if other.noun.startswith("the ") else other.noun
            if name in wanted or longs.get(name) == key:
                return chain
            parts = name.split()
            if (
                mention.sort == "person"
                and other.sort == "person"
                and parts
                and words
                and (parts[-len(words) :] == words or words[-len(parts) :] == parts)
            ):
                return chain
            if len(words) == 1 and len(parts) > 2 and mention.text.isupper() and initials(parts) == key:
                return chain
    return None


def _beside(mention: Mention, chains: list[Chain], sentence: Sentence) -> Chain | None:
    """Sieve 3: apposition and "X is a group that": the noun speaks of the name beside it."""
    token = sentence.tokens[mention.head]
    beside: set[int] = set()
    if token.relation == "appos":
        beside.add(token.head)
    beside.update(child.index for child in sentence.children(token.index) if child.relation == "appos")
    if any(child.relation == "cop" for child in sentence.children(token.index)):
        beside.update(c.index for c in sentence.children(token.index) if c.relation == "nsubj")
    for chain in reversed(chains):
        last = chain.last
        if last.sentence == mention.sentence and last.head in beside and agree(mention, chain):
            return chain
    return None


def _of_noun(mention: Mention, chains: list[Chain]) -> Chain | None:
    """Sieve 4: a definite general noun after a named actor that it can speak of; the same noun again."""
    words = [singular(word) for word in key_of(mention.text).split()]
    described = set(words[:-1]) - {"the", "this", "that", "these", "those"}
    based = "based" in described
    if not mention.definite:
        return None
    kinds = STANDS_FOR.get(mention.noun)
    if kinds is not None and mention.noun in ("group", "organisation", "organization"):
        if described & _ARMED_SIGNS:
            kinds = kinds & _ARMED
        elif described & _MONITOR_SIGNS:
            kinds = frozenset({"monitor-ngo", "rescue-medical"})
    near = nearest(mention, chains, FAR)
    if mention.noun in ("fighter", "terrorist") and not described:
        armed = [chain for chain in near if chain.identity is not None and chain.identity.kind in _ARMED]
        return armed[0] if len(armed) == 1 and armed[0].identity.kind != "unknown" else None
    if kinds and "jihadist" in kinds and len(kinds) == 2:  # "militants" are rather jihadists than rebels
        near.sort(key=lambda chain: chain.identity is None or chain.identity.kind != "jihadist")
    for chain in near:
        if chain.identity is not None and kinds and chain.identity.kind in kinds and chain.sort != "person":
            if based or not described - _ARMED_SIGNS - _MONITOR_SIGNS or echoes(described, chain):
                return chain
        if chain.named and chain.identity is None and chain.sort == "group" and mention.noun in BODIES:
            if mention.noun in {singular(word) for m in chain.mentions for word in m.noun.split()}:
                return chain
        if any(
            m.form == "noun" and m.noun == mention.noun and m.number == mention.number for m in chain.mentions
        ):
            if not described or echoes(described, chain):
                return chain
    if mention.noun in (
        "ministry",
        "court",
        "government",
        "council",
        "observatory",
        "agency",
        "army",
        "party",
    ):
        for chain in nearest(mention, chains, FAR):
            name = chain.identity.name if chain.identity else ""
            if mention.noun in {singular(word) for word in key_of(name).split()} and not described:
                return chain
    return None


def _last_speaker(analysis: Analysis, number: int) -> tuple[int, int, int] | None:
    """Sentence and tokens of who speaks last in a sentence."""
    if number < 0:
        return None
    sources = [act.source for act in analysis.sentences[number].attributions if act.source is not None]
    return (number, *max(sources)) if sources else None


def _goes_on(
    mention: Mention, chains: list[Chain], sentence: Sentence, spoke: tuple[int, int, int] | None
) -> Chain | None:
    """Sieve 0: "..., the council said. It added that ...": who speaks by a pronoun is who spoke last."""
    if mention.form != "pronoun" or spoke is None:
        return None
    sources = [act.source for act in sentence.attributions if act.source is not None]
    if not any(start <= mention.head < stop for start, stop in sources):
        return None
    number, start, stop = spoke
    for chain in chains:
        if any(m.sentence == number and start <= m.head < stop for m in chain.mentions):
            if agree(mention, chain):
                return chain
    return None


def _of_pronoun(
    mention: Mention, chains: list[Chain], sentence: Sentence, quoted: list[tuple[int, int]]
) -> Chain | None:
    """Sieve 5: the most prominent actor before the pronoun that agrees with it."""
    token = sentence.tokens[mention.head]
    inside = any(a <= token.start - sentence.start < b for a, b in quoted)
    for chain in nearest(mention, chains, NEAR):
        if not agree(mention, chain) or (inside and mention.number == "one" and chain.last.subject):
            continue
        last = chain.last
        same = last.sentence == mention.sentence and last.verb == mention.verb
        possessive = token.relation.startswith("nmod:poss")
        if same and not possessive and not token.text.lower().endswith(("self", "selves")):
            continue
        if not possessive and last.sentence == mention.sentence and last.head == ruler(sentence, token):
            continue
        if possessive and last.sentence == mention.sentence and last.head == token.head:
            continue
        if last.sentence == mention.sentence and shares_subject(sentence, token, last.head):
            continue
        return chain
    return None


def _frozen(chains: list[Chain], analysis: Analysis) -> CoreferenceChains:
    kept: list[tuple[MentionRef, ...]] = []
    of: dict[tuple[int, int], int] = {}
    for chain in chains:
        if len(chain.mentions) < 2:
            continue
        refs = []
        for mention in sorted(chain.mentions, key=lambda m: (m.sentence, m.start)):
            span = analysis.sentences[mention.sentence].span(mention.start, mention.stop)
            named = mention.form == "name"
            refs.append(MentionRef(mention.sentence, mention.start, mention.stop, mention.head, span, named))
            of[(mention.sentence, mention.head)] = len(kept)
        kept.append(tuple(refs))
    return CoreferenceChains(tuple(kept), of)
