"""PLOVER's codes of what one party does to another."""

import pytest

from dateline.events.plover import code_features, in_general, likeliest_code, marked_in_general, passage
from dateline.read import article_from_text
from dateline.resources.meaning import load_codes
from tests.events.sentences import analyser


def read(text):
    return analyser().analyse(article_from_text(text, language="en")).sentences


def test_parties_are_put_in_general_words():
    assert in_general("Norrland bombed Osk.", "Norrland", "Osk") == "the government bombed the rebels."
    assert marked_in_general("<t>Osk</t> was bombed by <s>Norrland</s>.") == (
        "the rebels was bombed by the government."
    )


def test_the_passage_goes_from_party_to_party():
    assert passage("On Monday the government met the rebels.").startswith("the government met")
    assert passage("Nobody met.") == "Nobody met."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norrland sent tents and food to flood victims in Sudmark.", "AID"),
        ("Norrland rejected a proposal by Sudmark to open the border.", "REJECT"),
        ("Norrland accused Sudmark of breaking the treaty.", "ACCUSE"),
        ("Norrland threatened to bomb Sudmark.", "THREATEN"),
    ],
)
def test_clear_sentences_get_their_code(text, code):
    made = code_features(text, in_general(text, "Norrland", "Sudmark"), read)
    assert likeliest_code(load_codes(), made) == code
