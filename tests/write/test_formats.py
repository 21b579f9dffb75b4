"""What each format makes of one invented report."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.records.json import reading_to_json
from dateline.write.csv import COLUMNS
from dateline.write.formats import WRITERS, choose_format
from tests.invented import TEXT, blast_event, blast_reading, span


def written(form, *readings):
    out = io.StringIO()
    WRITERS[form](readings or (blast_reading(),), out)
    return out.getvalue()


def test_json_lines_hold_one_record_a_line():
    lines = written("jsonl", blast_reading(), blast_reading()).splitlines()
    assert [json.loads(line) for line in lines] == [reading_to_json(blast_reading())] * 2


@pytest.mark.parametrize("number", [0, 1, 2])
def test_json_is_one_list(number):
    out = io.StringIO()
    WRITERS["json"]([blast_reading()] * number, out)
    assert json.loads(out.getvalue()) == [reading_to_json(blast_reading())] * number


def test_the_table_shows_values_beside_their_words():
    rows = [" ".join(line.split()) for line in written("table").splitlines()]
    assert "Car bomb kills six in Jorvale" in rows
    assert "1 likely Bombing · happened “Car bomb”, “car bomb”" in rows
    assert "where Jorvale, Northland · town “Jorvale”" in rows
    assert "when 15 March 2017 “Wednesday”" in rows
    assert "killed 6 or more · says police “at least six people”" in rows
    assert "2 children · of the 6 or more “two of them”" in rows
    assert "2 unsure Denial · denied · background “denied”" in rows
    assert "not said whom, where, when" in rows


def test_the_table_fits_into_a_hundred_columns():
    assert max(len(line) for line in written("table").splitlines()) <= 100


def test_a_date_that_only_the_day_of_publication_supports_says_so():
    event = replace(blast_event(), date=replace(blast_event().date, spans=()))
    table = written("table", replace(blast_reading(), events=(event,)))
    assert "15 March 2017 · from the day of publication" in " ".join(table.split())


def rows_of(reading=None):
    return list(csv.DictReader(io.StringIO(written("csv", reading or blast_reading()))))


def test_a_row_of_csv_holds_one_event():
    bombing, denial = rows_of()
    expected = {
        "type": "assault-explosive",
        "status": "happened",
        "current": "true",
        "actors": "",
        "targets": "people",
        "place": "Jorvale",
        "place_inside": "Northland",
        "lat": "36.5",
        "lon": "-37.25",
        "date_start": "2017-03-15",
        "date_words": "Wednesday",
        "killed_low": "6",
        "killed_high": "",
        "injured_low": "",
        "counts": "killed: 6 or more; killed: 2 children",
        "sources": "police",
        "triggers": "Car bomb; car bomb",
        "trigger_start": "0",
    }
    assert {column: bombing[column] for column in expected} == expected
    assert (denial["actor_ids"], denial["place"], denial["date_start"]) == ("hill-front", "", "")
    assert denial["evidence"] == "The Hill Front denied that it was behind the <attack>."


@pytest.mark.parametrize("title", ["=1+1", "+3", "-2 killed", "@here"])
def test_no_text_becomes_a_formula_in_a_spreadsheet(title):
    reading = blast_reading()
    reading = replace(reading, article=replace(reading.article, title=title))
    assert rows_of(reading)[0]["title"] == f"'{title}"


def test_markdown_lists_values_with_their_words():
    text = written("markdown")
    assert "## Car bomb kills six in Jorvale\n" in text
    assert "### 1. Bombing: happened (likely, 0.91)\n" in text
    assert "- **where:** Jorvale, Northland \\(town\\)" not in text
    assert "- **where:** Jorvale, Northland (town): “Jorvale”\n" in text
    assert "- **who:** not said\n" in text


def test_markdown_makes_signs_of_the_text_harmless():
    reading = blast_reading()
    reading = replace(reading, article=replace(reading.article, title="*Six* <b>killed</b> [here](x)"))
    assert "## \\*Six\\* \\<b\\>killed\\</b\\> \\[here\\]\\(x\\)\n" in written("markdown", reading)


class Page(HTMLParser):
    """Collects what a test asks about: text of the article column, ids, links, elements."""

    def __init__(self, html):
        super().__init__()
        self.text, self.ids, self.links, self.tags = "", [], [], []
        self.open, self.inside = 0, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        if values.get("class") == "text":
            self.inside, self.open = True, 0
        elif self.inside:
            self.open += 1

    def handle_endtag(self, tag):
        if self.inside:
            self.inside = self.open > 0
            self.open -= 1

    def handle_data(self, data):
        if self.inside:
            self.text += data


def test_the_page_shows_the_text_unchanged():
    assert Page(written("html")).text == TEXT


def test_every_value_on_the_page_links_to_its_words():
    page = Page(written("html", blast_reading(), blast_reading()))
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    place = span("Jorvale", 2)
    assert f"#a1-{place.start}-{place.stop}-L" in page.links


def test_overlapping_evidence_keeps_the_text_and_both_marks():
    event = replace(blast_event(), triggers=(span("car bomb killed at least"),), weapons=(span("car bomb"),))
    page = Page(written("html", replace(blast_reading(), events=(event,))))
    assert page.text == TEXT
    start = span("car bomb").start
    assert {f"a1-{start}-{start + 24}-T", f"a1-{start}-{start + 8}-A"} <= set(page.ids)


def test_markup_in_an_article_is_shown_as_text():
    hostile = '<script>alert("x")</script>'
    reading = blast_reading()
    article = replace(reading.article, text=TEXT + hostile, title=hostile, outlet='"><img src=x>')
    target = replace(blast_event().targets[0], name="<i>people</i>")
    event = replace(blast_event(), targets=(target,))
    page = Page(written("html", replace(reading, article=article, events=(event,))))
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("script"), tags.count("img")) == (1, 0)
    assert page.text.endswith(hostile)


def test_the_page_asks_for_nothing_outside_itself():
    html = written("html")
    assert not re.search(r"https?:|//[a-z]|url\(|@import", html)
    loading = [values for _, values in Page(html).tags if "src" in values or values.get("rel")]
    assert loading == []
    policy = next(values["content"] for tag, values in Page(html).tags if "http-equiv" in values)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_page_says_when_nothing_was_found():
    reading = replace(blast_reading(), events=(), statements=())
    assert "No events of conflict or political violence" in written("html", reading)


@pytest.mark.parametrize(
    ("named", "ending", "terminal", "chosen"),
    [
        (None, None, True, "table"),
        (None, None, False, "jsonl"),
        (None, "x.csv", True, "csv"),
        (None, "x.html", True, "html"),
        (None, "x.dat", True, "jsonl"),
        ("markdown", "x.csv", True, "markdown"),
    ],
)
def test_the_format_follows_the_option_then_the_file_then_the_terminal(
    named, ending, terminal, chosen, tmp_path
):
    assert choose_format(named, tmp_path / ending if ending else None, terminal) == chosen


def test_an_unknown_format_is_refused():
    with pytest.raises(UsageError, match="no format 'xml'"):
        choose_format("xml", None, False)


def test_every_column_of_the_csv_is_documented():
    page = (Path(__file__).parents[2] / "docs/formats.md").read_text("utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in page] == []
