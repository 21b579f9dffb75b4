"""Whole invented pages of different makes: the article comes out, and nothing of what stands around it."""

from datetime import date
from pathlib import Path

from dateline.read import read_paths

PAGES = Path(__file__).parents[1] / "resources/read"


def read(name):
    """The article of a saved page."""
    (article,) = read_paths([str(PAGES / name)])
    return article


def test_a_blog_page_with_links_ads_and_comments_all_about():
    article = read("wordpress.html")
    assert article.title == "Drone strike hits fuel depot in Tarsk, governor says"
    assert article.outlet == "The Tarsk Observer"
    assert (article.published, article.published_from) == (date(2021, 5, 4), "JSON-LD datePublished")
    assert article.text.startswith(f"{article.title}\n\nA drone strike hit a fuel depot")
    assert article.text.endswith("a similar attack on a railway yard killed four people.")
    assert "- Two fuel tanks destroyed" in article.text
    for words in ("Orel", "Vend", "cousin", "Smoke rises", "Advertisement", "newsletter", "Share", "Recent"):
        assert words not in article.text


def test_an_old_page_of_tables_and_breaks():
    article = read("divs.html")
    assert article.title == "Seven held after clashes at Port Amsel rally"
    assert article.outlet == "Amsel Daily"
    assert (article.published, article.published_from) == (date(2019, 6, 6), "text line")
    assert article.text.startswith(f"{article.title}\n\nPolice arrested seven people on Thursday")
    assert "“We came with flowers,”" in article.text
    assert article.text.endswith("when police broke up a strike in the docks.")
