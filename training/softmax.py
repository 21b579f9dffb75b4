"""Weights of named signs for a choice among several: a softmax over the options, drawn to 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

STEPS = 1000


@dataclass(frozen=True)
class Choice:
    """One decision's options, as rows of signs.

    Attributes:
        right: For each option 1.0 where it is right.
        weight: How much the choice counts.
    """

    options: np.ndarray
    right: np.ndarray
    weight: float


def learn(decisions: Sequence[Choice], width: int, pull: float) -> np.ndarray:
    """Weights of the signs: the least log-loss of the softmax, `pull` the weight of L2."""
    tables = [np.pad(c.options, ((0, 0), (0, width - c.options.shape[1]))) for c in decisions]
    rows = np.concatenate(tables)
    starts = np.cumsum([0, *(len(t) for t in tables)])[:-1]
    sizes = np.array([len(t) for t in tables])
    right = np.concatenate([c.right for c in decisions])
    counts = np.array([c.weight for c in decisions])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        chances = np.exp(scores)
        chances /= np.repeat(np.add.reduceat(chances, starts), sizes)
        hits = np.add.reduceat(chances * right, starts)
        share = chances * right / np.repeat(hits, sizes)
        slope = rows.T @ ((chances - share) * np.repeat(counts, sizes)) / counts.sum() + pull * weights
        return float(-(counts @ np.log(hits)) / counts.sum() + pull * weights @ weights / 2), slope

    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
