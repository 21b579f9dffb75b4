"""Of whom something is demanded, where the words of the demand have no object for it.

"Demanded that the army leave", "called for the army to leave", "renewed calls for the army to leave" and
"demanded the withdrawal of the army" all ask the army: who shall do the deed is who is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.events.phrases import NOMINAL, phrase_at
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree

RULE = "addressee"
LINKS = frozenset(("that", "for", "to"))
OWN_DEEDS = frozenset("withdrawal pullout resignation departure surrender retreat disarmament".split())


def read_addressees(sentence: Sentence, tree: Tree, inside: Sequence[int]) -> tuple[Phrase, ...]:
    """Who shall do what is demanded.

    Args:
        inside: The words of the trigger.
    """
    doers = [
        doer
        for word in inside
        for read in (_of_clause, _before_clause, _of_deed)
        for doer in read(tree, word)
        if sentence.tokens[doer].upos in NOMINAL
    ]
    return tuple(
        phrase_at(sentence, tree, one, RULE)
        for doer in dict.fromkeys(doers)
        for one in tree.conjuncts(doer)
        if sentence.tokens[one].upos in NOMINAL
    )


def _of_clause(tree: Tree, word: int) -> Iterator[int]:
    """ "demanded that the army leave"."""
    for clause in tree.under(word, "ccomp", "xcomp", "acl", "advcl"):
        if _links(tree, clause) & LINKS:
            yield from (c for c in tree.under(clause, "nsubj") if tree.relation(c) != "nsubj:pass")


def _before_clause(tree: Tree, word: int) -> Iterator[int]:
    """ "calls for the army to leave"."""
    for clause in tree.under(word, "acl"):
        for asked in tree.under(word, "nmod"):
            linked = tree.preposition(asked) == "for" or "for" in _links(tree, clause)
            if linked and word < asked < clause:
                yield asked


def _of_deed(tree: Tree, word: int) -> Iterator[int]:
    """ "demanded the withdrawal of the army"."""
    for deed in tree.under(word, "obj", "obl"):
        if tree.lemma(deed) in OWN_DEEDS:
            yield from (
                doer
                for doer in tree.under(deed, "nmod")
                if tree.relation(doer) == "nmod:poss" or tree.preposition(doer) in ("of", "by")
            )


def _links(tree: Tree, clause: int) -> set[str]:
    return {tree.lemma(m) for m in tree.under(clause, "mark")}
