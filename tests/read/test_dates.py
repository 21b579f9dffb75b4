"""Days of publication are read where they are certain, and not elsewhere."""

from datetime import date

import pytest

from dateline.read.dates import date_line, dateline_in_year, find_published, opening_date, read_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2015-11-18", date(2015, 11, 18)),
        ("2015-11-18T23:30:00+02:00", date(2015, 11, 18)),
        ("20151118", date(2015, 11, 18)),
        ("2015/11/18 10:00", date(2015, 11, 18)),
        ("18 November 2015", date(2015, 11, 18)),
        ("Nov. 18, 2015", date(2015, 11, 18)),
        ("Wed, 18 Nov 2015 10:00:00 GMT", date(2015, 11, 18)),
        ("18.11.2015", date(2015, 11, 18)),
        ("18/11/2015", date(2015, 11, 18)),
        ("11/18/2015", date(2015, 11, 18)),
        ("04/05/2015", None),
        ("5/5/2015", date(2015, 5, 5)),
        ("2015-02-30", None),
        ("last Tuesday", None),
        ("", None),
    ],
)
def test_a_field_holds_a_day_or_none(value, day):
    assert read_date(value) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 12 March 2015", date(2015, 3, 12)),
        ("Published 12 March 2015 | Updated 14 March 2015", date(2015, 3, 12)),
        ("Posted on March 12, 2015 by the Editors", date(2015, 3, 12)),
        ("12 Mar 2015, 10:41 GMT", date(2015, 3, 12)),
        ("Thu 12 Mar 2015 at 0914", date(2015, 3, 12)),
        ("Last updated: March 12, 2015 10:41 am", date(2015, 3, 12)),
        ("Date of publication: 12 March, 2015", date(2015, 3, 12)),
        ("The truce of 12 March 2015", None),
        ("Four were killed on 12 March 2015", None),
        ("Published figures put the dead at 40", None),
    ],
)
def test_a_line_that_is_a_date(line, day):
    found = date_line(line)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("opening", "day", "says"),
    [
        ("Thu 12 Mar 2015 at 0914 The governor said", date(2015, 3, 12), "text opening"),
        ("March 12 2015 Four killed in Marud. Shelling", date(2015, 3, 12), "text opening"),
        ("Published June 4 2018 A convoy", date(2018, 6, 4), "text line"),
        ("MARUD, March 12, 2015 (Northern Wire) - Shelling", date(2015, 3, 12), "dateline"),
        ("MARUD, Norland, 12 March 2015 — Shelling", date(2015, 3, 12), "dateline"),
        ("MARUD, March 12 (Northern Wire) - Shelling", None, None),
        ("12 March 2015 was the day on which the truce ended", None, None),
        ("On 12 March 2015 The Hill Front attacked", None, None),
        ("Rebels took Marud on 12 March 2015 and left", None, None),
    ],
)
def test_an_opening_that_is_a_date(opening, day, says):
    found = opening_date(opening)
    assert ((found.day, found.says) if found else (None, None)) == (day, says)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://courier.example/2015/03/shelling", date(2015, 3, 12)),
        ("https://courier.example/2015/shelling", date(2015, 3, 12)),
        ("https://courier.example/2015/04/shelling", date(2015, 3, 12)),
        ("https://courier.example/2015/09/shelling", None),
        ("https://courier.example/shelling-2015", None),
        (None, None),
    ],
)
@pytest.mark.parametrize("dateline", ["MARUD, March 12 (Northern Wire) - ", "MARUD, Norland, 12 March — "])
def test_a_dateline_takes_its_year_from_the_address(dateline, url, day):
    found = dateline_in_year([f"{dateline}Shelling killed four people, officials said."], url)
    assert (found.day if found else None) == day


def test_a_date_inside_the_story_is_no_day_of_publication():
    body = [
        "Shelling killed four.",
        "The truce of 3 May 2014 had held.",
        "It was signed in Sarde on 2 May 2014.",
    ]
    assert find_published(body) is None


def test_the_last_lines_may_hold_it():
    assert find_published([*["Shelling went on."] * 9, "First published: 3 May 2014"]).day == date(2014, 5, 3)
