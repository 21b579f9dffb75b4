"""`dateline read`: from paths to a written file of readings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.cli.batch import run_batch
from dateline.errors import UsageError
from dateline.pipeline import Reader, ReaderOptions
from dateline.read import ReadOptions, read_paths
from dateline.write.formats import WRITERS, choose_format


@dataclass(frozen=True, slots=True)
class Request:
    """One call of `dateline read`; what is None was not said.

    Attributes:
        columns: As given, `text=body,title=headline`.
    """

    paths: tuple[str, ...]
    format: str | None = None
    output: Path | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    columns: str | None = None
    ontology: Path | None = None
    jobs: int = 1
    quiet: bool = False


def read_batch(request: Request) -> int:
    """Read all paths and write what they tell.

    Returns:
        The exit code: 0, or 1 where an article was skipped.

    Raises:
        UsageError: An option cannot be followed.
        ResourceError: A resource is missing or broken.
    """
    form = choose_format(request.format, request.output, sys.stdout.isatty())
    options = ReadOptions(
        published=request.published,
        outlet=request.outlet,
        language=request.language,
        columns=column_names(request.columns),
    )
    reader = Reader(
        ReaderOptions(
            published=request.published,
            outlet=request.outlet,
            language=request.language,
            ontology=request.ontology,
        )
    )
    articles = read_paths(request.paths, options)
    readings = reader.read_many(articles, jobs=request.jobs)
    tally = run_batch(readings, WRITERS[form], request.output, request.quiet)
    return 1 if tally.skipped or not tally.read else 0


def column_names(given: str | None) -> dict[str, str]:
    """Our columns and the table's names for them, from `text=body,title=headline`.

    Raises:
        UsageError: A part is not of the form ours=theirs, or ours is not a column we know.
    """
    known = ("text", "title", "published", "outlet", "url", "id")
    names: dict[str, str] = {}
    for pair in filter(None, (given or "").split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs or ours not in known:
            raise UsageError(f"--columns: {pair!r} is not of the form {'|'.join(known)}=NAME")
        names[ours] = theirs
    return names
