"""Learn what sentences are about and write src/dateline/resources/built/typing.npz.

    PYTHONPATH=src:. python -m training.typing.learn --data ../shared/data [--folds 10]

With `--folds` it writes nothing and prints how the held-out folds come out, by corpus.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from dateline.errors import ArticleError
from dateline.events.needs import Scene
from dateline.events.triggers import candidates, find_triggers
from dateline.events.typing import features
from dateline.language.analyser import Analyser
from dateline.read import article_from_text
from dateline.records.tree import Tree
from dateline.resources.meaning import BUILT, FORMAT
from dateline.resources.ontology import Ontology
from training.typing.data import Text, all_texts
from training.typing.logistic import learn

ROOT = Path(__file__).parents[2]
NEGATIVES = (ROOT / "evaluation" / "negatives.jsonl", ROOT / "training" / "typing" / "contrasts.jsonl")
WEIGHTS = {
    "negatives": 5.0, "contrasts": 5.0, "near-miss": 5.0, "example": 2.5, "ecb": 2.0, "plain": 1.0,
    "muc": 0.4, "plover": 0.7, "re3d": 0.7, "wikievents": 0.7,
}  # fmt: skip
HARD = ("negatives", "contrasts", "near-miss", "ecb")  # of these all sentences count, units or not
HIDDEN = 0.3  # weight of a sentence that no unit was found in
DECAY = 1e-3
KIND_DECAY = 1e-4
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence.

    Attributes:
        meant: Features for `conflict`.
        plain: Features for `kind`: without the units, which are what it must do without.
        units, found: It holds a unit; and one that the rules take for an event.
        kinds: Types that the rules find, or that it was written for.
    """

    text: Text
    meant: np.ndarray
    plain: np.ndarray
    units: bool
    found: bool
    kinds: frozenset[str]


def main() -> None:
    """Read the texts, learn, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    rows = list(read_rows(all_texts(arguments.data, NEGATIVES)))
    if arguments.folds:
        measure_conflict(rows, arguments.folds)
        return
    conflict = learn_conflict(rows)
    kinds, kind = learn_kinds(rows)
    np.savez_compressed(
        BUILT,
        format=np.int32(FORMAT),
        conflict=conflict.astype(np.float16),
        kinds=np.array(kinds),
        kind=kind.astype(np.float16),
    )
    print(f"{len(rows)} sentences, {len(kinds)} types, {BUILT.stat().st_size // 1024} KiB")


def read_rows(texts: Iterator[Text]) -> Iterator[Row]:
    """Sentences of the texts with their features."""
    analyser, ontology = Analyser.load(), Ontology.load()
    for text in texts:
        try:
            analysis = analyser.analyse(article_from_text(text.text, language="en"))
        except ArticleError:
            continue
        for sentence in analysis.sentences:
            if not sentence.tokens:
                continue
            tree = Tree.of(sentence)
            scene = Scene.of(sentence, tree, ontology)
            units = [(match.type, scene.lemmas[head]) for match, head in candidates(scene)]
            found = find_triggers(sentence, tree, ontology, literal=False)
            kinds = frozenset(t.type for t in found if t.strength in ("strong", "weak"))
            if text.kind is not None and text.corpus in ("example", "near-miss"):
                kinds |= {text.kind}
            yield Row(
                text,
                features(sentence, scene.lemmas, scene.labels, units),
                features(sentence, scene.lemmas, scene.labels, ()),
                bool(units),
                bool(found),
                kinds if text.conflict else frozenset(),
            )


def learn_conflict(rows: Sequence[Row]) -> np.ndarray:
    """Weights of `conflict`."""
    used = [
        row for row in rows if row.units or row.text.corpus in ("negatives", "contrasts", "near-miss", "ecb")
    ]
    return learn(
        np.stack([row.meant for row in used]),
        np.array([row.text.conflict for row in used], np.float32),
        np.array([WEIGHTS[row.text.corpus] * (1 if row.units else HIDDEN) for row in used]),
        decay=DECAY,
    )


def learn_kinds(rows: Sequence[Row]) -> tuple[list[str], np.ndarray]:
    """Types in order of name, and the weights of each against all other sentences."""
    kinds = sorted({kind for row in rows for kind in row.kinds})
    plain = np.stack([row.plain for row in rows])
    share = np.array([WEIGHTS[row.text.corpus] for row in rows])
    learnt = [
        learn(
            plain,
            np.array([kind in row.kinds for row in rows], np.float32),
            share,
            decay=KIND_DECAY,
            steps=60,
        )
        for kind in kinds
    ]
    return kinds, np.stack(learnt)


def measure_conflict(rows: Sequence[Row], folds: int) -> None:
    """Print how many held-out sentences with an event come out as something else, by threshold and corpus."""
    fold = np.array([crc32(row.text.group.encode()) % folds for row in rows])
    scores = np.zeros(len(rows))
    for held in range(folds):
        learnt = learn_conflict([row for row, at in zip(rows, fold, strict=True) if at != held])
        for number in np.flatnonzero(fold == held):
            scores[number] = 1 / (1 + np.exp(-(rows[number].meant @ learnt[:-1] + learnt[-1])))
    for least in THRESHOLDS:
        all_of: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        for row, score in zip(rows, scores, strict=True):
            if row.found:
                name = f"{row.text.corpus} {'conflict' if row.text.conflict else 'elsewhere'}"
                all_of[name] += 1
                kept[name] += score >= least
        print(least, "; ".join(f"{name} {kept[name]} of {all_of[name]} kept" for name in sorted(all_of)))


if __name__ == "__main__":
    main()
