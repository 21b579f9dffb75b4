"""JSON articles: a .json file of one object or a list of them, .jsonl with one a line.

The text of a JSON article is taken as it stands: whoever wrote the record has offsets into it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import ArticleError
from dateline.read.draft import Draft
from dateline.read.encoding import decode, decode_any
from dateline.read.options import ReadOptions
from dateline.read.rows import column_map, draft_of_record, row_source


def read_json(raw: bytes, source: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """Read a JSON file.

    Raises:
        ArticleError: `bad-json`, `not-text`, `missing-columns`.
    """
    found = parse(decode(raw, source, options.encoding).text, source)
    if isinstance(found, dict):
        yield draft_of_object(found, source, options)
        return
    if not isinstance(found, list):
        raise ArticleError(
            "bad-json", f"{source}: holds neither an article object nor a list of them", source=source
        )
    if not found:
        raise ArticleError("empty", f"{source}: an empty list; nothing to read", source=source)
    for number, record in enumerate(found, 1):
        yield one_row(record, source, number, options)


def read_json_lines(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """Read JSON lines as they come; a bad line costs itself alone.

    Raises:
        ArticleError: `too-large` for a line without an end, `empty`.
    """
    number = 0
    seen = False
    while line := stream.readline(options.max_page_bytes + 1):
        number += 1
        if len(line) > options.max_page_bytes:
            raise ArticleError(
                "too-large", f"{source}: line {number} has no end; is it JSON lines?", source=source
            )
        if not line.strip():
            continue
        seen = True
        try:
            yield one_row(
                parse(decode_any(line, options.encoding).text, f"{source}#{number}"), source, number, options
            )
        except ArticleError as error:
            yield error
    if not seen:
        raise ArticleError("empty", f"{source}: empty; nothing to read", source=source)


def one_row(record: object, source: str, number: int, options: ReadOptions) -> Draft | ArticleError:
    """The article of one record of many, or what is wrong with it."""
    name = f"{source}#{number}"
    try:
        if not isinstance(record, dict):
            raise ArticleError("bad-json", f"{name}: not an object with a text", source=name)
        return draft_of_object(record, source, options, number)
    except ArticleError as error:
        return error


def draft_of_object(
    record: dict[str, object], source: str, options: ReadOptions, number: int | None = None
) -> Draft:
    """The article of an object: its own fields, or those of its `article`, as in Dateline's own output."""
    inner = record.get("article")
    if isinstance(inner, dict) and "text" in inner and "text" not in record:
        record = inner
    name = source if number is None else f"{source}#{number}"
    columns = column_map(record, options, name)
    if number is not None:
        name = row_source(source, number, record, columns)
    return draft_of_record(record, columns, name, options, verbatim=True)


def parse(text: str, source: str) -> object:
    """The value that JSON text holds.

    Raises:
        ArticleError: `bad-json`.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ArticleError(
            "bad-json", f"{source}: not JSON ({error.msg} at {where})", source=source
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            "bad-json", f"{source}: not JSON that can be read ({error})", source=source
        ) from error
