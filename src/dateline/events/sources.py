"""Whom a report credits: the speakers of an act of saying, split where two speak, with the chain between.

"Iraqi officials told the Associated Press": officials, through the Associated Press. The kind of a source
is settled by the actors step; here it is "other".
"""

from __future__ import annotations

from dateline.events.attribution import Said
from dateline.records import Sentence, Source
from dateline.records.tree import Tree


def sources_of(sentence: Sentence, act: Said) -> tuple[Source, ...]:
    """One source for each speaker, "state media and activists" being two."""
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
    listeners = tuple(sentence.span(*bounds).text for bounds in act.recipients)
    found = []
    for head in heads:
        start, stop = act.source if len(heads) == 1 else tree.phrase(head, full=True)
        span = sentence.span(start, stop)
        found.append(Source(span.start, span.stop, span.text, "other", cue, (*listeners, span.text)))
    return tuple(found)
