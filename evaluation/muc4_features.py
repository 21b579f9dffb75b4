"""What MUC-4's trained reading sees of a phrase, a sentence, a document, and a pair of phrases.

A feature is a short name, "srl:ARG1|kill": the phrase is what was killed. Everything comes out of
Dateline's analysis and events; the phrase's own words are features too, as the same groups and things
return in the news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Analysis, Event, Reading, Sentence
from evaluation.muc4_phrases import Phrase, relation

CONTENT = ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP")
SHARED = ("srl:", "role:", "gov:", "nearest-rel:", "cast:")
TURNS = frozenset(
    "another other meanwhile also later addition second third same earlier yesterday previous moreover "
    "furthermore finally hour minute".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """A place where an event speaks of a participant or weapon, characters [start, stop)."""

    start: int
    stop: int
    role: str
    event: Event
    kind: str


def step(number: int) -> int:
    """A number in coarse steps."""
    return next((limit for limit in (15, 7, 4) if number >= limit), number)


def event_parts(events: Sequence[Event]) -> tuple[Part, ...]:
    """All participants and weapons of all events."""
    found = []
    for event in events:
        for role, people in (("actor", event.actors), ("target", event.targets)):
            for one in people:
                found += [Part(span.start, span.stop, role, event, one.kind) for span in one.mentions]
        found += [Part(span.start, span.stop, "weapon", event, "") for span in event.weapons]
    return tuple(found)


def phrase_features(analysis: Analysis, reading: Reading, phrases: Sequence[Phrase]) -> list[frozenset[str]]:
    """Features of each phrase; phrases of one wording share what their sentences say of it."""
    parts = event_parts(reading.events)
    times = Counter(phrase.key for phrase in phrases)
    own, shared = [], defaultdict(set)
    for phrase in phrases:
        sentence = analysis.sentences[phrase.sentence]
        found = {*wording(sentence, phrase), *around(sentence, phrase), *names(sentence, phrase)}
        found |= {*grammar(sentence, phrase), *event_roles(sentence, phrase, parts)}
        found |= {*nearest_event(sentence, phrase, reading.events), *casts(sentence, phrase)}
        found |= {f"sentence:{step(phrase.sentence)}", f"times:{step(times[phrase.key])}"}
        own.append(found)
        shared[phrase.key] |= {"any-" + name for name in found if name.startswith(SHARED)}
    return [frozenset(found | shared[phrase.key]) for phrase, found in zip(phrases, own, strict=True)]


def wording(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """The words of the phrase, its shape and length."""
    words = [token.text.lower() for token in sentence.tokens[phrase.start : phrase.stop]]
    head = sentence.tokens[phrase.head]
    yield from (f"word:{word}" for word in words)
    yield from (f"shape:{shape}" for shape in phrase.shapes)
    yield from (f"head:{head.lemma}", f"head-first:{head.lemma}|{words[0]}")
    yield from (f"first:{words[0]}", f"last:{words[-1]}")
    yield from (f"length:{step(len(words))}", f"before-head:{step(phrase.head - phrase.start)}")
    yield from ("shapes:" + "+".join(phrase.shapes), f"tag:{head.upos}{head.xpos}")
    yield f"ends:{sentence.tokens[phrase.start].upos}{sentence.tokens[phrase.stop - 1].upos}"
    if len(words) <= 4:
        yield "all:" + " ".join(words)


def around(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """Words before and after."""
    tokens = sentence.tokens
    before = [token.text.lower() for token in tokens[max(0, phrase.start - 2) : phrase.start]]
    after = [token.text.lower() for token in tokens[phrase.stop : phrase.stop + 2]]
    yield "before:" + "".join(before[-1:])
    yield "before2:" + " ".join(before)
    yield "after:" + "".join(after[:1])
    yield "after2:" + " ".join(after)
    yield "before-tag:" + (tokens[phrase.start - 1].upos if phrase.start else "")
    yield "after-tag:" + (tokens[phrase.stop].upos if phrase.stop < len(tokens) else "")


def names(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """Names in the phrase or around its head, and whether it is a speaker."""
    label = "none"
    for entity in sentence.entities:
        if entity.start <= phrase.head < entity.stop:
            label = entity.label
            yield f"name-is:{label}{entity.start == phrase.start:d}{entity.stop == phrase.stop:d}"
        elif phrase.start <= entity.start and entity.stop <= phrase.stop:
            yield f"name-in:{entity.label}"
    head = sentence.tokens[phrase.head]
    yield from (f"name:{label}", f"head-name-rel:{head.lemma}|{label}|{relation(head)}")
    for said in sentence.attributions:
        if said.source and said.source[0] <= phrase.head < said.source[1]:
            yield "speaker"
        if said.content and said.content[0] <= phrase.head < said.content[1]:
            yield "told"


def grammar(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """Governor, relation, preposition and semantic roles; a conjunct stands where its first one stands."""
    tokens = sentence.tokens
    first = phrase.head
    while relation(tokens[first]) == "conj" and tokens[first].head >= 0:
        first = tokens[first].head
    above = tokens[first].head
    governor = tokens[above].lemma if above >= 0 else "ROOT"
    how = relation(tokens[first])
    case = next((t.text.lower() for t in tokens if t.head == first and relation(t) == "case"), "-")
    yield from (f"rel:{how}", f"gov:{how}|{governor}|{case}", f"gov-word:{governor}", f"case:{case}")
    yield from (f"conjunct:{first != phrase.head:d}", f"full-rel:{tokens[phrase.head].relation}")
    if above >= 0 and tokens[above].head >= 0:
        over = tokens[tokens[above].head].lemma
        yield from (f"over:{relation(tokens[above])}|{over}", f"over-rel:{how}|{over}")
    for predicate in sentence.predicates:
        lemma = tokens[predicate.token].lemma
        for argument in predicate.arguments:
            if argument.head in (phrase.head, first):
                yield from (f"srl:{argument.role}|{lemma}", f"srl-role:{argument.role}")
            elif argument.start <= phrase.start and phrase.stop <= argument.stop:
                yield f"inside:{argument.role}|{lemma}"


def event_roles(sentence: Sentence, phrase: Phrase, parts: Sequence[Part]) -> Iterator[str]:
    """The phrase as participant or weapon of events."""
    place = sentence.tokens[phrase.head].start
    length = sentence.tokens[phrase.stop - 1].stop - sentence.tokens[phrase.start].start
    for part in parts:
        if part.start <= place < part.stop:
            kind = part.event.type
            near = "near" if part.stop - part.start <= length + 25 else "far"
            yield from (f"role:{part.role}", f"role:{part.role}|{kind}", f"role:{part.role}|{kind}|{near}")
            yield from (f"status:{part.role}|{part.event.status.value}", f"kind:{part.kind}")


def casts(sentence: Sentence, phrase: Phrase) -> Iterator[str]:
    """The phrase as part of what the language model itself takes for events, and how surely."""
    for word in sentence.events or ():
        for token, part, chance in word.parts:
            if token == phrase.head:
                kind = word.types[0][0] if word.types else "none"
                sure = int(4 * chance * word.score)
                yield from (f"cast:{part}|{kind}", f"cast:{part}|{kind}|{sure}", f"cast-of:{part}|{sure}")
                yield f"cast-word:{part}|{sentence.tokens[word.token].lemma}"


def nearest_event(sentence: Sentence, phrase: Phrase, events: Sequence[Event]) -> Iterator[str]:
    """Types of the events told in the sentence, and the nearest one's distance."""
    head = sentence.tokens[phrase.head]
    inside = [
        (abs(span.start - head.start), event.type, event.status.value)
        for event in events
        for span in event.triggers
        if sentence.start <= span.start < sentence.stop
    ]
    if not inside:
        yield "no-event"
        return
    yield from (f"event:{kind}" for _, kind, _ in inside)
    far, kind, status = min(inside)
    yield from (f"nearest:{kind}|{min(far // 20, 5)}", f"nearest-status:{status}", f"far:{min(far // 20, 8)}")
    yield f"nearest-rel:{kind}|{relation(head)}"


