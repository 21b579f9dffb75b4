"""Parts that events of one sentence share, and enemies that stand inside another phrase.

"Junta troops drove the fighters out of the valley with an offensive": the offensive is theirs, against
the same rebels. "They captured the group's stronghold of Marra": the group lost it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.phrases import phrase_at
from dateline.records import Sentence
from dateline.records.mention import EventMention, Phrase
from dateline.records.tree import Tree
from dateline.resources.words import load_words

FIGHTING = frozenset(
    (
        "battle",
        "capture-territory",
        "retreat",
        "mobilize",
        "siege",
        "assault-aerial",
        "assault-artillery",
        "assault-other",
    )
)
# One side's shells are not the other's: attacks share no actors.
SHARERS = frozenset(("battle", "capture-territory", "retreat", "mobilize", "siege"))
FIGHTERS = frozenset(load_words("people")["armed"])
TAKERS = frozenset(("capture-territory", "siege", "battle"))


def share_parts(sentence: Sentence, tree: Tree, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Give a fighting mention without actors those of another in its sentence; find the enemies of takers."""
    found = [_with_enemy(sentence, tree, mention) for mention in _with_content(tree, mentions)]
    givers = [m for m in found if m.type in FIGHTING and m.actors and m.strength != "harm"]
    shared = []
    for mention in found:
        if mention.type in SHARERS and not mention.actors and givers:
            giver = min(givers, key=lambda m: abs(m.head - mention.head))
            if giver is not mention and not any(
                t.head in {a.head for a in giver.actors} for t in mention.targets
            ):
                mention = replace(
                    mention,
                    actors=tuple(replace(p, rule="shared") for p in giver.actors),
                    targets=mention.targets or tuple(replace(p, rule="shared") for p in giver.targets),
                )
        shared.append(mention)
    return shared


def _with_content(tree: Tree, mentions: Sequence[EventMention]) -> list[EventMention]:
    """ "allege that soldiers burned the village" accuses who does it.

    "threatened to kill the hostages" them.
    """
    found = []
    for mention in mentions:
        if mention.type in ("accuse", "threaten") and not mention.targets:
            below = tree.subtree(mention.head)
            told = [m for m in mentions if m is not mention and m.head in below]
            parts = [p for m in told for p in (m.actors if mention.type == "accuse" else m.targets)]
            own = {p.head for p in mention.actors}
            parts = [replace(p, rule="content") for p in parts if p.head not in own]
            mention = replace(mention, targets=tuple(parts[:1]))
        found.append(mention)
    return found


def _with_enemy(sentence: Sentence, tree: Tree, mention: EventMention) -> EventMention:
    """The armed group in "from X", "X's stronghold", "X-held town", where no party is named as target."""
    if mention.type not in TAKERS:
        return mention
    if any(_armed(sentence, p.head) for p in mention.targets):
        return mention
    for child in tree.under(mention.head, "obl"):
        if tree.preposition(child) in ("from", "against", "of") and _armed(sentence, child):
            return replace(mention, targets=(phrase_at(sentence, tree, child, "from-phrase"),))
    for thing in tree.under(mention.head, "obj", "nsubj:pass", "obl", "nmod"):
        for inside in sorted(tree.subtree(thing)):
            if (
                inside != thing
                and _armed(sentence, inside)
                and inside not in {a.head for a in mention.actors}
            ):
                start, stop = tree.phrase(inside)
                enemy = Phrase(
                    sentence.index, start, stop, inside, sentence.span(start, stop), "inside-object"
                )
                return replace(mention, targets=(enemy,))
    return mention


def _armed(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    if any(e.start <= index < e.stop and e.label == "organization" for e in sentence.entities):
        return True
    return token.lemma in FIGHTERS
