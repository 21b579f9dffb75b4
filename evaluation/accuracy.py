"""`scripts/eval all`: every task on the development data beside it, written into docs/accuracy.md."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline import __version__
from evaluation.gold import GoldError

PAGE = Path(__file__).parent.parent / "docs/accuracy.md"

# Task, and where its data lie in a folder laid out like ../shared/data.
FOLDERS = (
    ("e2e", "e2e-dev"),
    ("parse", "ud-english-ewt"),
    ("roles", "propbank-ewt"),
    ("entities", "en-worldwide-newswire"),
    ("entities", "re3d"),
    ("factuality", "uds-factuality"),
    ("attribution", "polnear/dev"),
    ("muc4", "muc4/five_roles"),
    ("typing", "plover"),
    ("triggers", "wikievents"),
    ("places", "geoparsing"),
    ("times", "temporal/tempeval3-train"),
    ("tolls", "gvdb"),
    ("tolls", "wiki-terror-incidents"),
    ("incidents", "ecbplus"),
)

# The names were trained on most documents of their folders: only the part held out is measured.
HELD_OUT: dict[str, dict[str, Any]] = {"entities": {"part": "dev"}}

OPENING = """# Accuracy

Measured on {day} with Dateline {version} by

    scripts/eval all --data {data}

which rewrites this page. The data are described in `{data}/README.md`. Brackets hold the middle 95 % of
1,000 bootstrap draws of documents; p is precision, r recall, n the number of gold items. They are development
data: rules were written while looking at errors on some of them, so other articles will come out worse.
"""


def measure_all(
    data: Path, names: Sequence[str], load: Callable[[str], ModuleType], limit: int | None = None
) -> int:
    """Measure every task whose data are there, and write the page.

    Args:
        limit: Take the first documents of each task only; the page says so.

    Returns:
        0, or 1 where no task could be measured.
    """
    parts = []
    for name, folder in FOLDERS:
        if name in names and (data / folder).exists():
            try:
                found = load(name).measure(data / folder, limit=limit, **HELD_OUT.get(name, {}))
            except GoldError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            parts.append("\n".join(section(name, folder, found)))
            print(parts[-1], flush=True)
    if not parts:
        return 1
    day = datetime.now(UTC).date().isoformat()
    opening = OPENING.format(day=day, version=__version__, data=data)
    if limit is not None:
        opening += f"\nOnly the first {limit} documents of each task were taken (`--limit {limit}`).\n"
    PAGE.write_text("\n".join((opening, *parts)), encoding="utf-8")
    return 0


def section(name: str, folder: str, found: dict[str, Any]) -> Iterator[str]:
    """One task's figures as a table of Markdown."""
    intervals, rows = found["details"].get("intervals", {}), found["details"].get("rows", {})
    yield f"## {name} ({folder})\n"
    yield "| figure | value | 95 % | p | r | n |\n| --- | --: | --- | --: | --: | --: |"
    for key, value in found["metrics"].items():
        around = "{:.3f}–{:.3f}".format(*intervals[key]) if key in intervals else ""
        row = rows.get(key.removesuffix("-f"), {})
        shares = " | ".join(str(row.get(part, "")) for part in ("p", "r", "n"))
        yield f"| {key} | {value:.3f} | {around} | {shares} |"
    yield ""
