"""Where an event may have happened: lists of places, and places without a name. Invented sentences."""

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import find_places
from dateline.ground.places_lists import listed_places
from dateline.ground.places_offers import give_places
from dateline.records import Entity, Span
from dateline.records.mention import EventMention
from tests.ground.plain_text import article_of as plain
from tests.ground.trees import article_of, sentence

LIST = sentence(
    "Shells hit Homs and Idlib.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit Homs/PROPN/obj/1 and/CCONJ/cc/4 "
    "Idlib/PROPN/conj/2 ./PUNCT/punct/1",
    entities=(Entity(2, 3, "location"), Entity(4, 5, "location")),
)
UNNAMED = sentence(
    "Shells hit a crowded hospital.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit a/DET/det/4 crowded/ADJ/amod/4 "
    "hospital/NOUN/obj/1 ./PUNCT/punct/1",
)

HELD = sentence(
    "Shells hit a rebel-held market in Homs.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit a/DET/det/6 rebel/NOUN/compound/5 -/PUNCT/punct/3 "
    "held/VERB/amod/6 market/NOUN/obj/1 in/ADP/case/8 Homs/PROPN/nmod/6 ./PUNCT/punct/1",
    entities=(Entity(8, 9, "location"),),
)
SIDE = sentence(
    "Shells hit a village.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit a/DET/det/3 village/NOUN/obj/1 ./PUNCT/punct/1",
)
NAMED = sentence(
    "Four died in the village of Verdal.",
    "Four/NUM/nsubj/1 died/VERB/root/-1/die in/ADP/case/4 the/DET/det/4 village/NOUN/obl/1 of/ADP/case/6 "
    "Verdal/PROPN/nmod/4 ./PUNCT/punct/1",
    entities=(Entity(6, 7, "location"),),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def lists(gazetteer, text: str, location: str) -> dict[str, str]:
    """Names of lists by their words."""
    article, analysis = plain(text, location=location)
    places = find_places(article, analysis, gazetteer)
    return {p.text: p.name for p in listed_places(analysis.sentences, places).values()}


@pytest.mark.parametrize(
    ("text", "location", "words", "name"),
    [
        ("Raids hit Verdal and Tarnow.", "Verdal|Tarnow", "Verdal and Tarnow", "Verdal and Tarnow"),
        (
            "Raids hit the villages of Verdal, Tarnow and Koskil on Monday.",
            "Verdal|Tarnow|Koskil",
            "villages of Verdal, Tarnow and Koskil",
            "Verdal, Tarnow and Koskil",
        ),
        ("Bombs went off in Homs, Syria, and Mosul, Iraq.", "Homs|Syria|Mosul|Iraq", "Homs, Syria, and Mosul",
         "Homs and Mosul"),
    ],
)  # fmt: skip
def test_places_told_in_one_breath_are_one(gazetteer, text, location, words, name):
    assert lists(gazetteer, text, location) == {words: name}


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Raids hit Verdal, Tarnow said.", "Verdal|Tarnow"),
        ("Raids hit Verdal and soldiers stormed Tarnow.", "Verdal|Tarnow"),
        ("Troops cut the road between Verdal and Tarnow.", "Verdal|Tarnow"),
        ("Raids hit Homs, Syria.", "Homs|Syria"),
    ],
)
def test_other_neighbours_are_no_list(gazetteer, text, location):
    assert lists(gazetteer, text, location) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raids hit the Verdal-Tarnow axis.", "Verdal-Tarnow axis"),
        ("Troops cut the Verdal-Tarnow highway on Monday.", "Verdal-Tarnow highway"),
    ],
)
def test_the_way_between_two_places_is_one(gazetteer, text, words):
    assert lists(gazetteer, text, "Verdal|Tarnow") == {words: words}


def offered(gazetteer, *found) -> dict[str, frozenset[str]]:
    """Signs of the places offered to "hit", by their words."""
    article, analysis = article_of(found)
    told = EventMention(0, 1, 1, 2, Span.of(article.text, 7, 10), "assault-artillery", "hit", "weak", 0.9)
    places = find_places(article, analysis, gazetteer)
    return {o.place.text: o.signs for o in give_places(analysis, (told,), places)[0].place_offers}


def test_a_list_is_offered_whole_with_the_point_of_its_first(gazetteer):
    assert list(offered(gazetteer, LIST)) == ["Homs and Idlib", "Idlib"]


def test_one_of_a_list_is_offered_alone(gazetteer):
    assert "one-of-list" in offered(gazetteer, LIST)["Idlib"]


def test_a_noun_for_somewhere_is_offered_with_its_words(gazetteer):
    signs = offered(gazetteer, UNNAMED)["a crowded hospital"]
    assert {"described", "described listed", "described after", "precision exact"} <= signs


def test_a_noun_keeps_the_words_before_a_hyphen_and_the_town_behind_it(gazetteer):
    assert "a rebel-held market in Homs" in offered(gazetteer, HELD)


def test_a_village_without_a_name_may_be_one_named_later(gazetteer):
    assert "named-later" in offered(gazetteer, SIDE, NAMED)["village of Verdal"]


def test_a_village_is_not_named_later_where_none_was_told(gazetteer):
    assert "named-later" not in offered(gazetteer, UNNAMED, NAMED).get("village of Verdal", ())
