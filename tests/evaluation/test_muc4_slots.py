"""The full keys of MUC-4, slot by slot, against an event made by hand."""

from datetime import date

import pytest

from evaluation.tasks.muc4_slots import bare_place, day_of, event_effects, event_stage, likeness, slot_counts
from tests.invented import blast_event, blast_reading

KEY = {
    "INCIDENT: DATE": ["- 20 NOV 15"],
    "INCIDENT: LOCATION": ["ARVANIA: JORVALE (CITY)"],
    "INCIDENT: TYPE": ["BOMBING"],
    "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
    "INCIDENT: INSTRUMENT ID": ['"CAR BOMB"'],
    "PERP: INDIVIDUAL ID": [],
    "PERP: ORGANIZATION ID": [],
    "PERP: ORGANIZATION CONFIDENCE": [],
    "PHYS TGT: ID": [],
    "HUM TGT: NAME": [],
    "HUM TGT: DESCRIPTION": ['"PEOPLE"'],
    "HUM TGT: NUMBER": ['6: "PEOPLE"'],
    "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "PEOPLE"', 'INJURY: "PASSERS-BY"'],
}


def test_an_event_pairs_with_the_key_of_its_type():
    assert likeness(KEY, blast_event()) > 0
    assert likeness(KEY | {"INCIDENT: TYPE": ["KIDNAPPING"]}, blast_event()) == 0


def test_slots_are_counted_against_the_paired_event():
    counts = slot_counts([KEY], blast_reading())
    assert counts["paired"][0] == 1
    assert counts["stage"] == (1, 1, 1)
    assert counts["place"] == (1, 1, 1)
    assert counts["effect"][2] == 2
    assert counts["date"][2] == 0  # "- 20 NOV 15" is a guess from the header


def test_a_key_without_an_event_is_missed_in_every_slot():
    counts = slot_counts([KEY | {"INCIDENT: TYPE": ["KIDNAPPING"]}], blast_reading())
    assert counts["stage"] == (0, 0, 1)


def test_status_and_counts_become_stage_and_effect():
    assert event_stage(blast_event(), blast_reading()) == {"ACCOMPLISHED"}
    assert "DEATH" in event_effects(blast_event(), blast_reading())


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Near the town of Usulután", "USULUTAN"),
        ("Norte Department", "NORTE"),
        ("Guatemala City", "GUATEMALA CITY"),
    ],
)
def test_places_are_compared_without_what_they_are(words, place):
    assert bare_place(words) == place


def test_a_day_is_read_from_the_key():
    assert day_of("30 DEC 89") == date(1989, 12, 30)
    assert day_of("- 30 DEC 89") is None
    assert day_of("31 FEB 89") is None
