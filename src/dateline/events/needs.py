"""Whether a lexical unit's conditions hold: words of its clause, who does it, what it is done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.records import Sentence
from dateline.records.tree import Tree
from dateline.resources.ontology import Needs, Ontology, UnitMatch

NEAR = 4
PERSONAL = frozenset(("@officials", "@person", "@armed_force", "@insurgent", "@security_force"))
CLAUSES = ("ccomp", "advcl", "parataxis", "csubj")
MODIFIERS = ("compound", "amod", "nmod", "flat", "acl", "dep", "obl", "advmod")
AIMED_AT = ("on", "against", "at")
AIMED = (*AIMED_AT, "of", "in", "near", "upon", "inside", "outside")


@dataclass(frozen=True)
class Scene:
    """A sentence with what the conditions ask of it, looked up once."""

    sentence: Sentence
    tree: Tree
    lemmas: tuple[str, ...]
    labels: tuple[str | None, ...]
    ontology: Ontology
    clauses: dict[int, frozenset[int]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, sentence: Sentence, tree: Tree, ontology: Ontology) -> Scene:
        words = [token.text for token in sentence.tokens]
        lemmas = ontology.lemmas(words, [t.lemma for t in sentence.tokens], [t.upos for t in sentence.tokens])
        labels: list[str | None] = [None] * len(words)
        for entity in sentence.entities:
            for index in range(entity.start, entity.stop):
                labels[index] = entity.label
        return cls(sentence, tree, lemmas, tuple(labels), ontology)

    def any_holds(
        self, items: Sequence[str], tokens: Sequence[int] | set[int] | frozenset[int], *, named: bool = True
    ) -> bool:
        """One of these tokens meets one of the items."""
        return any(
            self.ontology.holds(items, self.lemmas[i], self.labels[i] if named else None) for i in tokens
        )


def clause_tokens(scene: Scene, head: int) -> frozenset[int]:
    """The words of a trigger's clause: its arguments and modifiers, its carrier verb's, a shared subject."""
    if head not in scene.clauses:
        scene.clauses[head] = frozenset(_clause_tokens(scene, head))
    return scene.clauses[head]


def _clause_tokens(scene: Scene, head: int) -> set[int]:
    tree, tokens = scene.tree, scene.sentence.tokens
    verb = head
    if tokens[head].upos not in ("VERB", "AUX"):
        for ancestor in tree.ancestors(head):
            verb = ancestor
            if tokens[ancestor].upos in ("VERB", "AUX"):
                break
    path = {head, *tree.ancestors(head)}
    words = {verb, head}
    todo = [verb, head]
    while todo:
        current = todo.pop()
        for child in tree.children[current]:
            relation = tree.relation(child)
            clausal = (
                relation.split(":")[0] in CLAUSES
                or relation == "acl:relcl"
                or (relation == "conj" and tokens[child].upos == "VERB")
            )
            if clausal and child not in path:
                continue
            if child not in words:
                words.add(child)
                todo.append(child)
    parent = tree.parent(verb)
    if parent >= 0 and tree.relation(verb).split(":")[0] in ("advcl", "conj", "xcomp", "acl", "ccomp"):
        for subject in tree.under(parent, "nsubj"):
            words |= tree.subtree(subject)
        if tree.relation(verb).startswith("acl"):
            words.add(parent)
            words |= {
                c for c in tree.children[parent] if tree.relation(c) in ("compound", "amod", "nmod:poss")
            }
    words |= set(range(max(0, head - NEAR), min(len(tokens), head + NEAR + 1)))
    return words


def needs_met(
    scene: Scene, needs: Needs, match: UnitMatch, head: int, *, named: frozenset[int] = frozenset()
) -> bool:
    """Test every condition of a unit.

    Args:
        named: Words that name events outright; they don't type a general noun beside them: in "after the Osk
            attacks, air strikes ..." the attacks did not come from the air.
    """
    own = set(match.tokens)
    return (
        _clause_fits(scene, needs, own, head, named)
        and _parties_fit(scene, needs, own, head)
        and (not needs.modifier or scene.any_holds(needs.modifier, _modifiers(scene, match) - own))
        and (not needs.governor or scene.any_holds(needs.governor, _governors(scene, head)))
        and (not needs.target or scene.any_holds(needs.target, _aimed_at(scene, head) - own))
    )


def _clause_fits(scene: Scene, needs: Needs, own: set[int], head: int, named: frozenset[int]) -> bool:
    """The clause has a word that it must have, and none that it must not."""
    if not needs.with_ and not needs.not_:
        return True
    clause = clause_tokens(scene, head) - own
    general = scene.lemmas[head] in scene.ontology.anaphors
    if general and scene.sentence.tokens[head].upos in ("NOUN", "PROPN"):
        clause -= named - scene.tree.subtree(head)
    if needs.with_ and not scene.any_holds(needs.with_, clause, named=False):
        return False
    return not (needs.not_ and scene.any_holds(needs.not_, clause, named=False))


def _parties_fit(scene: Scene, needs: Needs, own: set[int], head: int) -> bool:
    """Who does it and what it is done to are those wanted, and none of those unwanted."""
    if needs.object or needs.not_object:
        done_to = objects(scene, head) - own
        if needs.object and not scene.any_holds(needs.object, done_to):
            return False
        if needs.not_object and scene.any_holds(needs.not_object, done_to):
            return False
    if not (needs.subject or needs.not_subject or needs.actor):
        return True
    doers = subjects(scene, head) - own
    if needs.not_subject and scene.any_holds(needs.not_subject, doers):
        return False
    if needs.subject and not _subject_fits(scene, needs.subject, doers):
        return False
    return not needs.actor or scene.any_holds(needs.actor, doers)


def _modifiers(scene: Scene, match: UnitMatch) -> set[int]:
    """Words before a unit's own words that hang on them, and the two names or adjectives before it."""
    tree, tokens = scene.tree, scene.sentence.tokens
    found = set()
    for index in match.tokens:
        for child in tree.under(index, *MODIFIERS):
            if child < index:
                found |= {i for i in tree.subtree(child) if i < index}
    nearest = range(max(0, match.start - 2), match.start)
    return found | {i for i in nearest if tokens[i].upos in ("NOUN", "PROPN", "ADJ", "PUNCT")}


