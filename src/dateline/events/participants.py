"""Who did it, to whom, with what: the phrases that fill an event's parts.

"Turkish jets bombed the depot", "the coalition's strikes on Raqqa", "an attack by gunmen on a convoy",
"clashes between police and protesters": verbs give their parts by PropBank roles, nouns by their
prepositions, possessives and modifiers, and by the subject of the light verb that carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.records import Sentence, Span
from dateline.records.mention import Phrase
from dateline.records.tree import Tree
from dateline.resources.words import load_words

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
LIGHT_VERBS = frozenset(load_words("people")["light_verbs"])
BLAMING = frozenset("accuse blame suspect convict charge indict fault implicate".split())
HARMS = frozenset("kill wound injure hurt slay behead execute murder maim".split())
FORCES = frozenset((*load_words("people")["armed"], "government", "coalition"))
CAPTIVE = frozenset(load_words("people")["captives"])
# The rule of what stands before the event noun: "embassy bombing".
COMPOUND = "compound"
# The rule of whom "anti-" stands before.
ANTI, AGAINST = "anti-", "anti-modifier"
SUFFERING_VERBS = frozenset(load_words("people")["suffering_verbs"])


@dataclass(frozen=True, slots=True)
class Parts:
    """The phrases of one mention."""

    actors: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]
    weapons: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class RoleMap:
    """Where a unit's parts stand, as the ontology writes it.

    Attributes:
        actor, target, weapon: PropBank roles (ARG0 ..), prepositions ("on", "by"), "possessive", "modifier",
            "head" (the noun an adjective stands before), "self", "source" (the speaker), "between:first" ...
    """

    actor: tuple[str, ...] = ("ARG0", "by", "possessive", "modifier")
    target: tuple[str, ...] = ("ARG1", "on", "against", "of", "at")
    weapon: tuple[str, ...] = ("ARG2", "with")

    def of_verb(self) -> RoleMap:
        """The same for a verb: "rebels attacked the base" where the unit is "rebel attack"."""
        if any(place.startswith("ARG") for place in (*self.actor, *self.target)) or "source" in self.actor:
            return self
        return RoleMap(("ARG0", *self.actor), ("ARG1", *self.target), self.weapon)

    def part_of(self, place: str) -> str | None:
        """ "actor", "target", "weapon" or None for a role, preposition or other place."""
        for part in ("actor", "target", "weapon"):
            if place in getattr(self, part):
                return part
        return None


def read_parts(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap, inside: Sequence[int] = ()
) -> Parts:
    """Find the parts of the event at a trigger word.

    Args:
        inside: All words of the trigger: in "laid siege to the base" the "to" hangs under "siege".
    """
    token = sentence.tokens[head]
    if token.upos in ("VERB", "AUX") or (
        token.upos == "ADJ" and sentence.predicate_at(head) and token.xpos in ("VBN", "VBD", "VBG")
    ):
        actors, targets, weapons = _of_verb(sentence, tree, head, roles.of_verb())
    else:
        actors, targets, weapons = _of_noun(sentence, tree, head, roles)
    for word in inside:
        if word != head:
            targets += _with_prepositions(sentence, tree, word, roles)
        host = tree.parent(word)
        if tree.relation(word) == "case" and host not in inside and host > word and _nominal(sentence, host):
            if tree.lemma(word) == "by":
                actors = _expand(sentence, tree, host, "trigger-agent") + actors
            else:
                targets = _expand(sentence, tree, host, "trigger-object") + targets
    if not actors and {"ARG0", "by"} & set(roles.actor):
        actors += _accused(sentence, tree, head)
    if "self" in roles.actor:
        actors.append(phrase_at(sentence, tree, head, "self"))
    elif "self" in roles.target:
        targets.append(phrase_at(sentence, tree, head, "self"))
    return Parts(_unique(actors), _unique(targets), _unique(weapons))


def _accused(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
    """ "accused the army of shelling", "responsible for the attacks", "at the hands of rebels".

    Who is said to.
    """
    for child in tree.under(head, "obl", "nmod"):
        if tree.lemma(child) == "hand" and tree.preposition(child) == "at":
            return [
                phrase
                for owner in tree.under(child, "nmod")
                if tree.preposition(owner) == "of" and _nominal(sentence, owner)
                for phrase in _expand(sentence, tree, owner, "at-the-hands")
            ]
    top = tree.first_conjunct(head)
    above = tree.parent(top)
    link = tree.preposition(top) or " ".join(tree.lemma(c) for c in tree.under(top, "mark"))
    if above < 0 or link not in ("of", "for", "with", "in", "over", "to", "behind"):
        return []
    if tree.lemma(above) in BLAMING and sentence.tokens[above].upos == "VERB":
        blamed = [c for c in tree.children[above] if tree.relation(c) in ("obj", "nsubj:pass")]
        if not blamed and tree.relation(above).startswith("acl"):
            blamed = [tree.parent(above)]
    elif tree.lemma(above) == "responsible":
        blamed = list(tree.under(above, "nsubj")) or [tree.parent(above)]
    else:
        return []
    found = [c for c in blamed[:1] if c >= 0 and c != top and _nominal(sentence, c)]
    found = [c for c in found if not {tree.lemma(d) for d in tree.under(c, "det")} & {"any", "no", "neither"}]
    return [phrase for c in found for phrase in _expand(sentence, tree, c, "accused")]


def phrase_at(sentence: Sentence, tree: Tree, index: int, rule: str) -> Phrase:
    """The noun phrase around a head word as a part."""
    start, stop = tree.phrase(index)
    return Phrase(sentence.index, start, stop, index, sentence.span(start, stop), rule)


def _expand(sentence: Sentence, tree: Tree, index: int, rule: str) -> list[Phrase]:
    """A phrase and those joined to it."""
    return [
        phrase_at(sentence, tree, head, rule)
        for head in tree.conjuncts(index)
        if sentence.tokens[head].upos in NOMINAL
    ]


def _with_prepositions(sentence: Sentence, tree: Tree, head: int, roles: RoleMap) -> list[Phrase]:
    """Targets under a word by the prepositions of the role map."""
    return [
        phrase
        for child in tree.under(head, "obl", "nmod")
        if _nominal(sentence, child) and roles.part_of(tree.preposition(child)) == "target"
        for phrase in _expand(sentence, tree, child, f"{tree.preposition(child)}-phrase")
    ]


def _content_actors(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
    """ "Rights groups allege that soldiers burned the village": who does what is told."""
    return [
        phrase
        for clause in tree.under(head, "ccomp", "xcomp")
        for subject in tree.under(clause, "nsubj")
        if tree.relation(subject) != "nsubj:pass" and _nominal(sentence, subject)
        for phrase in _expand(sentence, tree, subject, "content-actor")
    ]


def _of_verb(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
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
            actors += _expand(sentence, tree, at, rule)
            continue
        if argument.role in roles.target:
            targets += _expand(sentence, tree, at, rule)
        by_means = tree.preposition(at) in ("with", "using")
        if (argument.role in roles.weapon and argument.role != "ARGM-MNR") or (
            argument.role == "ARGM-MNR" and by_means
        ):
            weapons += _expand(sentence, tree, at, rule)
    passive = bool(tree.under(head, "aux:pass")) or bool(
        [c for c in tree.under(head, "nsubj") if tree.relation(c) == "nsubj:pass"]
    )
    if not actors and "ARG0" in roles.actor:
        for child in tree.under(head, "nsubj"):
            if tree.relation(child) != "nsubj:pass" and not passive and _nominal(sentence, child):
                actors += _expand(sentence, tree, child, "subject")
        for child in tree.under(head, "obl"):
            if tree.preposition(child) == "by" and passive:
                actors += _expand(sentence, tree, child, "by-phrase")
        if not actors and not passive:
            governors = _controller(sentence, tree, head)
            if _shares_passive(sentence, tree, head):
                targets += [replace(p, rule="shared-passive") for p in governors] if not targets else []
            else:
                actors += governors
    if not targets and "ARG1" in roles.target:
        for child in tree.children[head]:
            if tree.relation(child) in ("obj", "nsubj:pass") and _nominal(sentence, child):
                targets += _expand(sentence, tree, child, "object")
        if (
            not targets
            and sentence.tokens[head].xpos == "VBN"
            and tree.relation(head).startswith("acl")
            and not tree.under(head, "nsubj", "obj")
        ):
            host = tree.parent(head)
            if host >= 0 and _nominal(sentence, host):
                targets.append(phrase_at(sentence, tree, host, "participle-host"))
    known = {p.head for p in (*actors, *targets)}
    targets += [p for p in _with_prepositions(sentence, tree, head, roles) if p.head not in known]
    if "content-actor" in roles.target:
        targets += _content_actors(sentence, tree, head)
    if not targets and "head" in roles.target and tree.relation(head).split(":")[0] in ("amod", "acl"):
        targets.append(phrase_at(sentence, tree, tree.parent(head), "head"))
    if not weapons:
        for child in tree.under(head, "obl"):
            if tree.preposition(child) in ("with", "using"):
                weapons += _expand(sentence, tree, child, "with-phrase")
    if _bare_passive(sentence, tree, head) and not targets:
        return [], [replace(p, rule="bare-passive") for p in actors], weapons
    taken = {p.head for p in actors}
    targets = [p for p in targets if p.head not in taken]
    return actors, targets, weapons


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


def _nominal(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in NOMINAL


def _controller(sentence: Sentence, tree: Tree, head: int) -> list[Phrase]:
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
            return [phrase_at(sentence, tree, parent, "clause-host")] if _nominal(sentence, parent) else []
        if relation not in ("xcomp", "conj", "advcl", "parataxis"):
            break
        if relation == "xcomp":
            objects = [c for c in tree.under(parent, "obj", "iobj") if _nominal(sentence, c)]
            if objects and sentence.tokens[parent].lemma not in ("promise", "vow", "threaten"):
                return _expand(sentence, tree, objects[0], "control-object")
        subjects = [c for c in tree.under(parent, "nsubj") if _nominal(sentence, c)]
        if subjects:
            return _expand(sentence, tree, subjects[0], "control-subject")
        current = parent
    return []


def _of_noun(
    sentence: Sentence, tree: Tree, head: int, roles: RoleMap
) -> tuple[list[Phrase], list[Phrase], list[Phrase]]:
    actors: list[Phrase] = []
    targets: list[Phrase] = []
    weapons: list[Phrase] = []
    for child in tree.children[head]:
        relation, upos = tree.relation(child), sentence.tokens[child].upos
        if relation == "nmod:poss" and upos in NOMINAL:
            part = roles.part_of("possessive")
            if part == "actor":
                actors += _expand(sentence, tree, child, "possessive")
            elif part == "target":
                targets += _expand(sentence, tree, child, "possessive")
        elif relation.split(":")[0] in ("nmod", "obl") and upos in NOMINAL:
            preposition = tree.preposition(child)
            if preposition == "between":
                both = _expand(sentence, tree, child, "between")
                actors += both[:1]
                targets += both[1:]
            elif roles.part_of(preposition) == "actor":
                actors += _expand(sentence, tree, child, f"{preposition}-phrase")
            elif roles.part_of(preposition) == "target":
                targets += _expand(sentence, tree, child, f"{preposition}-phrase")
            elif roles.part_of(preposition) == "weapon":
                weapons += _expand(sentence, tree, child, "with-phrase")
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
            actors += _from_clause(sentence, tree, child)
        elif relation in ("compound", "amod") and sentence.tokens[child].text.lower().startswith(ANTI):
            targets.append(_opposed(sentence, child))
        elif relation == "compound" and upos == "NOUN" and child < head:
            targets.append(phrase_at(sentence, tree, child, COMPOUND))
    carried = _from_light_verb(sentence, tree, head, roles)
    if not actors:
        actors += [p for role, p in carried if role == "actor"]
    if all(p.rule == COMPOUND for p in targets):
        targets = [*(p for role, p in carried if role == "target"), *targets]
    predicate = sentence.predicate_at(head)
    for argument in predicate.arguments if predicate else ():
        if argument.head == head or not _nominal(sentence, argument.head):
            continue
        if roles.part_of(argument.role) == "actor" and not actors:
            actors += _expand(sentence, tree, argument.head, f"role:{argument.role}")
        elif roles.part_of(argument.role) == "target" and all(p.rule == COMPOUND for p in targets):
            if argument.head not in {p.head for p in actors}:
                targets += _expand(sentence, tree, argument.head, f"role:{argument.role}")
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


def _from_clause(sentence: Sentence, tree: Tree, verb: int) -> list[Phrase]:
    """ "an attack claimed by the group", "strikes carried out by jets"."""
    return [
        phrase
        for child in tree.under(verb, "obl")
        if tree.preposition(child) == "by"
        and _nominal(sentence, child)
        and sentence.tokens[verb].lemma in LIGHT_VERBS
        for phrase in _expand(sentence, tree, child, "clause-agent")
    ]


def _from_light_verb(sentence: Sentence, tree: Tree, head: int, roles: RoleMap) -> list[tuple[str, Phrase]]:
    """The subject of the verb that carries a noun event: "X launched an attack", "X came under fire"."""
    top = tree.first_conjunct(head)
    parent = tree.parent(top)
    if parent < 0 or sentence.tokens[parent].upos not in ("VERB", "AUX"):
        return []
    relation, lemma = tree.relation(top).split(":")[0], sentence.tokens[parent].lemma
    found: list[tuple[str, Phrase]] = []
    if relation == "obj" and lemma in LIGHT_VERBS | SUFFERING_VERBS:
        part = "target" if lemma in SUFFERING_VERBS else "actor"
        subjects = [c for c in tree.under(parent, "nsubj") if _nominal(sentence, c)]
        phrases = (
            _expand(sentence, tree, subjects[0], "light-verb")
            if subjects
            else _controller(sentence, tree, parent)
        )
        found += [(part, p) for p in phrases]
        for child in tree.under(parent, "obl"):
            preposition = tree.preposition(child)
            reaches = preposition in ("on", "against") or roles.part_of(preposition) == "target"
            if reaches and _nominal(sentence, child):
                found += [("target", p) for p in _expand(sentence, tree, child, "light-verb-object")]
    elif (
        lemma in ("take", "hold", "keep")
        and relation in ("xcomp", "obj", "obl", "advmod", "dep")
        and sentence.tokens[head].lemma in CAPTIVE
    ):
        for child in tree.under(parent, "obj", "nsubj"):
            if child != top and _nominal(sentence, child):
                passive = tree.relation(child) == "nsubj:pass"
                part = "target" if passive or tree.relation(child) == "obj" else "actor"
                found += [(part, p) for p in _expand(sentence, tree, child, "taken-captive")]
    elif relation == "nsubj" and tree.relation(top) == "nsubj:pass" and lemma in LIGHT_VERBS:
        for child in tree.under(parent, "obl"):
            if tree.preposition(child) == "by" and _nominal(sentence, child):
                found += [("actor", p) for p in _expand(sentence, tree, child, "light-verb-agent")]
    elif relation == "obl" and tree.preposition(top) == "under" and lemma in ("come", "be", "remain", "fall"):
        found += [
            ("target", phrase_at(sentence, tree, c, "under-event"))
            for c in tree.under(parent, "nsubj")
            if _nominal(sentence, c)
        ]
    elif relation == "nsubj" and lemma in (
        "hit",
        "strike",
        "target",
        "kill",
        "injure",
        "wound",
        "destroy",
        "rock",
        "damage",
    ):
        for child in tree.under(parent, "obj"):
            if _nominal(sentence, child):
                found += [("target", p) for p in _expand(sentence, tree, child, "struck-object")]
    return found


def _unique(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Drop a phrase whose head was given before, and event-internal pronouns of nobody."""
    seen: set[int] = set()
    kept = []
    for phrase in phrases:
        if phrase.head in seen or phrase.span.text.lower() in (
            "it",
            "there",
            "which",
            "this",
            "that",
            "what",
        ):
            if phrase.span.text.lower() not in ("it", "which", "that") or phrase.head in seen:
                continue
        seen.add(phrase.head)
        kept.append(phrase)
    return tuple(kept)
