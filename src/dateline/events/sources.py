"""Whom a report credits: the speakers of an act of saying, split where two speak, with the chain between.

"Iraqi officials told the Associated Press": officials, through the Associated Press. The kind of a source
is settled by the actors step; here it is "other".

Not all that stands in what somebody says is credited to him: "critics say the evacuations reward siege
tactics" does not report a siege. How far an act of saying vouches for an event is weighed by named signs
(training/crediting; built/crediting.json).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from dateline.events.attribution import Said
from dateline.records import Sentence, Source
from dateline.records.mention import EventMention
from dateline.records.tree import Tree
from dateline.resources.learnt import load_learnt
from dateline.resources.words import load_words

LEAST_CREDIT = 0.4
FAR = 4
NOBODY = frozenset(("no", "nobody", "none", "neither"))


def credit(signs: Mapping[str, float]) -> float:
    """Chance that the report credits the source with the event."""
    weights = load_learnt("crediting")
    return 1.0 / (1.0 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))


def credit_signs(
    sentence: Sentence, tree: Tree, act: Said, mention: EventMention, acts: int
) -> dict[str, float]:
    """How an event stands in what is said, and who says it in which way.

    Args:
        acts: How many acts of saying hold the event; this one is one of them.
    """
    path = _path(tree, act, mention.head)
    relations = {tree.relation(i).split(":")[0] for i in path[:-1]}
    steps = min(FAR, len(path) - 1)
    source = sentence.tokens[act.source_head] if act.source_head is not None else None
    first = sentence.tokens[act.source[0]].lemma.lower() if act.source else ""
    groups = load_words("reporting")
    own = {p.head for p in mention.actors}
    named = {
        f"steps-{steps}": True,
        "in-relative": any(tree.relation(i).startswith("acl") for i in path[:-1]),
        "in-adverbial": "advcl" in relations,
        "in-noun": "nmod" in relations or "compound" in relations,
        "in-object": "obj" in relations or "obl" in relations,
        "subject": "nsubj" in relations,
        "clause": "ccomp" in relations,
        f"rule-{act.rule.split(':')[0]}": True,
        f"verb-{act.verb}": True,
        "verb-of-claim": act.verb in groups["claim"],
        "verb-of-judging": act.verb in groups["judging"],
        "negated": act.negated,
        f"type-{mention.type}": True,
        f"strength-{mention.strength}": True,
        f"status-{mention.status.value}": True,
        "definite": mention.definite,
        "noun": mention.time == "none",
        "pluperfect": mention.time == "past-perfect",
        "background": bool(mention.background),
        "several-acts": acts > 1,
        "headline": sentence.headline,
        "source-pronoun": source is not None and source.upos == "PRON",
        "source-name": source is not None and source.upos == "PROPN",
        "source-nobody": first in NOBODY,
        "source-acts": act.source_head in own,
        "cue-is-event": act.cue[0] < mention.stop and mention.start < act.cue[1],
    }
    return {"one": 1.0, **{name: 1.0 for name, holds in named.items() if holds}}


def _path(tree: Tree, act: Said, index: int) -> list[int]:
    """The words from an event's up to the head of what is said."""
    path = [index]
    for above in tree.ancestors(index):
        if path[-1] not in act.content or above not in act.content:
            break
        path.append(above)
    return path


def sources_of(sentence: Sentence, act: Said) -> tuple[Source, ...]:
    """One source for each speaker, "the mayor and a nurse" being two."""
    if act.source is None or act.source_head is None:
        return ()
    tree = Tree.of(sentence)
    cue = sentence.span(*act.cue)
    heads = [act.source_head]
    for other in tree.under(act.source_head, "conj"):
        if act.source[0] <= other < act.source[1] and sentence.tokens[other].upos in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            heads.append(other)
    for other in tree.under(act.cue[0], "nsubj"):
        if act.source_head < other < act.source[1] and tree.under(other, "cc"):
            heads.append(other)
    listeners = tuple(sentence.span(*bounds).text for bounds in act.recipients)
    found = []
    for head in heads:
        start, stop = act.source if len(heads) == 1 else tree.phrase(head, full=True)
        span = sentence.span(start, stop)
        found.append(Source(span.start, span.stop, span.text, "other", cue, (*listeners, span.text)))
    return tuple(found)