def _governors(scene: Scene, head: int) -> set[int]:
    """The word that governs a trigger, or the first of those it is joined to."""
    tree = scene.tree
    return set(list(tree.ancestors(tree.first_conjunct(head)))[:1])


def _aimed_at(scene: Scene, head: int) -> set[int]:
    """Heads of what a trigger is aimed at, with those joined to them: its own, or its light verb's."""
    tree = scene.tree
    found = {c for c in tree.under(head, "nmod", "obl") if tree.preposition(c) in AIMED}
    verb = tree.parent(head)
    light = verb >= 0 and tree.relation(head).split(":")[0] in ("obj", "nsubj")
    if light and scene.sentence.tokens[verb].upos == "VERB":
        found |= {c for c in tree.under(verb, "obl") if tree.preposition(c) in AIMED_AT}
    return {joined for child in found for joined in tree.conjuncts(child)}


def _subject_fits(scene: Scene, items: Sequence[str], doers: set[int]) -> bool:
    """The doer is one of those wanted, or a pronoun that may stand for people of that class."""
    if scene.any_holds(items, doers):
        return True
    return bool(PERSONAL & set(items)) and any(scene.lemmas[i] in ("he", "she", "they") for i in doers)


def objects(scene: Scene, head: int) -> set[int]:
    """Heads of what a trigger is done to, with those joined to them; words inside their noun phrase too."""
    tree, tokens = scene.tree, scene.sentence.tokens
    found: set[int] = set()
    for child in tree.children[head]:
        relation = tree.relation(child)
        if relation in ("obj", "nsubj:pass", "iobj") or (
            tokens[head].upos in ("NOUN", "PROPN")
            and relation == "nmod"
            and tree.preposition(child) in ("of", "on", "against", "to", "with", "for")
        ):
            found |= set(tree.conjuncts(child))
    predicate = scene.sentence.predicate_at(head)
    for argument in predicate.arguments if predicate else ():
        if argument.role in ("ARG1", "ARG2") and argument.head != head:
            found |= set(tree.conjuncts(argument.head))
    if tokens[head].xpos == "VBN" and tree.relation(head).startswith("acl") and tree.parent(head) >= 0:
        found.add(tree.parent(head))
    for child in tree.under(head, "obl"):
        if tree.preposition(child) in ("on", "at", "against", "into", "from", "of", "with", "to", "in"):
            found |= set(tree.conjuncts(child))
    for index in tuple(found):
        found |= {
            c
            for c in tree.children[index]
            if tree.relation(c) in ("compound", "flat", "nmod", "appos")
            and (tree.relation(c) != "nmod" or tree.preposition(c) == "of")
        }
    return found


def subjects(scene: Scene, head: int) -> set[int]:
    """Heads of who does it, with those joined to them, and the words inside their noun phrase."""
    tree, tokens = scene.tree, scene.sentence.tokens
    found: set[int] = set()
    for child in tree.children[head]:
        relation = tree.relation(child)
        if relation in ("nsubj", "nmod:poss", "obl:agent") or (
            relation in ("obl", "nmod") and tree.preposition(child) == "by"
        ):
            found |= set(tree.conjuncts(child))
        elif relation in ("compound", "amod") and tokens[head].upos in ("NOUN", "PROPN"):
            found.add(child)
    predicate = scene.sentence.predicate_at(head)
    for argument in predicate.arguments if predicate else ():
        if argument.role == "ARG0" and argument.head != head:
            found |= set(tree.conjuncts(argument.head))
    if not found:
        current = head
        for _ in range(3):
            parent = tree.parent(current)
            if parent < 0:
                break
            relation = tree.relation(current)
            if relation.startswith("acl") and tokens[current].xpos != "VBN":
                found.add(parent)
                break
            if relation.split(":")[0] not in ("xcomp", "conj", "advcl", "obj"):
                break
            for subject in tree.under(parent, "nsubj"):
                found |= set(tree.conjuncts(subject))
            if found:
                break
            current = parent
    for index in tuple(found):
        found |= {
            c
            for c in tree.children[index]
            if tree.relation(c).split(":")[0] in ("compound", "flat", "amod", "nmod", "appos")
        }
    return found
