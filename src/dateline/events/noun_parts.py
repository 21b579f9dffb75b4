"""What a noun gives as the parts of its event.

"the coalition's strikes on Raqqa", "an attack by gunmen on a convoy", "clashes between police and
protesters", "anti-junta protests": possessives, prepositions and modifiers; then the subject of the light
verb that carries the noun.
"""

from __future__ import annotations

from dateline.events.light_verbs import from_clause, from_light_verb
from dateline.events.phrases import AGAINST, ANTI, COMPOUND, NOMINAL, expand, nominal, phrase_at
from dateline.events.role_map import RoleMap
from dateline.records import Sentence, Span
from dateline.records.mention import Phrase
from dateline.records.tree import Tree
from dateline.resources.words import load_words

FORCES = frozenset((*load_words("people")["armed"], "government", "coalition"))


def of_noun(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
    """Actors, targets and weapons of a noun."""
    actors, targets, weapons = _around_noun(sentence, tree, head, roles)
    carried = from_light_verb(sentence, tree, head, roles)
    if not actors:
        actors += [p for role, p in carried if role == "actor"]
    if all(p.rule == COMPOUND for p in targets):
        targets = [*(p for role, p in carried if role == "target"), *targets]
    predicate = sentence.predicate_at(head)
    for argument in predicate.arguments if predicate else ():
        if argument.head == head or not nominal(sentence, argument.head):
            continue
        if roles.part_of(argument.role) == "actor" and not actors:
            actors += expand(sentence, tree, argument.head, f"role:{argument.role}")
        elif roles.part_of(argument.role) == "target" and all(p.rule == COMPOUND for p in targets):
            if argument.head not in {p.head for p in actors}:
                targets += expand(sentence, tree, argument.head, f"role:{argument.role}")
    return actors, targets, weapons


def _around_noun(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
    """Actors, targets and weapons among what hangs under a noun."""
    actors: list[Phrase] = []
    targets: list[Phrase] = []
    weapons: list[Phrase] = []
    for child in tree.children[head]:
        relation, upos = tree.relation(child), sentence.tokens[child].upos
        if relation == "nmod:poss" and upos in NOMINAL:
            part = roles.part_of("possessive")
            if part == "actor":
                actors += expand(sentence, tree, child, "possessive")
            elif part == "target":
                targets += expand(sentence, tree, child, "possessive")
        elif relation.split(":")[0] in ("nmod", "obl") and upos in NOMINAL:
            preposition = tree.preposition(child)
            if preposition == "between":
                both = expand(sentence, tree, child, "between")
                actors += both[:1]
                targets += both[1:]
            elif roles.part_of(preposition) == "actor":
                actors += expand(sentence, tree, child, f"{preposition}-phrase")
            elif roles.part_of(preposition) == "target":
                targets += expand(sentence, tree, child, f"{preposition}-phrase")
            elif roles.part_of(preposition) == "weapon":
                weapons += expand(sentence, tree, child, "with-phrase")
        elif (
            relation in ("compound", "amod", "nmod", "nmod:unmarked")
            and roles.part_of("modifier") == "actor"
            and _names_somebody(sentence, child)
            and not sentence.tokens[child].text.lower().startswith(ANTI)
        ):
            start = min(tree.subtree(child))
            actors.append(
                Phrase(sentence.index, start, child + 1, child, sentence.span(start, child + 1), "modifier")
            )
        elif relation.startswith("acl"):
            actors += from_clause(sentence, tree, child)
        elif relation in ("compound", "amod") and sentence.tokens[child].text.lower().startswith(ANTI):
            targets.append(_opposed(sentence, child))
        elif relation == "compound" and upos == "NOUN" and child < head:
            targets.append(phrase_at(sentence, tree, child, COMPOUND))
    return actors, targets, weapons


def _opposed(sentence: Sentence, index: int) -> Phrase:
    """ "anti-junta protests": the junta."""
    token = sentence.tokens[index]
    span = Span(token.start + len(ANTI), token.stop, token.text[len(ANTI) :])
    return Phrase(sentence.index, index, index + 1, index, span, AGAINST)


def _names_somebody(sentence: Sentence, index: int) -> bool:
    """A modifier that is a name of people or of a group: "Russian", "Boko Haram", "rebel"."""
    for entity in sentence.entities:
        if entity.start <= index < entity.stop:
            return entity.label in ("nationality", "organization", "person", "location")
    token = sentence.tokens[index]
    return token.upos == "PROPN" or token.lemma in FORCES
