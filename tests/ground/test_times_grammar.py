"""A grammar of date phrases: every phrase gives the days that it was built from, worked out here without
the resolver."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.times import find_times

PUBLISHED = date(2016, 11, 23)
MONTHS = list(calendar.month_name)[1:]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = list(calendar.day_name)
NUMBERS = dict(enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1))

Case = tuple[str, date, date]  # phrase, first day, last day


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    if 10 < day < 20:
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def latest_year(month: int, day: int, published: date) -> int:
    return published.year if (month, day) <= (published.month, published.day) else published.year - 1


def full_dates(year: int) -> Iterator[Case]:
    for number in range(1, 366, 3):
        day = date(year, 1, 1) + timedelta(days=number - 1)
        month, short, weekday = MONTHS[day.month - 1], SHORT[day.month - 1], WEEKDAYS[day.weekday()]
        for phrase in (
            f"on {day.day} {month} {year}",
            f"on {month} {day.day}, {year}",
            f"on {short} {day.day}, {year}",
            f"on the {ordinal(day.day)} of {month} {year}",
            f"on {weekday}, {day.day} {month} {year}",
            f"on {day.isoformat()}",
        ):
            yield phrase, day, day


def days_without_year(published: date) -> Iterator[Case]:
    for number in range(0, 300, 4):
        day = published - timedelta(days=number)
        for phrase in (f"on {day.day} {MONTHS[day.month - 1]}", f"on {SHORT[day.month - 1]} {day.day}"):
            yield phrase, day, day


def weekdays(published: date) -> Iterator[Case]:
    for back in range(7):
        day = published - timedelta(days=back)
        name = WEEKDAYS[day.weekday()]
        for phrase in (
            f"on {name}",
            f"early on {name}",
            f"late {name}",
            f"on {name} night",
            f"on {name} morning",
        ):
            yield phrase, day, day
        yield f"since {name}", day, published
    for back in range(1, 8):
        day = published - timedelta(days=back)
        yield f"last {WEEKDAYS[day.weekday()]}", day, day


def ago(published: date) -> Iterator[Case]:
    for number, word in NUMBERS.items():
        for shown in (word, str(number)):
            plural = "" if number == 1 else "s"
            day = published - timedelta(days=number)
            yield f"{shown} day{plural} ago", day, day
            monday = published - timedelta(days=7 * number + published.weekday())
            yield f"{shown} week{plural} ago", monday, monday + timedelta(days=6)
            year, month = divmod(published.year * 12 + published.month - 1 - number, 12)
            yield f"{shown} month{plural} ago", date(year, month + 1, 1), month_end(year, month + 1)
            year = published.year - number
            yield f"{shown} year{plural} ago", date(year, 1, 1), date(year, 12, 31)
            if number > 1:
                for word_before in ("the past", "the last"):
                    yield f"in {word_before} {shown} days", published - timedelta(days=number), published


def months() -> Iterator[Case]:
    for year in (1999, 2013, 2014, 2015):
        for month, name in enumerate(MONTHS, 1):
            first, last = date(year, month, 1), month_end(year, month)
            yield f"in {name} {year}", first, last
            yield f"in {name} of {year}", first, last
            yield f"in early {name} {year}", first, first.replace(day=10)
            yield f"in mid-{name} {year}", first.replace(day=11), first.replace(day=20)
            yield f"in late {name} {year}", first.replace(day=21), last
            yield f"since {name} {year}", first, PUBLISHED
        yield f"in {year}", date(year, 1, 1), date(year, 12, 31)
        yield f"since {year}", date(year, 1, 1), PUBLISHED
        yield f"in the first half of {year}", date(year, 1, 1), date(year, 6, 30)
        yield f"in the second half of {year}", date(year, 7, 1), date(year, 12, 31)
        for number, word in enumerate(("first", "second", "third", "fourth"), 1):
            yield (
                f"in the {word} quarter of {year}",
                date(year, 3 * number - 2, 1),
                month_end(year, 3 * number),
            )


def ranges() -> Iterator[Case]:
    for year in (2014, 2015):
        for month, name in enumerate(MONTHS, 1):
            for first, last in ((3, 7), (1, 2), (12, 25), (9, 28)):
                days = date(year, month, first), date(year, month, last)
                yield f"between {first} and {last} {name} {year}", *days
                yield f"from {first} to {last} {name} {year}", *days
                yield f"on {name} {first}-{last}, {year}", *days
                yield f"from {first} {name} {year} to {last} {name} {year}", *days
        for month in range(1, 12):
            yield (
                f"from {MONTHS[month - 1]} to {MONTHS[month]} {year}",
                date(year, month, 1),
                month_end(year, month + 1),
            )


def grammar(published: date = PUBLISHED) -> list[Case]:
    """Every phrase once."""
    cases: dict[str, Case] = {}
    for year in (2014, 2015):
        for case in full_dates(year):
            cases[case[0]] = case
    for part in (days_without_year(published), weekdays(published), ago(published), months(), ranges()):
        for case in part:
            cases.setdefault(case[0], case)
    return list(cases.values())


def test_the_grammar_has_at_least_2000_phrases():
    assert len({phrase for phrase, _, _ in grammar()}) >= 2000


def test_every_phrase_of_the_grammar_gives_its_days():
    wrong = []
    for phrase, first, last in grammar():
        found = find_times(f"Gunmen attacked the village {phrase}.", published=PUBLISHED)
        if [(time.start, time.end) for time in found] != [(first, last)]:
            wrong.append((phrase, first, last, found))
    assert wrong == []


@given(st.dates(date(1985, 1, 1), date(2034, 12, 31)), st.data())
@settings(max_examples=300, deadline=None)
def test_phrases_count_from_any_day_of_publication(published, data):
    cases = [*days_without_year(published), *weekdays(published), *ago(published)]
    phrase, first, last = data.draw(st.sampled_from(cases))
    found = find_times(f"Gunmen attacked the village {phrase}.", published=published)
    assert [(time.start, time.end) for time in found] == [(first, last)]


@given(st.dates(date(1985, 1, 1), date(2034, 12, 31)), st.integers(0, 6))
def test_a_plan_looks_ahead(published, distance):
    day = published + timedelta(days=distance)
    (time,) = find_times(f"The council will meet on {WEEKDAYS[day.weekday()]}.", published=published)
    assert (time.start, time.end) == (day, day)
