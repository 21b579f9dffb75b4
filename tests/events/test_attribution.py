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
