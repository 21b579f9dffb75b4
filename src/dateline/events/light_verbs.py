"""The parts of a noun event that stand with the verb that carries it.

"X launched an attack on Y", "X came under fire", "an attack claimed by the group", "the blast hit a bus": the
noun tells the deed, the verb has its subject and object.
"""

from __future__ import annotations

from dateline.events.phrases import expand, nominal, phrase_at
from dateline.events.role_map import RoleMap
from dateline.events.verb_parts import controller
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree
from dateline.resources.words import load_words

LIGHT_VERBS = frozenset(load_words("people")["light_verbs"])
SUFFERING_VERBS = frozenset(load_words("people")["suffering_verbs"])
CAPTIVE = frozenset(load_words("people")["captives"])
STRIKING = frozenset("hit strike target kill injure wound destroy rock damage".split())


def from_clause(sentence: Sentence, tree: Tree, verb: int) -> list[Phrase]:
    """ "an attack claimed by the group", "strikes carried out by jets"."""
    return [
        phrase
        for child in tree.under(verb, "obl")
        if tree.preposition(child) == "by"
        and nominal(sentence, child)
        and sentence.tokens[verb].lemma in LIGHT_VERBS
        for phrase in expand(sentence, tree, child, "clause-agent")
    ]


def from_light_verb(sentence: Sentence, tree: Tree, head: int, roles: RoleMap) -> list[tuple[str, Phrase]]:
    """The subject of the verb that carries a noun event: "X launched an attack", "X came under fire"."""
    top = tree.first_conjunct(head)
    parent = tree.parent(top)
    if parent < 0 or sentence.tokens[parent].upos not in ("VERB", "AUX"):
        return []
    relation, lemma = tree.relation(top).split(":")[0], sentence.tokens[parent].lemma
    if relation == "obj" and lemma in LIGHT_VERBS | SUFFERING_VERBS:
        return _carried(sentence, tree, parent, roles)
    if (
        lemma in ("take", "hold", "keep")
        and relation in ("xcomp", "obj", "obl", "advmod", "dep")
        and sentence.tokens[head].lemma in CAPTIVE
    ):
        return _taken_captive(sentence, tree, parent, top)
    if relation == "nsubj" and tree.relation(top) == "nsubj:pass" and lemma in LIGHT_VERBS:
        return [
            ("actor", phrase)
            for child in tree.under(parent, "obl")
            if tree.preposition(child) == "by" and nominal(sentence, child)
            for phrase in expand(sentence, tree, child, "light-verb-agent")
        ]
    if relation == "obl" and tree.preposition(top) == "under" and lemma in ("come", "be", "remain", "fall"):
        return [
            ("target", phrase_at(sentence, tree, c, "under-event"))
            for c in tree.under(parent, "nsubj")
            if nominal(sentence, c)
        ]
    if relation == "nsubj" and lemma in STRIKING:
        return [
            ("target", phrase)
            for child in tree.under(parent, "obj")
            if nominal(sentence, child)
            for phrase in expand(sentence, tree, child, "struck-object")
        ]
    return []


def _carried(sentence: Sentence, tree: Tree, verb: int, roles: RoleMap) -> list[tuple[str, Phrase]]:
    """ "X launched an attack on Y", "X suffered an attack": the verb's subject, and whom it reaches."""
    part = "target" if sentence.tokens[verb].lemma in SUFFERING_VERBS else "actor"
    subjects = [c for c in tree.under(verb, "nsubj") if nominal(sentence, c)]
    phrases = (
        expand(sentence, tree, subjects[0], "light-verb") if subjects else controller(sentence, tree, verb)
    )
    found = [(part, p) for p in phrases]
    for child in tree.under(verb, "obl"):
        preposition = tree.preposition(child)
        reaches = preposition in ("on", "against") or roles.part_of(preposition) == "target"
        if reaches and nominal(sentence, child):
            found += [("target", p) for p in expand(sentence, tree, child, "light-verb-object")]
    return found


def _taken_captive(sentence: Sentence, tree: Tree, verb: int, captive: int) -> list[tuple[str, Phrase]]:
    """ "rebels took the villagers hostage": who took, and whom."""
    found: list[tuple[str, Phrase]] = []
    for child in tree.under(verb, "obj", "nsubj"):
        if child != captive and nominal(sentence, child):
            passive = tree.relation(child) == "nsubj:pass"
            part = "target" if passive or tree.relation(child) == "obj" else "actor"
            found += [(part, p) for p in expand(sentence, tree, child, "taken-captive")]
    return found
