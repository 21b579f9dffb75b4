"""Everybody and everything that a sentence names and that can take part in an event.

Not only what the grammar ties to a trigger: the language model may take any of them for a participant
(ground/offers.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.casting import nature
from dateline.events.phrases import NOMINAL, phrase_at
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree
from dateline.resources.ontology import Ontology

INNER = ("compound", "flat", "fixed", "nummod", "appos", "det", "list", "goeswith")
RULE = "model"
NAMES = ("nationality", "organization", "location", "person")


def nearby(sentence: Sentence, tree: Tree, ontology: Ontology, triggers: frozenset[int]) -> Iterator[Phrase]:
    """The phrases of a sentence that stand for people or things, in text order.

    Args:
        triggers: Heads of the event words: an event takes no part in another.
    """
    for token in sentence.tokens:
        if token.upos not in NOMINAL or token.upos in ("DET", "NUM"):
            continue
        relation = tree.relation(token.index).split(":")[0]
        modifier = relation in ("compound", "amod") and token.index < tree.parent(token.index)
        if modifier:
            entity = next((e for e in sentence.entities if e.stop == token.index + 1), None)
            if entity is None or entity.label not in NAMES:
                continue
            words = sentence.span(entity.start, entity.stop)
            phrase = Phrase(sentence.index, entity.start, entity.stop, token.index, words, RULE)
        elif relation in INNER or token.upos == "ADJ":
            continue
        else:
            phrase = phrase_at(sentence, tree, token.index, RULE)
        if nature(sentence, tree, phrase, ontology, triggers) != "none":
            yield phrase
