"""`dateline check`: print the faults of a file of records."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from dateline.check import check_lines
from dateline.errors import UsageError


def check_file(file: str, most: int) -> int:
    """Print up to `most` faults as `FILE:LINE: where: what`, and how many there are.

    Returns:
        The exit code: 0 for a file without fault, else 1.

    Raises:
        UsageError: The file cannot be opened.
    """
    try:
        source = nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    tally: Counter[str] = Counter()
    with source as lines:
        for fault in check_lines(counted(lines, tally)):
            tally["faults"] += 1
            if tally["faults"] <= most:
                print(f"{file}:{fault}")
    print(f"{tally['records']} records checked, {tally['faults'] or 'no'} faults", file=sys.stderr)
    return 1 if tally["faults"] else 0


def counted(lines: Iterable[bytes], tally: Counter[str]) -> Iterator[bytes]:
    """The lines as they come, counting those that are not blank."""
    for line in lines:
        tally["records"] += bool(line.strip())
        yield line
