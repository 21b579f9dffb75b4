"""What cannot be read says why in a short word and a sentence, and costs itself alone."""

import gzip
import io
import json
import os
import time
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter

from dateline.errors import ArticleError
from dateline.read import ReadOptions, read_paths
from dateline.records import Article
from tests.read import made

NOISE = bytes((number * 197 + number * number * 31) % 256 for number in range(5000))
FRENCH = (
    "Des tirs d'artillerie ont tué au moins quatre personnes dans la ville de Marud mardi, ont annoncé les "
    "autorités locales, tandis que les rebelles se retranchaient autour du pont et que les gens fuyaient."
)


def read_file(tmp_path, name, raw, **options):
    """What comes of one file."""
    (tmp_path / name).write_bytes(raw)
    return list(read_paths([str(tmp_path / name)], ReadOptions(**options)))


def the_error(found) -> ArticleError:
    """The only error, where nothing else came."""
    (error,) = found
    assert isinstance(error, ArticleError), error
    return error


def codes(article) -> list[str]:
    """The codes of an article's problems."""
    assert isinstance(article, Article), article
    return [problem.code for problem in article.problems]


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "a.json", "a.jsonl", "a.csv"]
)
@pytest.mark.parametrize("raw", [b"", b" \n\n "])
def test_an_empty_file(tmp_path, name, raw):
    error = the_error(read_file(tmp_path, name, raw))
    assert error.code == "empty"
    assert name in str(error)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml", "a.json", "noise"])
def test_binary_noise(tmp_path, name):
    assert the_error(read_file(tmp_path, name, NOISE)).code == "not-text"


@pytest.mark.parametrize(
    ("name", "code"), [("a.pdf", "bad-pdf"), ("a.docx", "bad-docx"), ("a.parquet", "bad-parquet")]
)
def test_binary_noise_by_another_name(tmp_path, name, code):
    assert the_error(read_file(tmp_path, name, NOISE)).code == code


@pytest.mark.parametrize(
    ("name", "code"), [("a.json", "bad-json"), ("a.jsonl", "bad-json"), ("a.csv", "missing-columns")]
)
def test_text_by_another_name(tmp_path, name, code):
    found = read_file(tmp_path, name, b"no such thing\nas this")
    assert {error.code for error in found} == {code}


def test_a_page_of_60_megabytes_is_refused_at_once(tmp_path):
    with open(tmp_path / "a.html", "wb") as file:
        file.write(made.page().encode())
        file.truncate(60 * 1024 * 1024)
    start = time.process_time()
    error = the_error(read_paths([str(tmp_path / "a.html")]))
    assert error.code == "too-large"
    assert "8 MiB" in str(error)
    assert time.process_time() - start < 2


def test_a_page_of_too_many_elements_is_refused(tmp_path):
    assert (
        the_error(read_file(tmp_path, "a.html", b"<html><body>" + b"<p>a</p>" * 70_000)).code == "too-large"
    )


def test_a_text_too_long_is_cut_at_a_paragraph(tmp_path):
    (article,) = read_file(tmp_path, "a.txt", f"{made.BODY}\n\n".encode() * 50, max_chars=2000)
    assert len(article.text) <= 2000
    assert article.text.endswith(".")
    assert "text-cut" in codes(article)


def test_missing_columns_names_those_that_are_there(tmp_path):
    error = the_error(read_file(tmp_path, "a.csv", b"Story,Day\nx,y\n"))
    assert error.code == "missing-columns"
    assert "Story, Day" in str(error)
    assert "--columns text=NAME" in str(error)


def test_a_mapped_column_that_is_not_there(tmp_path):
    found = read_file(tmp_path, "a.csv", b"text,day\nx,y\n", columns={"published": "when"})
    assert the_error(found).code == "missing-columns"


def test_missing_columns_of_a_parquet_table(tmp_path):
    assert the_error(read_file(tmp_path, "a.parquet", made.parquet({"x": [1]}))).code == "missing-columns"


