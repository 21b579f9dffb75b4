"""Annotations by offsets become gold files with the words in them."""

from training.articles.build import in_words, occurrence, spaced

TEXT = "A blast hit Osk. The blast killed two guards, police said."


def test_a_trigger_says_which_occurrence_it_is():
    assert occurrence(TEXT, 2, 7) == {"text": "blast", "n": 1}
    assert occurrence(TEXT, 21, 26) == {"text": "blast", "n": 2}


def test_offsets_become_words_and_a_missing_name_is_the_words():
    event = {"triggers": [[2, 7]], "targets": [{"at": [34, 44], "name": None, "kind": "unknown"}]}
    assert in_words(event, TEXT) == {
        "triggers": [{"text": "blast", "n": 1}],
        "targets": [{"text": "two guards", "name": "two guards", "kind": "unknown"}],
    }


def test_a_value_without_words_keeps_none():
    assert in_words({"start": "2019-05-10", "at": None}, TEXT) == {"start": "2019-05-10", "text": None}


def test_words_of_a_corpus_are_set_as_running_text():
    words = ["The", "army", "'s", "guns", "(", "old", ")", "fired", "."]
    assert spaced(words) == "The army's guns (old) fired."
