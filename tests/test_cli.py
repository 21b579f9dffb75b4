"""The command line as a user meets it: what it prints, where, and with which exit code."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import __version__
from dateline.cli.batch import Tally, run_batch
from dateline.cli.read import column_names
from dateline.errors import ArticleError, UsageError
from dateline.records.json import reading_to_line
from dateline.write.jsonl import write_jsonl
from tests.command import dateline
from tests.invented import blast_reading


def test_help_answers_at_once():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "dateline", "--help"], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0
    assert "read" in done.stdout
    assert after.ru_utime - before.ru_utime < 0.3  # seconds of work, whatever else the computer does


def test_the_version_is_printed():
    assert dateline("--version").stdout == f"dateline {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read",), "PATH"),
        (("read", "x.txt", "--format", "xml"), "there is no format 'xml'"),
        (("read", "x.txt", "--published", "yesterday"), "yesterday"),
        (("read", "x.txt", "--jobs", "0"), "jobs"),
        (("check", "absent.jsonl"), "cannot read absent.jsonl"),
        (("volcano",), "volcano"),
    ],
)
def test_a_command_that_is_not_understood_exits_with_2(words, said):
    done = dateline(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_good_file_passes_the_check(tmp_path):
    file = tmp_path / "good.jsonl"
    file.write_text(reading_to_line(blast_reading()) + "\n", encoding="utf-8")
    done = dateline("check", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 records checked, no faults" in done.stderr


def test_a_broken_file_fails_the_check_by_line(tmp_path):
    file = tmp_path / "bad.jsonl"
    good = reading_to_line(blast_reading())
    file.write_text(good + "\n" + good.replace('"killed"', '"bored"') + "\n", encoding="utf-8")
    done = dateline("check", file)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{file}:2: events.0.counts.0.kind: ")


def test_records_are_checked_from_standard_input():
    assert dateline("check", "-", given=reading_to_line(blast_reading())).returncode == 0


def test_credits_name_the_gazetteers():
    said = dateline("credits").stdout
    assert "GeoNames" in said
    assert "Who's On First" in said
    assert "CC BY 4.0" in said


def batch(*items, quiet=False, output=None):
    return run_batch(iter(items), write_jsonl, output, quiet)


def test_a_batch_goes_on_past_what_it_cannot_read(capsys):
    error = ArticleError("empty", "there is no text in it", source="b.txt")
    tally = batch(blast_reading(), error, blast_reading())
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "b.txt: empty: there is no text in it" in err
    assert "Read 2 articles with 4 events" in err
    assert "skipped 1: 1 empty; noted 2 no-publication-date." in err
    assert (tally.read, tally.skipped) == (2, {"empty": 1})


def test_a_quiet_batch_tells_only_what_failed(capsys):
    batch(blast_reading(), ArticleError("empty", "no text", source="b.txt"), quiet=True)
    assert capsys.readouterr().err == "b.txt: empty: no text\n"


def test_a_batch_goes_into_a_file(tmp_path, capsys):
    batch(blast_reading(), output=tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["schema"] == "dateline/1"
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="cannot write"):
        batch(blast_reading(), output=tmp_path / "absent" / "out.jsonl")


def test_one_article_is_counted_in_the_singular():
    assert Tally(read=1, events=1).sentence().startswith("Read 1 article with 1 event in ")


def test_columns_are_given_as_ours_and_theirs():
    assert column_names("text=body, published=day") == {"text": "body", "published": "day"}
    assert column_names(None) == {}


@pytest.mark.parametrize("given", ["body", "text=", "colour=red"])
def test_columns_of_another_form_are_refused(given):
    with pytest.raises(UsageError, match="--columns"):
        column_names(given)


def test_the_bundled_reports_are_six_in_three_formats():
    names = [file.suffix for file in (Path(__file__).parent.parent / "examples").iterdir()]
    assert {ending: names.count(ending) for ending in names} == {".txt": 2, ".html": 2, ".eml": 2}