def test_an_empty_row_costs_itself_alone(tmp_path):
    raw = made.parquet({"text": [made.TEXT, None, made.TEXT]})
    first, second, third = read_file(tmp_path, "a.parquet", raw)
    assert isinstance(first, Article) and isinstance(third, Article)
    assert second.code == "empty"
    assert second.source.endswith("a.parquet#2")


def test_a_short_row_of_a_table(tmp_path):
    first, second = read_file(tmp_path, "a.csv", f'title,text\nonly a title\nt,"{made.BODY}"\n'.encode())
    assert first.code == "empty"
    assert isinstance(second, Article)


def test_a_broken_line_of_json_lines_costs_itself_alone(tmp_path):
    good = json.dumps({"text": made.TEXT}).encode()
    found = read_file(tmp_path, "a.jsonl", good + b"\n{broken\n" + good)
    assert [getattr(one, "code", "read") for one in found] == ["read", "bad-json", "read"]


def test_a_json_line_without_an_end(tmp_path):
    assert the_error(read_file(tmp_path, "a.jsonl", b"[" * 5000, max_page_bytes=1000)).code == "too-large"


def test_json_nested_without_end(tmp_path):
    assert the_error(read_file(tmp_path, "a.json", b"[" * 200_000)).code == "bad-json"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz"])
def test_truncated_gzip(tmp_path, name):
    raw = gzip.compress(os.urandom(3000).hex().encode())[:-1000]
    found = read_file(tmp_path, name, raw)
    assert found[-1].code == "truncated-gzip"


def test_rows_before_the_break_of_a_truncated_gzip_are_read(tmp_path):
    rows = b"".join(
        json.dumps({"text": f"{made.TEXT} {os.urandom(4000).hex()}"}).encode() + b"\n" for _ in range(40)
    )
    found = read_file(tmp_path, "a.jsonl.gz", gzip.compress(rows)[:-5000])
    assert isinstance(found[0], Article)
    assert found[-1].code == "truncated-gzip"


def test_broken_gzip(tmp_path):
    raw = bytearray(gzip.compress(os.urandom(3000)))
    raw[100:200] = bytes(100)
    assert the_error(read_file(tmp_path, "a.txt.gz", bytes(raw))).code in (
        "bad-gzip",
        "truncated-gzip",
        "not-text",
    )


@cache
def bomb(filling: bytes) -> bytes:
    """Seventy megabytes of one byte, compressed a thousand times."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as packed:
        for _ in range(70):
            packed.write(filling * (1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz", "a.pdf.gz", "a.warc.gz"])
@pytest.mark.parametrize("filling", [b"\0", b"\n", b"a"])
def test_a_gzip_bomb(tmp_path, name, filling):
    raw = bomb(filling)
    start = time.process_time()
    error = the_error(read_file(tmp_path, name, raw))
    assert error.code in ("gzip-bomb", "too-large")
    assert time.process_time() - start < 3


def test_a_word_file_that_swells(tmp_path):
    import zipfile

    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * (100 * 1024 * 1024))
    assert the_error(read_file(tmp_path, "a.docx", bomb.getvalue())).code == "zip-bomb"


def test_an_old_or_encrypted_word_file(tmp_path):
    error = the_error(read_file(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0" + bytes(500)))
    assert error.code == "encrypted-docx"


def test_a_pdf_without_text(tmp_path):
    error = the_error(read_file(tmp_path, "a.pdf", made.pdf([[], []])))
    assert error.code == "no-text"
    assert "OCR" in str(error)


def encrypted(password: str) -> bytes:
    """The report as an encrypted PDF."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(made.pdf([[made.TITLE, "", *made.BODY.split("\n")]]))).pages:
        writer.add_page(page)
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf(tmp_path):
    error = the_error(read_file(tmp_path, "a.pdf", encrypted("secret")))
    assert error.code == "encrypted-pdf"
    assert "without a password" in str(error)


