"""Articles made of texts that are at hand."""

from datetime import date

import pytest

from dateline.errors import ArticleError, UsageError
from dateline.read import article_from_text
from tests.read import made


def test_the_text_is_taken_as_it_stands():
    text = f"{made.FIRST}\r\n\r\nLeave a Reply\u00a0"
    assert article_from_text(text).text == text


def test_a_headline_is_put_before_the_text():
    article = article_from_text(made.BODY, title=made.TITLE)
    assert article.text == made.TEXT
    assert article.title == made.TITLE


@pytest.mark.parametrize("title", [made.TITLE, f" {made.TITLE.upper()} ", made.TITLE.replace(" as", ", as")])
def test_a_headline_that_is_there_is_not_put_twice(title):
    assert article_from_text(made.TEXT, title=title).text == made.TEXT


def test_a_pasted_page_is_cleaned_on_demand():
    page = f"{made.TITLE}\nBy Lena Marsh\n\n{made.BODY}\n\nLeave a Reply\n"
    article = article_from_text(page, clean=True)
    assert (article.text, article.title) == (made.TEXT, made.TITLE)


def test_the_day_may_be_given_in_words():
    assert article_from_text(made.TEXT, published="2015-03-11").published == date(2015, 3, 11)
    assert article_from_text(made.TEXT, published="11 March 2015").published_from == "given"


def test_a_day_that_is_none_is_refused():
    with pytest.raises(UsageError, match="2015-11-18"):
        article_from_text(made.TEXT, published="soon")


@pytest.mark.parametrize(("text", "title"), [("", None), (" \n", "Four killed"), ("123 --- 456", None)])
def test_nothing_to_read(text, title):
    with pytest.raises(ArticleError) as caught:
        article_from_text(text, title=title)
    assert caught.value.code == "empty"


def test_the_id_follows_source_and_text():
    one, two = article_from_text(made.TEXT), article_from_text(made.TEXT)
    assert one.id == two.id
    assert article_from_text(made.TEXT, source="other").id != one.id
    assert article_from_text(made.BODY).id != one.id
