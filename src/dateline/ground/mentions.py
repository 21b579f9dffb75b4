"""Ground an article's event mentions: each gets its place, its days, and its participants as identities.

The names, times and tolls of the article are found once; then each mention takes what its own words give.
What the words of a mention do not give stays None, but for the place and day that the narrative is in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.ground.actors import ActorList
from dateline.ground.actors_context import ActorContext
from dateline.ground.coreference import CoreferenceChains, MentionRef, resolve_coreference
from dateline.ground.counts import Toll, find_tolls
from dateline.ground.counts_link import tolls_of_mention
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import PlaceMention, find_places, place_of_event
from dateline.ground.struck import without_struck
from dateline.ground.times import TimeExpression, find_times
from dateline.ground.times_event import date_of_event
from dateline.records import Analysis, Article, Count, Participant, Place, Source, Span, When
from dateline.records.mention import OWNER, STRUCK, EventMention, Phrase
from dateline.records.tree import Tree

PRONOUNS = frozenset("he she they it them him her his its their who whom which that i we you us me".split())
SURE_NAME = 0.75
WEAK_RULES = frozenset(("only-group", "only-rebels", "bare-rebels"))
# Words about deeds have no place of their own; what they name is the deed's.
UNPLACED = frozenset(("claim-responsibility", "deny", "accuse", "demand", "threaten", "sanction", "support"))
# Nor have they a day but by their own words.
OWN_DATES = ("argument", "modifier", "governor", "report", "publication", "sentence", "conjunct")
# Meetings and agreements are placed where the text says "in", never by the narrative.
SELDOM_PLACED = frozenset(("talks", "investigate", "ceasefire-agree", "violate-agreement"))
# The place that a narrative is in holds for this many sentences after the one that names it.
NARRATIVE_REACH = 2
TO_COME = ("planned", "threatened", "called-for", "possible")
# So many sentences after the headline tell of the place that it names.
LEAD = 2


@dataclass(frozen=True)
class Grounds:
    """The bundled lists that grounding looks things up in."""

    gazetteer: Gazetteer
    actors: ActorList


@dataclass(frozen=True)
class Setting:
    """What an article says of places, times, people and tolls, found once.

    Attributes:
        context: Countries and actors of the article, for resolving names.
    """

    places: tuple[PlaceMention, ...]
    times: tuple[TimeExpression, ...]
    tolls: tuple[Toll, ...]
    chains: CoreferenceChains
    context: ActorContext


def read_setting(article: Article, analysis: Analysis, grounds: Grounds) -> Setting:
    """Find every place, time, toll and chain of names in an article."""
    context = grounds.actors.read_context(article.text, published=article.published)
    places = tuple(
        place
        for place in find_places(article, analysis, grounds.gazetteer)
        if not _is_actor(place, grounds, context)
    )
    weights: dict[str, float] = {}
    for place in places:
        country = place.toponym.country if place.toponym is not None else None
        if country:
            weights[country] = weights.get(country, 0.0) + (0.5 if place.source_base else 1.0)
    context = grounds.actors.read_context(article.text, published=article.published, places=weights)
    chains = resolve_coreference(article, analysis, grounds.actors, context)
    return Setting(
        places,
        find_times(article.text, published=article.published),
        tuple(_with_named_source(toll, analysis, chains) for toll in find_tolls(article, analysis)),
        chains,
        context,
    )


def _with_named_source(toll: Toll, analysis: Analysis, chains: CoreferenceChains) -> Toll:
    """ "It said 15 were injured": whoever the pronoun stands for counted them.

    Nobody where that is unknown.
    """
    if toll.source is None or toll.source.text.lower() not in PRONOUNS:
        return toll
    at = _locate(analysis, toll.source.start)
    reference = chains.representative(*at) if at is not None else None
    known = reference is not None and reference.span.text.lower() not in PRONOUNS
    return replace(toll, source=reference.span if known else None)


def _is_actor(place: PlaceMention, grounds: Grounds, context: ActorContext) -> bool:
    """A name that the gazetteer does not know but the actor list does is a group, not a place."""
    if place.toponym is not None or place.parent is not None:
        return False
    identity = grounds.actors.resolve(place.span.text, context=context)
    return identity is not None and identity.kind not in ("government", "foreign-state")


def ground_mentions(
    article: Article, analysis: Analysis, mentions: Sequence[EventMention], setting: Setting, grounds: Grounds
) -> tuple[EventMention, ...]:
    """Give each mention its values, in order; places and days carry over from mention to mention."""
    grounded: list[EventMention] = []
    carried: Place | None = None
    carried_from = 0
    for mention in mentions:
        carry = carried if mention.sentence - carried_from <= NARRATIVE_REACH else None
        if mention.status.value in TO_COME and mention.sentence == carried_from:
            carry = None  # what is called for need not be where the deeds were that its sentence recalls
        place = _place_of(article, analysis, mention, setting, carry)
        if place is not None and _own_place(place) and not _by_name(mention, place):
            carried, carried_from = place, mention.sentence
        grounded.append(
            replace(
                mention,
                place=place,
                date=_date_of(article, analysis, mention, setting),
                actor_values=_participants(analysis, mention, mention.actors, setting, grounds),
                counts=_own_counts(mention, analysis, setting),
                target_values=_participants(analysis, mention, mention.targets, setting, grounds),
                sources=tuple(
                    ground_source(source, analysis, setting, grounds) for source in mention.sources
                ),
            )
        )
    return without_struck(grounded)


def _place_of(
    article: Article, analysis: Analysis, mention: EventMention, setting: Setting, carry: Place | None
) -> Place | None:
    """The place of a mention by rule, where its type has one.

    Args:
        carry: The place that the narrative is in.
    """
    lead = max((s.index for s in analysis.sentences if s.headline), default=0) + LEAD
    opens = mention.sentence <= lead and not mention.background
    headline = (p for p in setting.places if opens and analysis.sentences[p.sentence].headline)
    place = place_of_event(
        article,
        analysis,
        setting.places,
        mention.sentence,
        _head_first(mention),
        carry=carry,
        headline_places=tuple(headline),
        kind=mention.type,
    )
    if mention.type in UNPLACED:
        return None
    if mention.type in SELDOM_PLACED and place is not None and not _located(place):
        return None
    return place


def _date_of(article: Article, analysis: Analysis, mention: EventMention, setting: Setting) -> When | None:
    """The days of a mention by rule; where its type has none, those of its own words."""
    when = date_of_event(
        article,
        analysis,
        setting.times,
        mention.sentence,
        _head_first(mention),
        status=mention.status.value,
        current=not mention.background,
        carry=None,
    )
    if mention.type in UNPLACED and when is not None and not when.rule.startswith(OWN_DATES):
        return None
    return when


def _own_counts(mention: EventMention, analysis: Analysis, setting: Setting) -> tuple[Count, ...]:
    """The figures on the mention's own casualty words: evidence for joining, not yet the event's toll."""
    tokens = set(range(mention.start, mention.stop))
    for span in mention.extra:
        tokens |= {
            t.index for t in analysis.sentences[mention.sentence].tokens if span.start <= t.start < span.stop
        }
    return tuple(
        Count(
            t.span.start, t.span.stop, t.span.text, t.kind, t.group, t.figure, t.high, t.source, None, t.rule
        )
        for t in tolls_of_mention(setting.tolls, mention.sentence, tokens)
        if not (t.cumulative or t.revision or t.single or t.rule.endswith("/vague"))
    )


def _head_first(mention: EventMention) -> tuple[int, ...]:
    return (mention.head, *(t for t in range(mention.start, mention.stop) if t != mention.head))


def _located(place: Place) -> bool:
    """A locative argument says so."""
    return place.rule.startswith(("argument-argm-loc", "argument-arg1", "argument-arg2"))


def _own_place(place: Place) -> bool:
    """Named by the event's own words."""
    return not place.carried and not place.rule.startswith("described")


