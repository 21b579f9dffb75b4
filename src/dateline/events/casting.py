"""Which phrases can play a part at all.

A role of the grammar is not yet a participant: in "a blast on Tuesday killed 12 in the market" the blast, the
Tuesday and the bare number take part in nothing. People and groups may act and suffer; buildings, vehicles
and towns only suffer, and only where nobody is named; weapons are weapons; aircraft act for their owners.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from dateline.events.participants import Parts
from dateline.events.phrases import AGAINST, COMPOUND, phrase_at
from dateline.records import Sentence
from dateline.records.mention import OWNER, STRUCK, THING, Phrase
from dateline.records.tree import Tree
from dateline.resources.ontology import Ontology
from dateline.resources.words import load_words

PEOPLE = (
    "@person",
    "@armed_force",
    "@civilians",
    "@officials",
    "@captive",
    "@insurgent",
    "@security_force",
    "@authority",
    "@aid_actor",
)
THINGS = ("@building", "@vehicle", "@settlement", "@aircraft", "@ship", "@road", "@place")
WEAPONS = ("@explosive", "@artillery_weapon", "@firearm", "@chemical_agent", "@blade")
PEOPLE_LABELS = ("person", "organization", "nationality")
WORDS = load_words("people")
BODIES = frozenset((*WORDS["bodies"], *WORDS["persons"]))
MEASURES = frozenset(WORDS["measures"])
ALONE = frozenset(WORDS["alone"])
NEVER = frozenset(WORDS["never"])
HELD = frozenset(WORDS["held"])
DWELT = frozenset(WORDS["dwelt"])
FIGHTERS = frozenset(WORDS["armed"])
CAPTIVES = frozenset(WORDS["captives"])
ENDINGS = tuple(WORDS["endings"])
CARRYING = frozenset("carry transport ferry take bring evacuate move".split())
AT_STATES = ("on-phrase", "against-phrase", "from-phrase", "role:ARG1", "object")
NOBODY = frozenset(
    "no one/nobody/none/no group/no-one/noone/no party/no side/any group/anyone/anybody".split("/")
)


def cast(
    sentence: Sentence,
    tree: Tree,
    parts: Parts,
    ontology: Ontology,
    triggers: frozenset[int],
    *,
    places: bool = False,
    states: bool = False,
    struck: bool = False,
) -> Parts:
    """Keep the phrases that can play their part.

    Args:
        places: A town may be what it is done to, as in a siege or in relief.
        states: The name of a country stands for its government, as in talks and accusations.
        struck: A country may be what it is done to, as in an attack on it; a town is only where it is.
        triggers: Heads of all event words of the sentence: an event is no participant of another.
    """
    actors, targets, things, weapons = [], [], [], list(parts.weapons)
    for phrase in _through_measures(sentence, tree, parts.actors):
        role = nature(sentence, tree, phrase, ontology, triggers)
        acts_for_state = role == "place" and phrase.rule not in ("of-phrase", "from-phrase")
        if role in ("people", "aircraft") or (
            acts_for_state and sentence.tokens[phrase.head].upos == "PROPN"
        ):
            actors.append(phrase)
        elif role == "weapon":
            if _owned(sentence, tree, phrase.head):
                actors.append(phrase)
            weapons.append(phrase)
    for phrase in _aboard(sentence, tree, _through_measures(sentence, tree, parts.targets)):
        role = nature(sentence, tree, phrase, ontology, triggers)
        if phrase.rule == COMPOUND and not (
            struck and ontology.holds(("@building",), tree.lemma(phrase.head))
        ):
            continue
        if role == "place" and states and sentence.tokens[phrase.head].upos == "PROPN":
            role = "people"
        if role == "people":
            targets.append(phrase)
        elif role in ("thing", "aircraft", "place"):
            things.append((phrase, role))
        elif role == "none":
            targets += _owners(sentence, tree, phrase, ontology, triggers)
    if struck and not targets:
        targets = [
            replace(phrase, rule=STRUCK)
            for phrase, role in things
            if role == "place" and phrase.rule in AT_STATES and sentence.tokens[phrase.head].upos == "PROPN"
        ]
    if not targets:
        suffering = [thing for thing, role in things if role != "place" or places]
        targets = [replace(thing, rule=f"{thing.rule}{THING}") for thing in suffering[:1]]
    weapons = [
        w for w in weapons if nature(sentence, tree, w, ontology, triggers) in ("weapon", "aircraft", "thing")
    ]
    return Parts(tuple(actors), tuple(targets), tuple(dict.fromkeys(weapons)))


def type_by_means(kind: str, sentence: Sentence, parts: Parts, ontology: Ontology) -> str:
    """ "a drone attacked the checkpoint", "the air force raided the camp": who acts tells with what."""
    if kind not in ("battle", "assault-other"):
        return kind
    for phrase in parts.actors:
        lemma, words = sentence.tokens[phrase.head].lemma, phrase.span.text.lower()
        if ontology.holds(("@aircraft",), lemma) or "air force" in words:
            return "assault-aerial"
        if ontology.holds(("@artillery_weapon",), lemma):
            return "assault-artillery"
    return kind


def _owned(sentence: Sentence, tree: Tree, head: int) -> bool:
    """ "Turkish howitzers", "the army's artillery": arms that act for whom they name."""
    named = {
        i
        for e in sentence.entities
        if e.label in ("nationality", "organization")
        for i in range(e.start, e.stop)
    }
    owners = tree.under(head, "amod", "compound", "nmod:poss")
    return any(c in named or sentence.tokens[c].lemma in FIGHTERS for c in owners if c < head)


def _through_measures(sentence: Sentence, tree: Tree, phrases: Iterable[Phrase]) -> list[Phrase]:
    """ "dozens of villagers", "members of the group".

    The noun inside stands for the phrase, with its measure.
    """
    found = []
    for phrase in phrases:
        token = sentence.tokens[phrase.head]
        if token.lemma in MEASURES or token.upos == "NUM":
            inner = [
                c
                for c in tree.under(phrase.head, "nmod")
                if tree.preposition(c) in ("of", "from", "among")
                and sentence.tokens[c].upos in ("NOUN", "PROPN")
            ]
            if inner:
                start, stop = tree.phrase(inner[0])
                stop = max(stop, phrase.stop)
                start = min(phrase.start, start)
                found.append(
                    replace(
                        phrase_at(sentence, tree, inner[0], phrase.rule),
                        start=start,
                        stop=stop,
                        span=sentence.span(start, stop),
                    )
                )
                continue
        found.append(phrase)
    return found


def _aboard(sentence: Sentence, tree: Tree, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """ "buses carrying villagers": the villagers, after the buses."""
    for phrase in phrases:
        yield phrase
        for verb in tree.under(phrase.head, "acl"):
            if tree.lemma(verb) in CARRYING:
                yield from (phrase_at(sentence, tree, c, phrase.rule) for c in tree.under(verb, "obj"))


def _owners(
    sentence: Sentence, tree: Tree, phrase: Phrase, ontology: Ontology, triggers: frozenset[int]
) -> list[Phrase]:
    """ "slit the throats of six farmers", "froze the dealer's assets": whose thing it is suffers."""
    if phrase.head in triggers or sentence.tokens[phrase.head].upos != "NOUN":
        return []
    inner = [
        c
        for c in tree.under(phrase.head, "nmod")
        if (tree.relation(c) == "nmod:poss" or tree.preposition(c) == "of")
        and sentence.tokens[c].upos in ("NOUN", "PROPN")
    ] or _holders(sentence, phrase)
    if not inner:
        return []
    owners = [phrase_at(sentence, tree, inner[0], OWNER)]
    natures = ("people", "place") if sentence.tokens[inner[0]].upos == "PROPN" else ("people",)
    return [o for o in owners if nature(sentence, tree, o, ontology, triggers) in natures]


def _holders(sentence: Sentence, phrase: Phrase) -> list[int]:
    """ "Front-controlled areas", "Front sites": the name that says whose they are."""
    words = [t for t in sentence.tokens[phrase.start : phrase.stop] if t.text != "-"]
    return [
        by.index
        for by, held in pairwise(words)
        if by.upos == "PROPN" and held.lemma in HELD and held.index <= phrase.head
    ]


def nature(
    sentence: Sentence, tree: Tree, phrase: Phrase, ontology: Ontology, triggers: frozenset[int]
) -> str:
    """What a phrase stands for: people | aircraft | weapon | thing | place | none."""
    token = sentence.tokens[phrase.head]
    lemma, text = token.lemma, phrase.span.text.lower()
    label = next((e.label for e in sentence.entities if e.start <= phrase.head < e.stop), None)
    if text in NOBODY or lemma in NOBODY:
        return "none"
    if phrase.rule == AGAINST:
        return "people"
    if token.upos == "PRON":
        return "none" if lemma in ("that", "this", "which", "what", "there", "no") else "people"
    if token.upos == "NUM":
        return "people" if _counts_people(sentence, tree, phrase) else "none"
    if token.upos == "DET":
        return "people" if text in ("both", "all", "others") else "none"
    if label in ("date", "money") or (token.upos not in ("NOUN", "PROPN", "ADJ", "X") and label is None):
        return "none"
    if phrase.head in triggers and lemma not in ("bomber", "attacker") and lemma not in CAPTIVES:
        return "none"
    if ontology.holds(("@aircraft",), lemma) and label not in ("person", "organization"):
        return "aircraft"
    if label is None and (lemma in ALONE or _dwelt_in(sentence, tree, phrase)):
        return "people"
    if label is None and (lemma in MEASURES or lemma in NEVER):
        return "none"
    if label in PEOPLE_LABELS or lemma in BODIES or ontology.holds(PEOPLE, lemma):
        return "people"
    if ontology.holds(WEAPONS, lemma):
        return "weapon"
    if label == "location" and not ontology.holds(("@road",), lemma):
        acts = phrase.rule in ("possessive", "modifier", "subject", "role:ARG0", "by-phrase", "light-verb")
        return "people" if acts else "place"
    if ontology.holds(("@settlement",), lemma) and not ontology.holds(("@building",), lemma):
        inside = {sentence.tokens[i].lemma for i in range(phrase.start, phrase.stop)}
        return "people" if inside & HELD and _whose(sentence, phrase) else "place"
    if label == "facility" or ontology.holds(THINGS, lemma):
        return "thing"
    if token.upos == "PROPN" and label in (None, "misc") and token.text[:1].isupper() and lemma.isalpha():
        return "people"
    if lemma.endswith(ENDINGS) and token.upos == "NOUN":
        return "people"
    return "none"


def _dwelt_in(sentence: Sentence, tree: Tree, phrase: Phrase) -> bool:
    """ "residential areas", "populated districts": the place is told for the people in it."""
    return any(sentence.tokens[c].lemma in DWELT for c in tree.under(phrase.head, "amod", "compound"))


def _whose(sentence: Sentence, phrase: Phrase) -> bool:
    """A group by name holds the place: "the Front-held town", "a stronghold of the Front"."""
    inner = range(phrase.start, phrase.stop)
    return any(e.label in ("organization", "nationality") and e.start in inner for e in sentence.entities)


def _counts_people(sentence: Sentence, tree: Tree, phrase: Phrase) -> bool:
    """ "detained seven", "held four of them".

    A number that stands for people, as the object of what is done.
    """
    if phrase.rule not in ("role:ARG1", "object") or not sentence.tokens[phrase.head].text[:1].isalnum():
        return False
    measured = [c for c in tree.under(phrase.head, "nmod") if tree.preposition(c) in ("of", "percent")]
    of_people = all(sentence.tokens[c].upos == "PRON" for c in measured)
    percent = any(tree.lemma(c) in ("%", "percent", "per") for c in tree.children[phrase.head])
    return of_people and not percent and len(sentence.tokens[phrase.head].text) < 6
