"""Who did it, to whom, with what: the phrases that fill an event's parts.

"Turkish jets bombed the depot", "the coalition's strikes on Raqqa", "an attack by gunmen on a convoy",
"clashes between police and protesters": verbs give their parts by PropBank roles, nouns by their
prepositions, possessives and modifiers, and by the subject of the light verb that carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.noun_parts import of_noun
from dateline.events.phrases import expand, nominal, phrase_at, with_prepositions
from dateline.events.role_map import RoleMap
from dateline.events.verb_parts import of_verb
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.records.tree import Tree

BLAMING = frozenset("accuse blame suspect convict charge indict fault implicate".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """The phrases of one mention."""

    actors: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]
    weapons: tuple[Phrase, ...]


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
        actors, targets, weapons = of_verb(sentence, tree, head, roles.of_verb())
    else:
        actors, targets, weapons = of_noun(sentence, tree, head, roles)
    for word in inside:
        if word != head:
            targets += with_prepositions(sentence, tree, word, roles)
        host = tree.parent(word)
        if tree.relation(word) == "case" and host not in inside and host > word and nominal(sentence, host):
            if tree.lemma(word) == "by":
                actors = expand(sentence, tree, host, "trigger-agent") + actors
            else:
                targets = expand(sentence, tree, host, "trigger-object") + targets
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
                if tree.preposition(owner) == "of" and nominal(sentence, owner)
                for phrase in expand(sentence, tree, owner, "at-the-hands")
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
    found = [c for c in blamed[:1] if c >= 0 and c != top and nominal(sentence, c)]
    found = [c for c in found if not {tree.lemma(d) for d in tree.under(c, "det")} & {"any", "no", "neither"}]
    return [phrase for c in found for phrase in expand(sentence, tree, c, "accused")]


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