def _by_name(mention: EventMention, place: Place) -> bool:
    """ "the Osk attacks": the place names a deed told before; the story need not be there."""
    return mention.definite and mention.time == "none" and 0 <= mention.trigger.start - place.stop <= 3


def _participants(
    analysis: Analysis, mention: EventMention, phrases: Sequence[Phrase], setting: Setting, grounds: Grounds
) -> tuple[Participant, ...]:
    found = []
    for phrase in phrases:
        participant = ground_phrase(analysis, phrase, setting, grounds)
        if participant is not None:
            found.append(participant)
    return tuple(found)


def ground_phrase(
    analysis: Analysis, phrase: Phrase, setting: Setting, grounds: Grounds
) -> Participant | None:
    """A phrase as a participant; None for a pronoun for nobody named, or a thing that acts for nobody."""
    span = _with_own_name(analysis, phrase)
    mentions: tuple[Span, ...] = (span,)
    identity = (
        None if span.text.lower() in PRONOUNS else grounds.actors.resolve(span.text, context=setting.context)
    )
    if identity is None or identity.confidence < SURE_NAME or identity.rule in WEAK_RULES:
        reference = setting.chains.representative(phrase.sentence, phrase.head)
        if reference is not None and reference.span != phrase.span:
            resolved = grounds.actors.resolve(reference.span.text, context=setting.context) or identity
            if resolved is not None or span.text.lower() in PRONOUNS:
                whole = _whole_name(analysis, reference)
                named = grounds.actors.resolve(whole.text, context=setting.context)
                fuller = named is not None and (resolved is None or named.name == resolved.name)
                span, identity = (whole, named) if fuller else (reference.span, resolved)
                mentions = (span, phrase.span)
    if span.text.lower() in PRONOUNS:
        return None
    if (
        identity is not None
        and identity.rule.startswith("capital")
        and phrase.rule in ("modifier", "possessive", STRUCK, OWNER)
    ):
        return None  # "the Osk attacks" struck Osk, no government; nor did one make them
    if identity is not None:
        return Participant(
            span.start,
            span.stop,
            span.text,
            identity.name,
            identity.actor_id,
            identity.kind,
            mentions,
            f"{phrase.rule}; {identity.rule}",
        )
    kind = grounds.actors.kind_of(span.text, setting.context)
    if kind == "unknown" and _nobody(analysis, phrase):
        return None
    return Participant(span.start, span.stop, span.text, span.text, None, kind, mentions, phrase.rule)


