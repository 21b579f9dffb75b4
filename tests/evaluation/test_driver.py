"""`scripts/eval`: its arguments, its two outputs, and when it fails."""

import json
from types import SimpleNamespace

import pytest

from evaluation import __main__ as driver
from evaluation import accuracy
from evaluation.bench import WORDS, first_words

FOUND = {
    "metrics": {"killed-f": 0.5, "uas": 0.91},
    "details": {
        "documents": 7,
        "intervals": {"killed-f": (0.4, 0.6)},
        "rows": {"killed": {"p": 0.75, "r": 0.375, "n": 8}},
    },
}


def test_the_tasks_are_listed(capsys):
    assert driver.main(["--list"]) == 0
    assert "e2e" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("words", [[], ["e2e"], ["volcano", "--data", "."]])
def test_a_call_that_is_not_understood_exits_with_2(words):
    with pytest.raises(SystemExit) as stop:
        driver.main(words)
    assert stop.value.code == 2


def test_a_folder_without_gold_cannot_be_measured(tmp_path, capsys):
    assert driver.main(["e2e", "--data", str(tmp_path)]) == 1
    assert "holds no *.gold.json" in capsys.readouterr().err


def test_a_task_takes_options_of_its_own():
    def measure(data, *, limit=None, output=None, map: str = "plover", errors: bool = False, top: int = 3):
        """Never called."""

    task = SimpleNamespace(__name__="evaluation.tasks.typing", measure=measure)
    assert driver.task_options(task, []) == {"errors": False}
    found = driver.task_options(task, ["--map", "acled", "--errors", "--top", "5"])
    assert found == {"map": "acled", "errors": True, "top": 5}


def test_figures_are_printed_with_their_intervals():
    lines = driver.as_table(FOUND).splitlines()
    assert lines[0].split() == "killed-f 0.500 [0.400, 0.600] p 0.750 r 0.375 n 8".split()
    assert lines[1].split() == ["uas", "0.910"]
    assert lines[2].split() == ["documents", "7"]


def test_json_holds_task_data_version_figures():
    arguments = SimpleNamespace(task="e2e", data="gold")
    printed = json.loads(driver.as_json(arguments, FOUND))
    assert list(printed) == ["task", "data", "version", "metrics", "details"]
    assert printed["metrics"] == FOUND["metrics"]


def test_all_tasks_go_into_the_page(tmp_path, monkeypatch, capsys):
    (tmp_path / "e2e-dev").mkdir()
    monkeypatch.setattr(accuracy, "PAGE", tmp_path / "accuracy.md")
    task = SimpleNamespace(measure=lambda data, limit: FOUND)
    assert accuracy.measure_all(tmp_path, ["e2e", "parse"], lambda name: task) == 0
    page = (tmp_path / "accuracy.md").read_text("utf-8")
    assert "## e2e (e2e-dev)" in page
    assert "| killed-f | 0.500 | 0.400–0.600 | 0.75 | 0.375 | 8 |" in page
    assert "parse" not in page


def test_reports_of_the_bench_have_the_same_length():
    text = "\n".join(["word " * 39 + "end"] * 20)
    assert len(first_words(text).split()) == WORDS
    assert first_words("short text") == "short text"
