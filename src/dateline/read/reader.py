"""Paths, addresses and text -> articles.

`read_paths` is lazy: an article is read when it is asked for, a table row by row, and what cannot be read
comes through as the error that says why, in its place, so that the rest of the batch goes on.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import BinaryIO
from urllib.parse import urlsplit

from dateline.errors import ArticleError, UsageError
from dateline.read.dates import read_date
from dateline.read.docx import read_docx
from dateline.read.draft import Draft, compose, freeze, headline
from dateline.read.eml import read_eml
from dateline.read.files import (
    GZIP,
    PEEK,
    GuardedGzip,
    format_by_name,
    format_of,
    read_bounded,
    unpack,
    walk,
)
from dateline.read.html import read_html
from dateline.read.json_lines import read_json, read_json_lines
from dateline.read.options import ReadOptions
from dateline.read.pdf import read_pdf
from dateline.read.tables import read_csv, read_parquet
from dateline.read.text import draft_of, read_markdown, read_text
from dateline.read.warc import read_warc
from dateline.read.web import fetch
from dateline.read.web_types import charset_of, media_type
from dateline.records import Article

PAGES = {"text": read_text, "markdown": read_markdown, "html": read_html}
FILES = {"pdf": read_pdf, "docx": read_docx, "eml": read_eml}
ROWS = {
    "jsonl": read_json_lines,
    "csv": read_csv,
    "tsv": partial(read_csv, separator="\t"),
    "warc": read_warc,
}
FORMAT_OF_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/markdown": "markdown",
    "text/csv": "csv",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "message/rfc822": "eml",
}
STDIN = "-"


def read_paths(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Article | ArticleError]:
    """Read files, folders (recursively, by name), `-` for standard input, and http(s) addresses.

    Returns:
        One item an article, in order: the article, or the error that says why it cannot be used.
    """
    options = options or ReadOptions()
    for path in paths:
        for source in expand(os.fspath(path)):
            yield from read_source(source, options)


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    source: str = "text",
    language: str | None = None,
    clean: bool = False,
) -> Article:
    """Make an article of a text that is at hand.

    Args:
        title: The headline; it is put before a text that does not open with it.
        published: A day, or one as "2015-11-18".
        clean: The text is a pasted page: leave out what stands around the article.

    Raises:
        ArticleError: `empty`.
        UsageError: `published` is no day.
    """
    day = read_date(published) if isinstance(published, str) else published
    if published and day is None:
        raise UsageError(f"published: {published!r} is no day; write it as 2015-11-18")
    options = ReadOptions(published=day, outlet=outlet, language=language, clean=clean)
    given = headline(title)
    whole = text if clean or not text.strip() else compose(given, text)
    return freeze(replace(draft_of(whole, source, options, given), url=url), options)


def expand(path: str) -> Iterator[str]:
    """The sources that a path stands for."""
    if path == STDIN or is_address(path):
        yield path
        return
    found = False
    for source in walk(path):
        found = True
        yield source
    if not found:
        yield path  # a folder of nothing to read; `drafts` says so


def is_address(path: str) -> bool:
    """Whether a path is a web address."""
    return path.lower().startswith(("http://", "https://"))


def read_source(source: str, options: ReadOptions) -> Iterator[Article | ArticleError]:
    """Read the articles of one file, address, or of standard input."""
    try:
        for found in drafts(source, options):
            yield found if isinstance(found, ArticleError) else frozen(found, options)
    except ArticleError as error:
        yield error
    except OSError as error:
        message = f"{source}: cannot be read to its end ({error.strerror or error})"
        yield ArticleError("unreadable", message, source=source)


def frozen(draft: Draft, options: ReadOptions) -> Article | ArticleError:
    """The article, or why there is none."""
    try:
        return freeze(draft, options)
    except ArticleError as error:
        return error


def drafts(source: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """The drafts of one source, by its format.

    Raises:
        ArticleError: the source as a whole, or from here on, cannot be read.
    """
    if source == STDIN:
        yield from drafts_of_stream(sys.stdin.buffer, "standard input", None, options)
        return
    if is_address(source):
        yield from drafts_of_answer(source, options)
        return
    if os.path.isdir(source) and os.access(source, os.R_OK | os.X_OK):
        message = f"{source}: no files in this folder that are read; name a file to read it whatever its name"
        raise ArticleError("empty-folder", message, source=source)
    try:
        stream = open(source, "rb")
    except FileNotFoundError as error:
        raise ArticleError("not-found", f"{source}: no such file or folder", source=source) from error
    except (OSError, ValueError) as error:
        message = f"{source}: cannot be opened ({getattr(error, 'strerror', None) or error})"
        raise ArticleError("unreadable", message, source=source) from error
    with stream:
        yield from drafts_of_stream(stream, source, format_by_name(source), options)


def drafts_of_answer(address: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """The drafts of what a web server answers.

    Raises:
        ArticleError: see `web.fetch`.
    """
    fetched = fetch(address, options)
    kind = media_type(fetched.content_type)
    if (options.format or FORMAT_OF_TYPE.get(kind)) == "html":
        raw = read_bounded(io.BytesIO(fetched.raw), options.max_page_bytes, address)
        yield read_html(raw, address, options, url=fetched.url, charset=charset_of(fetched.content_type))
        return
    named = FORMAT_OF_TYPE.get(kind) or format_by_name(urlsplit(fetched.url).path)
    for found in drafts_of_stream(io.BytesIO(fetched.raw), address, named, options):
        yield found if isinstance(found, ArticleError) or found.url else replace(found, url=fetched.url)


def drafts_of_stream(
    stream: BinaryIO, source: str, named: str | None, options: ReadOptions
) -> Iterator[Draft | ArticleError]:
    """The drafts of a stream of bytes.

    Args:
        named: Format by the name of the file; None to look at its first bytes.

    Raises:
        ArticleError: the stream as a whole, or from here on, cannot be read.
    """
    stream, head = opened(stream)
    if head.startswith(GZIP):
        stream, head = opened(unpack(stream, source))
    form = options.format or format_of(named, head)
    if form in ROWS:
        yield from ROWS[form](stream, source, options)
    elif form == "parquet":
        whole = stream if seekable(stream) else io.BytesIO(read_bounded(stream, options.max_bytes, source))
        yield from read_parquet(whole, source, options)
    elif form == "json":
        yield from read_json(read_bounded(stream, options.max_bytes, source), source, options)
    elif form in FILES:
        yield FILES[form](read_bounded(stream, options.max_bytes, source), source, options)
    elif form in PAGES:
        yield PAGES[form](read_bounded(stream, options.max_page_bytes, source), source, options)
    else:
        known = ", ".join(sorted((*PAGES, *FILES, *ROWS, "json", "parquet")))
        raise UsageError(f"{form!r} is no format that is read; one of {known}")


def opened(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """A stream to read from its beginning, and its first bytes."""
    peeking = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    try:
        return peeking, peeking.peek(PEEK)[:PEEK]
    except OSError as error:
        message = f"{getattr(stream, 'name', 'standard input')}: cannot be read ({error.strerror or error})"
        raise ArticleError("unreadable", message) from error


def seekable(stream: BinaryIO) -> bool:
    """Whether a stream can be read from any place, as Parquet must be."""
    return stream.seekable() and not isinstance(stream.raw, GuardedGzip)  # type: ignore[attr-defined]
