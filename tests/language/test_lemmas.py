"""Dictionary forms of words with their tags."""

import pytest

from dateline.language.lemmas import Lemmas
from dateline.resources.model import load_model_files


@pytest.fixture(scope="module")
def lemmas():
    return Lemmas(load_model_files().lemmas)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("Killed", "VBD", "kill"), ("struck", "VBD", "strike"), ("fled", "VBD", "flee"),
        ("dying", "VBG", "die"),
        ("militias", "NNS", "militia"), ("bodies", "NNS", "body"), ("women", "NNS", "woman"),
        ("n't", "RB", "not"), ("’s", "VBZ", "be"), ("worse", "JJR", "bad"), ("shelling", "NN", "shelling"),
        ("beheaded", "VBN", "behead"), ("besieging", "VBG", "besiege"), ("ODURO", "NNP", "oduro"),
    ],
)  # fmt: skip
def test_words_have_their_dictionary_form(lemmas, word, tag, lemma):
    assert lemmas(word, tag) == lemma
