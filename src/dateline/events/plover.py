"""PLOVER's root code for what one named party does to another in a sentence.

A linear model, learnt from coded sentences, over three readings: the sentence as it stands; the sentence with
both parties put in general words, so that no country is known by name; and only the words between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import sqrt
from zlib import crc32

import numpy as np

from dateline.records import Sentence, Token
from dateline.resources.meaning import CodeWeights

SOURCE, TARGET = "the government", "the rebels"
SOURCE_LEMMA, TARGET_LEMMA = "government", "rebel"
AFTER = 60  # letters read beyond the second party
MARKED_SOURCE, MARKED_TARGET = re.compile("<s>.*?</s>"), re.compile("<t>.*?</t>")
BUCKETS = 2048
EMBEDDING_SCALE = 3.0
WORD_SCALE = 4.0
FEWEST_WORDS = 4
FULL = ("VERB", "NOUN", "ADJ")
NEXT_VERBS, NEXT_WORDS = 2, 8
HIGHEST = 3  # steps up the tree from a party to its verb

Read = Callable[[str], Sequence[Sentence]]


def code_features(text: str, general: str, read: Read) -> np.ndarray:
    """A sentence with its two parties as numbers.

    Args:
        general: The sentence with its parties in general words, see `in_general` and `marked_in_general`.
        read: Analyses a text into sentences.

    Returns:
        [3 * 384 + 3 * BUCKETS] float32.
    """
    between = read(passage(general))
    return np.concatenate(
        [
            *(EMBEDDING_SCALE * meaning(sentences) for sentences in (read(text), read(general), between)),
            buckets(pairs([token.lemma for sentence in between for token in sentence.tokens])),
            buckets({t.lemma for sentence in between for t in sentence.tokens if t.upos in FULL}),
            buckets({order(general), *party_words(between)}),
        ]
    )


def likeliest_code(weights: CodeWeights, made: np.ndarray) -> str:
    """The root code that fits best."""
    return weights.codes[int((made @ weights.code[:-1] + weights.code[-1]).argmax())]


def in_general(text: str, source: str, target: str) -> str:
    """The sentence with general words in the place of its parties, the longer of the two replaced first."""
    swaps = sorted(((source, SOURCE), (target, TARGET)), key=lambda swap: -len(swap[0]))
    for words, general in swaps:
        if words and words in text:
            text = text.replace(words, general, 1)
    return text


def marked_in_general(marked: str) -> str:
    """The same where the parties are marked, as <s>...</s> and <t>...</t>."""
    return MARKED_TARGET.sub(TARGET, MARKED_SOURCE.sub(SOURCE, marked))


def passage(general: str) -> str:
    """From the one party to a little beyond the other; all of the sentence where one is missing."""
    places = sorted((general.find(SOURCE), general.find(TARGET)))
    return general if places[0] < 0 else general[places[0] : places[1] + len(SOURCE) + AFTER]


def meaning(sentences: Sequence[Sentence]) -> np.ndarray:
    """Mean of the sentences' embeddings, of length one."""
    mean = np.mean([sentence.embedding for sentence in sentences], axis=0)
    return (mean / max(1e-9, float(np.linalg.norm(mean)))).astype(np.float32)


def pairs(lemmas: Sequence[str]) -> set[str]:
    """Lemmas, alone and by two."""
    return {*lemmas, *(f"{one}_{other}" for one, other in pairwise(lemmas))}


def order(general: str) -> str:
    """Which party comes first."""
    return f"source first {general.find(SOURCE) < general.find(TARGET)}"


def party_words(sentences: Sequence[Sentence]) -> Iterator[str]:
    """How the parties stand in their clauses: relation, preposition, words up to the verb, next verbs."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lemma == SOURCE_LEMMA:
                after = sentence.tokens[token.index + 1 : token.index + 1 + NEXT_WORDS]
                verbs = [later.lemma for later in after if later.upos == "VERB"]
                yield from (f"next verb {lemma}" for lemma in verbs[:NEXT_VERBS])
            if token.lemma in (SOURCE_LEMMA, TARGET_LEMMA):
                yield f"{token.lemma} as {token.relation}"
                for child in sentence.children(token.index):
                    if child.relation == "case":
                        yield f"{child.lemma} {token.lemma}"
                for step, above in enumerate(up_to_verb(sentence, token)):
                    yield f"{token.lemma} under {above.lemma}"
                    yield f"{step} above {above.lemma}"
                    if above.upos == "VERB":
                        yield f"verb {above.lemma}"


def up_to_verb(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words that govern a token, up to the first verb."""
    for _ in range(HIGHEST):
        if token.head < 0:
            return
        token = sentence.tokens[token.head]
        yield token
        if token.upos == "VERB":
            return


def buckets(words: set[str]) -> np.ndarray:
    """Words spread over a fixed number of places; a long list weighs as much as a short one."""
    made = np.zeros(BUCKETS, np.float32)
    for word in words:
        made[crc32(word.encode()) % BUCKETS] += WORD_SCALE / sqrt(max(FEWEST_WORDS, len(words)))
    return made
