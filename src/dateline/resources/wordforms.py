"""Dictionary forms that an inflected word may have, by rule: "shelled" -> shell, shelle; "fled" -> flee.

A net under learned lemmas, which know only the words of their treebank: the caller keeps the first form that
is in a vocabulary of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

VOWELS = "aeiou"


def base_forms(word: str, tag: str, irregular: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Candidate dictionary forms of a lower-case word, likeliest first; the word itself last.

    Args:
        word: As it stands in the text, lower case.
        tag: Universal part of speech.
        irregular: By "verbs" and "nouns", dictionary form of each irregular form.
    """
    if tag in ("VERB", "AUX"):
        if word in irregular["verbs"]:
            yield irregular["verbs"][word]
        yield from _verb_forms(word)
    elif tag in ("NOUN", "PROPN"):
        if word in irregular["nouns"]:
            yield irregular["nouns"][word]
        yield from _noun_forms(word)
    yield word


def _verb_forms(word: str) -> Iterator[str]:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from _stems(word[: -len(ending)])
    if word.endswith("ied"):
        yield word[:-3] + "y"
    yield from _plural_stems(word)


def _stems(stem: str) -> Iterator[str]:
    """What "-ing" or "-ed" was put on: stopp -> stop, bomb -> bomb, seiz -> seize."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        yield stem[:-1]
    yield stem
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def _plural_stems(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]


def _noun_forms(word: str) -> Iterator[str]:
    if word.endswith("men"):
        yield word[:-3] + "man"
    yield from _plural_stems(word)
