"""Noun phrases in all shapes in which a key may quote them."""

import pytest

from dateline.records import Analysis, Entity, Sentence, Token
from evaluation.muc4_phrases import noun_phrases, plain


def sentence(text, *words):
    """A sentence of (word, tag, head, relation), its words apart by blanks."""
    tokens, at = [], 0
    for number, (word, upos, head, relation) in enumerate(words):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(number, start, at, word, word, upos, "", head, relation))
    return Sentence(0, 0, len(text), text, tuple(tokens))


MEN = sentence(
    "the two masked men of the hill front fled",
    ("the", "DET", 3, "det"),
    ("two", "NUM", 3, "nummod"),
    ("masked", "ADJ", 3, "amod"),
    ("men", "NOUN", 8, "nsubj"),
    ("of", "ADP", 7, "case"),
    ("the", "DET", 7, "det"),
    ("hill", "NOUN", 7, "compound"),
    ("front", "NOUN", 3, "nmod"),
    ("fled", "VERB", -1, "root"),
)


def shapes(one):
    return {phrase.text: phrase.shapes for phrase in noun_phrases(Analysis((one,), "by hand"))}


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("two masked men", "whole"),
        ("masked men", "bare"),
        ("men", "head"),
        ("two masked men of the hill front", "long-whole"),
        ("hill front", "nouns"),
    ],
)
def test_a_head_word_gives_phrases_of_several_shapes(text, shape):
    assert shape in shapes(MEN)[text]


def test_a_name_is_a_phrase():
    named = Sentence(0, 0, MEN.stop, MEN.text, MEN.tokens, entities=(Entity(5, 8, "organization"),))
    assert shapes(named)["the hill front"] == ("name",)


def test_a_verb_heads_no_phrase():
    assert not any("fled" in text for text in shapes(MEN))


def test_articles_and_marks_make_no_difference():
    assert plain('The "Hill" Front') == plain("hill front") == "hillfront"
