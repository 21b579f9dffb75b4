"""What a verb gives as the parts of its event.

"Turkish jets bombed the depot": first by PropBank roles; where they are silent, by subject, object and
prepositions. "rebels entered the town and burned it": a verb without a subject shares the one above it.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.events.phrases import NOMINAL, expand, nominal, phrase_at, with_prepositions
from dateline.events.role_map import RoleMap
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree

HARMS = frozenset("kill wound injure hurt slay behead execute murder maim".split())


def of_verb(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
    """Actors, targets and weapons of a verb."""
    actors, targets, weapons = _by_roles(sentence, tree, head, roles)
    if not actors and "ARG0" in roles.actor:
        passive = _is_passive(tree, head)
        actors = _subjects(sentence, tree, head, passive)
        if not actors and not passive:
            governors = controller(sentence, tree, head)
            if not _shares_passive(sentence, tree, head):
                actors = governors
            elif not targets:
                targets = [replace(p, rule="shared-passive") for p in governors]
    if not targets and "ARG1" in roles.target:
        targets = _objects(sentence, tree, head)
    known = {p.head for p in (*actors, *targets)}
    targets += [p for p in with_prepositions(sentence, tree, head, roles) if p.head not in known]
    if "content-actor" in roles.target:
        targets += _content_actors(sentence, tree, head)
    if not targets and "head" in roles.target and tree.relation(head).split(":")[0] in ("amod", "acl"):
        targets.append(phrase_at(sentence, tree, tree.parent(head), "head"))
    if not weapons:
        for child in tree.under(head, "obl"):
            if tree.preposition(child) in ("with", "using"):
                weapons += expand(sentence, tree, child, "with-phrase")
    if _bare_passive(sentence, tree, head) and not targets:
        return [], [replace(p, rule="bare-passive") for p in actors], weapons
    taken = {p.head for p in actors}
    targets = [p for p in targets if p.head not in taken]
    return actors, targets, weapons


def _by_roles(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
    """Actors, targets and weapons by the roles that the model gives."""
    actors: list[Phrase] = []
    targets: list[Phrase] = []
    weapons: list[Phrase] = []
    predicate = sentence.predicate_at(head)
    for argument in predicate.arguments if predicate else ():
        at = argument.head
        if at == head or sentence.tokens[at].upos not in NOMINAL:
            continue
        rule = f"role:{argument.role}"
        if argument.role in roles.actor:
            actors += expand(sentence, tree, at, rule)
            continue
        if argument.role in roles.target:
            targets += expand(sentence, tree, at, rule)
        by_means = tree.preposition(at) in ("with", "using")
        if (argument.role in roles.weapon and argument.role != "ARGM-MNR") or (
            argument.role == "ARGM-MNR" and by_means
        ):
            weapons += expand(sentence, tree, at, rule)
    return actors, targets, weapons


def _is_passive(tree: Tree, head: int) -> bool:
    return bool(tree.under(head, "aux:pass")) or bool(
        [c for c in tree.under(head, "nsubj") if tree.relation(c) == "nsubj:pass"]
    )


def _subjects(sentence: Sentence, tree: Tree, head: int, passive: bool) -> list[Phrase]:
    """The subject of an active verb, the "by" of a passive one."""
    actors: list[Phrase] = []
    for child in tree.under(head, "nsubj"):
        if tree.relation(child) != "nsubj:pass" and not passive and nominal(sentence, child):
            actors += expand(sentence, tree, child, "subject")
    for child in tree.under(head, "obl"):
        if tree.preposition(child) == "by" and passive:
            actors += expand(sentence, tree, child, "by-phrase")
    return actors


def _objects(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
    """The object, a passive's subject, or what a participle stands beside: "herders killed in a raid"."""
    targets: list[Phrase] = []
    for child in tree.children[head]:
        if tree.relation(child) in ("obj", "nsubj:pass") and nominal(sentence, child):
            targets += expand(sentence, tree, child, "object")
    if (
        not targets
        and sentence.tokens[head].xpos == "VBN"
        and tree.relation(head).startswith("acl")
        and not tree.under(head, "nsubj", "obj")
    ):
        host = tree.parent(head)
        if host >= 0 and nominal(sentence, host):
            targets.append(phrase_at(sentence, tree, host, "participle-host"))
    return targets


def _content_actors(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
    """ "Rights groups allege that soldiers burned the village": who does what is told."""
    return [
        phrase
        for clause in tree.under(head, "ccomp", "xcomp")
        for subject in tree.under(clause, "nsubj")
        if tree.relation(subject) != "nsubj:pass" and nominal(sentence, subject)
        for phrase in expand(sentence, tree, subject, "content-actor")
    ]


def _shares_passive(sentence: Sentence, tree: Tree, head: int) -> bool:
    """ "were killed and nine injured", "left two herders hurt": what governs the verb is its object."""
    if sentence.tokens[head].xpos != "VBN" or tree.under(head, "obj", "aux"):
        return False
    parent, relation = tree.parent(head), tree.relation(head).split(":")[0]
    if relation == "xcomp":
        return bool(tree.under(parent, "obj"))
    passives = [c for c in tree.children[parent] if tree.relation(c) in ("aux:pass", "nsubj:pass")]
    return relation == "conj" and bool(passives)


def _bare_passive(sentence: Sentence, tree: Tree, head: int) -> bool:
    """ "six herders killed in raid": a verb of harm with no object, as headlines put the passive."""
    token = sentence.tokens[head]
    return token.lemma in HARMS and token.xpos in ("VBD", "VBN") and not tree.under(head, "obj", "ccomp")


def controller(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
    """The subject that a verb without one shares with the verb above it."""
    current = head
    for _ in range(4):
        relation = tree.relation(current).split(":")[0]
        parent = tree.parent(current)
        if parent < 0:
            break
        if tree.relation(current) == "acl:relcl" or (
            relation == "acl" and sentence.tokens[current].xpos == "VBG"
        ):
            return [phrase_at(sentence, tree, parent, "clause-host")] if nominal(sentence, parent) else []
        if relation not in ("xcomp", "conj", "advcl", "parataxis"):
            break
        if relation == "xcomp":
            objects = [c for c in tree.under(parent, "obj", "iobj") if nominal(sentence, c)]
            if objects and sentence.tokens[parent].lemma not in ("promise", "vow", "threaten"):
                return expand(sentence, tree, objects[0], "control-object")
        subjects = [c for c in tree.under(parent, "nsubj") if nominal(sentence, c)]
        if subjects:
            return expand(sentence, tree, subjects[0], "control-subject")
        current = parent
    return []
