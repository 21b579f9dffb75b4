"""One event out of its mentions: each value from the mention that says it best."""

from datetime import date

from dateline.merge.event import build_event, event_type
from dateline.merge.reasons import Scene
from dateline.merge.within import Group
from dateline.read import article_from_text
from dateline.records import Participant, Span
from dateline.records.mention import DateOffer, Offer
from tests.merge.test_within import day, mention

SCENE = Scene(frozenset({0}), frozenset({1}), 5, date(2019, 5, 10))
ARTICLE = article_from_text("Shelling in Osk. " * 80, published="2019-05-10")
FAMILIES = {
    "assault-artillery": "attack",
    "assault-other": "attack",
    "assault-explosive": "attack",
    "assault-suicide": "attack",
}


def test_the_word_that_says_most_gives_the_type():
    generic = mention(1, "assault-other", "attack", strength="generic")
    assert event_type([generic, mention(2, "assault-artillery", "shelling")]) == "assault-artillery"


def test_a_bombing_by_a_suicide_bomber_is_one():
    assert (
        event_type([mention(1, "assault-explosive", "blast"), mention(2, "assault-suicide", "bomber")])
        == "assault-suicide"
    )


def test_an_event_days_ago_is_background():
    ago = DateOffer(
        day(1), frozenset(("same-sentence", "rule argument", "only-date", "one-day", "age month"))
    )
    told = mention(4, "assault-artillery", "shelling", date=day(1), date_offers=(ago,))
    event = build_event(ARTICLE, Group((told,)), SCENE, FAMILIES)
    assert not event.current
    assert event.date.start_date == date(2019, 5, 1)


def test_what_is_answered_went_before_the_news():
    told = mention(1, "assault-artillery", "shelling", earlier="answered", time="none", definite=True)
    assert not build_event(ARTICLE, Group((told,)), SCENE, FAMILIES).current


def test_the_headline_is_news():
    assert build_event(
        ARTICLE, Group((mention(0, "assault-artillery", "shelling"),)), SCENE, FAMILIES
    ).current


def test_the_same_words_give_the_same_id():
    one = build_event(ARTICLE, Group((mention(1, "assault-artillery", "shelling"),)), SCENE, FAMILIES)
    two = build_event(ARTICLE, Group((mention(1, "assault-artillery", "shelling"),)), SCENE, FAMILIES)
    assert one.id == two.id


def test_the_model_names_who_acts_where_the_rules_are_silent():
    def party(text):
        return Participant(0, len(text), text, text, None, "rebel", (Span(0, len(text), text),), "model")

    offers = (Offer("actor", party("Front fighters"), 0.9),)
    silent = mention(1, "assault-artillery", "shelling", offers=offers)
    told = mention(1, "assault-artillery", "shelling", offers=offers, actor_values=(party("Osk brigade"),))
    for one, name in ((silent, "Front fighters"), (told, "Osk brigade")):
        event = build_event(ARTICLE, Group((one,)), SCENE, FAMILIES)
        assert [p.text for p in event.actors] == [name]


def test_a_strike_hits_a_building_beside_the_people_in_it():
    def party(text, start, rule):
        span = Span(start, start + len(text), text)
        return Participant(start, span.stop, text, text, None, "unknown", (span,), rule)

    for kind, rule, targets in (
        ("assault-explosive", "on-phrase; thing", ["nine people", "the mill"]),
        ("assault-explosive", "at-phrase; thing", ["nine people"]),
        ("assault-other", "on-phrase; thing", ["nine people"]),
    ):
        hit = (party("nine people", 0, "role:ARG1"), party("the mill", 40, rule))
        event = build_event(ARTICLE, Group((mention(1, kind, "attack", target_values=hit),)), SCENE, FAMILIES)
        assert [p.text for p in event.targets] == targets
