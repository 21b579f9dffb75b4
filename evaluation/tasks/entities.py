"""How well names are found: exact span and label, F over all and by label.

DIR holds `*.tsv` (word, BIO tag) as in en-worldwide-newswire; `--part dev` takes only the outlets
that the model was not trained on (every tenth, see training/language/data.py). Or DIR is a folder as re3d
(documents.json and entities.json, in it or in its folders), whose labels the defence head knows.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.language.analyser import Analyser
from dateline.language.sentences import cut_article
from evaluation.figures import f_interval, rate
from evaluation.tasks.parse import files_of

NEWS = {
    "Person": "person",
    "Organization": "organization",
    "Location": "location",
    "Facility": "facility",
    "NORP": "nationality",
    "Date": "date",
    "Money": "money",
    "Product": "product",
    "Misc": "misc",
}
DEFENCE = {
    "Organisation": "organization",
    "Location": "location",
    "Person": "person",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Nationality": "nationality",
    "Money": "money",
    "Quantity": "quantity",
    "Temporal": "date",
}
Name = tuple[int, int, int, str]


def measure(
    data: Path,
    *,
    limit: int | None = None,
    output: Path | None = None,
    part: str = "all",
    folder: Path | None = None,
) -> dict[str, Any]:
    """Read every file and compare the names.

    Args:
        part: "all", or "dev" for the held-out outlets (tsv) or documents (re3d).
        folder: Another model folder than the shipped one.
    """
    analyser = Analyser.load(threads=2, folder=Path(folder)) if folder else Analyser.load(threads=2)
    if next(iter(data.glob("**/entities.json")), None):
        pairs = [_defence(analyser, d) for d in _documents(data, part)[:limit]]
    else:
        pairs = [_newswire(analyser, path) for path in _newswire_files(data, part)[:limit]]
    counts = [(len(found & gold), len(found), len(gold)) for found, gold in pairs]
    labels = sorted({name[3] for _, gold in pairs for name in gold})
    metrics = {"entity-f": _f(pairs, None)} | {f"entity-f.{label}": _f(pairs, label) for label in labels}
    gold = Counter(name[3] for _, names in pairs for name in names)
    return {
        "metrics": metrics,
        "details": {
            "documents": len(pairs),
            "gold": dict(sorted(gold.items())),
            "interval": f_interval(counts),
            "model": analyser.model,
        },
    }


def _f(pairs: Iterable[tuple[set[Name], set[Name]]], label: str | None) -> float:
    right = given = wanted = 0
    for found, gold in pairs:
        if label:
            found, gold = ({n for n in names if n[3] == label} for names in (found, gold))
        right, given, wanted = right + len(found & gold), given + len(found), wanted + len(gold)
    return round(rate(right, given, wanted).f, 4)


def _newswire_files(data: Path, part: str) -> list[Path]:
    paths = files_of(data, "*.tsv")
    outlets = sorted({p.name.rsplit("_", 1)[0] for p in paths})
    held_out = {outlet for number, outlet in enumerate(outlets) if number % 10 == 4}
    return paths if part == "all" else [p for p in paths if p.name.rsplit("_", 1)[0] in held_out]


def _newswire(analyser: Analyser, path: Path) -> tuple[set[Name], set[Name]]:
    sentences: list[tuple[list[str], list[str]]] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        parts = line.split()
        if len(parts) < 2:
            if words:
                sentences.append((words, tags))
            words, tags = [], []
        else:
            words.append(parts[0])
            tags.append(parts[-1])
    readings = analyser.reader.read([w for w, _ in sentences])
    found = {(n, a, b, label) for n, r in enumerate(readings) for a, b, label, _ in r.names}
    gold = {(n, a, b, NEWS[label]) for n, (_, tags) in enumerate(sentences) for a, b, label in _spans(tags)}
    return found, gold


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    found = []
    start, label = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if start >= 0 and (prefix != "I" or name != label):
            found.append((start, place, label))
            start = -1
        if prefix == "B" or (prefix == "I" and start < 0):
            start, label = place, name
    return found


def _documents(data: Path, part: str) -> list[tuple[str, list[dict]]]:
    found = []
    for path in sorted(data.glob("**/documents.json")):
        entities = defaultdict(list)
        for line in (path.parent / "entities.json").open(encoding="utf-8-sig"):
            row = json.loads(line)
            if row["type"] in DEFENCE and row["confidence"] > 0:
                entities[row["documentId"]].append(row)
        for line in path.open(encoding="utf-8-sig"):
            row = json.loads(line)
            if part == "all" or int(row["_id"][:6], 16) % 8 == 0:
                found.append((row["text"], entities[row["_id"]]))
    return found


def _defence(analyser: Analyser, document: tuple[str, list[dict]]) -> tuple[set[Name], set[Name]]:
    """Outermost gold names against what the defence head finds, by place in the text."""
    text, rows = document
    cuts = cut_article(text, None, analyser.tokeniser)
    readings = analyser.reader.read([[w.text for w in c.words] for c in cuts])
    found = {
        (0, cut.words[a].start, cut.words[b - 1].stop, label)
        for cut, reading in zip(cuts, readings, strict=True)
        for a, b, label, _ in reading.defence
    }
    gold: set[Name] = set()
    for row in sorted(rows, key=lambda r: (r["begin"] - r["end"], r["begin"])):
        if all(row["end"] <= a or b <= row["begin"] for _, a, b, _ in gold):
            gold.add((0, row["begin"], row["end"], DEFENCE[row["type"]]))
    return found, gold
