"""The project's own gold articles keep the contract of the annotation guidelines.

Each `evaluation/gold/<id>.article.json` has a `<id>.gold.json`; all verbatim words stand in the text, dates
and counts make sense, ids point somewhere.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.resources.ontology import Ontology

GOLD = Path(__file__).parent.parent / "evaluation" / "gold"
IDS = sorted(path.name.removesuffix(".gold.json") for path in GOLD.glob("*.gold.json"))
STATUSES = set("happened ongoing attempted planned threatened called-for possible denied".split())
KINDS = set(
    "state-military government rebel jihadist pro-government-militia foreign-state coalition "
    "international-org monitor-ngo media rescue-medical civilians political unknown".split()
)
SOURCE_KINDS = set(
    "official military monitor-ngo media witness-activist armed-group international-org other".split()
)
COUNT_KINDS = set("killed injured missing detained abducted displaced released damaged".split())
GROUPS = set("all civilians children women combatants medics other".split())
PRECISIONS = set("exact town area province country unknown".split())


def read(name, part):
    return json.loads((GOLD / f"{name}.{part}.json").read_text(encoding="utf-8"))


def test_there_are_at_least_twelve_articles_and_all_are_in_pairs():
    articles = sorted(path.name.removesuffix(".article.json") for path in GOLD.glob("*.article.json"))
    assert len(IDS) >= 12
    assert articles == IDS


@pytest.mark.parametrize("name", IDS)
class TestGold:
    def test_the_text_opens_with_the_title_and_has_a_reports_length(self, name):
        article = read(name, "article")
        assert article["text"].startswith(article["title"] + "\n\n")
        assert 120 <= len(article["text"].split()) <= 350
        assert article["unit_id"] == read(name, "gold")["unit_id"] == name
        date.fromisoformat(article["published"])
        assert article["published"] == read(name, "gold")["published"]

    def test_every_verbatim_string_stands_in_the_text(self, name):
        text, gold = read(name, "article")["text"], read(name, "gold")
        for event in gold["events"]:
            assert 1 <= len(event["triggers"]) <= 6
            for trigger in event["triggers"]:
                assert text.count(trigger["text"]) >= trigger["n"] >= 1, trigger
            words = [who["text"] for who in event["actors"] + event["targets"] + event["sources"]]
            words += [event["place"]["text"]] if event["place"] else []
            words += [event["date"]["text"]] if event["date"] and event["date"]["text"] else []
            for count in event["counts"]:
                words += [count["text"]] + ([count["source"]] if count["source"] else [])
            assert [word for word in words if word not in text] == []
        for statement in gold["statements"]:
            parts = [statement["source"], statement["cue"], *statement["content"].split(" ... ")]
            assert [part for part in parts if part not in text] == []

    def test_values_come_from_the_closed_lists(self, name):
        types = Ontology.load().types
        for event in read(name, "gold")["events"]:
            assert event["type"] in types
            assert event["status"] in STATUSES
            assert {who["kind"] for who in event["actors"] + event["targets"]} <= KINDS
            assert {source["kind"] for source in event["sources"]} <= SOURCE_KINDS
            assert {count["kind"] for count in event["counts"]} <= COUNT_KINDS
            assert {count["group"] for count in event["counts"]} <= GROUPS
            assert event["place"] is None or event["place"]["precision"] in PRECISIONS

    def test_dates_and_counts_are_intervals_and_parts_name_their_whole(self, name):
        for event in read(name, "gold")["events"]:
            if event["date"]:
                first, last = (date.fromisoformat(event["date"][end]) for end in ("start", "end"))
                assert first <= last
            for number, count in enumerate(event["counts"]):
                assert count["high"] is None or 0 <= count["low"] <= count["high"]
                others = set(range(len(event["counts"]))) - {number}
                assert count["part_of"] is None or count["part_of"] in others

    def test_one_event_is_told_once_and_one_or_more_make_the_headline(self, name):
        events = read(name, "gold")["events"]
        assert [event["id"] for event in events] == [f"e{number}" for number in range(1, len(events) + 1)]
        assert 1 <= sum(event["main"] for event in events) <= 2
        triggers = [(t["text"], t["n"], event["type"]) for event in events for t in event["triggers"]]
        assert len(triggers) == len(set(triggers))

    def test_statements_point_at_events_of_the_article(self, name):
        gold = read(name, "gold")
        ids = {event["id"] for event in gold["events"]}
        assert gold["statements"]
        assert all(set(statement["events"]) <= ids for statement in gold["statements"])


def test_all_families_of_events_are_told_somewhere():
    types = Ontology.load().types
    told = {event["type"] for name in IDS for event in read(name, "gold")["events"]}
    assert {types[kind].family for kind in told} == {kind.family for kind in types.values()}
    assert len(told) >= 30
