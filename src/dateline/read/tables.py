"""Tables -> drafts, row by row: .csv and .tsv as text, .parquet in small batches.

A row that cannot be read costs itself alone; a table without a column of texts is refused as a whole.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.errors import ArticleError
from dateline.read.draft import Draft
from dateline.read.encoding import decode_any
from dateline.read.faults import PARSER_FAULTS
from dateline.read.options import ReadOptions
from dateline.read.rows import NAMES, column_map, draft_of_record, row_source

SAMPLE = 256 * 1024
SEPARATORS = (",", ";", "\t", "|")
ROWS_AT_ONCE = 32


def read_csv(
    stream: BinaryIO, source: str, options: ReadOptions, separator: str | None = None
) -> Iterator[Draft | ArticleError]:
    """Read a table of separated values as it comes.

    Args:
        separator: Between fields; None to take the one that makes out our columns in the first line.

    Raises:
        ArticleError: `missing-columns`, `empty`, `bad-table`.
    """
    lines = text_lines(stream, source, options)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise ArticleError("empty", f"{source}: empty; nothing to read", source=source)
    separator = separator or best_separator(first, options)
    csv.field_size_limit(options.max_page_bytes)
    rows = csv.reader(chain(first, lines), delimiter=separator)
    names: list[str] | None = None
    columns: dict[str, str] = {}
    seen = False
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            where = f"{source}: line {rows.line_num} is not a row of a table ({error})"
            raise ArticleError("bad-table", where, source=source) from error
        if names is None:
            names = [name.strip() for name in row]
            columns = column_map(names, options, source)
            continue
        number += 1
        if any(cell.strip() for cell in row):
            seen = True
            yield one_row(dict(zip(names, row, strict=False)), columns, source, number, options)
    if not seen:
        raise ArticleError("empty", f"{source}: the table has no rows", source=source)


def text_lines(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[str]:
    """The lines of a text stream, decoded as its first part is.

    Raises:
        ArticleError: `too-large` for a line without an end.
    """
    encoding = None
    while line := stream.readline(options.max_page_bytes + 1):
        if len(line) > options.max_page_bytes:
            message = f"{source}: a line has no end; is it a table?"
            raise ArticleError("too-large", message, source=source)
        if line in (b"\n", b"\r\n"):
            if (
                encoding
            ):  # a blank line may stand inside a field; before the first line of names it is nothing
                yield "\n"
            continue
        if encoding is None:
            encoding = first_encoding(line, options)
            if encoding.startswith(("utf-16", "utf-32")):
                rest = stream.read(options.max_bytes + 1)
                if len(rest) > options.max_bytes:
                    message = f"{source}: too large a table in {encoding}; save it as UTF-8"
                    raise ArticleError("too-large", message, source=source)
                yield from decode_any(line + rest, options.encoding).text.splitlines(keepends=True)
                return
        yield decode_any(line, encoding).text if encoding == "utf-8" else line.decode(encoding, "replace")


def first_encoding(line: bytes, options: ReadOptions) -> str:
    """The encoding of a table by its first line: of its mark, else the user's, else UTF-8 with slips."""
    found = decode_any(line, options.encoding).encoding
    return found if found.startswith(("utf-16", "utf-32")) else options.encoding or "utf-8"


def chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    """A line and those after it, without zero characters, which no table has."""
    yield first.replace("\0", "")
    for line in lines:
        yield line.replace("\0", "")


def best_separator(first: str, options: ReadOptions) -> str:
    """The separator that makes out most of our columns in the first line."""
    ours = {name for names in NAMES.values() for name in names} | {
        name.casefold() for name in options.columns.values()
    }

    def known(separator: str) -> int:
        return sum(name.strip(' "\r\n').casefold() in ours for name in first.split(separator))

    return max(SEPARATORS, key=known)


def read_parquet(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """Read a Parquet table, a few rows at a time.

    Args:
        stream: Seekable.

    Raises:
        ArticleError: `missing-columns`, `empty`, `bad-parquet`.
    """
    try:
        table = pq.ParquetFile(stream, pre_buffer=False)
        names = list(table.schema_arrow.names)
    except (pa.ArrowException, *PARSER_FAULTS) as error:
        raise bad_parquet(source, error) from error
    columns = column_map(names, options, source)
    batches = table.iter_batches(batch_size=ROWS_AT_ONCE, columns=sorted(set(columns.values())))
    number = 0
    while True:
        try:
            batch = next(batches, None)
            rows = batch.to_pylist() if batch is not None else None
        except (pa.ArrowException, *PARSER_FAULTS) as error:
            raise bad_parquet(source, error) from error
        if rows is None:
            break
        for row in rows:
            number += 1
            yield one_row(row, columns, source, number, options)
    if not number:
        raise ArticleError("empty", f"{source}: the table has no rows", source=source)


def bad_parquet(source: str, error: Exception) -> ArticleError:
    """The error of a file that is no sound Parquet table."""
    message = f"{source}: not a Parquet table that can be read ({str(error)[:120]})"
    return ArticleError("bad-parquet", message, source=source)


def one_row(
    row: Mapping[str, object], columns: Mapping[str, str], source: str, number: int, options: ReadOptions
) -> Draft | ArticleError:
    """The article of a row, or what is wrong with it."""
    try:
        return draft_of_record(
            row, columns, row_source(source, number, row, columns), options, verbatim=False
        )
    except ArticleError as error:
        return error
