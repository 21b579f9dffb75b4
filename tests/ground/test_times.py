"""What a phrase of a report says about days: cases in tests/cases/times.yml, published 2016-11-23."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.times import find_times, resolve
from dateline.ground.times_words import lists

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases/times.yml").read_text("utf-8"))
PUBLISHED = date(2016, 11, 23)


def show(start: date | None, end: date | None) -> str | None:
    return None if start is None else f"{start}" if start == end else f"{start}/{end}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_phrase_names_its_days(case):
    found = find_times(case["text"], published=case.get("published", PUBLISHED))
    words = case["words"] if isinstance(case["words"], list) else [case["words"]]
    assert [time.span.text for time in found] == words
    if case["days"] is None:
        assert all(time.start is None for time in found)
        assert all(time.anchor == case["anchor"] for time in found if "anchor" in case)
        return
    time = found[-1]
    assert show(time.start, time.end) in [str(days) for days in case["days"]]
    assert time.granularity == case["granularity"]
    assert case["text"][time.span.start : time.span.stop] == time.span.text


def test_days_have_small_letters_where_the_whole_text_has():
    text = "a mayor was shot on 30 december. soldiers may march on monday, as they did last march."
    assert [time.span.text for time in find_times(text, published=PUBLISHED)] == [
        "30 december",
        "monday",
        "last march",
    ]
    assert find_times(f"A {text[2:16]} by monday brothers.", published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The market was hit again the following day.", "2016-11-11"),
        ("Two days later they left.", "2016-11-12"),
        ("A day earlier they had come.", "2016-11-09"),
        ("That night the shelling resumed.", "2016-11-10"),
        ("A second bomb exploded shortly afterward.", "2016-11-10"),
    ],
)
def test_a_phrase_that_hangs_on_another_event_takes_its_day(text, days):
    (time,) = find_times(text, published=PUBLISHED)
    told = resolve(time, (date(2016, 11, 10), date(2016, 11, 10)))
    assert (time.start, show(told.start, told.end)) == (None, days)


def test_what_names_its_own_day_does_not_move_with_the_narrative():
    (time,) = find_times("Gunmen attacked on Tuesday.", published=PUBLISHED)
    assert resolve(time, (date(2015, 1, 1), date(2015, 1, 1))) == time


def test_the_day_order_of_one_date_decides_the_others():
    times = find_times("He left on 25/10/2016 and died on 03/04/2016.", published=PUBLISHED)
    assert [show(time.start, time.end) for time in times] == ["2016-10-25", "2016-04-03"]


def test_tense_from_the_caller_goes_before_the_words():
    (time,) = find_times("The talks on Friday", published=PUBLISHED, tense_at=lambda position: "future")
    assert time.start == date(2016, 11, 25)


def test_a_range_keeps_its_ends():
    (time,) = find_times("Raids from Monday to Wednesday went on.", published=PUBLISHED)
    assert [part.core.text for part in time.parts] == ["Monday", "Wednesday"]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("It fell last week.", "2016-W46"),
        ("It fell over the weekend.", "2016-W46-WE"),
        ("It fell in the third quarter.", "2016-Q3"),
        ("It fell in the first half of 2015.", "2015-H1"),
        ("It fell last summer.", "2016-SU"),
        ("It fell Tuesday night.", "2016-11-22TNI"),
        ("It took three days.", "P3D"),
        ("It took two and a half years.", "P2Y6M"),
        ("It took half an hour.", "PT0.5H"),
        ("They meet daily.", "P1D"),
        ("It is quiet now.", "PRESENT_REF"),
        ("It was hit long ago.", "PAST_REF"),
    ],
)
def test_a_phrase_has_its_timex_value(text, timex):
    (time,) = find_times(text, published=PUBLISHED)
    assert time.timex_value == timex


@given(st.text(max_size=300), st.dates() | st.none())
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_resolver(text, published):
    for time in find_times(text, published=published):
        assert text[time.span.start : time.span.stop] == time.span.text
        assert time.start is None or time.start <= time.end


WORDS = (
    "the a an on in of to from since until by last next this past two three 3 15 31 2014 2016 1990s "
    "Monday Fridays May "
    "March October Nov. early late mid - , ( ) 's day days week weekend month year quarter half ago "
    "later before after "
    "first third 3rd noon morning night overnight hours 9:30 p.m. 11/12/2016 2016-11-02 Ramadan Easter "
    "eve every few "
    "several recent end beginning and or between than 9/11 0914 GMT aged old time now \n ."
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.dates(date(1, 1, 1), date(9999, 12, 31)))
@settings(max_examples=600, deadline=None)
def test_no_jumble_of_time_words_breaks_the_resolver(words, published):
    text = " ".join(words)
    for time in find_times(text, published=published):
        assert text[time.span.start : time.span.stop] == time.span.text
        assert time.start is None or time.start <= time.end


def test_the_built_words_are_those_of_the_hand_edited_list():
    source = Path(__file__).parents[2] / "resources/words/times.yml"
    assert lists() == yaml.safe_load(source.read_text("utf-8"))


def test_a_long_list_of_dates_is_read_in_little_time():
    began = process_time()
    found = find_times("on 3 May 2014, and " * 2000, published=PUBLISHED)
    assert (len(found), process_time() - began < 5) == (2000, True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They fled in nineteen ninety-six.", "1996-01-01/1996-12-31"),
        ("It agreed to hold a further round of talks in early January.", "2017-01-01/2017-01-10"),
        ("Talks would be held in February.", "2017-02-01/2017-02-28"),
        ("Talks were held in February.", "2016-02-01/2016-02-29"),
        ("The army plans an offensive in February.", "2017-02-01/2017-02-28"),
        ("The case is heard in February.", "2017-02-01/2017-02-28"),
        ("Voters go to the polls in August.", "2016-08-01/2016-08-31"),
        ("The bridge reopens on December 1.", "2016-12-01"),
    ],
)  # fmt: skip
def test_words_ahead_of_a_month_tell_its_year(text, days):
    (time,) = find_times(text, published=PUBLISHED)
    assert show(time.start, time.end) == days


def test_the_quarter_is_the_one_told_of_and_has_no_days():
    (time,) = find_times("Sales fell in the quarter.", published=PUBLISHED)
    assert (time.start, time.anchor) == (None, "narrative")
