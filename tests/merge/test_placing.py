"""Where an event happened, out of the places that its article names."""

from dataclasses import replace

import pytest

from dateline.merge.choice import chances
from dateline.merge.placing import choices, choose_place, place_chance
from dateline.merge.reasons import Scene
from dateline.records import Place
from dateline.records.mention import PlaceOffer
from dateline.resources.learnt import load_learnt
from tests.merge.test_within import mention

SCENE = Scene(frozenset({0}), frozenset({1}), 5)
ASK = ("assault-artillery", "attack")


def spot(name, precision="town", rule="argument-argm-loc: exact"):
    return Place(0, len(name), name, name, (), None, None, None, precision, 0.9, rule)


OWN = PlaceOffer(
    spot("Osk"),
    frozenset(
        (
            "same-sentence",
            "rule argument-argm-loc",
            "tie argument-argm-loc",
            "score 9",
            "preposition in",
            "way in",
            "seen surely",
            "precision town",
            "kind town",
            "only-place",
            "after",
        )
    ),
)
FAR = PlaceOffer(
    spot("Marlo", rule="narrative-place: exact"),
    frozenset(("narrative-place", "back 2", "kind town", "precision town", "source_base")),
)


def told(*offers):
    return [mention(2, "assault-artillery", "shelled", place_offers=offers)]


def test_the_place_tied_to_the_word_wins():
    place = choose_place(told(OWN, FAR), SCENE, *ASK)
    assert place.name == "Osk"
    assert 0.3 < place.confidence <= 1.0


def test_where_a_source_sits_is_no_place_of_the_event():
    assert place_chance(FAR.place, told(OWN, FAR), SCENE, *ASK) < 0.2


def test_no_place_named_is_none():
    assert choose_place(told(), SCENE, *ASK) is None


def test_the_chances_sum_to_one():
    found = list(choices(told(OWN, FAR), SCENE, *ASK))
    assert found[0].value is None
    assert sum(chances(found, load_learnt("placing"))) == pytest.approx(1.0)


def test_what_lies_in_another_place_of_the_sentence_says_so():
    inner = replace(spot("Osk"), inside=("Tarnland",))
    offers = [PlaceOffer(place, frozenset(("same-sentence",))) for place in (inner, spot("Tarnland"))]
    found = {c.value.name: c.signs for c in choices(told(*offers), SCENE, *ASK) if c.value}
    assert "inside-here" in found["Osk"]
    assert "holds-here" not in found["Osk"]
    assert "holds-here" in found["Tarnland"]


def test_places_apart_hold_nothing():
    found = [c.signs for c in choices(told(OWN, FAR), SCENE, *ASK)]
    assert not any({"inside-here", "holds-here"} & set(signs) for signs in found)
