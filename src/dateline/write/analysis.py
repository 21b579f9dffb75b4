"""What the language step read, as CoNLL-U or JSON: for looking into a reading, and for use without events.

In CoNLL-U the last column adds to SpaceAfter=No where a word stands in the article (Start, Stop), the name it
belongs to (Entity=B-person), and for a predicate its roles by word numbers (Roles=ARG0:1-3,ARG1:5-5) and
Factuality.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from dateline.records import Analysis, Article, Predicate, Sentence, Token
from dateline.records.json import plain

Analysed = Iterable[tuple[Article, Analysis]]


def write_conllu(analysed: Analysed, out: TextIO) -> None:
    """CoNLL-U, a document an article."""
    for article, analysis in analysed:
        out.write(f"# newdoc id = {article.source}\n# model = {analysis.model}\n")
        for sentence in analysis.sentences:
            out.write("\n".join(sentence_lines(sentence)) + "\n\n")


def write_analysis_lines(analysed: Analysed, out: TextIO) -> None:
    """One JSON object an article: its id, source, text, and the sentences."""
    for article, analysis in analysed:
        record = {"id": article.id, "source": article.source, "text": article.text, "model": analysis.model}
        record["sentences"] = plain(analysis.sentences)
        out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def sentence_lines(sentence: Sentence) -> Iterator[str]:
    """Comments and words of a sentence."""
    yield f"# sent_id = {sentence.index + 1}"
    yield f"# text = {' '.join(sentence.text.split())}"
    names = entity_tags(sentence)
    predicates = {predicate.token: predicate for predicate in sentence.predicates}
    for token, after in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
        misc = list(misc_fields(token, after, names.get(token.index), predicates.get(token.index)))
        cells = (token.index + 1, token.text, token.lemma, token.upos, token.xpos, "_")
        tree = (token.head + 1, token.relation, "_", "|".join(misc))
        yield "\t".join(str(cell) or "_" for cell in (*cells, *tree))


def entity_tags(sentence: Sentence) -> dict[int, str]:
    """B- and I- tags of the words of names."""
    return {
        index: f"{'B' if index == entity.start else 'I'}-{entity.label}"
        for entity in sentence.entities
        for index in range(entity.start, entity.stop)
    }


def misc_fields(
    token: Token, after: Token | None, name: str | None, predicate: Predicate | None
) -> Iterator[str]:
    """The fields of the last column."""
    if after is not None and after.start == token.stop:
        yield "SpaceAfter=No"
    yield f"Start={token.start}"
    yield f"Stop={token.stop}"
    if name:
        yield f"Entity={name}"
    if predicate is not None:
        roles = ",".join(f"{one.role}:{one.start + 1}-{one.stop}" for one in predicate.arguments)
        yield f"Roles={roles or 'none'}"
        if predicate.factuality is not None:
            yield f"Factuality={predicate.factuality:.2f}"
