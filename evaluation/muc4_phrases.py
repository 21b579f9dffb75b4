"""Noun phrases of an article in all the shapes in which MUC-4's keys quote them.

"two unidentified men in a car" may be quoted as "two unidentified men", "unidentified men" or "men": every
head word gives several phrases, and a trained reading (muc4_fill.py) says which one fills what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.records import Analysis, Sentence, Token

HEADS = ("NOUN", "PROPN", "NUM", "X", "ADJ")
NO_HEADS = ("flat", "goeswith", "punct", "case", "cc")
NO_LEFT = ("ADP", "VERB", "AUX", "SCONJ", "CCONJ")
NO_RIGHT = ("acl", "advcl", "appos", "conj", "cc", "punct", "parataxis")
QUANTITIES = ("several", "some", "other", "many", "alleged", "least", "about", "approximately")
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, stop) of a sentence around a head word.

    Attributes:
        key: Letters and digits of the text, articles dropped, as the referee compares.
        shapes: Names of the shapes that give these very tokens.
    """

    sentence: int
    start: int
    stop: int
    head: int
    text: str
    key: str
    shapes: tuple[str, ...]


def plain(words: str) -> str:
    """Letters and digits only, articles dropped, so that tokenisation makes no difference."""
    return "".join(w for w in re.findall(r"[a-z0-9]+", words.lower()) if w not in ("a", "an", "the"))


def noun_phrases(analysis: Analysis) -> tuple[Phrase, ...]:
    """All phrases in text order; phrases without letters and very long ones are left out."""
    found = []
    for sentence in analysis.sentences:
        shapes: dict[tuple[int, int], list[str]] = defaultdict(list)
        heads: dict[tuple[int, int], int] = {}
        for head, shape, start, stop in (*shaped(sentence), *named(sentence)):
            shapes[start, stop].append(shape)
            heads.setdefault((start, stop), head)
        for (start, stop), names in sorted(shapes.items()):
            text = sentence.span(start, stop).text
            if plain(text) and stop - start <= LONGEST:
                head = heads[start, stop]
                shape_names = tuple(sorted(set(names)))
                found.append(Phrase(sentence.index, start, stop, head, text, plain(text), shape_names))
    return tuple(found)


def shaped(sentence: Sentence) -> Iterator[tuple[int, str, int, int]]:
    """(head, shape, start, stop) of every noun phrase."""
    children: dict[int, list[int]] = defaultdict(list)
    for token in sentence.tokens:
        children[token.head].append(token.index)
    for token in sentence.tokens:
        if token.upos in HEADS and relation(token) not in NO_HEADS:
            below = tokens_below(children, token.index)
            for shape, (start, stop) in shapes_of(sentence.tokens, below, token.index).items():
                yield token.index, shape, start, stop


def named(sentence: Sentence) -> Iterator[tuple[int, str, int, int]]:
    """Names as phrases, each with its head word."""
    for entity in sentence.entities:
        if entity.label != "date":
            inside = range(entity.start, entity.stop)
            heads = [i for i in inside if not entity.start <= sentence.tokens[i].head < entity.stop]
            yield heads[0] if heads else entity.start, "name", entity.start, entity.stop


def shapes_of(tokens: Sequence[Token], below: set[int], head: int) -> dict[str, tuple[int, int]]:
    """Shapes of the phrase of a head word, by name."""
    start, stop = head, head + 1
    while start - 1 in below and tokens[start - 1].upos not in NO_LEFT:
        start -= 1
    while stop < len(tokens) and start <= tokens[stop].head < stop:
        if relation(tokens[stop]) not in ("flat", "goeswith", "compound", "nummod"):
            break
        stop += 1
    while start < head and tokens[start].upos in ("DET", "PUNCT", "PRON"):
        start += 1
    bare = start
    while bare < head and (tokens[bare].upos == "NUM" or tokens[bare].lemma in QUANTITIES):
        bare += 1
    nouns = head
    while nouns - 1 >= bare and tokens[nouns - 1].upos in ("NOUN", "PROPN", "X"):
        nouns -= 1
    shapes = {
        "whole": (start, stop),
        "bare": (bare, stop),
        "nouns": (nouns, stop),
        "head": (head, head + 1),
        "tail": (head, stop),
    }
    if head > bare:
        shapes["pair"] = (head - 1, stop)
    return shapes | with_preposition(tokens, below, start, bare, stop)


def with_preposition(
    tokens: Sequence[Token], below: set[int], start: int, bare: int, stop: int
) -> dict[str, tuple[int, int]]:
    """The phrase with all, or the first, of what follows it: "offices of the bank in the city"."""
    end = stop
    while end < len(tokens) and end in below and relation(tokens[end]) not in NO_RIGHT:
        end += 1
    if end == stop:
        return {}
    first = next((i for i in range(stop + 1, end) if tokens[i].upos == "ADP"), end)
    shapes = {"long": (bare, end), "long-whole": (start, end)}
    return shapes | ({"of": (bare, first), "of-whole": (start, first)} if first < end else {})


def tokens_below(children: Mapping[int, Sequence[int]], head: int) -> set[int]:
    """A word and all words that hang on it."""
    below, waiting = {head}, [head]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in below:
                below.add(child)
                waiting.append(child)
    return below


def relation(token: Token) -> str:
    """The relation without its subtype."""
    return token.relation.partition(":")[0]
