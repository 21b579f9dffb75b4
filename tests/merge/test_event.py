"""One event out of its mentions: each value from the mention that says it best."""

from datetime import date

from dateline.merge.event import build_event, event_place, event_type, join_participants
from dateline.merge.reasons import Scene
from dateline.read import article_from_text
from dateline.records import Participant, Place, Span
from tests.merge.test_within import day, mention

SCENE = Scene(frozenset({0}), frozenset({1}), 5, date(2019, 5, 10))
ARTICLE = article_from_text("Shelling in Osk. " * 80, published="2019-05-10")
FAMILIES = {
    "assault-artillery": "attack",
    "assault-other": "attack",
    "assault-explosive": "attack",
    "assault-suicide": "attack",
}


def person(text, *, actor_id=None, name=None, kind="unknown"):
    return Participant(
        0, len(text), text, name or text, actor_id, kind, (Span(0, len(text), text),), "role:ARG0"
    )


def spot(name, precision, confidence, inside=()):
    return Place(0, len(name), name, name, inside, None, None, None, precision, confidence, "argument: exact")


def test_the_word_that_says_most_gives_the_type():
    generic = mention(1, "assault-other", "attack", strength="generic")
    assert event_type([generic, mention(2, "assault-artillery", "shelling")]) == "assault-artillery"


def test_a_bombing_by_a_suicide_bomber_is_one():
    assert (
        event_type([mention(1, "assault-explosive", "blast"), mention(2, "assault-suicide", "bomber")])
        == "assault-suicide"
    )


def test_a_finer_place_inside_the_surest_wins():
    district = spot("Old Quarter, Osk", "exact", 0.6, ("Osk", "Norrland"))
    chosen = event_place(
        [
            mention(1, "assault-other", "a", place=spot("Osk", "town", 0.9)),
            mention(2, "assault-other", "b", place=district),
        ]
    )
    assert chosen == district


def test_one_group_under_two_spellings_is_one_actor():
    joined = join_participants([
        person("the Front", actor_id="front", name="Northern Front", kind="rebel"),
        person("the Northern Front", actor_id="front", name="Northern Front", kind="rebel"),
    ])  # fmt: skip
    assert [p.text for p in joined] == ["the Northern Front"]


def test_the_unnamed_victims_are_told_once():
    joined = join_participants([person("six people"), person("villagers", kind="civilians")])
    assert len(joined) == 1


def test_an_event_days_ago_is_background():
    event = build_event(ARTICLE, [mention(4, "assault-artillery", "shelling", date=day(1))], SCENE, FAMILIES)
    assert not event.current
    assert event.date.start_date == date(2019, 5, 1)


def test_the_headline_is_news():
    assert build_event(ARTICLE, [mention(0, "assault-artillery", "shelling")], SCENE, FAMILIES).current


def test_the_same_words_give_the_same_id():
    one = build_event(ARTICLE, [mention(1, "assault-artillery", "shelling")], SCENE, FAMILIES)
    two = build_event(ARTICLE, [mention(1, "assault-artillery", "shelling")], SCENE, FAMILIES)
    assert one.id == two.id
