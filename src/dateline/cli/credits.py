"""`dateline credits`: what Dateline was made of, by whom, and under which licence it ships.

The entries stand in src/dateline/resources/credits.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources


def credit_lines() -> Iterator[str]:
    """All credits as lines of text."""
    file = resources.files("dateline.resources") / "credits.toml"
    for entry in tomllib.loads(file.read_text("utf-8"))["credit"]:
        yield entry["part"]
        for key in ("licence", "made_from", "by", "changes", "note"):
            if key in entry:
                yield f"    {key.replace('_', ' ')}: {entry[key]}"
        yield ""
