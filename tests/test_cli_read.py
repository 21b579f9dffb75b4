"""`dateline read` and `dateline demo`, from files to records, as a user runs them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.command import dateline

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = EXAMPLES / "market-bomb.txt"
BLAST = "A car bomb killed six people in Kaduna on Wednesday, police said."


@pytest.fixture(scope="module")
def read_examples():
    """All bundled reports, read once."""
    return dateline("read", EXAMPLES)


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_folder_is_read_into_a_line_an_article(read_examples):
    assert read_examples.returncode == 0, read_examples.stderr
    sources = [Path(record["article"]["source"]).name for record in records(read_examples)]
    assert sources == sorted(file.name for file in EXAMPLES.iterdir())
    assert all(record["events"] for record in records(read_examples))
    assert "Read 6 articles with" in read_examples.stderr


def test_what_is_read_keeps_the_record_format(read_examples):
    done = dateline("check", "-", given=read_examples.stdout)
    assert (done.stdout, done.returncode) == ("", 0)


def test_debris_of_a_page_gives_no_events(read_examples):
    truce = next(r for r in records(read_examples) if r["article"]["source"].endswith("valley-truce.html"))
    assert truce["article"]["title"] == "Rebels free surveyors as truce begins in Cauca"
    assert truce["article"]["published"] == "2019-08-05"
    for words in ("Gunmen kidnap mayor", "will bomb again", "killed time", "cookies", "newsletter"):
        assert words not in truce["article"]["text"]


def test_two_processes_read_the_same_as_one(read_examples):
    def stable(done):
        found = records(done)
        for record in found:
            del record["article"]["retrieved"]
        return [json.dumps(record) for record in found]

    two = dateline("read", REPORT, EXAMPLES / "night-raids.eml", "--jobs", "2")
    assert set(stable(two)) < set(stable(read_examples))


def test_a_bad_file_is_told_and_the_rest_is_read(tmp_path):
    (tmp_path / "a-empty.txt").write_text("")
    (tmp_path / "b-good.txt").write_text(BLAST)
    done = dateline("read", tmp_path, tmp_path / "absent.txt")
    assert done.returncode == 1
    assert len(records(done)) == 1
    assert "a-empty.txt: empty: " in done.stderr
    assert "absent.txt: not-found: " in done.stderr
    assert "skipped 2" in done.stderr


def test_what_the_user_says_goes_before_the_article():
    options = ("--published", "2020-01-08", "--outlet", "example.org", "--quiet")
    done = dateline("read", "-", *options, given=BLAST)
    (record,) = records(done)
    assert done.stderr == ""
    assert record["article"]["published"] == "2020-01-08"
    assert record["article"]["published_from"] == "given"
    assert record["article"]["outlet"] == "example.org"
    assert record["events"][0]["date"]["start_date"] == "2020-01-08"


def test_columns_of_a_table_are_mapped(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(f'day,headline,body\n2020-01-08,Blast in Kaduna,"{BLAST}"\n', encoding="utf-8")
    done = dateline("read", table, "--columns", "text=body,title=headline,published=day")
    (record,) = records(done)
    assert record["article"]["title"] == "Blast in Kaduna"
    assert record["article"]["published"] == "2020-01-08"


def test_an_output_file_decides_the_format(tmp_path):
    file = tmp_path / "events.csv"
    done = dateline("read", "-", "-o", file, given=BLAST)
    assert (done.returncode, done.stdout) == (0, "")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert rows[0]["type"] == "assault-explosive"
    assert rows[0]["killed_low"] == "6"


def test_the_demo_prints_a_table_and_keeps_three_files(tmp_path):
    done = dateline("demo", "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Twin blasts kill at least 17 at market near Maiduguri" in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["events.csv", "events.html", "events.jsonl"]


def test_a_type_of_ones_own_is_checked_and_read(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text(
        "id: cattle-raid\ndefinition: Armed men drive off livestock.\nwords: [cattle raid]\nexamples:\n"
        '  - {text: "Four herders died in a cattle raid on Sunday.", trigger: cattle raid}\n'
        '  - {text: "Police blamed a cattle raid near Lokwa.", trigger: cattle raid}\n'
        '  - {text: "The cattle raid began at dawn.", trigger: cattle raid}\n'
    )
    assert dateline("ontology", "check", own).returncode == 0
    done = dateline(
        "read", "-", "--ontology", own, given="Four herders died in a cattle raid near Lokwa on Sunday."
    )
    (record,) = records(done)
    assert "cattle-raid" in {event["type"] for event in record["events"]}
    assert dateline("check", "-", given=done.stdout).returncode == 0


def test_a_broken_type_is_named(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text("id: cattle-raid\n")
    assert dateline("ontology", "check", own).returncode == 1
    done = dateline("read", "-", "--ontology", own, given=BLAST)
    assert done.returncode == 1
    assert "cattle-raid" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_analysis_is_written_as_conllu():
    done = dateline("analyse", "-", given=BLAST)
    rows = [line.split("\t") for line in done.stdout.splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    assert [row[1] for row in rows[:3]] == ["A", "car", "bomb"]
