"""Which words name an event, and which only look like it."""

import pytest

from tests.events.sentences import told


def types(text):
    return [m.type for m in told(text).mentions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes hit a market in Osk.", "assault-aerial"),
        ("Mortar shells hit a market in Osk.", "assault-artillery"),
        ("A suicide bomber blew himself up outside the mosque in Osk.", "assault-suicide"),
        ("Thousands of villagers fled the fighting.", "displace"),
        ("The two sides signed a ceasefire on Friday.", "ceasefire-agree"),
        ("Protesters marched through the capital of Norrland.", "protest"),
    ],
)
def test_words_name_their_type(text, kind):
    assert kind in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a rocket into the top corner in the second half of the match.",
        "Shares in the drone maker plunged after it missed its profit target.",
        "Her battle with cancer ended on Sunday.",
        "The film tells of a raid on a bank.",
        "The US-backed group controls the town of Osk.",
    ],
)
def test_words_of_violence_elsewhere_name_nothing(text):
    assert types(text) == []


def test_death_words_join_their_cause():
    found = told("An air strike killed six people and wounded twenty in Osk.").mentions
    assert [m.type for m in found] == ["assault-aerial"]
    assert {span.text for span in found[0].extra} == {"killed", "wounded"}


def test_wounded_counts_though_it_is_tagged_as_an_adjective():
    found = told("Rebels shelled the barracks in Osk. Six soldiers were wounded.").mentions
    assert "wounded" in {span.text for m in found for span in (m.trigger, *m.extra)}


def test_rain_and_illness_are_no_attacks():
    assert types("The quake killed ten people and injured eighty near Osk.") == []
    assert types("The virus has killed nine villagers near Osk.") == []
