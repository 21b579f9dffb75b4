"""Time expressions against TimeML files: spans, values and types, scored as in TempEval-3.

Usage: PYTHONPATH=. python -m evaluation.tasks.times DIR [--limit N] [--errors]

A found expression matches a gold one where they overlap (relaxed) or have the same bounds (strict); each
gold expression is matched once. value-f and type-f count relaxed matches with the right attribute.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dateline.ground.times import find_times
from dateline.ground.times_timex import Timex, to_timex

_NO_CALENDAR = re.compile(r"^P[\dXT.]|^(?:PAST|PRESENT|FUTURE)_REF$")
_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Document:
    """One TimeML file: text, publication day, gold expressions in order."""

    name: str
    text: str
    published: date | None
    gold: tuple[Timex, ...]


def read_document(path: Path) -> Document:
    """Read `TEXT`, its TIMEX3 and the document's date."""
    root = ElementTree.parse(path).getroot()
    gold: list[Timex] = []
    pieces: list[str] = []

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            stop = sum(map(len, pieces))
            gold.append(Timex(start, stop, node.get("type", ""), node.get("value", ""), node.get("mod")))

    text_node = root.find(".//TEXT")
    walk(text_node if text_node is not None else root)
    text = "".join(pieces)
    value = next(
        (
            node.get("value", "")
            for node in root.iter("TIMEX3")
            if node.get("functionInDocument") == "CREATION_TIME"
        ),
        "",
    )
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    published = date(*map(int, found.groups())) if found else None
    return Document(path.name, text, published, tuple(sorted(gold, key=lambda timex: timex.start)))


def _joined(text: str) -> str:
    """The text with line ends inside a paragraph as blanks: the files wrap lines, articles here do not."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)


def predict(document: Document) -> tuple[Timex, ...]:
    """The resolver's expressions as TIMEX3."""
    return to_timex(find_times(_joined(document.text), published=document.published), document.published)


