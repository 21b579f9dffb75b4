"""Web page -> draft: trafilatura separates the article, page_facts.py reads title, outlet and day.

Settings as measured in ../shared/design/grounding.md 6: a fast pass, and a precise one where the first finds
little or a lot of furniture; `deduplicate` stays off, for its state crosses documents.
"""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta

import trafilatura
from htmldate import find_date
from lxml import etree

from dateline.errors import ArticleError
from dateline.read.dates import dateline_in_year, find_dates, read_date
from dateline.read.draft import Draft, now, sha256
from dateline.read.encoding import decode
from dateline.read.faults import PARSER_FAULTS, quiet_parsers
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.page_facts import PageFacts, read_facts, split_title
from dateline.read.paragraphs import Cleaned, clean_page
from dateline.records import Problem

log = logging.getLogger(__name__)
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
TAG = re.compile(r"<[a-zA-Z]")
MOST_TAGS = 60_000  # the time that extraction takes grows with their square: 15 seconds here
GUESSED = "the day of publication was found on the page, but not where pages name it; check it"
LITTLE_TEXT = "hardly any text stands out from this page; check that it is the article"
EDGE = 12
LITTLE = 400
POOR = 200
HEAD_BYTES = 4096


def read_html(
    raw: bytes,
    source: str,
    options: ReadOptions,
    *,
    url: str | None = None,
    charset: str | None = None,
    retrieved: str | None = None,
) -> Draft:
    """Read a web page.

    Args:
        url: Address it came from; None to go by what the page says.
        charset: Encoding as the server or mail named it.
        retrieved: When it was fetched; None for now.

    Raises:
        ArticleError: `not-text`, `too-large`, `no-article` where no text stands out from the page.
    """
    declared = CHARSET.search(raw[:HEAD_BYTES])
    named = options.encoding or charset or (declared[1].decode("ascii", "replace") if declared else None)
    decoded = decode(raw, source, named)
    page = DECLARATION.sub("", decoded.text, count=1)
    if len(TAG.findall(page)) > MOST_TAGS:
        message = f"{source}: more than {MOST_TAGS:,} elements, too large for one article; save its text"
        raise ArticleError("too-large", message, source=source)
    latest = read_date(retrieved or options.retrieved or now()) or read_date(now()) or date.today()
    quiet_parsers()
    facts = read_facts(page, url, latest)
    cleaned, problems = extract(page, facts, source)
    published, says, doubts = day_of(page, facts, cleaned, latest)
    title, outlet = cleaned.title, facts.outlet
    if facts.title and title != facts.title and outlet is None:
        outlet = split_title(facts.title, [title or ""])[1]
    return Draft(
        source,
        cleaned.body,
        sha256(raw),
        title=title,
        outlet=outlet,
        url=facts.url,
        published=published,
        published_from=says,
        retrieved=retrieved,
        problems=(*decoded.problems, *facts.problems, *doubts, *problems, *cleaned.problems()),
    )


def day_of(
    page: str, facts: PageFacts, cleaned: Cleaned, latest: date
) -> tuple[date | None, str | None, tuple[Problem, ...]]:
    """The day of publication, what says so, and a problem where it is in doubt."""
    own = cleaned.published if cleaned.published and cleaned.published.day <= latest else None
    if facts.published:
        if not own or own.day <= facts.published + timedelta(days=1):
            return facts.published, facts.published_from, ()
        message = (
            f"the text gives {own.day} as its date, later than {facts.published} ({facts.published_from})"
        )
        return facts.published, facts.published_from, (Problem("publication-date-conflict", message),)
    told = own or dateline_in_year(cleaned.paragraphs, facts.url)
    if told:
        return told.day, told.says, ()
    found = searched_day(page, facts.url, latest)
    return (found, "htmldate", (Problem("publication-date-guessed", GUESSED),)) if found else (None, None, ())


def extract(page: str, facts: PageFacts, source: str) -> tuple[Cleaned, tuple[Problem, ...]]:
    """The article's paragraphs.

    Raises:
        ArticleError: `no-article`.
    """
    best = article_of(page, facts, precise=False)
    if len(best.body) < LITTLE or len(best.removed) > len(best.paragraphs):
        second = article_of(page, facts, precise=True)
        # a second pass that finds next to nothing has lost the article, not the furniture
        if len(best.body) < POOR <= len(second.body) or (
            len(second.removed) < len(best.removed) and len(second.body) > 0.7 * len(best.body)
        ):
            best = second
    if not best.paragraphs:
        message = f"{source}: no article stands out from this page; save its text instead"
        raise ArticleError("no-article", message, source=source)
    if len(best.body) < POOR:
        return best, (Problem("little-text", LITTLE_TEXT),)
    return best, ()


def article_of(page: str, facts: PageFacts, *, precise: bool) -> Cleaned:
    """One pass of trafilatura and what of it is not the article."""
    try:
        found = trafilatura.bare_extraction(
            page,
            url=facts.url,
            fast=not precise,
            favor_precision=precise,
            include_comments=False,
            include_tables=not precise,
            with_metadata=False,
        )
    except (*PARSER_FAULTS, etree.LxmlError) as error:
        log.info("trafilatura gave up: %s", error)
        found = None
    text = normalise((found.text if found else "") or "")
    lines = [re.sub(r"^\|\s*|\s*\|\s*$", "", line) for line in text.split("\n")]
    title = split_title(normalise(facts.title), lines[:EDGE])[0] if facts.title else None
    return clean_page("\n\n".join(lines), title)


def searched_day(page: str, url: str | None, latest: date) -> date | None:
    """The day of publication that htmldate finds, the last resort."""
    try:
        found = find_date(
            page, original_date=True, extensive_search=True, url=url, max_date=latest.isoformat()
        )
    except (*PARSER_FAULTS, etree.LxmlError):
        return None
    day = read_date(found) if found else None
    # "© 2015" and "March 2015" come as the first of January and of March
    return day if day and (day.day > 1 or any(one.day == day for one in find_dates(page))) else None
