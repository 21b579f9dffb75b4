"""Which mentions of an article tell of one event."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.merge.reasons import Scene, places_agree, reasons_for
from dateline.merge.within import STRETCH, join_mentions
from dateline.records import Count, Participant, Place, Span, Status, When
from dateline.records.mention import EventMention
from dateline.resources.learnt import load_learnt

SCENE = Scene(frozenset({0}), frozenset({1}), 5)


def mention(sentence, kind, words, **values):
    """A mention that says no more than its values."""
    start = sentence * 100
    base = {"strength": "strong", "score": 0.9, "time": "past"}
    return EventMention(
        sentence=sentence,
        head=0,
        start=0,
        stop=1,
        trigger=Span(start, start + len(words), words),
        type=kind,
        unit=words,
        **{**base, **values},
    )


def place(name, lat, lon):
    return Place(0, len(name), name, name, ("Norrland",), None, lat, lon, "town", 0.9, "argument: exact")


def day(number):
    return When(date(2019, 5, number), date(2019, 5, number), "day", (), "argument:weekday")


def toll(low):
    return Count(0, 1, str(low), "killed", "all", low, low, None, None, "digits")


def groups(*mentions):
    return [[m.trigger.text for m in group.mentions] for group in join_mentions(mentions, SCENE)]


def test_headline_and_lead_tell_one_event():
    assert groups(
        mention(0, "assault-explosive", "Blast"), mention(1, "assault-explosive", "bomb exploded")
    ) == [["Blast", "bomb exploded"]]


def party(name, kind):
    return Participant(0, len(name), name, name, name, kind, (Span(0, len(name), name),), "argument:arg0")


def test_what_may_come_is_not_what_goes_on():
    raids = mention(1, "assault-aerial", "air raids", status=Status("ongoing"))
    feared = mention(2, "assault-aerial", "air raids", status=Status("possible"))
    assert len(groups(raids, feared)) == 2


def test_both_sides_arm_and_each_for_itself():
    north = mention(1, "mobilize", "reinforced", actor_values=(party("north-front", "rebel"),))
    south = mention(1, "mobilize", "deployed", actor_values=(party("south-army", "state-military"),))
    assert len(groups(north, south)) == 2


def test_the_attacks_are_not_the_downing_of_a_plane():
    attacks = mention(1, "assault-other", "The attacks", strength="generic", definite=True, plural=True)
    assert len(groups(attacks, mention(2, "shootdown", "the downing", definite=True))) == 2


def test_a_town_is_not_in_another_country():
    town = place("Osk", 48.0, 2.0)
    country = replace(place("Sudmark", 33.0, 35.0), precision="country", inside=())
    at = {"date": day(3), "status": Status("happened")}
    first = mention(1, "assault-explosive", "blast", place=town, **at)
    second = mention(2, "assault-explosive", "blast", place=country, **at)
    assert places_agree(first, second) < 0


def test_the_attack_speaks_of_the_one_before():
    first = mention(1, "assault-explosive", "car bomb")
    later = mention(2, "assault-other", "the attack", strength="generic", definite=True, time="none")
    assert groups(first, later) == [["car bomb", "the attack"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"place": place("Osk", 10.0, 10.0)}, {"place": place("Marlo", 12.0, 12.0)}),
        ({"date": day(3)}, {"date": day(9)}),
        ({"status": Status("happened")}, {"status": Status("planned")}),
    ],
)
def test_what_differs_tells_two_events_apart(first, second):
    pair = groups(
        mention(3, "assault-aerial", "strike", **first), mention(5, "assault-aerial", "bombed", **second)
    )
    assert pair == [["strike"], ["bombed"]]


def test_figures_far_apart_speak_against_one_event():
    first = mention(3, "assault-aerial", "strike", counts=(toll(6),))
    second = mention(5, "assault-aerial", "bombed", counts=(toll(126),))
    assert "toll-apart" in reasons_for(first, second, SCENE)
    assert load_learnt("joining")["toll-apart"] < 0


def test_the_judge_hears_what_stands_beside_an_event():
    blast = mention(1, "assault-explosive", "bomb exploded", seen=0.9)
    raid = mention(1, "arrest", "detained", seen=0.2)
    told = [group.company for group in join_mentions([blast, raid], SCENE)]
    assert [company["beaten"] for company in told] == [0.0, 1.0]
    assert all(company["near-none"] for company in told)


def test_a_book_is_joined_in_stretches():
    told = [mention(i, "battle", f"clash {i}") for i in range(STRETCH + 2)]
    joined = join_mentions(told, SCENE)
    assert sorted(m.sentence for group in joined for m in group.mentions) == list(range(STRETCH + 2))


def test_strangers_never_join():
    assert groups(mention(0, "talks", "talks"), mention(1, "arrest", "arrested")) == [["talks"], ["arrested"]]


def test_deaths_in_the_same_town_join_the_attack_that_caused_them():
    town = place("Osk", 10.0, 10.0)
    harm = mention(2, "assault-other", "killed", strength="harm", place=town)
    assert groups(mention(1, "assault-artillery", "shelling", place=town), harm) == [["shelling", "killed"]]
