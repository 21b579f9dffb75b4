"""Scores of governors -> a tree with one root.

Nearly always every word's best governor already gives a tree; where it does not, Chu-Liu-Edmonds finds the
best one.
"""

from __future__ import annotations

import numpy as np

CANDIDATE_ROOTS = 3
MUCH_LESS_LIKELY = 4.0


def read_trees(scores: np.ndarray, lengths: np.ndarray) -> list[np.ndarray]:
    """Governor of each word, 0 for the root.

    Args:
        scores: [sentence, dependent, governor], position 0 being the root.
        lengths: Words in each sentence, the root counted.

    Returns:
        One int array [word] per sentence, without position 0.
    """
    scores = scores.copy()
    most = scores.shape[1]
    scores[:, np.arange(most), np.arange(most)] = -np.inf
    heads = scores.argmax(-1)
    heads[:, 0] = 0
    inside = np.arange(most)[None] < lengths[:, None]
    heads = np.where(inside, heads, 0)
    roots = ((heads == 0) & inside)[:, 1:].sum(1)
    reached = heads
    for _ in range(max(1, int(np.ceil(np.log2(most))))):
        reached = np.take_along_axis(reached, reached, 1)
    good = (roots == 1) & (reached == 0).all(1)
    found = []
    for row, size in enumerate(lengths):
        if good[row] or size < 3:
            tree = heads[row, 1:size]
            found.append(tree if size > 2 else np.zeros(size - 1, int))
        else:
            found.append(_best_tree(scores[row, :size, :size].astype(np.float64)))
    return found


def _best_tree(scores: np.ndarray) -> np.ndarray:
    """The best tree in which exactly one word hangs on the root."""
    logs = scores - np.logaddexp.reduce(scores, 1, keepdims=True)
    candidates = np.argsort(-logs[1:, 0], kind="stable")[:CANDIDATE_ROOTS] + 1
    candidates = [r for r in candidates if logs[r, 0] > logs[candidates[0], 0] - MUCH_LESS_LIKELY]
    best, best_value = None, -np.inf
    for root in candidates:
        only = logs.copy()
        only[:, 0] = -1e9
        only[root, :] = -1e9
        only[root, 0] = logs[root, 0]
        heads = _chu_liu_edmonds(only)
        value = only[np.arange(1, len(heads)), heads[1:]].sum()
        if value > best_value:
            best, best_value = heads[1:], value
    return best


def _find_cycle(heads: np.ndarray) -> list[int]:
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _chu_liu_edmonds(scores: np.ndarray) -> np.ndarray:
    """Best governors [word] for scores [dependent, governor]; position 0 is the root.

    Source: McDonald et al. 2005.
    """
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    enter = scores[np.ix_(members, outside)] - kept[:, None]
    small[-1, :-1] = enter.max(0) + kept.sum()
    leave = scores[np.ix_(outside, members)]
    small[:-1, -1] = leave.max(1)
    below = _chu_liu_edmonds(small)
    result = heads.copy()
    new = len(outside)
    for place, node in enumerate(outside):
        if node:
            result[node] = members[leave[place].argmax()] if below[place] == new else outside[below[place]]
    entered = members[enter[:, below[new]].argmax()]
    result[entered] = outside[below[new]]
    return result
