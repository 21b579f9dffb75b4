"""Words are spelled in pieces of the vocabulary, and their case is kept apart."""

import pytest

from dateline.language.pieces import SHAPES, Pieces, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "kaf", "##r", "shell", "##ing", "-", "cafe"]


def spelled(word):
    return [VOCABULARY[n] for n in Pieces(VOCABULARY).cut(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Kafr", ["kaf", "##r"]),
        ("SHELLING", ["shell", "##ing"]),
        ("Café", ["cafe"]),
        ("shell-shell", ["shell", "-", "shell"]),
        ("zebra", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("x" * 150, ["[UNK]"]),
    ],
)
def test_the_longest_piece_from_the_left_wins(word, pieces):
    assert spelled(word) == pieces


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("Oduro", "title"), ("ODURO", "upper"), ("oduro", "lower"), ("A", "single-capital"),
        ("McKeleb", "mixed"),
        ("12", "digits"), ("12th", "lower"), (",", "no-letters"),
    ],
)  # fmt: skip
def test_case_is_kept_as_a_shape(word, shape):
    assert SHAPES[shape_of(word)] == shape
