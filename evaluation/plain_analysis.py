"""An analysis without a model: sentences at full stops and lines, words at spaces and marks, no tree.

It shows what the text-only rules do by themselves, in tests and with `scripts/eval tolls --analysis words`.
"""

from __future__ import annotations

import re

from dateline.records import Analysis, Sentence, Token

SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”]?(?=\s+[A-Z\"“])|$)")
WORD = re.compile(r"\w+|[^\w\s]")


def plain_analysis(text: str, title: str | None = None) -> Analysis:
    """Cut a text; its first sentence is the headline where the text opens with the title."""
    sentences: list[Sentence] = []
    at = 0
    for paragraph, line in enumerate(text.split("\n")):
        for found in SENTENCE.finditer(line):
            start = at + found.start()
            tokens = tuple(
                Token(n, start + w.start(), start + w.end(), w[0], w[0].lower(), "", "", -1, "")
                for n, w in enumerate(WORD.finditer(found[0]))
            )
            headline = not sentences and bool(title) and text.startswith(title or "")
            sentences.append(
                Sentence(
                    len(sentences), start, start + len(found[0]), found[0], tokens,
                    paragraph=paragraph, headline=headline,
                )
            )  # fmt: skip
        at += len(line) + 1
    return Analysis(tuple(sentences), "words only")