def _with_own_name(analysis: Analysis, phrase: Phrase) -> Span:
    """ "the minister of defence, Joan Osk": a title with the person's name in apposition."""
    sentence = analysis.sentences[phrase.sentence]
    tree = Tree.of(sentence)
    for child in tree.under(phrase.head, "appos"):
        if child >= phrase.stop and any(
            e.start <= child < e.stop and e.label == "person" for e in sentence.entities
        ):
            start, stop = tree.phrase(phrase.head, full=True)
            if start <= phrase.start and child < stop:
                return sentence.span(start, stop)
    return phrase.span


def _nobody(analysis: Analysis, phrase: Phrase) -> bool:
    """A capital letter or a place that neither the actor list nor the model takes for people."""
    sentence = analysis.sentences[phrase.sentence]
    label = next((e.label for e in sentence.entities if e.start <= phrase.head < e.stop), None)
    if label in ("person", "organization"):
        return False
    holder = "hold" in (t.lemma for t in sentence.tokens[phrase.start : phrase.stop])
    return (
        holder
        or label in ("location", "nationality", "misc", "date")
        or sentence.tokens[phrase.head].upos in ("PROPN", "ADJ", "X")
    )


def ground_source(source: Source, analysis: Analysis, setting: Setting, grounds: Grounds) -> Source:
    """A source with its kind, a pronoun replaced by the fullest name it stands for."""
    text, span = source.text, Span(source.start, source.stop, source.text)
    kind_text = text
    at = _locate(analysis, source.start)
    if at is not None:
        sentence, token = at
        head = token
        length = len(analysis.sentences[sentence].tokens)
        for index in range(token, length):
            item = analysis.sentences[sentence].tokens[index]
            if item.start >= source.stop:
                break
            if (
                not source.start <= analysis.sentences[sentence].tokens[item.head].start < source.stop
                or item.head < 0
            ):
                head = index
                break
        reference = setting.chains.representative(sentence, head)
        if reference is not None and reference.span != span:
            if text.lower() in PRONOUNS:
                span = _whole_name(analysis, reference)
            kind_text = reference.span.text
    kind = grounds.actors.source_kind_of(text, setting.context) if text.lower() not in PRONOUNS else "other"
    if kind == "other":
        kind = grounds.actors.source_kind_of(kind_text, setting.context)
    chain = (*source.chain[:-1], span.text)
    return Source(span.start, span.stop, span.text, kind, source.cue, chain)


def _whole_name(analysis: Analysis, reference: MentionRef) -> Span:
    """ "the minister of justice, Joan Osk": a name with the title and the apposition that belong to it."""
    sentence = analysis.sentences[reference.sentence]
    start, stop = Tree.of(sentence).phrase(reference.head, full=True)
    return sentence.span(min(start, reference.start), max(stop, reference.stop))


def _locate(analysis: Analysis, start: int) -> tuple[int, int] | None:
    for sentence in analysis.sentences:
        if sentence.start <= start < sentence.stop:
            for token in sentence.tokens:
                if token.stop > start:
                    return sentence.index, token.index
    return None
