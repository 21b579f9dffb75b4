"""The events step: an analysed article -> its event mentions and who says what.

Sentence by sentence: which words name an event of the ontology (triggers.py), who takes part
(participants.py), how far it is real (standing.py), and which act of saying it stands in (attribution.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.events.addressees import read_addressees
from dateline.events.attribution import Said, content_span, read_attributions
from dateline.events.background import background_words
from dateline.events.casting import cast, type_by_means
from dateline.events.harm import absorb_harm, join_light
from dateline.events.means import with_means
from dateline.events.nearby import nearby
from dateline.events.participants import Parts, read_parts
from dateline.events.quoting import quoted_tokens, speakers_on
from dateline.events.sharing import share_parts
from dateline.events.sources import LEAST_CREDIT, credit, credit_signs, sources_of
from dateline.events.standing import standing
from dateline.events.status import read_modality
from dateline.events.triggers import Trigger, find_triggers
from dateline.records import Analysis, Article, Sentence, Source, Span
from dateline.records.mention import EventMention, Phrase
from dateline.records.tree import Tree
from dateline.records.vocabulary import ATTACKS
from dateline.resources.ontology import Ontology

FEWEST_BESIDE = 3
# What another act does to this one: "in retaliation for the raid"; and what puts the other behind it in time.
ANSWERS = frozenset(
    ("retaliation", "response", "reaction", "reprisal", "revenge", "answer", "wake", "aftermath")
)
AFTER = frozenset(("after", "following", "since", "because"))
# So many words up an act may hold this one: "after the group claimed the raid".
HELD = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A reporting sentence: source, cue and content as spans, with the mentions inside its content.

    Attributes:
        mentions: Indices into the article's mentions.
    """

    said: Said
    source: Span
    cue: Span
    content: Span
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that may stand behind an event, and what speaks for it (sources.credit_signs).

    Attributes:
        mention: Index into the article's mentions.
    """

    mention: int
    source: Source
    signs: dict[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What the events step finds in an article.

    Attributes:
        nearby: Whom and what the sentences with events name, by sentence.
    """

    mentions: tuple[EventMention, ...]
    quoted: tuple[Quoted, ...]
    credits: tuple[Credit, ...] = ()
    nearby: Mapping[int, tuple[Phrase, ...]] = field(default_factory=dict)


def read_events(
    article: Article, analysis: Analysis, ontology: Ontology, *, skip: frozenset[int] = frozenset()
) -> Told:
    """Find an article's event mentions and its reporting sentences.

    Args:
        skip: Sentences that are no part of the report (page furniture).
    """
    mentions: list[EventMention] = []
    beside = frozenset(
        token.lemma
        for s in analysis.sentences
        for token in s.tokens
        if len(analysis.sentences) >= FEWEST_BESIDE
    )
    acts: list[tuple[Sentence, Said, list[int]]] = []
    named: dict[int, tuple[Phrase, ...]] = {}
    for sentence in analysis.sentences:
        if sentence.index in skip or not sentence.tokens:
            continue
        tree = Tree.of(sentence)
        said = read_attributions(sentence, tree)
        first = len(mentions)
        triggers = find_triggers(sentence, tree, ontology, beside)
        heads = frozenset(trigger.head for trigger in triggers)
        found = [_mention(sentence, tree, trigger, ontology, heads) for trigger in triggers]
        told = _as_protest(tree, _without_captives([m for m in found if m is not None]))
        joined = share_parts(sentence, tree, absorb_harm(tree, join_light(tree, told)))
        joined = with_means(sentence, tuple(joined), ontology)
        mentions += (_seen_in_all(sentence, mention) for mention in joined)
        if len(mentions) > first:
            named[sentence.index] = tuple(nearby(sentence, tree, ontology, heads))
        for act in said:
            inside = [i for i in range(first, len(mentions)) if _holds(act, mentions[i])]
            acts.append((sentence, act, inside))
    credits = tuple(_credits(mentions, acts))
    spoken: dict[int, list[Said]] = {}
    for _, act, _ in acts:
        spoken.setdefault(act.sentence, []).append(act)
    credited = _with_sources(mentions, credits)
    quoted = quoted_tokens(article, analysis.sentences)
    speakers = speakers_on(article, analysis.sentences, spoken)
    credited = list(_quoted_on(credited, analysis.sentences, quoted, speakers))
    return Told(tuple(credited), tuple(_quoted(acts)), credits, named)


