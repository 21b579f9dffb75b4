"""The noun phrase around a head word as a part of an event, and those joined to it.

"an attack on soldiers and police": the phrases of "soldiers" and of "police", each with the rule that
found it.
"""

from __future__ import annotations

from dateline.events.role_map import RoleMap
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
# The rule of what stands before the event noun: "embassy bombing".
COMPOUND = "compound"
# The rule of whom "anti-" stands before.
ANTI, AGAINST = "anti-", "anti-modifier"


def phrase_at(sentence: Sentence, tree: Tree, index: int, rule: str) -> Phrase:
    """The noun phrase around a head word as a part."""
    start, stop = tree.phrase(index)
    return Phrase(sentence.index, start, stop, index, sentence.span(start, stop), rule)


def expand(sentence: Sentence, tree: Tree, index: int, rule: str) -> list[Phrase]:
    """A phrase and those joined to it."""
    return [
        phrase_at(sentence, tree, head, rule)
        for head in tree.conjuncts(index)
        if sentence.tokens[head].upos in NOMINAL
    ]


def nominal(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in NOMINAL


def with_prepositions(sentence: Sentence, tree: Tree, head: int, roles: RoleMap) -> list[Phrase]:
    """Targets under a word by the prepositions of the role map."""
    return [
        phrase
        for child in tree.under(head, "obl", "nmod")
        if nominal(sentence, child) and roles.part_of(tree.preposition(child)) == "target"
        for phrase in expand(sentence, tree, child, f"{tree.preposition(child)}-phrase")
    ]
