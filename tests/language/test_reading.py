"""Sentences are read in batches of like length, and how they are cut into batches changes no number."""

import random

import pytest

from dateline.language.reading import WORDS_A_BATCH, batches

LENGTHS = [random.Random(7).randint(1, 60) for _ in range(80)]


def words_of(batch):
    return sum(LENGTHS[number] + 1 for number in batch)


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_every_sentence_is_in_one_batch(threads):
    numbers = [number for batch in batches(LENGTHS, threads) for number in batch]
    assert sorted(numbers) == list(range(len(LENGTHS)))


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_batches_hold_like_lengths_and_fit_the_cache(threads):
    cut = batches(LENGTHS, threads)
    assert [LENGTHS[n] for batch in cut for n in batch] == sorted(LENGTHS)
    assert max(map(words_of, cut)) < WORDS_A_BATCH + max(LENGTHS)


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_have_equal_work(threads):
    cut = batches(LENGTHS, threads)
    assert len(cut) % threads == 0
    assert max(map(words_of, cut)) - min(map(words_of, cut)) <= 2 * max(LENGTHS)


def test_a_few_words_stay_together():
    assert batches([5, 9, 3], threads=4) == [[2, 0, 1]]
    assert batches([], threads=2) == []
