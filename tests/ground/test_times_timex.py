"""What TIMEX3 says of phrases that hang on others. Published on Thursday 2016-11-24."""

from datetime import date

import pytest

from dateline.ground.times import find_times
from dateline.ground.times_timex import to_timex

PUBLISHED = date(2016, 11, 24)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He fled on 10 November. The gate, built in 1997, fell that day.", "2016-11-10 1997 2016-11-10"),
        ("In the year ended March 31 they lost nine.", "P1Y 2016-03-31"),
        ("Patrols report on an hourly basis.", "PT1H"),
        ("In the third quarter sales rose from a year earlier.", "2016-Q3 2015-Q3"),
        ("In the third quarter, and in the nine months, sales rose from a year earlier.", "2016-Q3 P9M 2015"),
    ],
)
def test_values(text, values):
    found = [mark.value for mark in to_timex(find_times(text, published=PUBLISHED), PUBLISHED)]
    assert " ".join(found) == values
