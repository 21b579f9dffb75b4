"""Festivals by year, beside days on which they were held."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.ground.times import find_times
from dateline.ground.times_festivals import (
    diwali,
    easter,
    festival_days,
    islamic_days,
    lunar_new_year,
    nowruz,
    orthodox_easter,
    passover,
    rosh_hashanah,
)
from dateline.ground.times_words import lists

ENTRIES = {entry["name"]: entry for entry in lists()["festivals"]}


@pytest.mark.parametrize(
    ("festival", "day"),
    [
        (easter, date(2000, 4, 23)),
        (easter, date(2016, 3, 27)),
        (easter, date(2024, 3, 31)),
        (orthodox_easter, date(2016, 5, 1)),
        (orthodox_easter, date(2024, 5, 5)),
        (rosh_hashanah, date(2014, 9, 25)),
        (rosh_hashanah, date(2023, 9, 16)),
        (passover, date(2016, 4, 23)),
        (nowruz, date(2016, 3, 20)),
        (nowruz, date(2017, 3, 21)),
        (lunar_new_year, date(1985, 2, 20)),
        (lunar_new_year, date(2004, 1, 22)),
        (lunar_new_year, date(2023, 1, 22)),
        (lunar_new_year, date(2034, 2, 19)),
        (diwali, date(2015, 11, 11)),
        (diwali, date(2020, 11, 14)),
        (diwali, date(2023, 11, 12)),
    ],
)
def test_a_festival_falls_on_its_day(festival, day):
    assert festival(day.year) == day


@pytest.mark.parametrize(
    ("month", "day", "held"),
    [
        (10, 1, date(2014, 7, 28)),
        (10, 1, date(2016, 7, 6)),
        (10, 1, date(2017, 6, 25)),
        (10, 1, date(2024, 4, 10)),
        (12, 10, date(2015, 9, 24)),
        (12, 10, date(2016, 9, 12)),
        (9, 1, date(2015, 6, 18)),
        (1, 10, date(2012, 11, 24)),
    ],
)
def test_the_tabular_islamic_calendar_is_right_within_a_day(month, day, held):
    assert any(abs((found - held).days) <= 1 for found in islamic_days(held.year, month, day))


def test_a_year_may_hold_an_islamic_day_twice():
    assert len(islamic_days(2000, 10, 1)) == 2


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_festival_has_days_in_every_year(name):
    for year in range(1980, 2036):
        for first, last in festival_days(ENTRIES[name], year):
            assert first <= last <= first + timedelta(days=31)


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_name_of_a_festival_is_found(name):
    for form in ENTRIES[name]["words"]:
        words = form.title().replace("'S", "'s").replace("’S", "’s")
        found = find_times(f"It was hit during {words}.", published=date(2016, 11, 23))
        assert [time.span.text for time in found] == [words]
        assert found[0].start is not None and found[0].start <= date(2016, 11, 23)
