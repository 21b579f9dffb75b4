"""How well text is cut into sentences and words; the same figures as `parse` gives, without reading them.

DIR holds `*.conllu` with paragraphs marked; texts are rebuilt with paragraphs as lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.language.sentences import cut_article
from dateline.language.tokens import Tokeniser
from dateline.resources.model import load_model_files
from evaluation.figures import f_interval, rate
from evaluation.tasks.parse import files_of
from evaluation.treebank import GoldDocument, read_treebank


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Cut every document and compare the places of words and sentences."""
    tokeniser = Tokeniser(load_model_files().words)
    documents = [d for path in files_of(data, "*.conllu") for d in read_treebank(path)][:limit]
    counted = [count(tokeniser, d) for d in documents]
    lists = {"sentence-f": [c[0] for c in counted], "token-f": [c[1] for c in counted]}
    return {
        "metrics": {n: round(rate(*map(sum, zip(*c, strict=True))).f, 4) for n, c in lists.items()},
        "details": {"documents": len(documents), "intervals": {n: f_interval(c) for n, c in lists.items()}},
    }


def count(tokeniser: Tokeniser, document: GoldDocument) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """(right, given, gold) of sentences and of words."""
    text = ""
    words: set[tuple[int, int]] = set()
    sentences: set[tuple[int, int]] = set()
    for paragraph in document.paragraphs:
        for number, sentence in enumerate(paragraph):
            text += ("\n" if text else "") if number == 0 else " "
            places = [(a + len(text), b + len(text)) for a, b in sentence.places()]
            words.update(places)
            sentences.add((places[0][0], places[-1][1]))
            text += sentence.text
    cuts = cut_article(text, None, tokeniser)
    given = {(w.start, w.stop) for c in cuts for w in c.words}
    found = {(c.words[0].start, c.words[-1].stop) for c in cuts}
    return (len(found & sentences), len(found), len(sentences)), (len(given & words), len(given), len(words))