def _seen_in_all(sentence: Sentence, mention: EventMention) -> EventMention:
    """The mention with the surest of what the model says of all its words: "car bomb" and "killed"."""
    spans = mention.trigger, *mention.extra
    words = [
        word
        for word in sentence.events or ()
        if any(span.start <= sentence.tokens[word.token].start < span.stop for span in spans)
    ]
    best = max(words, key=lambda word: word.score, default=None)
    if best is None or mention.seen is None or best.score <= mention.seen:
        return mention
    return replace(mention, seen=best.score, seen_types=best.types)


def _mention(
    sentence: Sentence, tree: Tree, trigger: Trigger, ontology: Ontology, triggers: frozenset[int]
) -> EventMention | None:
    """The mention at a trigger; None where the text says that there was no such event."""
    modality = read_modality(sentence, tree, trigger.head)
    status = standing(sentence, tree, trigger, modality)
    if status is None:
        return None
    parts = _cast_parts(sentence, tree, trigger, ontology, triggers)
    token = sentence.tokens[trigger.head]
    return EventMention(
        sentence=sentence.index,
        head=trigger.head,
        start=trigger.start,
        stop=trigger.stop,
        trigger=sentence.span(trigger.start, trigger.stop),
        type=type_by_means(trigger.type, sentence, parts, ontology),
        unit=trigger.unit,
        strength=trigger.strength,
        score=trigger.score,
        seen=trigger.seen,
        seen_types=trigger.seen_types,
        status=status,
        time=modality.time,
        definite=_definite(sentence, tree, trigger.head),
        plural=token.xpos in ("NNS", "NNPS"),
        earlier=_earlier(tree, trigger.head),
        actors=parts.actors,
        targets=parts.targets,
        weapons=parts.weapons,
        background=background_words(sentence, tree, trigger.head)
        or ((sentence.span(trigger.head, trigger.head + 1),) if trigger.background else ()),
    )


def _cast_parts(
    sentence: Sentence, tree: Tree, trigger: Trigger, ontology: Ontology, triggers: frozenset[int]
) -> Parts:
    """Who and what takes part in a trigger's event, as far as its type admits them."""
    inside = range(trigger.start, trigger.stop)
    read = read_parts(sentence, tree, trigger.head, trigger.roles, inside)
    if trigger.type == "demand" and (asked := read_addressees(sentence, tree, inside)):
        read = replace(read, targets=(*read.targets, *asked))
    return cast(
        sentence,
        tree,
        _sides(trigger.type, read),
        ontology,
        triggers,
        places=trigger.type in ("siege", "aid", "block-aid"),
        states=ontology.family(trigger.type) in ("diplomacy", "claims", "protest"),
        struck=trigger.type in ATTACKS | {"capture-territory"},
    )


def _sides(kind: str, read: Parts) -> Parts:
    """Both sides of an agreement make it; whom a fight kills is not whom it is fought against."""
    if kind == "ceasefire-agree":
        both = tuple(p for p in read.targets if p.rule == "between")
        return replace(
            read, actors=(*read.actors, *both), targets=tuple(p for p in read.targets if p not in both)
        )
    if kind == "battle":
        return replace(read, targets=tuple(p for p in read.targets if p.rule != "struck-object"))
    return read


def _without_captives(mentions: list[EventMention]) -> list[EventMention]:
    """ "beheaded two hostages": the hostages are whom it is done to, and no second taking of hostages."""
    suffering = {(p.head, id(m)) for m in mentions for p in m.targets}
    return [
        m
        for m in mentions
        if m.stop - m.start > 1 or not any(head == m.head and by != id(m) for head, by in suffering)
    ]


