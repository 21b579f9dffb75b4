"""Who did it and to whom: roles for verbs, prepositions and possessives for nouns."""

import pytest

from tests.events.sentences import mention, parts, told


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Gunmen abducted three aid workers on Monday.", "abduct", ["Gunmen"], ["three aid workers"]),
        ("Three aid workers were abducted by gunmen on Monday.", "abduct", ["gunmen"], ["Three aid workers"]),
        (
            "Police arrested 40 protesters and two journalists.",
            "arrest",
            ["Police"],
            ["40 protesters", "two journalists"],
        ),
        ("The army's siege of the rebels entered its third week.", "siege", ["The army"], ["the rebels"]),
    ],
)
def test_each_part_is_found(text, kind, actors, targets):
    assert parts(text, kind) == (actors, targets)


def test_where_people_live_stands_for_them():
    _, targets = parts("Gunners shelled residential areas of Osk on Monday.", "assault-artillery")
    assert targets == ["residential areas of Osk"]


def test_a_country_is_attacked_where_nobody_is_named():
    assert parts("Rocket attacks on Peru continued.", "assault-artillery")[1] == ["Peru"]
    assert parts("Rocket attacks on police in Peru continued.", "assault-artillery")[1] == ["police in Peru"]


def test_those_whom_a_bus_carries_leave_with_it():
    _, targets = parts("About 40 buses carrying 300 villagers left Osk for the border.", "displace")
    assert targets == ["300 villagers"]


def test_a_town_is_helped():
    assert parts("The trucks delivered food aid to the city on Monday.", "aid")[1] == ["the city"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The army fired rockets at Taliban-held areas.", "Taliban"),
        ("Rebels attacked a police post.", "police"),
        ("Warplanes raided Taliban sites in the valley.", "Taliban"),
    ],
)
def test_whose_place_is_struck_is_struck(text, target):
    found = [p.span.text for m in told(text).mentions for p in m.targets]
    assert found[:1] in ([target], [f"{target} post"], [f"{target} sites"])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The president demanded that the rebels leave the town.", "the rebels"),
        ("The ministry called for the United Nations to investigate the attack.", "the United Nations"),
        ("The governor reiterated calls for Zambia to hand over the maps.", "Zambia"),
        ("The envoy demanded the withdrawal of Zambian troops.", "Zambian troops"),
    ],
)
def test_who_shall_act_is_asked(text, asked):
    assert parts(text, "demand")[1] == [asked]


def test_a_building_before_the_event_word_is_struck():
    assert parts("The embassy bombings shocked Osk.", "assault-explosive")[1] == ["embassy"]
    assert parts("The car bombings shocked Osk.", "assault-explosive")[1] == []


def test_some_are_nobody():
    assert parts("Some were arrested by the army on Monday.", "arrest") == (["the army"], [])


def test_both_sides_agree():
    text = "A ceasefire between the army and the rebels took hold on Monday."
    assert parts(text, "ceasefire-agree") == (["the army", "the rebels"], [])


def test_whom_a_fight_kills_is_not_whom_it_is_against():
    assert parts("The clashes killed nine villagers on Monday.", "battle") == ([], [])


def test_a_day_and_a_number_take_part_in_nothing():
    actors, targets = parts("A bomb blast on Tuesday killed 12 people in Osk.", "assault-explosive")
    assert actors == []
    assert targets == ["12 people"]


def test_the_victims_of_a_blast_are_its_targets():
    found = mention("A car bomb exploded in Osk, killing nine villagers.", "assault-explosive")
    assert "nine villagers" in [p.span.text for p in found.targets]
    assert any(span.text == "killing" for span in found.extra)


def test_a_noun_takes_the_subject_of_its_light_verb():
    actors, _ = parts("Rebels launched an offensive against the army.", "battle")
    assert actors == ["Rebels"]


def test_who_suffers_a_shared_passive_does_nothing():
    actors, targets = parts("Two guards were killed and nine villagers injured in the raid.", "assault-other")
    assert actors == []
    assert "Two guards" in targets


def test_a_headline_leaves_the_passive_out():
    actors, targets = parts("Six villagers killed in raid", "assault-other")
    assert actors == []
    assert targets == ["Six villagers"]


def test_arms_act_for_whom_they_name():
    actors, _ = parts("Russian artillery shelled the village on Monday.", "assault-artillery")
    assert actors == ["Russian artillery"]


def test_the_accused_is_the_actor():
    actors, _ = parts("Residents accused the army of shelling the village.", "assault-artillery")
    assert actors == ["the army"]


def test_whom_a_fight_killed_is_not_whom_it_was_against():
    _, targets = parts("Nine villagers were killed in clashes with the rebels.", "battle")
    assert targets == ["the rebels"]
    _, targets = parts("Forty people were killed in anti-junta protests in Osk.", "protest")
    assert targets == ["junta"]
    _, targets = parts("Nine guards died when their convoy was ambushed near Osk.", "battle")
    assert "Nine guards" in targets


def test_anyone_is_nobody():
    assert parts("The guards prevented anyone from leaving Osk.", "restrict-movement")[1] == []


def test_anti_stands_before_whom_it_is_against():
    actors, targets = parts("The army launched an anti-rebel offensive in Osk.", "battle")
    assert actors == ["The army"]
    assert targets == ["rebel"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jets bombed a Taliban-held town near Osk on Monday.", ["a Taliban-held town near Osk"]),
        ("Jets bombed a rebel-held town near Osk on Monday.", []),
    ],
)
def test_a_held_town_stands_for_a_holder_by_name(text, targets):
    assert parts(text, "assault-aerial")[1] == targets
