"""A row of a table or a JSON object -> draft: text, title, published, outlet, url by the user's names.

`{"unit_id": "17", "outlet": "…", "published": "2016-07-05", "title": "…", "text": "…"}`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from dateline.errors import ArticleError
from dateline.read.dates import dateline_in_year, find_published, read_date
from dateline.read.draft import Draft, headline, known, sha256
from dateline.read.encoding import decode_any
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.text import bounded, draft_of
from dateline.records import Problem

NAMES = {
    "text": ("text", "body", "content", "maintext"),
    "title": ("title", "headline"),
    "published": ("published", "publication_date", "publish_date", "date_publish", "date"),
    "outlet": ("outlet", "publisher", "source_domain"),
    "url": ("url", "link"),
    "id": ("unit_id", "article_id"),
}
OPENING = 4000
SHORT_ID = re.compile(r"[\w.:-]{1,64}")


def column_map(names: Iterable[str], options: ReadOptions, source: str) -> dict[str, str]:
    """Our names and the table's own for the columns it has.

    Raises:
        ArticleError: `missing-columns` where no column holds the text, or a mapped one is absent.
    """
    present = {str(name).strip().casefold(): str(name) for name in names}
    found = {}
    for ours, usual in NAMES.items():
        mapped = options.columns.get(ours)
        wanted = (mapped,) if mapped else usual
        name = next((present[one.casefold()] for one in wanted if one.casefold() in present), None)
        if name is not None:
            found[ours] = name
        elif mapped or ours == "text":
            listed = ", ".join(list(present.values())[:12])[:300] or "none"
            raise ArticleError(
                "missing-columns",
                f"{source}: no column {mapped or 'text'!r}; it has: {listed}. "
                f"Say which holds it, e.g. --columns {ours}=NAME",
                source=source,
            )
    return found


def draft_of_record(
    record: Mapping[str, object],
    columns: Mapping[str, str],
    source: str,
    options: ReadOptions,
    *,
    verbatim: bool,
) -> Draft:
    """The article in one record.

    Args:
        verbatim: Take the text as it stands unless `options.clean` says otherwise.

    Raises:
        ArticleError: `empty`.
    """
    text = string(record.get(columns["text"]))
    if text is None or not text.strip():
        raise ArticleError("empty", f"{source}: no text in it", source=source)
    if len(text) > options.max_page_bytes:
        message = f"{source}: a text of {len(text):,} characters is no article"
        raise ArticleError("too-large", message, source=source)
    fields = {ours: known(string(record.get(columns[ours]))) if ours in columns else None for ours in NAMES}
    text = bounded(text, options)
    if options.clean or (options.clean is None and not verbatim):
        draft = draft_of(text, source, options, headline(fields["title"]))
    else:
        draft = untouched(text, source, fields["title"])
    draft = replace(draft, outlet=fields["outlet"], url=fields["url"])
    return dated(draft, day_given(record.get(columns.get("published", ""))), fields["published"])


def untouched(text: str, source: str, title: str | None) -> Draft:
    """A text as it stands, with the day of publication that it gives of itself."""
    found = find_published(normalise(text[:OPENING]).split("\n"))
    draft = Draft(source, text, sha256(text.encode("utf-8", "replace")), title=title, verbatim=True)
    return replace(draft, published=found.day, published_from=found.says) if found else draft


def dated(draft: Draft, given: date | None, words: str | None) -> Draft:
    """The draft with the day that its record gives, else with its own, and a problem where it is in doubt.

    Args:
        given: The day as read from `words`.
    """
    if given:
        if not draft.published or draft.published <= given + timedelta(days=1):
            return replace(draft, published=given, published_from="given")
        message = f"the text gives {draft.published} as its own date, later than the {given} of the record"
        doubt = Problem("publication-date-conflict", message)
        return replace(draft, published=given, published_from="given", problems=(*draft.problems, doubt))
    if words:
        message = f"the publication date {words[:40]!r} cannot be read; write it as 2015-11-18"
        draft = replace(draft, problems=(*draft.problems, Problem("bad-publication-date", message)))
    if draft.published:
        return draft
    found = dateline_in_year(normalise(draft.body[:OPENING]).split("\n"), draft.url)
    return replace(draft, published=found.day, published_from=found.says) if found else draft


def row_source(source: str, number: int, record: Mapping[str, object], columns: Mapping[str, str]) -> str:
    """`FILE#ROW`, or `FILE#ID` where the records carry ids of their own."""
    own = string(record.get(columns["id"])) if "id" in columns else None
    return f"{source}#{own if own and SHORT_ID.fullmatch(own) else number}"


def day_given(value: object) -> date | None:
    """The day in a field, whatever its type."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = string(value)
    return read_date(text) if text else None


def string(value: object) -> str | None:
    """A field as text; None for nothing and for lists and objects."""
    if value is None or isinstance(value, (list, dict, bool)):
        return None
    if isinstance(value, bytes):
        return decode_any(value, None).text
    return value if isinstance(value, str) else str(value)
