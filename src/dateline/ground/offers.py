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

PARTS = ("actor", "target")
LEAST = 0.6
# Troops that are sent are no target, though they stand where targets do.
MOVING = frozenset(("mobilize", "retreat"))


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
    for phrase in nearby:
        if mention.start <= phrase.head < mention.stop:
            continue
        for part in PARTS:
            share = seen.part(phrase.head, part)
            if share >= LEAST and not (part == "target" and mention.type in MOVING):
                party = ground_phrase(analysis, phrase, setting, grounds)
                if party is not None:
                    yield Offer(part, party, share)
