"""Words that put an event before the news: "last year", "previous bombings", "a second blast".

They are gathered for a mention; whether the event is current is decided when its date is known.
"""

from __future__ import annotations

from dateline.records import Sentence, Span
from dateline.records.tree import Tree
from dateline.resources.words import load_words

APART = frozenset(("another", "second", "separate", "third", "other"))


def background_words(sentence: Sentence, tree: Tree, head: int) -> tuple[Span, ...]:
    """Spans of such words that hang on the trigger or on the verb of its clause."""
    words = load_words("background")
    found: set[int] = set()
    for index in (head, *_clause(sentence, tree, head)):
        for child in tree.children[index]:
            lemma, relation = tree.lemma(child), tree.relation(child).split(":")[0]
            if relation == "amod" and index == head and (lemma in words["adjectives"] or lemma in APART):
                found.add(child)
            elif relation == "det" and index == head and lemma in APART:
                found.add(child)
            elif relation == "advmod" and lemma in words["adverbs"]:
                found.add(child)
    for ancestor in tree.ancestors(head):
        if tree.lemma(ancestor) in words["nouns"] and sentence.tokens[ancestor].upos in ("NOUN", "PROPN"):
            found.add(ancestor)
    return tuple(sentence.span(i, i + 1) for i in sorted(found))


def _clause(sentence: Sentence, tree: Tree, head: int) -> list[int]:
    """The verb that carries a noun trigger, where it is its subject, object or modifier."""
    if sentence.tokens[head].upos == "VERB":
        return []
    parent = tree.parent(head)
    if parent >= 0 and sentence.tokens[parent].upos == "VERB":
        return [parent]
    return []
