"""The end-to-end rows on invented gold: what counts as found, right, given."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.records import Status, When
from evaluation.figures import f_interval, rate
from evaluation.gold import (
    GoldArticle,
    GoldCount,
    GoldEvent,
    GoldName,
    GoldPlace,
    GoldStatement,
    nth_occurrence,
)
from evaluation.score import b_cubed, score_article, share_word
from tests.invented import TEXT, blast_event, blast_reading, span

GOLD_BLAST = GoldEvent(
    id="e1",
    type="assault-explosive",
    status="happened",
    current=True,
    main=True,
    spans=((span("car bomb").start, span("car bomb").stop),),
    actors=(),
    targets=(GoldName("six people", "people"),),
    sources=(GoldName("police", None),),
    place=GoldPlace("Jorvale", "Jorvale", 123),
    date=("2017-03-15", "2017-03-15"),
    counts=(GoldCount("killed", 6, None), GoldCount("killed", 2, 2)),
    incident="blast",
)
GOLD = GoldArticle(
    "jorvale", TEXT, None, None, date(2017, 3, 17), (GOLD_BLAST,), (GoldStatement("police", "said"),)
)


def rows(event=None, locate=lambda _: None):
    """Rows when Dateline gives the one event, by default the right one."""
    reading = replace(blast_reading(), events=(event or blast_event(),))
    return score_article(GOLD, reading, locate).counts


def test_a_right_event_is_right_in_every_row():
    assert {row: counts[0] for row, counts in rows().items()} == {
        "event-detected": 1,
        "event-family": 1,
        "event-type": 1,
        "violence-type": 1,
        "main-found": 1,
        "status": 1,
        "status-not-happened": 0,
        "current": 1,
        "actors": 0,
        "targets": 1,
        "sources": 1,
        "place": 1,
        "date-exact": 1,
        "killed": 2,
        "killed-injured": 2,
        "counts-all": 2,
        "whole-chain": 1,
        "statements": 1,
    }


def test_an_article_that_was_not_read_counts_as_one_without_events():
    counts = score_article(GOLD, None, lambda _: None).counts
    assert counts["event-detected"] == (0, 0, 1)
    assert counts["killed"] == (0, 0, 2)


@pytest.mark.parametrize(
    ("change", "row", "right"),
    [
        ({"triggers": (span("denied"),)}, "event-detected", 0),
        ({"type": "assault-suicide"}, "event-family", 1),
        ({"type": "assault-suicide"}, "event-type", 0),
        ({"type": "deny"}, "event-family", 0),
        ({"status": Status("planned")}, "status", 0),
        ({"status": Status("planned")}, "whole-chain", 0),
        ({"current": False}, "current", 0),
        ({"targets": ()}, "targets", 0),
        ({"date": None}, "date-exact", 0),
        ({"place": None}, "place", 0),
        ({"counts": blast_event().counts[:1]}, "killed", 1),
        ({"counts": blast_event().counts[:1]}, "whole-chain", 0),
    ],
)
def test_a_wrong_value_costs_its_row(change, row, right):
    assert rows(replace(blast_event(), **change))[row][0] == right


def test_a_date_one_day_longer_is_not_exact():
    longer = When(date(2017, 3, 15), date(2017, 3, 16), "range", (), "by-hand")
    assert rows(replace(blast_event(), date=longer))["date-exact"] == (0, 1, 1)


@pytest.mark.parametrize(("lat", "right"), [(36.55, 1), (36.65, 0)])
def test_a_place_of_another_id_is_right_within_ten_kilometres(lat, right):
    place = replace(blast_event().place, geonameid=9, lat=lat)
    found = rows(replace(blast_event(), place=place), locate={123: (36.5, -37.25)}.get)
    assert found["place"] == (right, 1, 1)


def test_an_event_is_found_once_only():
    reading = replace(blast_reading(), events=(blast_event(), replace(blast_event(), id="ev-3")))
    assert score_article(GOLD, reading, lambda _: None).counts["event-detected"] == (1, 2, 1)


def test_small_words_do_not_make_names_agree():
    assert not share_word("the town of Marl", "the army of Ost")
    assert share_word("Marl police", "police")


def test_occurrences_are_counted_from_one():
    assert nth_occurrence("raids, raids", "raids", 2) == (7, 12)
    assert nth_occurrence("raids, raids", "raids", 3) is None


def test_precision_and_recall_make_f():
    assert (rate(3, 4, 6).precision, rate(3, 4, 6).recall, rate(3, 4, 6).f) == (0.75, 0.5, 0.6)
    assert rate(0, 0, 0).f == 0.0


def test_an_interval_holds_the_figure_and_is_repeatable():
    documents = [(3, 4, 4), (0, 2, 3), (5, 5, 6), (1, 3, 2)]
    low, high = f_interval(documents)
    assert low <= rate(9, 14, 15).f <= high
    assert f_interval(documents) == (low, high)


def test_clusters_are_compared_by_item():
    assert b_cubed([("a", "1"), ("a", "1"), ("b", "2")]) == (1.0, 1.0, 1.0)
    precision, recall, _ = b_cubed([("a", "1"), ("a", "2"), ("b", "2")])
    assert (round(precision, 3), round(recall, 3)) == (0.667, 0.667)
