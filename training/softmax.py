"""Weights of named signs for a choice among several: a softmax over the options, drawn to 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

STEPS = 3000
RATE = 0.03


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
    """Weights of the reasons: Adam on the softmax's log-loss, `pull` the weight of L2."""
    tables = [np.pad(c.options, ((0, 0), (0, width - c.options.shape[1]))) for c in decisions]
    rows = np.concatenate(tables)
    starts = np.cumsum([0, *(len(t) for t in tables)])[:-1]
    sizes = np.array([len(t) for t in tables])
    right = np.concatenate([c.right for c in decisions])
    counts = np.array([c.weight for c in decisions])
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        chances = np.exp(scores)
        chances /= np.repeat(np.add.reduceat(chances, starts), sizes)
        share = chances * right
        share /= np.repeat(np.add.reduceat(share, starts), sizes)
        slope = rows.T @ ((chances - share) * np.repeat(counts, sizes)) / counts.sum() + pull * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights
