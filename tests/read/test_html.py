"""What a page says of itself, in order of trust."""

import json
from datetime import date

import pytest

from dateline.read.html import read_html
from dateline.read.options import ReadOptions
from tests.read import made

OPTIONS = ReadOptions(retrieved="2016-01-01T00:00:00Z")


def read(head="", around="", url=None, **page):
    """The draft of the invented page with more in its head or body."""
    return read_html(made.page(head, around).encode(), "a.html", OPTIONS, url=url, **page)


def linked(**fields):
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name, content):
    """A meta tag."""
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "url", "day", "says"),
    [
        (linked(datePublished="2015-03-11T22:00:00Z"), None, date(2015, 3, 11), "JSON-LD datePublished"),
        (
            meta("article:published_time", "2015-03-11"),
            None,
            date(2015, 3, 11),
            "meta tag article:published_time",
        ),
        ('<meta name="pubdate" content="20150311">', None, date(2015, 3, 11), "meta tag pubdate"),
        ("", "https://courier.example/2015/03/11/shelling", date(2015, 3, 11), "address"),
        (meta("article:published_time", "2031-03-11"), None, None, None),
        (
            linked(datePublished="2015-03-11") + meta("article:published_time", "2015-03-12"),
            "https://courier.example/2015/03/09/x",
            date(2015, 3, 11),
            "JSON-LD datePublished",
        ),
    ],
)
def test_the_day_and_what_says_so(head, url, day, says):
    draft = read(head, url=url)
    assert (draft.published, draft.published_from) == (day, says)


def test_a_time_element_beside_the_headline_counts():
    page = made.page().replace("<figure>", '<time datetime="2015-03-11T08:00">Wednesday</time><figure>')
    draft = read_html(page.encode(), "a.html", OPTIONS)
    assert (draft.published, draft.published_from) == (date(2015, 3, 11), "time element")


def test_the_year_of_a_copyright_line_is_no_day():
    assert read().published is None


def test_a_day_found_elsewhere_is_told_as_a_guess():
    draft = read(around="<p class='stamp'>Wednesday 11 March 2015</p>")
    assert draft.published == date(2015, 3, 11)
    assert draft.published_from == "htmldate"
    assert "publication-date-guessed" in [problem.code for problem in draft.problems]


def test_days_far_apart_are_a_problem_and_the_earlier_is_taken():
    draft = read(linked(datePublished="2015-06-01") + meta("article:published_time", "2015-03-11"))
    assert draft.published == date(2015, 3, 11)
    assert "publication-date-conflict" in [problem.code for problem in draft.problems]


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        (meta("og:site_name", "Northern Courier"), "https://courier.example/1", "Northern Courier"),
        (linked(publisher={"name": "The Courier"}), "https://courier.example/1", "The Courier"),
        ("", "https://www.courier.example/1", "courier.example"),
        ('<link rel="canonical" href="https://courier.example/9">', None, "courier.example"),
        ("", None, None),
    ],
)
def test_the_outlet(head, url, outlet):
    assert read(head, url=url).outlet == outlet


def test_the_outlet_is_no_part_of_the_title():
    assert read(meta("og:site_name", "Northern Courier")).title == made.TITLE
    plain = (
        made.page(meta("og:site_name", "Northern Courier")).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    )
    assert read_html(plain.encode(), "a.html", OPTIONS).title == made.TITLE


def test_comments_captions_and_links_are_no_part_of_the_body():
    body = read().body
    assert body == made.BODY


def test_the_declared_encoding_is_honoured():
    page = made.page('<meta charset="windows-1251">').replace("Marud", "Маруд")
    assert "Маруд" in read_html(page.encode("cp1251", "replace"), "a.html", OPTIONS).body


def test_the_servers_word_on_the_encoding_goes_first():
    page = made.page('<meta charset="utf-8">').replace("Marud", "Маруд")
    assert (
        "Маруд" in read_html(page.encode("cp1251", "replace"), "a.html", OPTIONS, charset="windows-1251").body
    )


def test_an_xml_declaration_does_no_harm():
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + made.page()
    assert read_html(page.encode(), "a.html", OPTIONS).body == made.BODY


def test_broken_linked_data_does_no_harm():
    assert read('<script type="application/ld+json">{"@type": [}</script>').body == made.BODY
