"""Values of the record in plain English."""

from datetime import date

import pytest

from dateline.records import Count, When
from dateline.records.vocabulary import FAMILY_OF
from dateline.write.wording import TYPE_WORDS, bounds_words, confidence_words, type_words, when_words


def test_every_type_has_words():
    assert set(TYPE_WORDS) == set(FAMILY_OF)
    assert type_words("dam-breach") == "Dam breach"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (6, 6, "6"),
        (24, None, "24 or more"),
        (0, 12, "up to 12"),
        (12, 20, "12–20"),
        (1200, 1200, "1,200"),
        (0, 0, "0"),
    ],
)
def test_bounds_in_words(low, high, words):
    assert bounds_words(Count(0, 1, "x", "killed", "all", low, high, None, None, "r")) == words


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2017-03-15", "2017-03-15", "day", "15 March 2017"),
        ("2017-03-15", "2017-03-17", "range", "15–17 March 2017"),
        ("2017-03-28", "2017-04-03", "week", "28 March – 3 April 2017"),
        ("2016-12-28", "2017-01-03", "week", "28 December 2016 – 3 January 2017"),
        ("2017-03-01", "2017-03-31", "month", "March 2017"),
        ("2017-01-01", "2017-12-31", "year", "2017"),
    ],
)
def test_days_in_words(first, last, precision, words):
    when = When(date.fromisoformat(first), date.fromisoformat(last), precision, (), "r")
    assert when_words(when) == words


def test_a_score_is_a_word():
    assert (confidence_words(0.9), confidence_words(0.3)) == ("likely", "unsure")
