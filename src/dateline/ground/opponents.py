"""The other side of a fight, where the grammar of its word leaves it out.

"The front began its push in June, towards the militia's stronghold": the militia is whom the
push is against. An armed party of the same sentence that neither acts with the actors nor backs them is
the opponent; which phrases are armed parties is known once all are grounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.ground.mentions import Grounds, Setting, ground_phrase
from dateline.records import Analysis, Participant, Sentence, Token
from dateline.records.mention import EventMention, Phrase
from dateline.records.sides import ARMED, at_odds
from dateline.records.tree import Tree
from dateline.resources.words import load_words

RULE = "opponent-in-sentence"
FIGHTS = frozenset(("battle", "capture-territory", "siege", "mobilize"))
FIGHTERS = frozenset(load_words("people")["armed"])
BACKING = frozenset("back support ally lead fund train arm pro aid assist help join include".split())


@dataclass(frozen=True, slots=True)
class Side:
    """An armed party named in a sentence.

    Attributes:
        head: Token index of its head word.
        party: Who it is.
    """

    head: int
    party: Participant


def give_opponents(
    analysis: Analysis, mentions: Sequence[EventMention], setting: Setting, grounds: Grounds
) -> tuple[EventMention, ...]:
    """Fights with armed actors and no armed target get the one that their sentence names."""
    sides: dict[int, tuple[Side, ...]] = {}
    found = []
    for mention in mentions:
        if mention.type in FIGHTS and mention.actor_values and not _has_opponent(mention):
            sentence = analysis.sentences[mention.sentence]
            if mention.sentence not in sides:
                sides[mention.sentence] = tuple(sides_of(analysis, sentence, setting, grounds))
            opponent = _opponent(mention, sentence, sides[mention.sentence])
            if opponent is not None:
                mention = replace(
                    mention, target_values=(*mention.target_values, replace(opponent, rule=RULE))
                )
        found.append(mention)
    return tuple(found)


def _has_opponent(mention: EventMention) -> bool:
    return any(p.kind in ARMED for p in mention.target_values)


def sides_of(analysis: Analysis, sentence: Sentence, setting: Setting, grounds: Grounds) -> Iterator[Side]:
    """Armed parties of a sentence, whatever part of speech names them: "the militia outpost" too."""
    tree = Tree.of(sentence)
    ends = {e.stop - 1: e for e in sentence.entities if e.label == "organization"}
    inside = {i for e in sentence.entities if e.label == "organization" for i in range(e.start, e.stop)}

    def listed(token: Token) -> bool:
        if token.upos != "PROPN" or token.index in inside:
            return False
        identity = grounds.actors.resolve(token.text, context=setting.context)
        return identity is not None and identity.kind in ARMED

    for token in sentence.tokens:
        fighter = token.index in ends or token.lemma in FIGHTERS or listed(token)
        if token.upos not in ("NOUN", "PROPN") or not fighter:
            continue
        if _backs_others(sentence, tree, token.index):
            continue
        start, stop = tree.phrase(token.index)
        entity = ends.get(token.index)
        if tree.relation(token.index) in ("compound", "amod", "nmod", "nmod:unmarked"):
            start, stop = (entity.start, entity.stop) if entity else (token.index, token.index + 1)
        phrase = Phrase(sentence.index, start, stop, token.index, sentence.span(start, stop), RULE)
        party = ground_phrase(analysis, phrase, setting, grounds)
        if party is not None and party.kind in ARMED:
            yield Side(token.index, party)


def _backs_others(sentence: Sentence, tree: Tree, index: int) -> bool:
    """ "US-backed", "backed by Turkey", "allied with the army"."""
    above = [index, *list(tree.ancestors(index))[:2]]
    near = sentence.tokens[index + 1 : index + 3]
    return any(t.lemma in BACKING or t.text.lower() in ("backed", "allied", "led") for t in near) or any(
        tree.lemma(i) in BACKING and tree.preposition(index) in ("by", "with", "of") for i in above[1:]
    )


def _opponent(mention: EventMention, sentence: Sentence, sides: Sequence[Side]) -> Participant | None:
    """The nearest armed party that is not on the actors' side."""
    actors = mention.actor_values
    if not any(p.kind in ARMED or p.kind == "foreign-state" for p in actors):
        return None
    tree = Tree.of(sentence)
    own = {p.head for p in mention.actors if p.sentence == sentence.index}
    below = tree.subtree(mention.head)
    others = [
        s
        for s in sides
        if not own & {s.head, *tree.ancestors(s.head)}
        and (mention.type != "mobilize" or s.head in below)
        and all(at_odds(s.party, actor) for actor in actors)
    ]
    nearest = min(others, key=lambda s: abs(s.head - mention.head), default=None)
    return nearest.party if nearest else None
