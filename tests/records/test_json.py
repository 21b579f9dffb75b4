"""A reading goes to JSON and comes back the same, in the contract's order of keys."""

import json
from dataclasses import replace

import pytest

from dateline.errors import RecordError
from dateline.records import Problem
from dateline.records.json import reading_from_line, reading_to_json, reading_to_line
from tests.invented import blast_reading


def test_a_reading_comes_back_the_same():
    reading = blast_reading()
    assert reading_from_line(reading_to_line(reading)) == reading


def test_the_same_reading_gives_the_same_bytes():
    line = reading_to_line(blast_reading())
    assert reading_to_line(reading_from_line(line)) == line
    assert "\n" not in line


def test_letters_outside_ascii_stay_as_they_are():
    reading = blast_reading()
    article = replace(reading.article, title="Explosion à Jorvále")
    assert "à Jorvále" in reading_to_line(replace(reading, article=article))


def test_keys_stand_in_the_order_of_the_contract():
    record = reading_to_json(blast_reading())
    assert list(record) == ["schema", "article", "events", "statements", "reader", "problems"]
    assert " ".join(record["article"]) == (
        "id source outlet url title published published_from retrieved language text sha256 near_duplicate_of"
    )
    assert " ".join(record["events"][0]) == (
        "id type family confidence triggers status current actors targets weapons place date counts sources "
        "incident"
    )
    assert " ".join(record["events"][0]["counts"][0]) == (
        "start stop text kind group low high source part_of rule"
    )


def test_problems_found_while_reading_the_file_stand_with_the_others():
    reading = blast_reading()
    early = Problem("no-title", "The file names no title.")
    reading = replace(reading, article=replace(reading.article, problems=(early,)))
    codes = [problem["code"] for problem in reading_to_json(reading)["problems"]]
    assert codes == ["no-title", "no-publication-date"]


def test_another_schema_is_refused():
    record = reading_to_json(blast_reading()) | {"schema": "dateline/9"}
    with pytest.raises(RecordError, match="'dateline/9' is not known"):
        reading_from_line(json.dumps(record))


@pytest.mark.parametrize("line", ["{", "[]", '{"schema": "dateline/1"}'])
def test_what_is_no_record_is_refused(line):
    with pytest.raises(RecordError):
        reading_from_line(line)
