"""Dictionary forms by rule: "shelled" may be shell, "fled" is flee."""

import pytest

from dateline.resources.wordforms import base_forms

IRREGULAR = {"verbs": {"fled": "flee"}, "nouns": {"men": "man"}}


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        ("shelled", "VERB", "shell"),
        ("stopped", "VERB", "stop"),
        ("seizing", "VERB", "seize"),
        ("carried", "VERB", "carry"),
        ("clashes", "VERB", "clash"),
        ("militias", "NOUN", "militia"),
        ("convoys", "NOUN", "convoy"),
        ("casualties", "NOUN", "casualty"),
        ("militiamen", "NOUN", "militiaman"),
        ("men", "NOUN", "man"),
        ("fled", "VERB", "flee"),
    ],
)
def test_an_inflected_word_gives_its_dictionary_form(word, tag, form):
    assert form in base_forms(word, tag, IRREGULAR)


def test_irregular_forms_come_first_and_the_word_itself_last():
    forms = list(base_forms("fled", "VERB", IRREGULAR))
    assert forms[0] == "flee"
    assert forms[-1] == "fled"


def test_other_parts_of_speech_stay_as_they_are():
    assert list(base_forms("shelled", "ADJ", IRREGULAR)) == ["shelled"]
