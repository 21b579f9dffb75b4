"""Mentions of people and groups in an analysed article: names, nouns and pronouns, with what agreement needs.

In "The Kolmar Front said its fighters had left; they were not pursued" these are "The Kolmar Front", "its",
"its fighters" and "they".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.records import Entity, Sentence, Token
from dateline.resources.actor_words import key_of, singular
from dateline.resources.actors import ActorTables

PRONOUNS = {  # lower-case form -> (class, number)
    "he": ("person", "one"),
    "him": ("person", "one"),
    "his": ("person", "one"),
    "she": ("person", "one"),
    "her": ("person", "one"),
    "hers": ("person", "one"),
    "they": ("any", "many"),
    "them": ("any", "many"),
    "their": ("any", "many"),
    "it": ("group", "one"),
    "its": ("group", "one"),
}
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)
FEMALE = frozenset(
    "she her hers herself woman girl mother wife daughter sister queen mrs ms widow aunt".split()
)
MALE = frozenset("he him his himself man boy father husband son brother king mr uncle".split())
BODIES = frozenset(
    "group movement organisation organization front army militia party ministry agency government "
    "council coalition alliance force "
    "unit brigade network observatory monitor watchdog charity police military navy regime cartel "
    "gang faction company committee "
    "newspaper channel mission office authority team body bloc command parliament court department "
    "junta cell outfit insurgency "
    "union administration airline sect state".split()
)
# Sort and number of a name by the model's label.
_NAMED = {"person": ("person", "one"), "organization": ("group", "any")}
_PARTS = ("compound", "flat", "goeswith", "fixed")
_INNER = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "case",
        "punct",
        "goeswith",
        "advmod",
        "nmod:npmod",
        "dep",
        "fixed",
    }
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of somebody.

    Attributes:
        sentence: Index of the sentence; start, stop, head: token indices in it.
        form: "name", "noun" or "pronoun".
        sort: "person", "group" or "any".
        number: "one" or "many"; a body of people counts as both, "any".
        gender: "f", "m" or "".
        definite: Begins with "the", "this", "those".
        subject: Is the subject of a verb.
        verb: Token index of the word that governs it.
        text: Its words.
        noun: Head noun, folded and singular; for names the folded name.
    """

    sentence: int
    start: int
    stop: int
    head: int
    form: str
    sort: str
    number: str
    gender: str
    definite: bool
    subject: bool
    verb: int
    text: str
    noun: str


def mentions_in(
    tables: ActorTables, sentence: Sentence, names: Iterable[tuple[int, int, bool]] = ()
) -> tuple[Mention, ...]:
    """Mentions of one sentence in text order.

    Args:
        names: Further names that the actor list finds: first and last + 1 code point in the sentence's
            text, and whether it is a person.
    """
    entity_of = {
        place: entity
        for entity in sentence.entities
        if entity.label in ("person", "organization", "nationality", "facility", "location", "misc")
        for place in range(entity.start, entity.stop)
    }
    found = list(_found(tables, sentence, entity_of))
    held = {mention.head for mention in found if mention.form == "name"}
    for begin, end, person in names:
        inside = [
            t.index
            for t in sentence.tokens
            if begin <= t.start - sentence.start and t.stop - sentence.start <= end
        ]
        if not inside or any(
            m.form == "name" and m.start <= inside[0] < m.stop for m in found if m.head in inside
        ):
            continue
        head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[-1])
        if head not in held:
            sort, number = ("person", "one") if person else ("group", "any")
            token = sentence.tokens[head]
            found = [m for m in found if m.head != head]
            found.append(_mention(sentence, token, inside[0], inside[-1] + 1, "name", sort, number))
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.stop)))


def _found(tables: ActorTables, sentence: Sentence, entity_of: dict[int, Entity]) -> Iterator[Mention]:
    for token in sentence.tokens:
        entity = entity_of.get(token.index)
        if token.text.lower() in PRONOUNS and token.upos in ("PRON", "DET"):
            found = _pronoun(sentence, token)
        elif token.upos not in ("NOUN", "PROPN") or token.relation in _PARTS:
            found = _inner_name(sentence, token, entity)
        else:
            found = _headed(tables, sentence, token, entity)
        if found is not None:
            yield found


def _pronoun(sentence: Sentence, token: Token) -> Mention | None:
    form = token.text.lower()
    if form in ("it", "its") and _empty(sentence, token):
        return None
    return _mention(sentence, token, token.index, token.index + 1, "pronoun", *PRONOUNS[form])


