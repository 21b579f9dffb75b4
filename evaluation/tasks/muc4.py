"""MUC-4: templates of terrorist incidents, with the measures of GTT and CEAF-RME as the referee defines them.

DIR holds `*.json` of JSON lines {"docid", "doctext", "templates"}. With `output`, the templates given are
kept as the referee's input, {docid: [{"incident_type", role: [[wording, ...], ...]}]}.

    scripts/eval muc4 --data ../shared/data/muc4/five_roles            by weights learned on the training part
    scripts/eval muc4 --data ../shared/data/muc4/five_roles --by rules  by types and kinds alone
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.pipeline import Reader
from dateline.read import article_from_text
from dateline.records import Analysis, Reading
from evaluation.figures import Counts, f_interval, rate
from evaluation.gold import GoldError
from evaluation.muc4 import ROLES, Template, gold_templates, read_templates, template_counts
from evaluation.muc4_fill import fill_templates

MAKERS: dict[str, Callable[[Reading, Analysis], tuple[Template, ...]]] = {
    "weights": fill_templates,
    "rules": read_templates,
}


def measure(
    data: Path,
    *,
    limit: int | None = None,
    output: Path | None = None,
    split: str = "",
    by: str = "weights",
) -> dict[str, Any]:
    """Read every document and compare templates.

    Args:
        split: Take files whose name begins so, e.g. "train"; else all but those of training.
        by: "weights": trained on the training part; "rules": nothing is learned from MUC-4.

    Raises:
        GoldError: `data` holds no documents, or `by` is neither.
    """
    if by not in MAKERS:
        raise GoldError(f"--by {by}: there are {', '.join(MAKERS)}")
    files = [
        file for file in sorted(data.glob("*.json")) if file.name.startswith(split or "train") == bool(split)
    ]
    records = [json.loads(line) for file in files for line in file.open(encoding="utf-8") if line.strip()][
        :limit
    ]
    if not records:
        raise GoldError(f"{data} holds no *.json of documents")
    reader = Reader()
    given = {record["docid"]: templates_of(reader, record["doctext"], by) for record in records}
    if output is not None:
        kept = {name: [as_json(one) for one in templates] for name, templates in given.items()}
        output.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    counts = [
        template_counts(tuple(gold_templates(record["templates"])), given[record["docid"]])
        for record in records
    ]
    return summarise(counts)


def templates_of(reader: Reader, text: str, by: str = "weights") -> tuple[Template, ...]:
    """What Dateline makes of one document."""
    article = article_from_text(text, language="en")
    analysis = reader.analyser.analyse(article)
    return MAKERS[by](reader.read_analysis(article, analysis), analysis)


def as_json(template: Template) -> dict[str, Any]:
    """A template in the referee's form."""
    return {"incident_type": template.type, **{role: template.fillers.get(role, ()) for role in ROLES}}


def summarise(counts: list[dict[str, Counts]]) -> dict[str, Any]:
    """Sums over documents."""
    metrics: dict[str, float] = {}
    rows, intervals = {}, {}
    for key in counts[0]:
        column = [document[key] for document in counts]
        total = rate(*(sum(part) for part in zip(*column, strict=True)))
        metrics[f"{key}-f"] = total.f
        if key == "gtt":
            metrics |= {"gtt-p": total.precision, "gtt-r": total.recall}
        rows[key] = {"p": total.precision, "r": total.recall, "n": total.gold}
        intervals[f"{key}-f"] = f_interval(column)
    return {"metrics": metrics, "details": {"documents": len(counts), "rows": rows, "intervals": intervals}}
