"""Time expressions against TimeML files: spans, values and types, scored as in TempEval-3.

A found expression matches a gold one where they overlap (relaxed) or have the same bounds (strict); each
gold expression is matched once. value-f and type-f count relaxed matches with the right attribute.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dateline.ground.times import find_times
from dateline.ground.times_timex import Timex, to_timex
from evaluation.figures import DIGITS, f_interval, rate
from evaluation.gold import GoldError

_NO_CALENDAR = re.compile(r"^P[\dXT.]|^(?:PAST|PRESENT|FUTURE)_REF$")
KEYS = ("strict", "relaxed", "value", "type")


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


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Score all `*.tml` under a folder.

    Args:
        data: Searched at any depth.
        limit: Score the first so many files by name.
        output: JSON lines, one a document: its name, and a line of text for each expression missed, invented,
            or with another value or other bounds.

    Raises:
        GoldError: there is no such file.
    """
    paths = sorted(Path(data).rglob("*.tml"))[:limit]
    if not paths:
        raise GoldError(f"{data} holds no *.tml")
    documents = [read_document(path) for path in paths]
    predictions = [predict(document) for document in documents]
    pairs = list(zip(documents, predictions, strict=True))
    if output is not None:
        lines = (json.dumps({"document": d.name, "errors": _errors(d, found)}) + "\n" for d, found in pairs)
        output.write_text("".join(lines), encoding="utf-8")
    counts = [count_document(document.gold, found) for document, found in pairs]
    total = sum(counts, Counter())
    details = {
        "documents": len(documents),
        "value-accuracy": round(total["value"] / max(total["relaxed"], 1), DIGITS),
        "value-f-calendar": round(_f(total, "value", "cal-"), DIGITS),
        "relaxed-f-calendar": round(_f(total, "relaxed", "cal-"), DIGITS),
        "intervals": {f"{key}-f": f_interval([_row(count, key) for count in counts]) for key in KEYS},
        "rows": {key: _as_row(total, key) for key in KEYS},
        "by-folder": _by_folder(paths, counts),
    }
    return {"metrics": {f"{key}-f": round(_f(total, key), DIGITS) for key in KEYS}, "details": details}


def _row(counts: Counter[str], key: str) -> tuple[int, int, int]:
    return counts[key], counts["found"], counts["gold"]


def _as_row(total: Counter[str], key: str) -> dict[str, float]:
    found = rate(*_row(total, key))
    return {"p": found.precision, "r": found.recall, "n": found.gold}


def _by_folder(paths: list[Path], counts: list[Counter[str]]) -> dict[str, dict[str, float]]:
    sums: dict[str, Counter[str]] = {}
    for path, count in zip(paths, counts, strict=True):
        sums.setdefault(path.parent.name, Counter()).update(count)
    return {name: {f"{key}-f": round(_f(total, key), DIGITS) for key in KEYS} for name, total in sums.items()}


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
