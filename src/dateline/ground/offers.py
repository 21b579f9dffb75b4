"""Whom the trained model takes for an actor or target, where the rules of the grammar find nobody.

The rules (events/participants.py) are surer where they answer; where they are silent, the model's own
reading of the event word often names who acted or suffered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.ground.mentions import Grounds, Setting, ground_phrase
from dateline.records import Analysis, Sentence
from dateline.records.mention import EventMention, Offer, Phrase
from dateline.records.tree import Tree
from dateline.resources.words import load_words

PARTS = ("actor", "target")
LEAST = {"actor": 0.5, "target": 0.6}
# Who flees is whom a flight is done to, whoever makes the flight.
BYSTANDERS = ("civilians", "unknown")
# Troops that are sent are no target, though they stand where targets do.
MOVING = frozenset(("mobilize", "retreat"))
# Verbs whose subject has no part in the deed that is their object.
ONLOOKERS = frozenset(
    (
        *load_words("reporting")["judging"],
        *load_words("reporting")["onlooking"],
        *load_words("reporting")["plain"],
    )
)


def give_offers(
    analysis: Analysis,
    mentions: Sequence[EventMention],
    setting: Setting,
    grounds: Grounds,
    nearby: Mapping[int, Sequence[Phrase]],
) -> tuple[EventMention, ...]:
    """The mentions with those whom the model is sure of.

    Args:
        nearby: Whom and what the sentences of the mentions name, by sentence.
    """
    return tuple(
        replace(
            m,
            offers=tuple(
                _offers(
                    analysis, analysis.sentences[m.sentence], m, nearby.get(m.sentence, ()), setting, grounds
                )
            ),
        )
        for m in mentions
    )


def _offers(
    analysis: Analysis,
    sentence: Sentence,
    mention: EventMention,
    nearby: Sequence[Phrase],
    setting: Setting,
    grounds: Grounds,
) -> Iterator[Offer]:
    seen = sentence.event_at(mention.head)
    if seen is None:
        return
    found = [
        (seen.part(phrase.head, part), part, phrase)
        for phrase in nearby
        if not mention.start <= phrase.head < mention.stop
        for part in PARTS
        if not (part == "target" and mention.type in MOVING)
    ]
    given: list[tuple[str, Phrase]] = []
    tree = Tree.of(sentence)
    for share, part, phrase in sorted(found, key=lambda f: -f[0]):
        if share < LEAST[part]:
            continue
        if part == "actor" and _looks_on(tree, phrase.head, mention.head):
            continue
        if any(part == other and _nested(tree, phrase, surer) for other, surer in given):
            continue  # "the community" inside "members of the community"
        party = ground_phrase(analysis, phrase, setting, grounds)
        if party is not None:
            given.append((part, phrase))
            leaves = mention.type == "displace" and party.kind in BYSTANDERS
            yield Offer("target" if leaves else part, party, share)


def _looks_on(tree: Tree, who: int, event: int) -> bool:
    """ "The union mourned the killing": who judges or watches a deed did not do it."""
    first = tree.first_conjunct(who)
    verb = tree.parent(first)
    if tree.relation(first) != "nsubj" or verb < 0 or tree.lemma(verb) not in ONLOOKERS:
        return False
    return any(event in tree.subtree(thing) for thing in tree.under(verb, "obj"))


def _nested(tree: Tree, one: Phrase, other: Phrase) -> bool:
    """The head of one stands in the other, and not as another of a list."""
    return any(
        wide.start <= inner.head < wide.stop and tree.first_conjunct(inner.head) == inner.head
        for inner, wide in ((one, other), (other, one))
    )
