"""The output formats by name, and which one a file's ending or a terminal asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from dateline.errors import UsageError
from dateline.records import Reading
from dateline.write.csv import write_csv
from dateline.write.html import write_html
from dateline.write.jsonl import write_json, write_jsonl
from dateline.write.markdown import write_markdown
from dateline.write.table import write_table

WRITERS: dict[str, Callable[[Iterable[Reading], TextIO], None]] = {
    "table": write_table,
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "markdown": write_markdown,
    "html": write_html,
}

ENDINGS = {
    ".jsonl": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}


def choose_format(named: str | None, output: Path | None, terminal: bool) -> str:
    """The format named; else by the output file's ending; else a table for a terminal, JSON lines for a pipe.

    Raises:
        UsageError: There is no format of that name.
    """
    if named is not None:
        if named not in WRITERS:
            raise UsageError(f"there is no format {named!r}; there are {', '.join(WRITERS)}")
        return named
    if output is not None:
        return ENDINGS.get(output.suffix.lower(), "jsonl")
    return "table" if terminal else "jsonl"
