"""Fill the README with what Dateline prints today: `scripts/build-readme [E2E_FOLDER]`.

The first events of one bundled report go between the marks of the output, the figures of the gold articles
(and of a folder of development articles, where one is named) between the marks of the figures.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline import __version__
from dateline.errors import ArticleError
from dateline.pipeline import Reader
from dateline.read import read_paths
from dateline.write.table import write_table
from evaluation.floors import GOLD
from evaluation.tasks import e2e

ROOT = Path(__file__).parent.parent
REPORT = "examples/night-raids.eml"
EVENTS = 3
SHOWN = {
    "event-detected-f": "event found",
    "event-type-f": "and its type right",
    "main-found-f": "event of the headline found",
    "status-f": "status right",
    "actors-f": "actors",
    "targets-f": "targets",
    "sources-f": "sources",
    "place-f": "place",
    "date-exact-f": "date, exact",
    "killed-f": "number of dead",
    "statements-f": "statements: who says",
}


def main() -> int:
    """Write the README."""
    page = ROOT / "README.md"
    text = page.read_text("utf-8")
    text = between(text, "output", f"```\n$ dateline read {REPORT}\n{output()}```\n")
    text = between(text, "figures", "\n".join(figures(sys.argv[1:])) + "\n")
    page.write_text(text, encoding="utf-8")
    return 0


def between(text: str, name: str, new: str) -> str:
    """The text with what stands between two marks replaced."""
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    return re.sub(
        f"{re.escape(first)}.*?{re.escape(last)}", lambda _: first + new + last, text, flags=re.DOTALL
    )


def output() -> str:
    """The table of a bundled report, cut after its first events."""
    reader, out = Reader(), io.StringIO()
    articles = [item for item in read_paths([str(ROOT / REPORT)]) if not isinstance(item, ArticleError)]
    write_table((reader.read_article(article) for article in articles), out)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    cut = next((n for n, line in enumerate(lines) if line.startswith(f"  {EVENTS + 1} ")), len(lines))
    return "\n".join(lines[:cut]) + "\n  ...\n"


def figures(folders: list[str]) -> Iterator[str]:
    """The end-to-end figures as a table of Markdown."""
    measured = [(str(GOLD.relative_to(ROOT)), e2e.measure(GOLD))]
    measured += [(folder, e2e.measure(Path(folder))) for folder in folders]
    day = datetime.now(UTC).date().isoformat()
    yield f"F1 by `scripts/eval e2e --data DIR`, version {__version__}, {day} (rows: docs/evaluation.md):\n"
    heads = [f"{name} ({found['details']['articles']} articles)" for name, found in measured]
    yield "| | " + " | ".join(heads) + " |"
    yield "| --- |" + " --: |" * len(heads)
    for key, words in SHOWN.items():
        cells = [f"{found['metrics'][key]:.2f}" for _, found in measured]
        yield f"| {words} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
