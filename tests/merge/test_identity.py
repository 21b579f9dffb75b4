"""Which words speak of one party, and which of them stand for it."""

import pytest

from dateline.merge.identity import fullest, join_participants, party_key, without_doers
from dateline.records import Participant, Span


def person(text, *, start=0, actor_id=None, name=None, kind="unknown"):
    span = Span(start, start + len(text), text)
    return Participant(span.start, span.stop, text, name or text, actor_id, kind, (span,), "role:ARG0")


def test_one_group_under_two_spellings_is_one_party():
    short = person("the Front", actor_id="front", name="Northern Front", kind="rebel")
    full = person("the Northern Front", actor_id="front", name="Northern Front", kind="rebel")
    assert party_key(short) == party_key(full)
    assert fullest([short, full]).text == "the Northern Front"


def test_the_unnamed_victims_are_one():
    assert party_key(person("six people")) == party_key(person("villagers", kind="civilians"))


def test_a_bare_number_never_stands_for_the_victims():
    assert fullest([person("6"), person("six herders", start=40)]).text == "six herders"


@pytest.mark.parametrize("count", ["At least six", "six", "Some 50 others"])
def test_words_that_say_who_go_before_an_earlier_number(count):
    assert fullest([person(count), person("six herders", start=40)]).text == "six herders"


def test_nobody_is_both_who_does_it_and_whom_it_is_done_to():
    army = person("the army", actor_id="army")
    herders = person("six herders")
    assert without_doers([army, herders], [army]) == (herders,)


def test_victims_are_left_out_where_a_known_party_of_their_kind_is_named():
    front = person("the Front", actor_id="front", name="Northern Front", kind="rebel")
    fighters = person("ten fighters", start=40, kind="rebel")
    assert join_participants([front, fighters]) == (front,)


def test_counted_people_of_a_headline_have_no_name():
    headline, text = person("Nine Herders", kind="civilians"), person("at least nine people", start=60)
    assert [p.text for p in join_participants([headline, text])] == ["Nine Herders"]
    assert party_key(person("32 in the Salt district")) == party_key(headline)


def test_a_capital_behind_a_preposition_names_no_party():
    assert party_key(person("herders from Osk")) == party_key(person("villagers", kind="civilians"))
    assert party_key(person("the Osk herders")) != party_key(person("villagers", kind="civilians"))