def sentence_features(sentence: Sentence, events: Sequence[Event]) -> frozenset[str]:
    """Words, word pairs, predicates with their roles, and the events told in a sentence."""
    tokens = sentence.tokens
    found = {f"word:{token.lemma}" for token in tokens if token.upos in (*CONTENT, "AUX")}
    found |= {f"two:{one.lemma} {two.lemma}" for one, two in pairwise(tokens)}
    found |= {f"name:{entity.label}" for entity in sentence.entities}
    found.add(f"sentence:{min(sentence.index, 6)}")
    for word in sentence.events or ():
        found |= {f"names:{kind}|{int(4 * chance)}" for kind, chance in word.types if chance >= 0.1}
    for predicate in sentence.predicates:
        lemma = tokens[predicate.token].lemma
        found |= {f"says:{lemma}", f"says:{lemma}|{round(predicate.factuality or 0)}"}
        found |= {f"srl:{lemma}|{one.role}|{tokens[one.head].lemma}" for one in predicate.arguments}
    for event in events:
        if any(sentence.start <= span.start < sentence.stop for span in event.triggers):
            kind = event.type
            found |= {f"event:{kind}", f"event:{kind}|{event.status.value}", f"event:{kind}|{event.current}"}
            found.add(f"sure:{kind}|{int(event.confidence * 5)}")
            found |= {f"target:{kind}|{one.kind}" for one in event.targets}
            found |= {f"actor:{kind}|{one.kind}" for one in event.actors}
    return frozenset(found)


