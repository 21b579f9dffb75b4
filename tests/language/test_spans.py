"""Scores of BIO tags become the best legal tags, and tags become spans."""

import itertools

import numpy as np
import pytest

from dateline.language.spans import core_roles_once, read_tags, spans_of

LABELS = ["O", "B-x", "I-x", "B-y", "I-y"]


def legal(tags):
    before = 0
    for tag in tags:
        if LABELS[tag][0] == "I" and LABELS[before][1:] != LABELS[tag][1:]:
            return False
        before = tag
    return True


@pytest.mark.parametrize("seed", range(30))
def test_the_best_legal_tags_are_found(seed):
    scores = np.random.default_rng(seed).normal(size=(2, 4, 5))
    lengths = np.array([4, 3])
    tags = read_tags(scores, lengths)
    for row, size in enumerate(lengths):
        best = max(
            sum(scores[row, i, t] for i, t in enumerate(some))
            for some in itertools.product(range(5), repeat=int(size)) if legal(some)
        )  # fmt: skip
        assert legal(tags[row, :size].tolist())
        assert sum(scores[row, i, t] for i, t in enumerate(tags[row, :size])) == pytest.approx(best)


def test_tags_become_spans():
    assert spans_of([0, 1, 2, 1, 3, 4, 0], LABELS) == [(1, 3, "x"), (3, 4, "x"), (4, 6, "y")]
    assert spans_of([3, 4], LABELS) == [(0, 2, "y")]
    assert spans_of([], LABELS) == []


def test_of_two_spans_with_a_core_role_the_likelier_stays():
    labels = ["O", "B-ARG0", "I-ARG0", "B-ARGM-TMP", "I-ARGM-TMP"]
    scores = np.zeros((4, 5), np.float32)
    scores[0, 1], scores[1, 1], scores[2, 3], scores[3, 3] = 2, 3, 2, 3
    spans = [(0, 1, "ARG0"), (1, 2, "ARG0"), (2, 3, "ARGM-TMP"), (3, 4, "ARGM-TMP")]
    assert core_roles_once(spans, scores, labels) == spans[1:]
