"""What a sentence is about, by its meaning as a whole: conflict or something else, and which type of event.

A linear model over the sentence's embedding and its words; names of people and places count only by their
label, so that no war and no team is known by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, sqrt
from zlib import crc32

import numpy as np

from dateline.records import Sentence
from dateline.resources.meaning import MeaningWeights

WIDTH = 384
BUCKETS = 1024
EMBEDDING_SCALE = 3.0
WORD_SCALE = 2.0
FEWEST_WORDS = 4
NAMED = frozenset(("person", "location", "organization", "date", "money", "nationality"))
FULL = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN"))


def features(
    sentence: Sentence, lemmas: Sequence[str], labels: Sequence[str | None], units: Iterable[tuple[str, str]]
) -> np.ndarray:
    """The sentence as numbers: its embedding, and its words spread over buckets.

    Args:
        units: Type and head lemma of the lexical units found in it.

    Returns:
        [WIDTH + BUCKETS] float32.
    """
    made = np.zeros(WIDTH + BUCKETS, np.float32)
    if sentence.embedding:
        made[:WIDTH] = np.asarray(sentence.embedding, np.float32) * EMBEDDING_SCALE
    words = set()
    for token, lemma, label in zip(sentence.tokens, lemmas, labels, strict=True):
        if label in NAMED:
            words.add(f"E:{label}")
        elif token.upos in FULL:
            words.add(lemma)
    for kind, lemma in units:
        words |= {f"T:{kind}", f"L:{lemma}"}
    weight = WORD_SCALE / sqrt(max(FEWEST_WORDS, len(words)))
    for word in words:
        made[WIDTH + crc32(word.encode()) % BUCKETS] += weight
    return made


def conflict(weights: MeaningWeights, made: np.ndarray) -> float:
    """Probability that a sentence's words of violence are meant literally, as conflict or politics."""
    return 1 / (1 + exp(-float(made @ weights.conflict[:-1] + weights.conflict[-1])))


def likeliest_kind(weights: MeaningWeights, made: np.ndarray) -> tuple[str, float]:
    """The type of event that a sentence most likely tells of, with its probability."""
    scores = weights.kind[:, :-1] @ made + weights.kind[:, -1]
    best = int(scores.argmax())
    return weights.kinds[best], 1 / (1 + exp(-float(scores[best])))
