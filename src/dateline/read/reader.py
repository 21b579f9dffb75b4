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
from typing import BinaryIO

from dateline.errors import ArticleError, UsageError
from dateline.read.dates import read_date
from dateline.read.draft import Draft, freeze
from dateline.read.files import PEEK, format_by_content, format_by_name, read_bounded, unpack, walk
from dateline.read.html import read_html
from dateline.read.json_lines import read_json, read_json_lines
from dateline.read.options import ReadOptions
from dateline.read.text import draft_of, read_markdown, read_text
from dateline.records import Article

PAGES = {"text": read_text, "markdown": read_markdown, "html": read_html}
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
    return freeze(replace(draft_of(text, source, options, title), url=url), options)


def expand(path: str) -> Iterator[str]:
    """The sources that a path stands for."""
    if path == STDIN or is_address(path):
        yield path
    else:
        yield from walk(path)


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
    try:
        stream = open(source, "rb")
    except FileNotFoundError as error:
        raise ArticleError("not-found", f"{source}: no such file or folder", source=source) from error
    except (OSError, ValueError) as error:
        raise ArticleError("unreadable", f"{source}: cannot be opened ({error})", source=source) from error
    with stream:
        yield from drafts_of_stream(stream, source, format_by_name(source)[0], options)


def drafts_of_stream(
    stream: BinaryIO, source: str, named: str | None, options: ReadOptions
) -> Iterator[Draft | ArticleError]:
    """The drafts of a stream of bytes.

    Args:
        named: Format by the name of the file; None to look at its first bytes.
    """
    stream = io.BufferedReader(stream) if not hasattr(stream, "peek") else stream  # type: ignore[arg-type]
    head = stream.peek(PEEK)[:PEEK]  # type: ignore[attr-defined]
    if head.startswith(b"\x1f\x8b"):
        stream = unpack(stream, source)
        head = stream.peek(PEEK)[:PEEK]  # type: ignore[attr-defined]
    form = options.format or named or format_by_content(head)
    if form == "jsonl":
        yield from read_json_lines(stream, source, options)
    elif form == "json":
        yield from read_json(read_bounded(stream, options.max_bytes, source), source, options)
    elif form in PAGES:
        yield PAGES[form](read_bounded(stream, options.max_page_bytes, source), source, options)
    else:
        raise ArticleError("unknown-format", f"{source}: format {form!r} is not read", source=source)
