"""Tolls of sentences, and how they are merged."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.counts import find_tolls
from dateline.ground.counts_merge import merge_tolls
from dateline.ground.counts_toll import Toll
from dateline.records import Article
from evaluation.plain_analysis import plain_analysis

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/counts.yml").read_text("utf-8"))


def article(text: str, title: str | None = None) -> Article:
    return Article("sha256:0", "test", text, "0", "2026-01-01T00:00:00Z", title=title)


def tolls_in(text: str, title: str | None = None) -> tuple[Toll, ...]:
    return find_tolls(article(text, title), plain_analysis(text, title))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_gives_its_tolls(case):
    found = sorted((t.kind, t.low, t.high, t.span.text) for t in tolls_in(case["text"]))
    assert found == sorted(tuple(toll) for toll in case["tolls"])


def test_a_part_knows_its_whole():
    whole, part = tolls_in("The strike killed 30 people, including five children.")
    assert part.part_of == whole.span
    assert (part.group, part.low) == ("children", 5)


@pytest.mark.parametrize(
    "text",
    [
        "Since 2011 more than 300,000 people have been killed.",
        "At least 40 people were killed in similar attacks this year.",
        "In five years of war, about 9,000 civilians were killed.",
        "The attack brings to 80 the number of people killed since January.",
    ],
)
def test_sums_over_long_periods_are_cumulative(text):
    assert all(toll.cumulative for toll in tolls_in(text))


def test_a_weekday_does_not_make_a_sum():
    (toll,) = tolls_in("The militia has killed 47 rebels since Monday.")
    assert not toll.cumulative


def test_a_rising_toll_is_a_revision():
    (toll,) = tolls_in("The death toll rose from 12 to 15.")
    assert toll.revision and toll.low == 15


def test_headline_and_body_tell_one_figure():
    text = "Bomber kills 23 in Tel Omar\nA bomber killed at least 23 people. Officials said at least 23 died."
    merged = merge_tolls(tolls_in(text, "Bomber kills 16 in Tel Omar"))
    assert [(toll.low, toll.high, toll.headline) for toll in merged] == [(23, None, False)]


def test_different_figures_stay_apart():
    merged = merge_tolls(
        tolls_in("The blast wounded dozens of people. The hospital said 40 people were wounded.")
    )
    assert [(toll.low, toll.high) for toll in merged] == [(24, None), (40, 40)]


WORDS = st.sampled_from(
    "at least more than 12 3,000 two dozens of people soldiers and , . including children were "
    "was killed wounded dead the a death toll rose to from 0.5 - % ( ) who said no one both "
    "between hundreds family six left his son July 2015".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_hold_their_text_whatever_the_words(text):
    for toll in tolls_in(text):
        assert text[toll.span.start : toll.span.stop] == toll.span.text
        assert toll.low >= 0 and (toll.high is None or toll.high >= toll.low)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    assert isinstance(tolls_in(text), tuple)
