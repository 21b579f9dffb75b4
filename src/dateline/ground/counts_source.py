"""Who counted: the source that a clause gives for its figures ("..., according to the observatory")."""

from __future__ import annotations

from dateline.ground.counts_words import Words
from dateline.records import Sentence, Span


def source_of(sentence: Sentence, at: int, words: Words) -> Span | None:
    """The source whose content holds the casualty word at word `at`; None where the sentence names none."""
    if not sentence.attributions:
        return None
    token = words.token_at(at)
    best = None
    for attribution in sentence.attributions:
        if attribution.source is None:
            continue
        content = attribution.content
        holds = content is not None and content[0] <= token < content[1]
        if holds and (best is None or content[1] - content[0] < best[0]):
            best = (content[1] - content[0], attribution.source)
    if best is None:
        return None
    return sentence.span(*best[1])