def test_a_pdf_with_an_empty_password_is_read(tmp_path):
    (article,) = read_file(tmp_path, "a.pdf", encrypted(""))
    assert isinstance(article, Article)


def test_another_language_is_told(tmp_path):
    (article,) = read_file(tmp_path, "a.txt", FRENCH.encode())
    assert article.language == "fr"
    assert "not-english" in codes(article)


def test_a_short_text_has_no_language(tmp_path):
    (article,) = read_file(tmp_path, "a.txt", b"Four killed in Marud")
    assert article.language is None
    assert "not-english" not in codes(article)


def test_no_publication_date_is_a_problem_and_not_an_error(tmp_path):
    (article,) = read_file(tmp_path, "a.txt", made.TEXT.encode())
    assert article.published is None
    assert article.published_from is None
    assert codes(article) == ["no-publication-date"]


def test_a_publication_date_that_cannot_be_read(tmp_path):
    raw = json.dumps({"text": made.TEXT, "published": "last Tuesday"}).encode()
    (article,) = read_file(tmp_path, "a.json", raw)
    assert article.published is None
    assert "bad-publication-date" in codes(article)


@pytest.mark.parametrize("value", ["", "NaN", "unknown", "null"])
def test_a_word_for_nothing_is_nothing(tmp_path, value):
    raw = json.dumps({"text": made.TEXT, "published": value, "outlet": value, "url": value}).encode()
    (article,) = read_file(tmp_path, "a.json", raw)
    assert (article.published, article.outlet, article.url) == (None, None, None)
    assert codes(article) == ["no-publication-date"]


def test_a_record_older_than_its_text_is_told(tmp_path):
    text = f"Published: 12 March 2015\n\n{made.BODY}"
    (article,) = read_file(tmp_path, "a.json", json.dumps({"text": text, "published": "2015-03-01"}).encode())
    assert str(article.published) == "2015-03-01"
    assert "publication-date-conflict" in codes(article)


def test_a_file_that_is_not_there(tmp_path):
    error = the_error(read_paths([str(tmp_path / "nothing.txt")]))
    assert error.code == "not-found"
    assert error.source == str(tmp_path / "nothing.txt")


def test_the_rest_of_the_batch_goes_on(tmp_path):
    for name, raw in {
        "1.pdf": NOISE,
        "2.txt": made.TEXT.encode(),
        "3.docx": b"",
        "4.md": made.TEXT.encode(),
    }.items():
        (tmp_path / name).write_bytes(raw)
    found = list(read_paths([str(tmp_path)]))
    assert [getattr(one, "code", "read") for one in found] == ["bad-pdf", "read", "empty", "read"]


def test_a_mail_of_attachments_only(tmp_path):
    raw = made.mail("JVBERi0=", "plain").replace(
        b"Content-Type: text/plain", b"Content-Type: application/pdf"
    )
    assert the_error(read_file(tmp_path, "a.eml", raw)).code == "no-text"


def test_a_page_without_an_article(tmp_path):
    raw = b"<html><body><nav><a href='/'>Home</a></nav></body></html>"
    assert the_error(read_file(tmp_path, "a.html", raw)).code == "no-article"


@pytest.mark.parametrize(("name", "raw"), [("a.html", b"no page at all"), ("a.pdf", b"%PDF-1.4 and no more")])
def test_the_parsers_say_nothing_of_their_own(tmp_path, name, raw, caplog):
    the_error(read_file(tmp_path, name, raw))
    assert not [record for record in caplog.records if record.name.split(".")[0] != "dateline"]


def test_half_characters_in_json_are_replaced(tmp_path):
    (article,) = read_file(
        tmp_path, "a.json", b'{"text": "Four people were killed in Marud \\ud83d on Tuesday"}'
    )
    article.text.encode()
    assert "characters-replaced" in codes(article)
