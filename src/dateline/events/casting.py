"""Which phrases can play a part at all.

A role of the grammar is not yet a participant: in "a blast on Tuesday killed 12 in the market" the blast, the
Tuesday and the bare number take part in nothing. People and groups may act and suffer; buildings, vehicles
and towns only suffer, and only where nobody is named; weapons are weapons; aircraft act for their owners.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.events.participants import Parts, phrase_at
from dateline.events.tree import Tree
from dateline.records import Sentence
from dateline.records.mention import Phrase
from dateline.resources.ontology import Ontology

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
MEASURES = frozenset(
    "dozen score hundred thousand million number group lot majority part handful couple pair half "
    "most some many several more least rest "
    "other others member body remains remain life series string total".split()
)
# "IS-held towns" stands for who holds them.
HELD = frozenset(("hold", "held", "control", "controlled", "stronghold", "bastion", "position", "target"))
PEOPLE_LABELS = ("person", "organization", "nationality")
NOT_PEOPLE = frozenset(
    "area part side people's way attack blast explosion operation war offensive toll number time day "
    "week month year report claim responsibility "
    "case end deal agreement statement fire force-majeure lot one".split()
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
) -> Parts:
    """Keep the phrases that can play their part.

    Args:
        places: A town may be what it is done to, as in a siege.
        states: The name of a country stands for its government, as in talks and accusations.
        triggers: Heads of all event words of the sentence: an event is no participant of another.
    """
    actors, targets, things, weapons = [], [], [], list(parts.weapons)
    for phrase in _through_measures(sentence, tree, parts.actors):
        role = nature(sentence, tree, phrase, ontology, triggers)
        if role == "people" or (role == "aircraft"):
            actors.append(phrase)
        elif role == "weapon":
            weapons.append(phrase)
    for phrase in _through_measures(sentence, tree, parts.targets):
        role = nature(sentence, tree, phrase, ontology, triggers)
        if role == "place" and states and sentence.tokens[phrase.head].upos == "PROPN":
            role = "people"
        if role == "people":
            targets.append(phrase)
        elif role in ("thing", "aircraft", "place"):
            things.append((phrase, role))
        elif role == "weapon" and not any(w.head == phrase.head for w in weapons):
            continue
    if not targets:
        targets = [thing for thing, role in things if role != "place" or places][:1]
    weapons = [
        w for w in weapons if nature(sentence, tree, w, ontology, triggers) in ("weapon", "aircraft", "thing")
    ]
    return Parts(tuple(actors), tuple(targets), tuple(dict.fromkeys(weapons)))


def _through_measures(sentence: Sentence, tree: Tree, phrases: Iterable[Phrase]) -> list[Phrase]:
    """ "dozens of villagers", "members of the group": the noun inside stands for the phrase, with its measure."""
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


def nature(
    sentence: Sentence, tree: Tree, phrase: Phrase, ontology: Ontology, triggers: frozenset[int]
) -> str:
    """What a phrase stands for: people | aircraft | weapon | thing | none."""
    token = sentence.tokens[phrase.head]
    lemma = token.lemma
    label = next((e.label for e in sentence.entities if e.start <= phrase.head < e.stop), None)
    if token.upos == "PRON":
        return (
            "people"
            if lemma not in ("it", "that", "this", "which", "what", "there", "nobody", "no") or lemma == "it"
            else "none"
        )
    if lemma in ("one", "nobody", "none", "noone") or phrase.span.text.lower() in (
        "no one",
        "no group",
        "no-one",
    ):
        return "none"
    if (
        label in ("date", "money")
        or token.upos == "NUM"
        or (token.upos not in ("NOUN", "PROPN", "ADJ", "X") and label is None)
    ):
        return "none"
    if phrase.head in triggers and lemma not in ("bomber", "attacker"):
        return "none"
    if ontology.holds(("@aircraft",), lemma) and label not in ("person", "organization"):
        return "aircraft"
    if lemma in MEASURES and label is None:
        return "none"
    if lemma in NOT_PEOPLE and label is None:
        return "none"
    if label in PEOPLE_LABELS or ontology.holds(PEOPLE, lemma):
        return "people"
    if ontology.holds(WEAPONS, lemma):
        return "weapon"
    if label == "location":
        return (
            "people"
            if phrase.rule in ("possessive", "modifier", "subject", "role:ARG0", "by-phrase", "light-verb")
            else "place"
        )
    if ontology.holds(("@settlement",), lemma) and not ontology.holds(("@building",), lemma):
        inside = {sentence.tokens[i].lemma for i in range(phrase.start, phrase.stop)}
        return "people" if inside & HELD else "place"
    if label == "facility" or ontology.holds(THINGS, lemma):
        return "thing"
    if token.upos == "PROPN" and label in (None, "misc") and token.text[:1].isupper() and lemma.isalpha():
        return "people"
    if (
        lemma.endswith(("ist", "ant", "er", "or", "ian", "man", "woman"))
        and token.upos == "NOUN"
        and not ontology.holds(THINGS, lemma)
    ):
        return "people"
    return "none"
