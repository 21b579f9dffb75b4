"""`dateline demo`: read the bundled reports, six invented ones in three formats, and show what they tell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from dateline.cli.batch import run_batch
from dateline.errors import ResourceError
from dateline.pipeline import Reader
from dateline.read import ReadOptions, read_paths
from dateline.records import Reading
from dateline.write.formats import WRITERS
from dateline.write.table import write_table

KEPT = ("jsonl", "csv", "html")


def run_demo(folder: Path | None) -> int:
    """Print the table of the bundled reports; with a folder, keep the records there in three formats.

    Returns:
        The exit code: 0, or 1 where a report could not be read.

    Raises:
        ResourceError: The package was installed without its examples.
    """
    readings: list[Reading] = []
    with examples() as paths:
        found = Reader().read_many(read_paths(paths, ReadOptions()))
        tally = run_batch(found, lambda each, out: write_table(kept(each, readings), out), None, False)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for form in KEPT:
            file = folder / f"events.{form}"
            with file.open("w", encoding="utf-8", newline="") as out:
                WRITERS[form](readings, out)
            print(f"wrote {file}", file=sys.stderr)
    return 1 if tally.skipped else 0


def kept(each: Iterator[Reading], readings: list[Reading]) -> Iterator[Reading]:
    """The readings as they come, each kept in a list too."""
    for reading in each:
        readings.append(reading)
        yield reading


@contextmanager
def examples() -> Iterator[tuple[str, ...]]:
    """Paths of the bundled reports: in the package where it was built, else in the source tree."""
    built = resources.files("dateline") / "examples"
    folder = built if built.is_dir() else Path(__file__).parents[3] / "examples"
    if not folder.is_dir():
        raise ResourceError("the bundled examples are missing; install Dateline again")
    with resources.as_file(folder) as found:
        yield tuple(str(file) for file in sorted(Path(found).iterdir()))
