"""The floors of evaluation/floors.json: scripts/set-floors writes them, a test keeps them.

A floor lies a margin under the figure of the day, so that a change of one event among two hundred passes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from evaluation.tasks import e2e

FILE = Path(__file__).parent / "floors.json"
GOLD = Path(__file__).parent / "gold"
MARGIN = 0.02
FEWEST = 20


def gold_sum() -> str:
    """Hash of all gold files, by which a change of them is noticed."""
    contents = b"".join(file.read_bytes() for file in sorted(GOLD.glob("*.json")))
    return hashlib.sha256(contents).hexdigest()


def main() -> int:
    """Measure the gold articles, raise the floors of rows of `FEWEST` gold items or more, and print them."""
    before = json.loads(FILE.read_text("utf-8"))["e2e"] if FILE.is_file() else {}
    measured = e2e.measure(GOLD)
    rows = measured["details"]["rows"]
    floors = {
        key: max(round(max(value - MARGIN, 0.0), 3), before.get(key, 0.0))
        for key, value in measured["metrics"].items()
        if rows[key.removesuffix("-f")]["n"] >= FEWEST
    }
    written = json.dumps({"gold_sha256": gold_sum(), "e2e": floors}, indent=2)
    FILE.write_text(written + "\n", encoding="utf-8")
    print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
