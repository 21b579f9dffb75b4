"""With what an attack was done that its own word does not say: weapons named in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.records import Sentence
from dateline.records.mention import EventMention
from dateline.resources.ontology import Ontology

VAGUE = "assault-other"
# Class of words -> type of an attack with it.
MEANS = (
    ("@chemical_agent", "assault-chemical"),
    ("@artillery_only", "assault-artillery"),
    ("@aircraft", "assault-aerial"),
    ("@explosive", "assault-explosive"),
)


def with_means(
    sentence: Sentence, mentions: Sequence[EventMention], ontology: Ontology
) -> Iterator[EventMention]:
    """The mentions; a plain attack with the kinds of attack that the weapons of its sentence speak of.

    What belongs to another event ("the downing of a plane", "air strikes by jets") tells nothing of it.
    """
    for mention in mentions:
        if mention.type != VAGUE:
            yield mention
            continue
        others = {i for other in mentions if other is not mention for i in _words_of(other)}
        yield replace(mention, means=tuple(_kinds(sentence, others, ontology)))


def _kinds(sentence: Sentence, others: set[int], ontology: Ontology) -> Iterator[str]:
    lemmas = [token.lemma.lower() for token in sentence.tokens if token.index not in others]
    for words, kind in MEANS:
        if any(ontology.holds((words,), lemma) for lemma in lemmas):
            yield kind


def _words_of(mention: EventMention) -> Iterator[int]:
    """Tokens of a mention's trigger and of the heads of its parts."""
    yield from range(mention.start, mention.stop)
    yield from (phrase.head for phrase in (*mention.actors, *mention.targets, *mention.weapons))
