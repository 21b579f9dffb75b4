"""Which place belongs to which event: trees written by hand, invented sentences."""

import pytest

from dateline.ground.gazetteer import Gazetteer
from dateline.ground.places import find_places, place_of_event
from dateline.records import Argument, Entity, Predicate
from tests.ground.plain_text import article_of as plain
from tests.ground.trees import article_of, sentence

BASED = sentence(
    "The London-based monitor said shells hit Idlib, wounding four.",
    "The/DET/det/4 London/PROPN/compound/3 -/PUNCT/punct/3 based/VERB/amod/4 monitor/NOUN/nsubj/5 "
    "said/VERB/root/-1/say shells/NOUN/nsubj/7 hit/VERB/ccomp/5/hit Idlib/PROPN/obj/7 ,/PUNCT/punct/10 "
    "wounding/VERB/advcl/7 four/NUM/obj/10 ./PUNCT/punct/5",
)
ACTOR = sentence(
    "Russia bombed Saraqib while Damascus denied it.",
    "Russia/PROPN/nsubj/1 bombed/VERB/root/-1/bomb Saraqib/PROPN/obj/1 while/SCONJ/mark/5 "
    "Damascus/PROPN/nsubj/5 denied/VERB/advcl/1/deny it/PRON/obj/5 ./PUNCT/punct/1",
    entities=(Entity(0, 1, "location"), Entity(2, 3, "location"), Entity(4, 5, "location")),
)
INNER = sentence(
    "A bomb killed six in the town of Saraqib in Idlib province.",
    "A/DET/det/1 bomb/NOUN/nsubj/2 killed/VERB/root/-1/kill six/NUM/obj/2 in/ADP/case/6 the/DET/det/6 "
    "town/NOUN/obl/2 of/ADP/case/8 Saraqib/PROPN/nmod/6 in/ADP/case/11 Idlib/PROPN/compound/11 "
    "province/NOUN/nmod/6 ./PUNCT/punct/2",
)
TWO = sentence(
    "Shells hit Homs and a bomb exploded in Mosul.",
    "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit Homs/PROPN/obj/1 and/CCONJ/cc/6 a/DET/det/5 bomb/NOUN/nsubj/6 "
    "exploded/VERB/conj/1/explode in/ADP/case/8 Mosul/PROPN/obl/6 ./PUNCT/punct/1",
)
COMPOUND = sentence(
    "Police recalled the Paris attacks in Brussels.",
    "Police/NOUN/nsubj/1 recalled/VERB/root/-1/recall the/DET/det/4 Paris/PROPN/compound/4 "
    "attacks/NOUN/obj/1 in/ADP/case/6 Brussels/PROPN/obl/1 ./PUNCT/punct/1",
)
EMPTY = sentence(
    "Four people died.", "Four/NUM/nummod/1 people/NOUN/nsubj/2 died/VERB/root/-1/die ./PUNCT/punct/2"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def place(gazetteer, found, trigger: str, **others):
    article, analysis = article_of([found])
    token = next(token.index for token in found.tokens if token.text == trigger)
    mentions = find_places(article, analysis, gazetteer)
    return place_of_event(article, analysis, mentions, 0, (token,), **others)


@pytest.mark.parametrize(
    ("found", "trigger", "name"),
    [
        (BASED, "hit", "Idlib"),
        (ACTOR, "bombed", "Saraqib"),
        (INNER, "killed", "Saraqib"),
        (TWO, "hit", "Homs"),
        (TWO, "exploded", "Mosul"),
        (COMPOUND, "attacks", "Paris"),
    ],
)
def test_the_triggers_own_words_come_first(gazetteer, found, trigger, name):
    assert place(gazetteer, found, trigger).name == name


def test_a_locative_argument_beats_nearness(gazetteer):
    argument = Predicate(1, (Argument(7, 9, "ARGM-LOC", 8),))
    changed = sentence(
        TWO.text,
        "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit Homs/PROPN/dep/1 and/CCONJ/cc/6 a/DET/det/5 "
        "bomb/NOUN/nsubj/6 exploded/VERB/conj/1/explode in/ADP/case/8 Mosul/PROPN/obl/6 ./PUNCT/punct/1",
        predicates=(argument,),
    )
    assert place(gazetteer, changed, "hit").rule.startswith("argument-argm-loc")


def test_without_words_of_its_own_the_narrative_goes_on(gazetteer):
    carried = place(gazetteer, TWO, "hit")
    found = place(gazetteer, EMPTY, "died", carry=carried)
    assert (found.name, found.rule.split(":")[0]) == ("Homs", "narrative-place")
    assert found.confidence < carried.confidence


def test_without_anything_there_is_no_place(gazetteer):
    assert place(gazetteer, EMPTY, "died") is None


def test_a_government_alone_is_no_place(gazetteer):
    found = sentence(
        "Moscow said talks failed.",
        "Moscow/PROPN/nsubj/1 said/VERB/root/-1/say talks/NOUN/nsubj/3 failed/VERB/ccomp/1/fail "
        "./PUNCT/punct/1",
    )
    assert place(gazetteer, found, "failed") is None


def test_the_dateline_is_never_the_place(gazetteer):
    article, analysis = plain("BEIRUT (Reuters) - Four people died when shells fell.")
    mentions = find_places(article, analysis, gazetteer)
    died = next(token.index for token in analysis.sentences[0].tokens if token.text == "died")
    assert place_of_event(article, analysis, mentions, 0, (died,)) is None


def test_what_only_tells_where_the_place_is_gives_way_to_it(gazetteer):
    found = sentence(
        "Shells hit Saraqib near Idlib.",
        "Shells/NOUN/nsubj/1 hit/VERB/root/-1/hit Saraqib/PROPN/obj/1 near/ADP/case/4 Idlib/PROPN/obl/1 "
        "./PUNCT/punct/1",
        entities=(Entity(2, 3, "location"),),
    )
    assert place(gazetteer, found, "hit").name == "Saraqib"


AREAS = sentence(
    "People left three besieged districts.",
    "People/NOUN/nsubj/1 left/VERB/root/-1/leave three/NUM/nummod/4 besieged/VERB/amod/4 "
    "districts/NOUN/obj/1 ./PUNCT/punct/1",
)
OUTPOST = sentence(
    "They died in a hilltop outpost.",
    "They/PRON/nsubj/1 died/VERB/root/-1/die in/ADP/case/5 a/DET/det/5 hilltop/NOUN/compound/5 "
    "outpost/NOUN/obl/1 ./PUNCT/punct/1",
)


def test_a_place_without_a_name_is_what_the_text_says(gazetteer):
    found = place(gazetteer, AREAS, "left", carry=place(gazetteer, TWO, "hit"), kind="displace")
    assert (found.text, found.geonameid, found.rule) == ("three besieged districts", None, "described-held")


@pytest.mark.parametrize("which", ["the", "other", "those"])
def test_words_that_say_nothing_are_no_place(gazetteer, which):
    areas = sentence(
        f"People left {which} areas.",
        f"People/NOUN/nsubj/1 left/VERB/root/-1/leave {which}/DET/det/3 areas/NOUN/obj/1 ./PUNCT/punct/1",
    )
    assert place(gazetteer, areas, "left", kind="displace") is None


def test_a_spot_in_the_town_of_the_narrative_gives_way_to_the_town(gazetteer):
    alone = place(gazetteer, OUTPOST, "died")
    told = place(gazetteer, OUTPOST, "died", carry=place(gazetteer, TWO, "hit"))
    assert (alone.text, alone.name, told.name) == ("a hilltop outpost", "hilltop outpost", "Homs")


def test_a_place_that_the_tree_does_not_tie_to_the_event_is_not_its_place(gazetteer):
    found = sentence(
        "Four people died ; there is more below on Homs.",
        "Four/NUM/nummod/1 people/NOUN/nsubj/2 died/VERB/root/-1/die ;/PUNCT/punct/2 there/PRON/expl/5 "
        "is/VERB/root/-1/be more/ADJ/nsubj/5 below/ADV/advmod/6 on/ADP/case/9 Homs/PROPN/nmod/6 "
        "./PUNCT/punct/5",
        entities=(Entity(9, 10, "location"),),
    )
    assert place(gazetteer, found, "died") is None