def document_features(analysis: Analysis, reading: Reading) -> frozenset[str]:
    """Words of the document and of its opening, and its events."""
    sentences = analysis.sentences
    found = {f"word:{t.lemma}" for s in sentences for t in s.tokens if t.upos in CONTENT}
    found |= {f"opening:{token.lemma}" for sentence in sentences[:3] for token in sentence.tokens}
    found.add(f"length:{min(len(sentences) // 4, 8)}")
    told: Counter[str] = Counter()
    for event in reading.events:
        kind = event.type
        told.update([kind, f"{kind}|{event.status.value}", f"{kind}|{event.current}"])
        told.update(f"{kind}|target|{one.kind}" for one in event.targets)
        told.update(f"{kind}|actor|{one.kind}" for one in event.actors)
        told.update(f"{kind}|by|{span.text.lower()}" for span in event.triggers)
        told.update([f"{kind}|weapon"] * bool(event.weapons) + [f"{kind}|sure"] * (event.confidence > 0.7))
    for word in (word for sentence in sentences for word in sentence.events or ()):
        told.update(f"names:{kind}|{int(3 * chance)}" for kind, chance in word.types if chance >= 0.2)
    for name, number in told.items():
        found |= {f"event:{name}"} | {f"event{low}:{name}" for low in (2, 4) if number >= low}
    return frozenset(found)


def pair_features(
    analysis: Analysis,
    reading: Reading,
    pair: tuple[tuple[str, str], tuple[str, str]],
    places: Mapping[str, Sequence[Phrase]],
    leading: Sequence[str],
) -> frozenset[str]:
    """Signs whether two fillers, (key, role) each, belong to one incident: how near, and what is between.

    Args:
        places: Phrases of each key.
        leading: The likeliest incident type of each sentence.
    """
    (one, first_role), (two, second_role) = sorted(pair)
    ours, theirs = nearest_pair(places[one], places[two])
    far = abs(ours.sentence - theirs.sentence)
    roles = "+".join(sorted((first_role, second_role)))
    found = {f"far:{min(far, 6)}", f"roles:{roles}", f"length:{min(4, len(analysis.sentences) // 6)}"}
    first, second = (analysis.sentences[n] for n in sorted((ours.sentence, theirs.sentence)))
    if far == 0:
        found |= {f"same:{roles}", f"words:{min(abs(ours.head - theirs.head) // 4, 5)}"}
    else:
        found |= {*turn_between(first, second)}
    found |= {*event_between(reading.events, first, second)}
    kinds = sorted((leading[first.index], leading[second.index]))
    return frozenset(found | {"types:" + "+".join(kinds), f"one-type:{kinds[0] == kinds[1]:d}"})


def nearest_pair(ours: Sequence[Phrase], theirs: Sequence[Phrase]) -> tuple[Phrase, Phrase]:
    """The two phrases that stand nearest to each other."""
    pairs = [(one, two) for one in ours for two in theirs]
    return min(pairs, key=lambda p: (abs(p[0].sentence - p[1].sentence), abs(p[0].head - p[1].head)))


def turn_between(first: Sentence, second: Sentence) -> Iterator[str]:
    """Signs that the later of two sentences turns to another incident, or stays with it."""
    opening = {token.lemma for token in second.tokens[:8]}
    yield from (f"turn-early:{word}" for word in opening & TURNS)
    yield from (f"turn:{word}" for word in {token.lemma for token in second.tokens} & TURNS)
    yield f"paragraph:{first.paragraph == second.paragraph:d}"
    for label in ("location", "date"):
        before, after = names_of(first, label), names_of(second, label)
        both = "none" if not before or not after else "shared" if before & after else "apart"
        yield from (f"{label}:{both}", f"{label}-new:{bool(after - before):d}")
    words = [{t.lemma for t in s.tokens if t.upos in ("NOUN", "VERB", "PROPN")} for s in (first, second)]
    yield f"words-shared:{min(len(words[0] & words[1]), 5)}"
    likeness = sum(a * b for a, b in zip(first.embedding, second.embedding, strict=False))
    yield f"likeness:{int(likeness * 8)}"


def names_of(sentence: Sentence, label: str) -> set[str]:
    """Names of one label in a sentence."""
    return {sentence.span(e.start, e.stop).text for e in sentence.entities if e.label == label}


def event_between(events: Sequence[Event], first: Sentence, second: Sentence) -> Iterator[str]:
    """Whether one event is told in both sentences."""
    inside = [
        [any(sentence.start <= span.start < sentence.stop for span in event.triggers) for event in events]
        for sentence in (first, second)
    ]
    yield f"one-event:{any(a and b for a, b in zip(*inside, strict=True)):d}"
