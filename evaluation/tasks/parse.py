"""How well words are tagged and trees are built: on gold words, and from raw text.

DIR holds `*.conllu`. On gold words upos, xpos, uas and las are shares of all words, punctuation counted. From
raw text (paragraphs as lines) words are compared by their place: token-f, sentence-f, uas-raw and las-raw are
F. `--case upper` or `--case lower` rewrites the text first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.language.analyser import Analyser
from dateline.records import Article, Sentence
from evaluation.figures import DIGITS, interval
from evaluation.gold import GoldError
from evaluation.treebank import GoldDocument, read_treebank

GOLD_ROWS = ("upos", "xpos", "uas", "las")
RAW_ROWS = ("uas-raw", "las-raw", "sentence-f", "token-f")


def recase(text: str, case: str) -> str:
    """The text in another case; letters whose length would change stay as they are."""
    if case not in ("upper", "lower"):
        return text
    changed = (c.upper() if case == "upper" else c.lower() for c in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(changed, text, strict=True))


def files_of(data: Path, pattern: str) -> list[Path]:
    """Files of a form in a folder, those for training left out.

    Raises:
        GoldError: there is none.
    """
    found = sorted(p for p in data.glob(pattern) if not p.name.startswith("train"))
    if not found:
        raise GoldError(f"{data}: no {pattern} (files named train* are left out)")
    return found


def measure(
    data: Path,
    *,
    limit: int | None = None,
    output: Path | None = None,
    case: str = "given",
    folder: Path | None = None,
) -> dict[str, Any]:
    """Tag and parse gold words, then the raw text.

    Args:
        case: "given", "upper" or "lower".
        folder: Another model folder than the shipped one.
    """
    analyser = Analyser.load(threads=2, folder=Path(folder)) if folder else Analyser.load(threads=2)
    documents = [d for path in files_of(data, "*.conllu") for d in read_treebank(path)][:limit]
    counts = [count_gold_words(analyser, d, case) + count_raw(analyser, d, case) for d in documents]

    def figures(chosen: Sequence[int]) -> dict[str, float]:
        total: Counter[str] = Counter()
        for number in chosen:
            total.update(counts[number])
        return rows_of(total)

    every = range(len(documents))
    intervals = {
        row: interval(len(documents), lambda drawn, row=row: figures(drawn)[row]) for row in GOLD_ROWS
    }
    total: Counter[str] = Counter()
    for number in every:
        total.update(counts[number])
    relations = {
        name[7:]: round(total[f"labels {name[7:]}"] and total[f"rights {name[7:]}"] / total[name], DIGITS)
        for name in sorted(total)
        if name.startswith("labels ")
    }
    return {
        "metrics": {row: round(value, 4) for row, value in figures(every).items()},
        "details": {
            "documents": len(documents),
            "words": total["words"],
            "intervals": intervals,
            "las-by-relation": relations,
            "model": analyser.model,
        },
    }


def rows_of(total: Counter[str]) -> dict[str, float]:
    """Metric rows of summed counts."""
    words = max(1, total["words"])
    found = {row: total[row] / words for row in GOLD_ROWS}
    for row, right, given, gold in (
        ("uas-raw", "raw uas", "raw given", "raw gold"),
        ("las-raw", "raw las", "raw given", "raw gold"),
        ("sentence-f", "sentences right", "sentences given", "sentences gold"),
        ("token-f", "raw right", "raw given", "raw gold"),
    ):
        found[row] = 2 * total[right] / max(1, total[given] + total[gold])
    return found


def count_gold_words(analyser: Analyser, document: GoldDocument, case: str) -> Counter[str]:
    """Right answers on given words."""
    gold = list(document.sentences())
    found: Counter[str] = Counter()
    given = analyser.analyse_tokens([[recase(w, case) for w in g.words] for g in gold])
    for g, s in zip(gold, given, strict=True):
        for token, upos, xpos, head, relation in zip(
            s.tokens, g.upos, g.xpos, g.heads, g.relations, strict=True
        ):
            attached = token.head == head
            labelled = attached and token.relation == relation
            found["words"] += 1
            found["upos"] += token.upos == upos
            found["xpos"] += token.xpos == xpos
            found["uas"] += attached
            found["las"] += labelled
            found[f"labels {relation}"] += 1
            found[f"rights {relation}"] += labelled
    return found


def count_raw(analyser: Analyser, document: GoldDocument, case: str) -> Counter[str]:
    """Right answers on running text, by the place of words."""
    text = ""
    spans: list[tuple[int, int]] = []
    heads: list[int] = []
    relations: list[str] = []
    sentences: set[tuple[int, int]] = set()
    for paragraph in document.paragraphs:
        for number, sentence in enumerate(paragraph):
            text += ("\n" if text else "") if number == 0 else " "
            places = [(a + len(text), b + len(text)) for a, b in sentence.places()]
            heads.extend(h + len(spans) if h >= 0 else -1 for h in sentence.heads)
            spans.extend(places)
            relations.extend(sentence.relations)
            sentences.add((places[0][0], places[-1][1]))
            text += sentence.text
    article = Article("gold", document.name, recase(text, case), "", "")
    given = analyser.analyse(article).sentences
    found = Counter(
        {
            "raw gold": len(spans),
            "raw given": sum(len(s.tokens) for s in given),
            "sentences gold": len(sentences),
            "sentences given": len(given),
            "sentences right": sum((s.start, s.stop) in sentences for s in given),
        }
    )
    wanted = {}
    for span, head, relation in zip(spans, heads, relations, strict=True):
        wanted.setdefault(span, (spans[head] if head >= 0 else None, relation))
    for sentence in given:
        found.update(_compare(sentence, wanted))
    return found


def _compare(sentence: Sentence, wanted: dict) -> Counter[str]:
    found: Counter[str] = Counter()
    for token in sentence.tokens:
        gold = wanted.get((token.start, token.stop))
        if gold is None:
            continue
        head = sentence.tokens[token.head] if token.head >= 0 else None
        attached = gold[0] == (head and (head.start, head.stop))
        found["raw right"] += 1
        found["raw uas"] += attached
        found["raw las"] += attached and token.relation == gold[1]
    return found