def _pairs(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> list[tuple[Timex, Timex]]:
    """Overlapping pairs, each side once, same bounds first."""
    pairs, used = [], set()
    for exact in (True, False):
        done = {id(left) for left, _ in pairs}
        for left in gold:
            if id(left) in done:
                continue
            for right in found:
                same = (left.start, left.stop) == (right.start, right.stop)
                touches = left.start < right.stop and right.start < left.stop
                if id(right) not in used and (same if exact else touches):
                    pairs.append((left, right))
                    used.add(id(right))
                    break
    return pairs


def count_document(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> Counter[str]:
    """Hits of one document: gold, found, strict, relaxed, value, type; `cal-` for calendar expressions
    alone."""
    counts: Counter[str] = Counter()
    for prefix, kept_gold, kept_found in (
        ("", gold, found),
        ("cal-", tuple(t for t in gold if _is_calendar(t)), tuple(t for t in found if _is_calendar(t))),
    ):
        pairs = _pairs(kept_gold, kept_found)
        counts[f"{prefix}gold"] += len(kept_gold)
        counts[f"{prefix}found"] += len(kept_found)
        counts[f"{prefix}relaxed"] += len(pairs)
        counts[f"{prefix}strict"] += sum((a.start, a.stop) == (b.start, b.stop) for a, b in pairs)
        counts[f"{prefix}value"] += sum(a.value == b.value for a, b in pairs)
        counts[f"{prefix}type"] += sum(a.type == b.type for a, b in pairs)
    return counts


def _is_calendar(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and not _NO_CALENDAR.search(timex.value)


def _f(counts: Counter[str], key: str, prefix: str = "") -> float:
    total = counts[f"{prefix}gold"] + counts[f"{prefix}found"]
    return 2 * counts[f"{prefix}{key}"] / total if total else 0.0


def _interval(documents: list[Counter[str]], key: str) -> tuple[float, float]:
    """95 % interval of an F over documents drawn with replacement; the seed is fixed."""
    draw = random.Random(3)
    scores = sorted(
        _f(sum((draw.choice(documents) for _ in documents), Counter()), key) for _ in range(_ROUNDS)
    )
    return round(scores[int(0.025 * _ROUNDS)], 3), round(scores[int(0.975 * _ROUNDS)], 3)


def measure(data: Path, limit: int | None = None, **options: Any) -> dict[str, Any]:
    """Score all `*.tml` under a folder.

    Args:
        data: Searched at any depth.
        limit: Score the first so many files by name.
        options: `errors=True` adds each missed, invented and wrongly valued expression to the details.
    """
    paths = sorted(Path(data).rglob("*.tml"))[:limit]
    documents = [read_document(path) for path in paths]
    predictions = [predict(document) for document in documents]
    counts = [
        count_document(document.gold, found) for document, found in zip(documents, predictions, strict=True)
    ]
    total = sum(counts, Counter())
    keys = ("strict", "relaxed", "value", "type")
    details: dict[str, Any] = {
        "documents": len(documents),
        "gold": total["gold"],
        "found": total["found"],
        "relaxed-precision": round(total["relaxed"] / max(total["found"], 1), 3),
        "relaxed-recall": round(total["relaxed"] / max(total["gold"], 1), 3),
        "value-accuracy": round(total["value"] / max(total["relaxed"], 1), 3),
        "value-f-calendar": round(_f(total, "value", "cal-"), 3),
        "relaxed-f-calendar": round(_f(total, "relaxed", "cal-"), 3),
        "interval-95": {f"{key}-f": _interval(counts, key) for key in keys} if documents else {},
        "by-folder": _by_folder(paths, counts, keys),
    }
    if options.get("errors"):
        details["errors"] = [
            error
            for document, found in zip(documents, predictions, strict=True)
            for error in _errors(document, found)
        ]
    return {"metrics": {f"{key}-f": round(_f(total, key), 3) for key in keys}, "details": details}


def _by_folder(
    paths: list[Path], counts: list[Counter[str]], keys: tuple[str, ...]
) -> dict[str, dict[str, float]]:
    sums: dict[str, Counter[str]] = {}
    for path, count in zip(paths, counts, strict=True):
        sums.setdefault(path.parent.name, Counter()).update(count)
    return {name: {f"{key}-f": round(_f(total, key), 3) for key in keys} for name, total in sums.items()}


def _errors(document: Document, found: tuple[Timex, ...]) -> list[str]:
    """One line an error, with its words and a little context."""
    pairs = _pairs(document.gold, found)
    seen = {id(side) for pair in pairs for side in pair}
    lines = [f"missed   {_shown(document, t)}" for t in document.gold if id(t) not in seen]
    lines += [f"invented {_shown(document, t)}" for t in found if id(t) not in seen]
    for gold, got in pairs:
        if gold.value != got.value or gold.type != got.type:
            words = document.text[got.start : got.stop].replace("\n", " ")
            lines.append(
                f"value    {_shown(document, gold)}  got {got.type}:{got.value} [{words}] pub "
                f"{document.published}"
            )
        elif (gold.start, gold.stop) != (got.start, got.stop):
            lines.append(f"bounds   {_shown(document, gold)}  got [{document.text[got.start : got.stop]}]")
    return lines


def _shown(document: Document, timex: Timex) -> str:
    text = document.text.replace("\n", " ")
    before, after = text[max(0, timex.start - 30) : timex.start], text[timex.stop : timex.stop + 25]
    words = f"{before}[{text[timex.start : timex.stop]}]{after}"
    return f"{document.name[:14]} {timex.type}:{timex.value} {words}"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    capped = int(arguments[arguments.index("--limit") + 1]) if "--limit" in arguments else None
    outcome = measure(Path(arguments[0]), capped, errors="--errors" in arguments)
    for line in outcome["details"].pop("errors", ()):
        print(line)
    print(json.dumps(outcome, indent=1))
