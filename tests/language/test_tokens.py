"""Words and sentences are cut as Universal Dependencies English EWT cuts them."""

import pytest

from dateline.language.tokens import Tokeniser
from dateline.resources.model import load_model_files


@pytest.fixture(scope="module")
def tokeniser():
    return Tokeniser(load_model_files().words)


def words(tokeniser, text):
    return " ".join(w.text for w in tokeniser.words(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("US-led forces didn't stop.", "US - led forces did n't stop ."),
        ("a 10-year-old girl", "a 10 - year - old girl"),
        ("non-combatants fled", "non-combatants fled"),
        ("It cost $1,200.50, or 15%.", "It cost $ 1,200.50 , or 15 % ."),
        (
            "Gen. Oduro met Mr. Keleb at 10:30 a.m. on 3/4/2015",
            "Gen. Oduro met Mr. Keleb at 10:30 a.m. on 3/4/2015",
        ),
        ("the front’s men can't, cannot, won't", "the front ’s men ca n't , can not , wo n't"),
        ("the villagers' houses", "the villagers ' houses"),
        ("al-Noor and Al-Hadi", "al - Noor and Al - Hadi"),
        ("Sana'a and Sa'ada", "Sana'a and Sa'ada"),
        ("trapped,amid fighting", "trapped , amid fighting"),
        ("“We heard it,” he said...", "“ We heard it , ” he said ..."),
        ("see www.example.org/a-b.", "see www.example.org/a-b ."),
        ("the U.S. army", "the U.S. army"),
        ("5km away", "5 km away"),
    ],
)
def test_text_is_cut_into_words(tokeniser, text, cut):
    assert words(tokeniser, text) == cut


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Shells fell. Two died.", ["Shells fell.", "Two died."]),
        ("Gen. Oduro spoke. He left.", ["Gen. Oduro spoke.", "He left."]),
        ("It was sold in the U.S. The army paid.", ["It was sold in the U.S.", "The army paid."]),
        ("The U.S. Army paid.", ["The U.S. Army paid."]),
        ("“They fled.” The rest stayed.", ["“They fled.”", "The rest stayed."]),
        ("They left the city.The rest stayed.", ["They left the city.", "The rest stayed."]),
        ("They held No. 12 and paid 3.5 million.", ["They held No. 12 and paid 3.5 million."]),
        ("It came from J. Keleb of Oduro.", ["It came from J. Keleb of Oduro."]),
        ("“Who did it?” he asked.", ["“Who did it?” he asked."]),
    ],
)
def test_words_are_cut_into_sentences(tokeniser, text, sentences):
    assert [text[s[0].start : s[-1].stop] for s in tokeniser.sentences(text)] == sentences


def test_lower_case_text_is_cut_at_full_stops(tokeniser):
    text = "the hill front attacked the bank of tarvo on monday.  gen. oduro said j. keleb fled. no one died."
    found = [" ".join(word.text for word in sentence) for sentence in tokeniser.sentences(text)]
    assert found == [
        "the hill front attacked the bank of tarvo on monday .",
        "gen. oduro said j . keleb fled .",
        "no one died .",
    ]


def test_every_word_is_its_own_place_in_the_text(tokeniser):
    text = "  Militants (12 of them) didn't leave Oduro\tyesterday… "
    assert all(text[w.start : w.stop] == w.text for w in tokeniser.words(text, 0, len(text)))
    assert "".join(w.text for w in tokeniser.words(text, 0, len(text))) == "".join(text.split())
