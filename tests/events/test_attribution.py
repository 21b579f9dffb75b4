"""Who says what."""

import pytest

from tests.events.sentences import told


def acts(text):
    return [(q.source.text, q.cue.text) for q in told(text).quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents said the bridge was hit by shells.", [("Residents", "said")]),
        ("The bridge was hit by shells, residents said.", [("residents", "said")]),
        ("According to the ministry, the bridge was hit by shells.", [("the ministry", "According to")]),
        ("The rebels denied that they had shelled the bridge.", [("The rebels", "denied")]),
        ("Shells hit the bridge on Monday.", []),
    ],
)
def test_source_and_cue_are_found(text, expected):
    assert acts(text) == expected


def test_what_is_said_credits_its_source():
    found = told("Residents said the army shelled the bridge.")
    mention = next(m for m in found.mentions if m.type == "assault-artillery")
    assert [s.text for s in mention.sources] == ["Residents"]


def test_the_chain_names_who_was_told():
    found = told("Two officials told the Norrland Gazette that the army shelled the bridge.")
    mention = next(m for m in found.mentions if m.type == "assault-artillery")
    assert mention.sources[0].text == "Two officials"
    assert mention.sources[0].chain == ("the Norrland Gazette", "Two officials")


def test_a_statement_lists_the_events_in_its_content():
    found = told("Residents said the army shelled the bridge.")
    quoted = found.quoted[0]
    assert [found.mentions[i].type for i in quoted.mentions] == ["assault-artillery"]
    assert quoted.content.text == "the army shelled the bridge"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("OSK: Shells hit the bridge on Monday, residents said.", "residents"),
        ("Dozens of men early on Monday attacked the post, the mayor said.", "the mayor"),
        (
            "The minister of defence, General Omar Osk, said that the army shelled the town.",
            "The minister of defence, General Omar Osk",
        ),
    ],
)
def test_the_speaker_stands_with_the_verb(text, speaker):
    assert [q.source.text for q in told(text).quoted] == [speaker]


def test_two_who_speak_together_are_two_sources():
    found = told("A human rights monitoring group and activists said the army shelled the town.")
    mention = next(m for m in found.mentions if m.type == "assault-artillery")
    assert [s.text for s in mention.sources] == ["A human rights monitoring group", "activists"]


@pytest.mark.parametrize(
    "text",
    [
        "The army banned residents from leaving the town.",
        "The army continued to advance on the town.",
        "The shelling claimed the lives of two men.",
        "The rebels kept adding new conditions to the truce.",
        "The brigade closed the gates, leading to fears that it may use residents as human shields.",
    ],
)
def test_verbs_that_act_say_nothing(text):
    assert acts(text) == []


def test_what_is_said_goes_on_in_quotes():
    found = acts('"We will not leave," the mayor said. "They shelled us," he continued.')
    assert ("he", "continued") in found
