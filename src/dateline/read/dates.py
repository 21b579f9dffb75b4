"""Days of publication: in fields ("2015-11-18T10:00:00Z"), on lines of their own, in datelines.

"BEIRUT, Nov 17 (Reuters) -" names no year; where the address of the page gives it, the day is read. A date in
figures whose order of day and month cannot be told ("04/05/2016") is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){WEEKDAY}{form}(?![\w/])(?![.-]\d)", re.IGNORECASE)
    for form in (
        rf"{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        rf"{YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)",
        rf"(?P<first>[0-3]?\d)(?P<dot>[-/.])(?P<second>[0-3]?\d)(?P=dot){YEAR}",
    )
)
TIME = (
    r"(?:at\s+|,\s*)?(?:[0-2]?\d[:.h]?[0-5]\d(?:[:.][0-5]\d)?)?\s*(?:am|pm|a\.m\.|p\.m\.)?"
    r"\s*(?:gmt|utc|ist|est|edt|bst|cet|eet|[+-]\d\d:?\d\d)?"
)
LABEL = (
    r"(?:first\s+)?(?:published|posted|publication\s+date|date\s+of\s+publication|date\s+published"
    r"|issued|released|filed|date)"
)
UPDATED = r"(?:last\s+)?(?:updated|modified|edited)"
LABEL_END = rf"(?:\s+(?:on|at))?\s*[:|–—-]?\s*(?:on\s+)?(?:{TIME}[,\s|–—-]*)?$"
LABELLED = re.compile(rf"(?<!\w){LABEL}{LABEL_END}", re.IGNORECASE)
RELABELLED = re.compile(rf"(?<!\w){UPDATED}{LABEL_END}", re.IGNORECASE)
ONLY_TIME = re.compile(rf"[\s,;|()·•–—-]*{TIME}[\s,;|()·•–—.-]*", re.IGNORECASE)
AFTER_OPENING = re.compile(rf"\s*(?:[|–—:-]\s*)?{TIME}\s*[\s|–—:.-]\s*", re.IGNORECASE)
PLACE_BEFORE = re.compile(r"[A-Z][\w.’' -]{1,40}(?:,\s*[A-Z][\w.’' -]{1,30})?,\s*$")
AGENCY_AFTER = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)?(?:[–—:]|-{1,2})\s")
ISO = re.compile(r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?:$|[T\s]\d)")
YEARLESS = re.compile(
    rf"{WEEKDAY}(?:{DAY}\s+{MONTH}|{MONTH.replace('month', 'name', 1)}\s+{DAY.replace('day', 'number', 1)})"
    r"(?!,?\s+\d{4})",
    re.IGNORECASE,
)
PATH_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)(?:[/-](?P<month>[01]\d))?(?:[/_-]|$)")
EDGE = 6


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day in a text, at characters [start, stop)."""

    day: date
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication and what says so, in the words of `Article.published_from`."""

    day: date
    says: str


def read_date(value: str) -> date | None:
    """The day a field holds, None where it is not certain.

    Args:
        value: ISO 8601 with or without time, RFC 2822, or a day in words.
    """
    value = value.strip()
    iso = ISO.match(value)
    if iso:
        return day_of(iso[1], iso[2], iso[3])
    found = next(find_dates(value[:120]), None)
    if found:
        return found.day
    try:
        return parsedate_to_datetime(value[:120]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def find_dates(text: str) -> Iterator[DateFound]:
    """All full dates in a text, in order."""
    found = []
    for form in FORMS:
        for match in form.finditer(text):
            day = day_in(match)
            if day:
                found.append(DateFound(day, match.start(), match.end()))
    yield from sorted(found, key=lambda one: (one.start, -one.stop))


def day_in(match: re.Match[str]) -> date | None:
    """The day that a match of one of the forms names."""
    parts = match.groupdict()
    if "first" not in parts:
        return day_of(parts["year"], parts["month"], parts["day"])
    first, second = int(parts["first"]), int(parts["second"])
    if parts["dot"] == "." or first > 12 or first == second:
        return day_of(parts["year"], parts["second"], parts["first"])
    return day_of(parts["year"], parts["first"], parts["second"]) if second > 12 else None


def day_of(year: str, month: str, day: str) -> date | None:
    """The day, None where the calendar has none such."""
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def date_line(line: str) -> Published | None:
    """Read a line that says when the report was published and no more, e.g. "Published: 12 March 2015"."""
    if len(line) > 120:
        return None
    found = list(find_dates(line))
    for one in found:
        before = line[: one.start]
        if LABELLED.search(before):
            return Published(one.day, "text line")
    if found and ONLY_TIME.fullmatch(line[found[0].stop :]):
        before = line[: found[0].start].strip(" ,;|()·•–—-")
        if not before or RELABELLED.search(line[: found[0].start]):
            return Published(found[0].day, "text line")
    return None


def opening_date(paragraph: str) -> Published | None:
    """Read the date with which a paragraph of a pasted page opens: "Mon 04 Jun 2018 at 0720 The mayor"."""
    head = paragraph[:160]
    for one in find_dates(head):
        before = head[: one.start]
        if LABELLED.search(before) and len(before) < 40:
            return Published(one.day, "text line")
        after = AFTER_OPENING.match(head, one.stop)
        if not before.strip() and after and not head[after.end() :][:1].islower():
            return Published(one.day, "text opening")
        if PLACE_BEFORE.fullmatch(before) and AGENCY_AFTER.match(head, one.stop):
            return Published(one.day, "dateline")
    return None


def dateline_in_year(paragraphs: Sequence[str], url: str | None) -> Published | None:
    """The day of a dateline without a year, the year taken from the address of the page.

    "BEIRUT, Nov 17 (Reuters) -" under ".../2015/11/syria-strikes" is 17 November 2015. A month in the address
    that is neither the dateline's nor the one after it makes the day uncertain.
    """
    path = PATH_YEAR.search(url or "")
    if not path:
        return None
    for paragraph in paragraphs[:EDGE]:
        head = paragraph[:160]
        found = YEARLESS.search(head)
        if found and PLACE_BEFORE.fullmatch(head[: found.start()]) and AGENCY_AFTER.match(head, found.end()):
            day = day_of(path["year"], found["month"] or found["name"], found["day"] or found["number"])
            apart = int(path["month"] or 0) - day.month if day and path["month"] else 0
            return Published(day, "dateline and address") if day and apart in (0, 1) else None
    return None


def find_published(paragraphs: Sequence[str]) -> Published | None:
    """The day of publication that a text gives of itself, near its beginning or on its last lines."""
    for paragraph in paragraphs[:EDGE]:
        found = date_line(paragraph) or opening_date(paragraph)
        if found:
            return found
    return next(filter(None, map(date_line, paragraphs[-EDGE:])), None)
