"""Whom the trained model offers for a part, where it is sure."""

from dateline.ground.actors import ActorList
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.mentions import Grounds, read_setting
from dateline.ground.offers import give_offers
from dateline.records import EventWord
from dateline.records.mention import EventMention, Phrase
from tests.ground.trees import article_of, sentence

GROUNDS = Grounds(Gazetteer.open(), ActorList.load())
TEXT = "Members of the clan and herders fled Osk ."
LINE = (
    "Members/NOUN/nsubj/6/member of/ADP/case/3 the/DET/det/3 clan/NOUN/nmod/0 and/CCONJ/cc/5 "
    "herders/NOUN/conj/0/herder fled/VERB/root/-1/flee Osk/PROPN/obj/6 ./PUNCT/punct/6"
)


def offered(parts, kind):
    """Part and words of what is offered for "fled", from (word, part, chance)."""
    word = EventWord(6, 0.9, ((kind, 0.9),), tuple(parts))
    one = sentence(TEXT, LINE, events=(word,))
    article, analysis = article_of([one])
    near = [
        Phrase(0, a, b, head, one.span(a, b), "model") for a, b, head in ((0, 6, 0), (2, 4, 3), (5, 6, 5))
    ]
    told = EventMention(0, 6, 6, 7, one.span(6, 7), kind, "flee", "strong", 0.9)
    (found,) = give_offers(analysis, [told], read_setting(article, analysis, GROUNDS), GROUNDS, {0: near})
    return [(o.part, o.participant.text) for o in found.offers]


def test_who_flees_is_whom_a_flight_is_done_to():
    assert offered([(5, "actor", 0.9)], "displace") == [("target", "herders")]
    assert offered([(5, "actor", 0.9)], "retreat") == [("actor", "herders")]


def test_of_phrases_inside_one_another_the_surer_is_offered():
    assert offered([(0, "target", 0.7), (3, "target", 0.9)], "displace") == [("target", "the clan")]


def test_others_of_a_list_are_offered_too():
    assert [text for _, text in offered([(0, "target", 0.9), (5, "target", 0.7)], "displace")] == [
        "Members of the clan and herders",
        "herders",
    ]


def test_whom_the_model_doubts_is_not_offered():
    assert offered([(5, "target", 0.55)], "displace") == []
