"""Chains of mentions while an article is read, and which of them a later mention can join.

What is near, stands as a subject, is named, and agrees in number, sort and gender is the likely antecedent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from dateline.ground.actors import Identity
from dateline.ground.coreference_mentions import Mention
from dateline.records import Sentence, Token
from dateline.resources.actor_words import key_of, singular


@dataclass
class Chain:
    """Mentions of one actor, gathered while the article is read."""

    mentions: list[Mention] = field(default_factory=list)
    identity: Identity | None = None
    sort: str = "any"
    number: str = "any"
    gender: str = ""

    @property
    def last(self) -> Mention:
        return self.mentions[-1]

    @property
    def named(self) -> bool:
        return self.identity is not None or any(m.form == "name" for m in self.mentions)


def ruler(sentence: Sentence, token: Token) -> int:
    """The subject of the first clause above a pronoun: it acts on the pronoun, so it is another."""
    current = token
    for _ in range(8):
        if current.head < 0:
            return -1
        current = sentence.tokens[current.head]
        subjects = [c.index for c in sentence.children(current.index) if c.relation.startswith("nsubj")]
        if subjects:
            return -1 if token.index in subjects else subjects[0]
    return -1


def shares_subject(sentence: Sentence, pronoun: Token, other: int) -> bool:
    """ "After meeting with the king, he left": who meets is the pronoun, so the one met is another."""
    if not pronoun.relation.startswith("nsubj") or pronoun.head < 0:
        return False
    for clause in sentence.children(pronoun.head):
        if clause.relation.startswith("advcl") and clause.index < pronoun.index:
            inside = {c.index for c in sentence.children(clause.index)}
            bare = not any(c.relation.startswith("nsubj") for c in sentence.children(clause.index))
            if bare and other in inside:
                return True
    return False


def nearest(mention: Mention, chains: Iterable[Chain], far: int) -> list[Chain]:
    """Chains last spoken of before the mention, the most prominent first.

    Near before far, subjects first, what is named, what agrees exactly, for pronouns what is spoken of often;
    the weights were chosen on the news of UD English GUM (train).
    """
    ranked = []
    for number, chain in enumerate(chains):
        before = [m for m in chain.mentions if (m.sentence, m.head) < (mention.sentence, mention.start)]
        if not before or mention.sentence - before[-1].sentence > far:
            continue
        last = before[-1]
        distance = mention.sentence - last.sentence
        subject = any(m.subject for m in before if m.sentence == last.sentence)
        exact = (chain.number == mention.number) + (chain.sort == mention.sort)
        often = log(len(before)) if mention.form == "pronoun" else 0.0
        behind = distance - 0.6 * subject - 0.2 * chain.named - 0.4 * often - 0.6 * exact
        ranked.append((behind, -last.head if distance == 0 and subject else last.head, number, chain))
    ranked.sort(key=lambda part: part[:3])
    return [part[3] for part in ranked]


def agree(mention: Mention, chain: Chain) -> bool:
    """Number, person or body, and gender don't contradict."""
    if mention.gender and chain.gender and mention.gender != chain.gender:
        return False
    if mention.sort == "person" and chain.sort == "group":
        return False
    if mention.sort == "group" and chain.sort == "person":
        return False
    if (
        mention.form == "pronoun"
        and mention.text.lower() in ("it", "its", "itself")
        and chain.number == "many"
    ):
        return False
    return "any" in (mention.number, chain.number) or mention.number == chain.number


def echoes(described: set[str], chain: Chain) -> bool:
    """The description's words stand in an earlier mention."""
    said = {singular(word) for m in chain.mentions for word in key_of(m.text).split()}
    return bool(described) and described <= said


def initials(parts: list[str]) -> str:
    return "".join(part[0] for part in parts if part not in ("of", "the", "and", "for", "in"))


def quoted_parts(text: str) -> list[tuple[int, int]]:
    """Stretches of a sentence inside quotation marks."""
    marks = [place for place, letter in enumerate(text) if letter in '"“”']
    return list(zip(marks[::2], marks[1::2], strict=False))
