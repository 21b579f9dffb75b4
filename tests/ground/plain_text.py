"""Articles without a language model.

Sentences cut at lines, words at blanks and signs, entities named by hand.
"""

import re

from dateline.records import Analysis, Article, Entity, Sentence, Token

_WORD = re.compile(r"['’]s\b|\w+|[^\w\s]")


def article_of(text: str, **labels: str) -> tuple[Article, Analysis]:
    """An article of lines; `labels` tags names, e.g. location="Aleppo|Homs"."""
    sentences, offset = [], 0
    for index, line in enumerate(text.split("\n")):
        tokens = tuple(
            Token(number, offset + m.start(), offset + m.end(), m.group(), m.group().lower(), "", "", -1, "")
            for number, m in enumerate(_WORD.finditer(line))
        )
        entities = []
        for label, names in labels.items():
            for name in names.split("|"):
                for m in re.finditer(re.escape(name), line):
                    inside = [t.index for t in tokens if offset + m.start() <= t.start < offset + m.end()]
                    entities.append(Entity(inside[0], inside[-1] + 1, label))
        if tokens:
            stop = offset + len(line)
            sentences.append(
                Sentence(
                    len(sentences), offset, stop, line, tokens, entities=tuple(entities), paragraph=index
                )
            )
        offset += len(line) + 1
    article = Article(id="a", source="a", text=text, sha256="", retrieved="2026-01-01T00:00:00Z")
    return article, Analysis(tuple(sentences), model="by hand")
