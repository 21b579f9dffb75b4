"""The record format itself: one JSON object a line, or all of them in one JSON list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from dateline.records import Reading
from dateline.records.json import reading_to_line


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """One record a line, each written as soon as its article is read."""
    for reading in readings:
        out.write(reading_to_line(reading) + "\n")
        out.flush()


def write_json(readings: Iterable[Reading], out: TextIO) -> None:
    """One JSON list of all records, each on a line of its own."""
    out.write("[")
    mark = "\n"
    for reading in readings:
        out.write(mark + reading_to_line(reading))
        mark = ",\n"
    out.write("\n]\n")
