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
    tree, tokens = scene.tree, scene.sentence.tokens
    own = set(match.tokens)
    if needs.with_ or needs.not_:
        clause = clause_tokens(scene, head) - own
        if tokens[head].upos in ("NOUN", "PROPN") and scene.lemmas[head] in scene.ontology.anaphors:
            clause -= named - tree.subtree(head)
        if needs.with_ and not scene.any_holds(needs.with_, clause, named=False):
            return False
        if needs.not_ and scene.any_holds(needs.not_, clause, named=False):
            return False
    if needs.object and not scene.any_holds(needs.object, objects(scene, head) - own):
        return False
    if needs.not_subject and scene.any_holds(needs.not_subject, subjects(scene, head) - own):
        return False
    if needs.not_object and scene.any_holds(needs.not_object, objects(scene, head) - own):
        return False
    if needs.subject and not _subject_fits(scene, needs.subject, subjects(scene, head) - own):
        return False
    if needs.modifier:
        before = set()
        for index in own:
            for child in tree.children[index]:
                if child < index and tree.relation(child).split(":")[0] in (
                    "compound",
                    "amod",
                    "nmod",
                    "flat",
                    "acl",
                    "dep",
                    "obl",
                    "advmod",
                ):
                    before |= {i for i in tree.subtree(child) if i < index}
        before |= {
            i
            for i in range(max(0, match.start - 2), match.start)
            if tokens[i].upos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        }
        if not scene.any_holds(needs.modifier, before - own):
            return False
    if needs.governor:
        above = next(iter(tree.ancestors(tree.first_conjunct(head))), None)
        if above is None or not scene.any_holds(needs.governor, {above}):
            return False
    if needs.target:
        under = set()
        for child in tree.under(head, "nmod", "obl"):
            if tree.preposition(child) in (
                "on",
                "against",
                "at",
                "of",
                "in",
                "near",
                "upon",
                "inside",
                "outside",
            ):
                under |= set(tree.conjuncts(child))
        parent = tree.parent(head)
        if (
            parent >= 0
            and tokens[parent].upos == "VERB"
            and tree.relation(head).split(":")[0] in ("obj", "nsubj")
        ):
            for child in tree.under(parent, "obl"):
                if tree.preposition(child) in ("on", "against", "at"):
                    under |= set(tree.conjuncts(child))
        if not scene.any_holds(needs.target, under - own):
            return False
    if needs.actor:
        doers = subjects(scene, head)
        if not scene.any_holds(needs.actor, doers - own):
            return False
    return True


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
