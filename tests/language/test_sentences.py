"""Headlines, datelines, lists and very long sentences of an article."""

import pytest

from dateline.language.sentences import LONGEST_WORDS, cut_article
from dateline.language.tokens import Tokeniser
from dateline.resources.model import load_model_files


@pytest.fixture(scope="module")
def tokeniser():
    return Tokeniser(load_model_files().words)


def texts(text, title, tokeniser):
    return [text[c.words[0].start : c.words[-1].stop] for c in cut_article(text, title, tokeniser)]


def test_a_headline_is_a_sentence_of_its_own(tokeniser):
    text = "Bomb kills two in Oduro\n\nA bomb killed two people."
    cuts = cut_article(text, "Bomb kills two in Oduro", tokeniser)
    assert [(c.headline, c.paragraph) for c in cuts] == [(True, 0), (False, 1)]


@pytest.mark.parametrize(
    "dateline",
    ["ODURO, Nov 17 (Newswire) -", "Oduro, Keleb (Newswire) —", "ODURO —", "EAST ODURO, 3 May (NW) –"],
)
def test_a_dateline_is_a_sentence_of_its_own(tokeniser, dateline):
    assert texts(f"{dateline} Two men were shot.", None, tokeniser) == [dateline, "Two men were shot."]


@pytest.mark.parametrize(
    "text", ["Keleb - a trader - fled.", "Men of the north (the Oduro clan) fled - all of them."]
)
def test_a_dash_alone_makes_no_dateline(tokeniser, text):
    assert texts(text, None, tokeniser) == [text]


def test_list_items_stand_apart(tokeniser):
    assert texts("• Two were shot\n• One fled", None, tokeniser) == ["• Two were shot", "• One fled"]


def test_what_is_too_long_is_cut_at_a_comma_and_nothing_is_lost(tokeniser):
    text = "They named " + ", ".join(["one man from Oduro"] * 60) + "."
    cuts = cut_article(text, None, tokeniser)
    assert len(cuts) > 1
    assert all(len(c.words) <= LONGEST_WORDS for c in cuts)
    assert [c.words[-1].text for c in cuts[:-1]] == [","] * (len(cuts) - 1)
    assert sum(len(c.words) for c in cuts) == len(tokeniser.words(text, 0, len(text)))


def test_empty_lines_give_nothing(tokeniser):
    assert cut_article(" \n\n\t\n", None, tokeniser) == []
