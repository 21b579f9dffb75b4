"""Precision, recall and F over documents, with bootstrap intervals.

A row is counted per document as (right, given, gold), so that documents can be drawn again with replacement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 1000
SEED = 20170415
DIGITS = 3

Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall, F; `gold` says of how many."""

    precision: float
    recall: float
    f: float
    gold: int


def rate(right: float, given: float, gold: float) -> Rate:
    """Precision, recall and F of sums; 0 where nothing was given or nothing is gold."""
    precision = right / given if given else 0.0
    recall = right / gold if gold else 0.0
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rate(round(precision, DIGITS), round(recall, DIGITS), round(f, DIGITS), int(gold))


def interval(documents: int, figure: Callable[[Sequence[int]], float]) -> tuple[float, float]:
    """The middle 95 % of a figure over `DRAWS` draws of as many documents, with replacement.

    Args:
        figure: The figure of a list of document numbers, which may hold a number twice.
    """
    rng = np.random.default_rng(SEED)
    figures = [figure(rng.integers(0, documents, documents).tolist()) for _ in range(DRAWS)]
    low, high = np.percentile(figures, (2.5, 97.5))
    return round(float(low), DIGITS), round(float(high), DIGITS)


def f_interval(per_document: Sequence[Counts]) -> tuple[float, float]:
    """The interval of F for a row counted per document."""
    table = np.array(per_document, dtype=float).reshape(-1, 3)

    def figure(drawn: Sequence[int]) -> float:
        return rate(*table[drawn].sum(axis=0)).f

    return interval(len(table), figure)
