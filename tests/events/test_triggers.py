"""Which words name an event, and which only look like it."""

from dataclasses import replace

import pytest

from dateline.events.triggers import find_triggers
from dateline.records import EventWord
from tests.events.sentences import ontology, parsed, told


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
    found = told("An air strike killed nine herders and wounded twenty in Osk.").mentions
    assert [m.type for m in found] == ["assault-aerial"]
    assert {span.text for span in found[0].extra} == {"killed", "wounded"}


def test_wounded_counts_though_it_is_tagged_as_an_adjective():
    found = told("Rebels shelled the barracks in Osk. Six soldiers were wounded.").mentions
    assert "wounded" in {span.text for m in found for span in (m.trigger, *m.extra)}


def test_rain_and_illness_are_no_attacks():
    assert types("The quake killed ten people and injured eighty near Osk.") == []
    assert types("The virus has killed nine villagers near Osk.") == []


def test_hostages_that_suffer_something_else_are_no_second_event():
    found = [m.type for m in told("The gang beheaded two hostages last year.").mentions]
    assert found == ["assault-execution"]


def test_what_is_made_for_an_act_is_not_the_act():
    found = [m.type for m in told("Air defences shot down 11 of 14 attack drones.").mentions]
    assert found == ["shootdown"]


def test_a_blockade_to_protest_is_the_protest():
    found = told("Police officers blocked streets on Thursday to protest against the killing of a colleague.")
    protest = next(m for m in found.mentions if m.type == "protest")
    assert "blocked" in [span.text.split()[0] for span in protest.extra]
    assert "restrict-movement" not in [m.type for m in found.mentions]


def test_people_that_are_seized_are_no_ground_taken():
    assert [m.type for m in told("Bandits seized over 40 boys from a school.").mentions] == ["abduct"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clashes have raged in the city for two months.", "battle"),
        ("The authorities are investigating the attack.", "investigate"),
        ("The group is holding four hostages.", "abduct"),
    ],
)
def test_a_sentence_that_surely_speaks_of_conflict_needs_no_other(text, kind):
    assert kind in [m.type for m in told(text).mentions]


def read_with(word, kind, score):
    """The triggers of a sentence in which the model takes one word for an event."""
    text = "The council lodged a complaint on Monday."
    sentence, tree = parsed(text)
    token = next(t.index for t in sentence.tokens if t.text == word)
    seen = replace(sentence, events=(EventWord(token, score, ((kind, score),)),))
    return [(t.unit, t.type, t.seen) for t in find_triggers(seen, tree, ontology(), literal=False)]


def test_a_word_of_no_list_is_an_event_where_the_model_is_sure():
    assert read_with("lodged", "accuse", 0.9) == [("model", "accuse", 0.9)]


def test_what_the_model_doubts_is_none():
    assert read_with("lodged", "accuse", 0.2) == []


@pytest.mark.parametrize(
    ("text", "word", "deed"),
    [
        ("The rebels tried to storm the fort of Osk.", "tried", "storm"),
        ("The enemy's core needs to be attacked.", "needs", "attacked"),
        ("The army has begun shelling the town.", "begun", "shelling"),
        ("An attempt to abduct the mayor failed.", "attempt", "abduct"),
    ],
)
def test_a_word_that_only_carries_the_deed_is_no_event_beside_it(text, word, deed):
    sentence, tree = parsed(text)
    at = next(t.index for t in sentence.tokens if t.text == word)
    seen = replace(sentence, events=(EventWord(at, 0.9, (("battle", 0.5), ("abduct", 0.4))),))
    found = find_triggers(seen, tree, ontology(), literal=False)
    assert [sentence.tokens[t.head].text for t in found if t.head == at] == []
    assert deed in [sentence.tokens[t.head].text for t in found]
