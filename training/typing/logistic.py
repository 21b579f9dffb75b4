"""Logistic regression in plain numpy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

MEMORY = 10
ENOUGH = 1e-8


def learn(
    rows: np.ndarray, right: np.ndarray, weights: np.ndarray, *, decay: float, steps: int = 200
) -> np.ndarray:
    """Weights of the features, the bias last.

    Args:
        rows: [examples, features].
        right: [examples], 0 or 1.
        weights: How much each example counts.
        decay: Half the penalty on the squares of the weights.
    """
    with_bias = np.hstack([rows, np.ones((len(rows), 1), rows.dtype)])
    share = (weights / weights.sum()).astype(rows.dtype)
    penalty = np.full(with_bias.shape[1], decay, rows.dtype)
    penalty[-1] = 0

    def cost(at: np.ndarray) -> tuple[float, np.ndarray]:
        scores = with_bias @ at
        missed = 1 / (1 + np.exp(-scores)) - right
        loss = float((share * (np.logaddexp(0, scores) - right * scores)).sum())
        loss += 0.5 * float((penalty * at * at).sum())
        return loss, with_bias.T @ (share * missed).astype(rows.dtype) + penalty * at

    return descend(cost, np.zeros(with_bias.shape[1], rows.dtype), steps)


def descend(cost: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray, steps: int) -> np.ndarray:
    """Minimum of a smooth function by L-BFGS with halved steps."""
    moves: list[tuple[np.ndarray, np.ndarray]] = []
    loss, slope = cost(at)
    for _ in range(steps):
        way = -_direction(slope, moves)
        size, expected = 1.0, float(slope @ way)
        while True:
            new = at + size * way
            new_loss, new_slope = cost(new)
            if new_loss <= loss + 1e-4 * size * expected or size < 1e-6:
                break
            size /= 2
        if float((new - at) @ (new_slope - slope)) > 0:
            moves = [*moves, (new - at, new_slope - slope)][-MEMORY:]
        settled = abs(loss - new_loss) < ENOUGH
        at, loss, slope = new, new_loss, new_slope
        if settled:
            break
    return at


def _direction(slope: np.ndarray, moves: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    way, sizes = slope.copy(), []
    for move, turn in reversed(moves):
        size = float(move @ way) / float(turn @ move)
        sizes.append(size)
        way -= size * turn
    if moves:
        move, turn = moves[-1]
        way *= float(move @ turn) / float(turn @ turn)
    else:
        way /= max(1e-9, float(np.abs(slope).sum()))
    for (move, turn), size in zip(moves, reversed(sizes), strict=True):
        way += move * (size - float(turn @ way) / float(turn @ move))
    return way
