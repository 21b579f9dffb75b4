"""How far what is read changes when a text is damaged as pages, mail and wires damage it.

DIR holds `*.article.json` in the form of `e2e`. Each is read as it stands, and damaged in every way of
`DAMAGES`; the figure of a way is the F of the damaged reading's events (type and first words) against the
undamaged one's. No gold is asked: 1 says that the damage changes nothing.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.pipeline import Reader
from dateline.read.normal import fold
from evaluation.figures import f_interval, rate
from evaluation.tasks.parse import files_of

LINES = re.compile(r"\n+")
DAMAGES: dict[str, Callable[[str], str]] = {
    "wrapped": lambda t: "\n\n".join(textwrap.fill(p, 72) for p in LINES.split(t)),
    "wrapped-no-blank-lines": lambda t: "\n".join(textwrap.fill(p, 72) for p in LINES.split(t)),
    "one-line": lambda t: " ".join(t.split()),
    "double-blanks": lambda t: t.replace(". ", ".  "),
    "soft-hyphens": lambda t: re.sub(r"(\w{5})(\w{4})", "\\1\u00ad\\2", t),
    "ligatures": lambda t: t.replace("fi", "\ufb01"),
    "entities": lambda t: t.replace('"', "&quot;").replace("'", "&#39;"),
    "curly-quotes": lambda t: re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", t).replace("'", "\u2019"),
    "no-apostrophes": lambda t: re.sub("['\u2019]", "", t),
    "no-commas": lambda t: t.replace(",", ""),
    "upper": str.upper,
    "lower": str.lower,
}


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Read every article undamaged and in all ways damaged."""
    reader = Reader()
    articles = [json.loads(p.read_text("utf-8")) for p in files_of(data, "*.article.json")[:limit]]
    counted: dict[str, list[tuple[int, int, int]]] = {name: [] for name in DAMAGES}
    for article in articles:
        plain = events_of(reader, article["text"], article["published"])
        for name, damage in DAMAGES.items():
            told = events_of(reader, damage(article["text"]), article["published"])
            counted[name].append((len(told & plain), len(told), len(plain)))
    return {
        "metrics": {f"{n}-f": round(rate(*map(sum, zip(*c, strict=True))).f, 4) for n, c in counted.items()},
        "details": {
            "articles": len(articles),
            "intervals": {f"{n}-f": f_interval(c) for n, c in counted.items()},
        },
    }


def events_of(reader: Reader, text: str, published: str | None) -> set[tuple[str, str]]:
    """Type and first words of each event, letters and digits alone."""
    reading = reader.read(text, published=published)
    return {(event.type, fold(event.triggers[0].text)) for event in reading.events}
