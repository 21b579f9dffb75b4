"""How well predicates and their PropBank roles are found: exact span and label.

DIR holds `*.jsonl` as in propbank-ewt. V and C-V, the predicate's own words, are not counted as roles.
role-f is on gold predicates, role-predicted-f on found ones, where a missed predicate loses all its roles.
`--case upper` or `--case lower` rewrites the words first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.language.analyser import Analyser
from dateline.records import Sentence
from evaluation.figures import DIGITS, f_interval, rate
from evaluation.tasks.parse import files_of, recase

OWN_WORDS = ("V", "C-V")
Role = tuple[int, int, int, str]


def measure(
    data: Path,
    *,
    limit: int | None = None,
    output: Path | None = None,
    case: str = "given",
    folder: Path | None = None,
) -> dict[str, Any]:
    """Read every sentence twice, with and without being told its predicates.

    Args:
        case: "given", "upper" or "lower".
        folder: Another model folder than the shipped one.
    """
    analyser = Analyser.load(threads=2, folder=Path(folder)) if folder else Analyser.load(threads=2)
    rows = [json.loads(x) for path in files_of(data, "*.jsonl") for x in path.open(encoding="utf-8")][:limit]
    words = [[recase(w, case) for w in row["tokens"]] for row in rows]
    gold_predicates = [[f["pred"] for f in row["frames"]] for row in rows]
    told = analyser.analyse_tokens(words, gold_predicates)
    free = analyser.analyse_tokens(words)
    gold = [
        {(f["pred"], *arg) for f in row["frames"] for arg in map(tuple, f["args"]) if arg[2] not in OWN_WORDS}
        for row in rows
    ]
    lists = {
        "predicate-f": [
            _count({p.token for p in s.predicates}, set(g))
            for s, g in zip(free, gold_predicates, strict=True)
        ],
        "role-f": [_count(_roles(s), g) for s, g in zip(told, gold, strict=True)],
        "role-predicted-f": [_count(_roles(s), g) for s, g in zip(free, gold, strict=True)],
    }
    return {
        "metrics": {name: round(_total(counts).f, 4) for name, counts in lists.items()},
        "details": {
            "sentences": len(rows),
            "precision-recall": {n: (_total(c).precision, _total(c).recall) for n, c in lists.items()},
            "intervals": {n: f_interval(c) for n, c in lists.items()},
            "role-f-by-label": _by_label(told, gold),
            "model": analyser.model,
        },
    }


def _roles(sentence: Sentence) -> set[Role]:
    return {(p.token, a.start, a.stop, a.role) for p in sentence.predicates for a in p.arguments}


def _count(given: set, gold: set) -> tuple[int, int, int]:
    return len(given & gold), len(given), len(gold)


def _total(counts: Iterable[tuple[int, int, int]]):
    return rate(*(sum(column) for column in zip(*counts, strict=True)))


def _by_label(told: list[Sentence], gold: list[set[Role]]) -> dict[str, dict[str, float]]:
    right, given, wanted = Counter(), Counter(), Counter()
    for sentence, roles in zip(told, gold, strict=True):
        found = _roles(sentence)
        right.update(r[3] for r in found & roles)
        given.update(r[3] for r in found)
        wanted.update(r[3] for r in roles)
    return {
        label: {"f": round(rate(right[label], given[label], n).f, DIGITS), "gold": n}
        for label, n in wanted.most_common()
    }
