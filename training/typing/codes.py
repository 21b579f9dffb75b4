"""Learn PLOVER's root codes from coded sentences and write src/dateline/resources/built/plover.npz.

PYTHONPATH=src:. python -m training.typing.codes --data ../shared/data/plover
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from dateline.events.plover import code_features, in_general, likeliest_code, marked_in_general
from dateline.language.analyser import Analyser
from dateline.read import article_from_text
from dateline.records import Sentence
from dateline.resources.meaning import CODES, CodeWeights
from evaluation.tasks.typing import COLUMNS, Row, read_rows

DECAY = 1e-3
STEPS = 300


def main() -> None:
    """Learn from every row and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = list(read_rows(parser.parse_args().data, COLUMNS))
    weights = learn_codes(read_features(rows), [row["gold_root"] for row in rows])
    learnt = np.array(sorted({crc32(row["sentence"].encode()) for row in rows}), np.uint32)
    np.savez_compressed(
        CODES, codes=np.array(weights.codes), code=weights.code.astype(np.float16), learnt=learnt
    )
    print(f"{len(rows)} rows, {len(weights.codes)} codes, {CODES.stat().st_size // 1024} KiB")


def reader() -> Callable[[str], Sequence[Sentence]]:
    """Analyses a text into sentences."""
    analyser = Analyser.load()

    def read(text: str) -> Sequence[Sentence]:
        return analyser.analyse(article_from_text(text, language="en")).sentences

    return read


def read_features(rows: Sequence[Row]) -> np.ndarray:
    """[rows, features]."""
    read = reader()
    return np.stack([code_features(row["sentence"], general_words(row), read) for row in rows])


def general_words(row: Row) -> str:
    """The sentence with its parties in general words."""
    marked = row.get("marked_sentence") or ""
    if "<s>" in marked and "<t>" in marked:
        return marked_in_general(marked)
    return in_general(row["sentence"], row["source"], row["target"])


def learn_codes(made: np.ndarray, codes: Sequence[str]) -> CodeWeights:
    """Softmax regression by Nesterov's gradient; rarer codes count somewhat more each."""
    names = sorted(set(codes))
    right = np.array([names.index(code) for code in codes])
    number = np.bincount(right)
    share = (len(right) / (len(names) * number)) ** 0.5
    weights = (share[right] / share[right].sum()).astype(np.float32)
    wanted = np.eye(len(names), dtype=np.float32)[right]
    with_bias = np.hstack([made, np.ones((len(made), 1), np.float32)])
    curve = 0.5 * float(np.linalg.norm(with_bias * np.sqrt(weights)[:, None], 2)) ** 2 + DECAY
    at = ahead = np.zeros((with_bias.shape[1], len(names)), np.float32)
    pace = 1.0
    for _ in range(STEPS):
        scores = with_bias @ ahead
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        new = ahead - (with_bias.T @ ((chances - wanted) * weights[:, None]) + DECAY * ahead) / curve
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / next_pace * (new - at)
        at, pace = new, next_pace
    return CodeWeights(tuple(names), at, frozenset())


def held_out_codes(made: np.ndarray, codes: Sequence[str], folds: int) -> list[str]:
    """Each row's code by a model that learnt from the other folds; every code is spread over all folds."""
    fold = np.zeros(len(codes), int)
    for code in sorted(set(codes)):
        places = np.random.default_rng(0).permutation([i for i, own in enumerate(codes) if own == code])
        fold[places] = np.arange(len(places)) % folds
    found = [""] * len(codes)
    for held in range(folds):
        rest = np.flatnonzero(fold != held)
        weights = learn_codes(made[rest], [codes[i] for i in rest])
        for i in np.flatnonzero(fold == held):
            found[i] = likeliest_code(weights, made[i])
    return found


if __name__ == "__main__":
    main()
