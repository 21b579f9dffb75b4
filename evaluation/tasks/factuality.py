"""How well the model says whether a predicate happened, -3 (certainly not) .. 3 (certainly).

DIR holds `*.jsonl` as in uds-factuality. status-macro-f is over three classes: happened (0.5 and above on the
gold scale), not (-0.5 and below), uncertain between; the model's own borders are `HAPPENED` and `NOT`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.language.analyser import Analyser
from evaluation.figures import DIGITS, interval, rate
from evaluation.tasks.parse import files_of

BORDER = 0.5
HAPPENED, NOT = 0.5, -0.2
CLASSES = ("happened", "uncertain", "not")


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, folder: Path | None = None
) -> dict[str, Any]:
    """Read every sentence with its annotated predicates.

    Args:
        folder: Another model folder than the shipped one.
    """
    analyser = Analyser.load(threads=2, folder=Path(folder)) if folder else Analyser.load(threads=2)
    asked: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
    for path in files_of(data, "*.jsonl"):
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            asked[tuple(row["tokens"])][row["pred"]] = row["factuality"]
    sentences = list(asked)[:limit]
    readings = analyser.reader.read(sentences, [sorted(asked[s]) for s in sentences])
    pairs = [
        [(value, asked[s][place]) for place, _, value in r.predicates]
        for s, r in zip(sentences, readings, strict=True)
    ]
    flat = np.array([p for ps in pairs for p in ps])
    given = [label_of(v, HAPPENED, NOT) for v in flat[:, 0]]
    gold = [label_of(v, BORDER, -BORDER) for v in flat[:, 1]]
    rates = {}
    for label in CLASSES:
        right = sum(a == b == label for a, b in zip(given, gold, strict=True))
        rates[label] = rate(right, given.count(label), gold.count(label))
    return {
        "metrics": {
            "pearson": round(pearson(flat), 4),
            "mae": round(float(np.abs(flat[:, 0] - flat[:, 1]).mean()), 4),
            "status-macro-f": round(sum(r.f for r in rates.values()) / len(rates), DIGITS),
        },
        "details": {
            "predicates": len(flat),
            "status-f": {k: (r.f, r.gold) for k, r in rates.items()},
            "interval": interval(len(pairs), lambda drawn: _drawn(pairs, drawn)),
            "model": analyser.model,
        },
    }


def label_of(value: float, high: float, low: float) -> str:
    """Class of a value on the scale."""
    return "happened" if value >= high else "not" if value <= low else "uncertain"


def pearson(pairs: np.ndarray) -> float:
    """Correlation of the two columns."""
    return float(np.corrcoef(pairs[:, 0], pairs[:, 1])[0, 1])


def _drawn(pairs: list, drawn: Sequence[int]) -> float:
    return pearson(np.array([p for number in drawn for p in pairs[number]]))
