"""Each format gives the same report: headline, body, and nothing of what stands around them."""

import csv
import io
import json
from datetime import date

import pytest

from dateline.errors import ArticleError
from dateline.read import ReadOptions, read_paths
from dateline.records import Article
from tests.read import made

DATES = {
    "title": made.TITLE,
    "published": "2015-03-11",
    "outlet": "courier.example",
    "url": "https://courier.example/1",
}


def read_one(path, **options) -> Article:
    """The only article of a file."""
    (article,) = read_paths([str(path)], ReadOptions(**options))
    assert isinstance(article, Article), str(article)
    return article


def comma_table(rows, names=("text", "title", "published", "outlet", "url"), delimiter=","):
    """A table of separated values as bytes."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


FILES = {
    "a.txt": f"{made.TEXT}\n\nLeave a Reply\n".encode(),
    "a.md": f"# {made.TITLE}\n\n![smoke](a.jpg)\n\n{made.BODY}\n".replace(
        "Marud on", "[Marud](http://x) **on**"
    ).encode(),
    "a.html": made.page().encode(),
    "a.eml": made.mail(made.BODY),
    "page.eml": made.mail(made.page(), "html"),
    "a.json": json.dumps({"text": made.TEXT, **DATES}).encode(),
    "a.jsonl": json.dumps({"text": made.TEXT, **DATES}).encode() + b"\n\n",
    "a.csv": comma_table([{"text": made.BODY, **DATES}]),
    "a.tsv": comma_table([{"text": made.BODY, **DATES}], delimiter="\t"),
    "semicolon.csv": comma_table([{"text": made.BODY, **DATES}], delimiter=";"),
    "a.parquet": made.parquet({"text": [made.BODY], **{name: [value] for name, value in DATES.items()}}),
    "a.warc": made.warc_record("https://courier.example/1", made.page().encode()),
}
FILES |= {f"{name}.gz": made.packed(raw) for name, raw in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_headline_and_body(name, tmp_path):
    (tmp_path / name).write_bytes(FILES[name])
    article = read_one(tmp_path / name)
    assert article.text == made.TEXT
    assert article.title == made.TITLE
    assert article.language == "en"


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.parquet", "a.warc", "a.json", "a.jsonl"])
def test_a_file_without_its_ending_is_told_by_its_content(name, tmp_path):
    (tmp_path / "saved").write_bytes(FILES[name])
    assert read_one(tmp_path / "saved").text == made.TEXT


@pytest.mark.parametrize(
    ("content", "name"), [("a.html", "saved.txt"), ("a.parquet", "saved.html"), ("a.warc", "b.txt")]
)
def test_content_that_belies_its_ending_goes_first(content, name, tmp_path):
    (tmp_path / name).write_bytes(FILES[content])
    assert read_one(tmp_path / name).text == made.TEXT


def test_a_word_document_gives_paragraphs_and_tables(tmp_path):
    (tmp_path / "a.docx").write_bytes(made.word())
    article = read_one(tmp_path / "a.docx")
    assert article.text == f"{made.TEXT}\n\nQuarter | Dead\nOld Marud | 4"
    assert article.title == made.TITLE


def test_a_pdf_is_put_together_from_its_lines(tmp_path):
    lines = [
        made.TITLE, "",
        "Shelling killed at least four people in the northern town of Marud on Tuesday, local offi-",
        "cials said, as rebels dug in around the bridge and residents packed what they could carry.",
        "The army did not comment. A rebel spokesman, who declined to give a name, denied that figh-",
        "ters were in the town.",
    ]  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(made.pdf([lines]))
    article = read_one(tmp_path / "a.pdf")
    assert article.title == made.TITLE
    assert "local officials said, as rebels dug in" in article.text
    assert "denied that fighters were in the town." in article.text


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out(tmp_path):
    body = [
        f"On day {number} the shelling of the town went on, as residents of the place told us."
        for number in range(4)
    ]
    pages = [
        ["Northern Courier, special issue", line, f"- {number} -"] for number, line in enumerate(body, 1)
    ]
    (tmp_path / "a.pdf").write_bytes(made.pdf(pages))
    text = read_one(tmp_path / "a.pdf").text
    assert "special issue" not in text
    assert "- 2 -" not in text
    assert all(line in text for line in body)


def test_a_json_text_is_taken_as_it_stands(tmp_path):
    text = f"  {made.FIRST}\r\n\u00a0Leave a Reply  \n\n\n\n{made.SECOND}\u200b "
    (tmp_path / "a.json").write_text(json.dumps({"unit_id": "7", "title": made.TITLE, "text": text}), "utf-8")
    assert read_one(tmp_path / "a.json").text == text


def test_a_json_text_is_cleaned_on_demand(tmp_path):
    text = f"{made.FIRST}\n\n{made.SECOND}\n\nLeave a Reply\n"
    (tmp_path / "a.json").write_text(json.dumps({"title": made.TITLE, "text": text}), "utf-8")
    assert read_one(tmp_path / "a.json", clean=True).text == f"{made.TITLE}\n\n{made.FIRST}\n\n{made.SECOND}"


def test_a_list_of_json_articles_is_read_one_by_one(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"text": made.FIRST}, 5, {"text": made.SECOND}]), "utf-8")
    first, bad, third = read_paths([str(tmp_path / "a.json")])
    assert (first.text, bad.code, third.text) == (made.FIRST, "bad-json", made.SECOND)


def test_datelines_own_output_can_be_read_again(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"schema": "dateline/1", "article": {"text": made.TEXT}}) + "\n"
    )
    assert read_one(tmp_path / "a.jsonl").text == made.TEXT


def test_a_row_is_named_by_its_number_or_its_own_id(tmp_path):
    rows = [json.dumps({"text": made.TEXT}), json.dumps({"text": made.TEXT, "unit_id": "u-9"})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    assert [article.source[-7:] for article in read_paths([str(tmp_path / "a.jsonl")])] == [
        "jsonl#1",
        "onl#u-9",
    ]


def test_columns_can_be_mapped(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        comma_table([{"Story": made.TEXT, "When": "12 March 2015"}], ("Story", "When"))
    )
    article = read_one(tmp_path / "a.csv", columns={"text": "story", "published": "When"})
    assert article.text == made.TEXT
    assert article.published == date(2015, 3, 12)


def test_a_folder_is_read_in_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b.txt", "c.md", "photo.jpg", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(made.TEXT)
    found = [article.source.removeprefix(f"{tmp_path}/") for article in read_paths([str(tmp_path)])]
    assert found == ["a/b.txt", "a/z.txt", "b.txt", "c.md"]


def test_a_folder_of_nothing_to_read_says_so(tmp_path):
    (error,) = read_paths([str(tmp_path)])
    assert error.code == "empty-folder"


def test_standard_input_is_told_by_its_content(monkeypatch):
    class Input:
        buffer = io.BufferedReader(io.BytesIO(made.page().encode()))

    monkeypatch.setattr("sys.stdin", Input())
    (article,) = read_paths(["-"])
    assert article.text == made.TEXT
    assert article.source == "standard input"


def test_the_users_word_goes_first(tmp_path):
    (tmp_path / "a.json").write_bytes(FILES["a.json"])
    article = read_one(tmp_path / "a.json", published=date(2001, 2, 3), outlet="mine", language="fr")
    assert (article.published, article.published_from, article.outlet) == (date(2001, 2, 3), "given", "mine")
    assert article.language == "fr"


def test_reading_is_repeatable(tmp_path):
    (tmp_path / "a.html").write_bytes(FILES["a.html"])
    options = {"retrieved": "2020-01-01T00:00:00Z"}
    assert read_one(tmp_path / "a.html", **options) == read_one(tmp_path / "a.html", **options)


def test_a_table_is_read_no_further_than_asked(tmp_path):
    line = json.dumps({"text": made.TEXT}) + "\n"
    (tmp_path / "a.jsonl").write_text(line + "this line is broken\n" + line)
    articles = read_paths([str(tmp_path / "a.jsonl")])
    assert isinstance(next(articles), Article)
    broken = next(articles)
    assert isinstance(broken, ArticleError)
    assert broken.code == "bad-json"
    assert isinstance(next(articles), Article)


def test_an_archive_gives_its_pages_alone(tmp_path):
    records = [
        made.warc_record("https://courier.example/a.css", b"p {}", "text/css"),
        made.warc_record("https://courier.example/2015/03/11/shelling", made.page().encode()),
        made.warc_record("https://courier.example/gone", b"<html>gone</html>", status="404 Not Found"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(made.packed, records)))
    article = read_one(tmp_path / "a.warc.gz")
    assert article.url == "https://courier.example/2015/03/11/shelling"
    assert article.published == date(2015, 3, 11)
    assert article.retrieved == "2015-03-12T10:00:00Z"
    assert article.source.endswith("a.warc.gz#2")
