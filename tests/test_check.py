"""Every way in which a record can break the contract is found, with its line and place."""

import json
from pathlib import Path

import pytest

from dateline.check import check_lines
from dateline.records.contract import json_schema
from dateline.records.json import reading_to_json, reading_to_line
from tests.invented import blast_reading

ROOT = Path(__file__).parent.parent


def faults_after(*path_and_value):
    """What the checker says after one value of a good record was set: path..., key, value."""
    *path, key, value = path_and_value
    record = reading_to_json(blast_reading())
    part = record
    for step in path:
        part = part[step]
    part[key] = value
    return [str(fault) for fault in check_lines([json.dumps(record)])]


def test_a_good_record_has_no_faults():
    assert list(check_lines([reading_to_line(blast_reading()), "\n"])) == []


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("schema",), "dateline/2", "schema"),
        (("events", 0, "type"), "volcano", "'volcano' is none of the built-in"),
        (("events", 0, "family"), "relief", "belongs to 'attack', not 'relief'"),
        (("events", 0, "status", "value"), "maybe", "events.0.status.value"),
        (("events", 1, "actors", 0, "kind"), "wizard", "events.1.actors.0.kind"),
        (("events", 0, "sources", 0, "kind"), "rumour", "events.0.sources.0.kind"),
        (("events", 0, "counts", 0, "kind"), "bored", "events.0.counts.0.kind"),
        (("events", 0, "counts", 0, "group"), "dogs", "events.0.counts.0.group"),
        (("events", 0, "counts", 0, "low"), "6", "events.0.counts.0.low"),
        (("events", 0, "counts", 0, "high"), 3, "high 3 is below low 6"),
        (("events", 0, "counts", 1, "part_of"), 7, "there is no count 7"),
        (("events", 0, "counts", 1, "part_of"), 1, "part of itself"),
        (("events", 0, "counts", 0, "part_of"), 1, "part of itself"),
        (("events", 0, "place", "lat"), 123.0, "events.0.place.lat"),
        (("events", 0, "place", "lat"), None, "one of lat and lon"),
        (("events", 0, "place", "text"), "Jorvik", '"Jorvik" is not what stands at'),
        (("events", 0, "date", "end_date"), "2017-03-14", "before it starts"),
        (("events", 0, "date", "end_date"), "Wednesday", "events.0.date.end_date"),
        (("events", 0, "triggers"), [], "events.0.triggers"),
        (("events", 0, "triggers", 0, "start"), -1, "events.0.triggers.0.start"),
        (("events", 0, "triggers", 0, "stop"), 999, "is not what stands at"),
        (("events", 0, "colour"), "red", "events.0.colour"),
        (("events", 1, "id"), "ev-1", "is the id of events.0 too"),
        (("statements", 0, "events"), ["ev-9"], "no event of this record has the id 'ev-9'"),
        (("article", "text"), "other words", "is not what stands at"),
    ],
)
def test_a_broken_value_is_found(path, value, said):
    found = faults_after(*path, value)
    assert found and all(fault.startswith("1: ") for fault in found)
    assert any(said in fault for fault in found), found


def test_a_missing_key_is_named():
    record = reading_to_json(blast_reading())
    del record["events"][0]["counts"]
    assert [str(fault) for fault in check_lines([json.dumps(record)])] == [
        "1: events.0.counts: Field required"
    ]


def test_faults_carry_the_line_they_stand_in():
    good = reading_to_line(blast_reading())
    found = list(check_lines([good, "", "{not json", good]))
    assert [fault.line for fault in found] == [3, 4]
    assert "stands in line 1 already" in found[1].message


def test_a_line_that_is_not_utf_8_is_a_fault():
    assert [fault.line for fault in check_lines([b'{"schema": "\xff"}'])] == [1]


def test_an_ontology_of_somebodys_own_may_add_types():
    record = reading_to_json(blast_reading())
    record["reader"]["options"]["ontology"] = "river-watch.yml"
    record["events"][0] |= {"type": "dam-breach", "family": "water"}
    assert list(check_lines([json.dumps(record)])) == []


def test_the_published_schema_is_the_one_that_is_checked():
    assert json.loads((ROOT / "docs/record.schema.json").read_text("utf-8")) == json_schema()
