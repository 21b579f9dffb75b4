"""With what an attack was done that its own word does not say: weapons named in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    sentence: Sentence, mentions: Iterable[EventMention], ontology: Ontology
) -> Iterator[EventMention]:
    """The mentions; a plain attack with the kinds of attack that the weapons of its sentence speak of."""
    kinds = tuple(
        kind
        for words, kind in MEANS
        if any(ontology.holds((words,), t.lemma.lower()) for t in sentence.tokens)
    )
    for mention in mentions:
        yield replace(mention, means=kinds) if mention.type == VAGUE else mention
