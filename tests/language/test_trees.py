"""Scores of governors become the best tree with one root."""

import itertools

import numpy as np
import pytest

from dateline.language.trees import read_trees


def is_tree(heads):
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def best_by_trying_all(scores):
    size = len(scores)
    logs = scores - np.logaddexp.reduce(scores, 1, keepdims=True)
    trees = (
        heads for heads in itertools.product(range(size), repeat=size - 1)
        if heads.count(0) == 1 and all(h != i + 1 for i, h in enumerate(heads)) and is_tree(heads)
    )  # fmt: skip
    return max(sum(logs[i + 1, h] for i, h in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(25))
def test_the_best_tree_is_found(seed):
    scores = np.random.default_rng(seed).normal(size=(1, 5, 5)).astype(np.float32) * 3
    np.fill_diagonal(scores[0], -1e9)
    (heads,) = read_trees(scores, np.array([5]))
    logs = scores[0] - np.logaddexp.reduce(scores[0], 1, keepdims=True)
    assert is_tree(heads.tolist())
    assert (heads == 0).sum() == 1
    assert sum(logs[i + 1, h] for i, h in enumerate(heads)) == pytest.approx(
        best_by_trying_all(scores[0]), abs=1e-3
    )


def test_a_sentence_of_one_word_hangs_on_the_root():
    assert [t.tolist() for t in read_trees(np.zeros((1, 16, 16), np.float32), np.array([2]))] == [[0]]


def test_padding_changes_nothing():
    scores = np.random.default_rng(7).normal(size=(1, 6, 6)).astype(np.float32)
    wide = np.full((1, 16, 16), -30000.0, np.float32)
    wide[:, :6, :6] = scores
    narrow, padded = read_trees(scores, np.array([6])), read_trees(wide, np.array([6]))
    assert narrow[0].tolist() == padded[0].tolist()