def _inner_name(sentence: Sentence, token: Token, entity: Entity | None) -> Mention | None:
    """ "Hamas officials": the name inside is a mention too."""
    if (
        entity is None
        or entity.label not in _NAMED
        or token.index != _entity_head(sentence, entity)
        or token.upos not in ("NOUN", "PROPN", "ADJ", "X")
        or token.relation not in ("compound", "amod", "nmod")
    ):
        return None
    return _mention(sentence, token, entity.start, entity.stop, "name", *_NAMED[entity.label])


def _headed(tables: ActorTables, sentence: Sentence, token: Token, entity: Entity | None) -> Mention | None:
    """The mention whose head is a noun: a name that the model knows, a noun for people, another name."""
    start, stop = _phrase(sentence, token)
    noun = singular(key_of(token.text))
    if entity is not None and entity.label in _NAMED and _is_name(token):
        start, stop = min(start, entity.start), max(stop, entity.stop)
        return _mention(sentence, token, start, stop, "name", *_NAMED[entity.label])
    if noun in tables.agents or noun in tables.members or noun in BODIES:
        form = "name" if token.upos == "PROPN" and token.text[:1].isupper() else "noun"
        return _mention(sentence, token, start, stop, form, *_agreement(token, noun))
    if token.upos == "PROPN" and noun not in DAYS and _may_act(token, entity):
        return _mention(sentence, token, start, stop, "name", "group", "any")
    return None


def _agreement(token: Token, noun: str) -> tuple[str, str]:
    """Sort and number of a noun for people."""
    if noun in BODIES:
        return "group", "any"
    plural = token.xpos.endswith("S")
    return "any" if plural else "person", "many" if plural or noun in ("people", "police") else "one"


def _may_act(token: Token, entity: Entity | None) -> bool:
    """Somebody's name, by where it stands; a state acts as a subject, elsewhere its name is a place."""
    if entity is None:
        return token.relation.startswith(("nsubj", "obj", "appos", "conj", "root", "obl:ag"))
    return entity.label != "facility" and (entity.label != "location" or token.relation.startswith("nsubj"))


def _mention(
    sentence: Sentence, token: Token, start: int, stop: int, form: str, sort: str, number: str
) -> Mention:
    words = [sentence.tokens[i].text for i in range(start, stop)]
    lower = {word.lower().strip(".") for word in words}
    gender = "f" if lower & FEMALE else "m" if lower & MALE else ""
    text = sentence.span(start, stop).text
    noun = singular(key_of(token.text)) if form == "noun" else key_of(text)
    return Mention(
        sentence.index,
        start,
        stop,
        token.index,
        form,
        sort,
        number,
        gender,
        words[0].lower() in ("the", "this", "these", "those", "that"),
        token.relation.startswith(("nsubj", "csubj")),
        token.head,
        text,
        noun,
    )


def _is_name(token: Token) -> bool:
    """Not a general noun that the recogniser took along: "the Britain-based group"."""
    return token.upos in ("PROPN", "X") or token.text[:1].isupper()


def _entity_head(sentence: Sentence, entity) -> int:
    """The word of an entity whose governor lies outside it."""
    for index in range(entity.start, entity.stop):
        if not entity.start <= sentence.tokens[index].head < entity.stop:
            return index
    return entity.stop - 1


def _phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The words around a head in its own noun phrase: modifiers before, parts of a name behind."""
    start, stop = token.index, token.index + 1
    for child in sentence.children(token.index):
        if child.relation not in _INNER or child.relation in ("case", "punct", "advmod"):
            continue
        below = sentence.subtree(child.index)
        if below and below[0] < start and below[-1] < token.index:
            start = min(start, below[0])
        elif child.relation in ("flat", "compound", "goeswith") and child.index > token.index:
            stop = max(stop, below[-1] + 1)
    return start, stop


def _empty(sentence: Sentence, token: Token) -> bool:
    """ "It" that speaks of nothing: "it is unclear that", "it was not known whether"."""
    if token.relation.startswith("expl"):
        return True
    if token.head < 0 or token.text.lower() != "it":
        return False
    head = sentence.tokens[token.head]
    clause = any(child.relation in ("csubj", "ccomp", "xcomp") for child in sentence.children(head.index))
    return (
        head.lemma in ("seem", "appear", "rain")
        or (head.upos == "ADJ" and clause)
        or head.lemma
        in ("unclear", "possible", "likely", "known", "clear", "difficult", "important", "impossible", "time")
    )