def _as_protest(tree: Tree, mentions: list[EventMention]) -> list[EventMention]:
    """ "blocked streets to protest": the blocking is how they protest."""
    means: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.type != "protest" or tree.relation(mention.head) not in ("advcl", "xcomp"):
            continue
        done = {tree.parent(mention.head), *tree.under(tree.parent(mention.head), "conj")}
        done |= {tree.first_conjunct(tree.parent(mention.head))}
        means |= {
            other: index
            for other, m in enumerate(mentions)
            if m.head in done and m.type in ("restrict-movement", "capture-territory")
        }
    kept = []
    for index, mention in enumerate(mentions):
        used = [mentions[other] for other, by in means.items() if by == index]
        if index not in means:
            extra = (*mention.extra, *(m.trigger for m in used))
            actors = mention.actors or tuple(p for m in used for p in m.actors)
            kept.append(replace(mention, extra=extra, actors=actors))
    return kept


def _earlier(tree: Tree, head: int) -> str:
    """Whether another act answers this one, or comes after it, or after what holds it.

    "In retaliation for the raid", "after the raid", "after the group claimed the raid".
    """
    governor = tree.parent(head)
    if governor >= 0 and tree.relation(head) in ("nmod", "obl") and tree.lemma(governor) in ANSWERS:
        return "answered"
    index = head
    for _ in range(HELD):
        if {tree.lemma(child) for child in tree.under(index, "case", "mark")} & AFTER:
            return "after"
        if tree.parent(index) < 0 or tree.relation(index) not in ("obj", "conj", "ccomp", "nmod"):
            break
        index = tree.parent(index)
    return ""


def _definite(sentence: Sentence, tree: Tree, head: int) -> bool:
    """ "the blast", "this attack", "Saturday's bombing"."""
    for child in tree.children[head]:
        if tree.relation(child) == "det" and tree.lemma(child) in (
            "the",
            "this",
            "that",
            "these",
            "those",
            "both",
        ):
            return True
        if tree.relation(child) == "nmod:poss" and sentence.tokens[child].upos in ("PROPN", "NOUN", "PRON"):
            return True
    return False


def _holds(act: Said, mention: EventMention) -> bool:
    return act.sentence == mention.sentence and mention.head in act.content


def _credits(
    mentions: Sequence[EventMention], acts: Sequence[tuple[Sentence, Said, list[int]]]
) -> Iterator[Credit]:
    """Every source in whose words an event stands."""
    held = Counter(index for _, act, inside in acts if act.source for index in inside)
    for sentence, act, inside in acts:
        tree = Tree.of(sentence)
        for source in sources_of(sentence, act):
            for index in inside:
                signs = credit_signs(sentence, tree, act, mentions[index], held[index])
                yield Credit(index, source, signs)


def _with_sources(mentions: Sequence[EventMention], credits: Sequence[Credit]) -> list[EventMention]:
    """The mentions with the sources that the report credits them to."""
    credited: dict[int, list[Source]] = {}
    for one in credits:
        if credit(one.signs) >= LEAST_CREDIT:
            credited.setdefault(one.mention, []).append(one.source)
    return [replace(m, sources=tuple(credited.get(i, ()))) for i, m in enumerate(mentions)]


def _quoted_on(
    mentions: Sequence[EventMention],
    sentences: Sequence[Sentence],
    quoted: Sequence[frozenset[int]],
    speakers: Mapping[int, Said],
) -> Iterator[EventMention]:
    """The mentions with the speakers whose quotation goes on into their sentence."""
    for mention in mentions:
        said = speakers.get(mention.sentence)
        if said is not None and not mention.sources and mention.head in quoted[mention.sentence]:
            mention = replace(mention, sources=sources_of(sentences[said.sentence], said))
        yield mention


def _quoted(acts: Sequence[tuple[Sentence, Said, list[int]]]) -> list[Quoted]:
    found = []
    for sentence, act, inside in acts:
        if act.source is None:
            continue
        found.append(
            Quoted(
                act,
                sentence.span(*act.source),
                sentence.span(*act.cue),
                content_span(sentence, act),
                tuple(inside),
            )
        )
    return found
