"""How well a checkpoint finds event words, and who takes part, in articles annotated end to end.

    python -m training.language.probe --run RUN --reports DIR...

Words, not events: before any rule, judge or joining. RUN is a folder of `learn`, `soup` or `restore`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import torch
from torch.nn import functional as F

from dateline.language.pieces import Pieces
from training.language.batches import IGNORED, Batcher
from training.language.learn import WORDS
from training.language.reports import read_reports
from training.language.runs import load_run

AT_ONCE = 24


@torch.no_grad()
def probe(run: Path, reports: list[Path]) -> dict[str, float]:
    """Average precision and best F of event words, types right of gold words, F of their casts' words."""
    network, labels, vocabulary, _ = load_run(run)
    batcher = Batcher(Pieces(vocabulary), labels)
    examples = sorted(read_reports(reports, WORDS.parent), key=lambda e: len(e.words))
    sure, gold = [], []
    hits: Counter[str] = Counter()
    for begin in range(0, len(examples), AT_ONCE):
        b = batcher.batch(examples[begin : begin + AT_ONCE])
        with torch.autocast("cpu", torch.bfloat16):
            words, _ = network.states(b.ids, b.shapes, b.real, b.first, b.last)
            chances = network.events(F.gelu(network.event_inner(words))).float().softmax(-1)
            hidden = network.roles(words, b.words, b.rows, b.anchors, b.tasks) if len(b.rows) else None
        known = b.events != IGNORED
        events = b.events[known]
        sure.append(1 - chances[known][:, 0])
        gold.append(events > 0)
        typed = chances[known][:, 1:].argmax(-1) + 1
        hits.update(typed=int((typed == events)[events > 0].sum()), events=int((events > 0).sum()))
        if hidden is not None:
            tags, told = network.roles.casts(hidden).argmax(-1), b.tags
            asked = told != IGNORED
            hits.update(right=int(((tags == told) & asked & (told > 0)).sum()))
            hits.update(given=int((asked & (tags > 0)).sum()), wanted=int((asked & (told > 0)).sum()))
    order = torch.cat(sure).argsort(descending=True, stable=True)
    found = torch.cat(gold)[order].float()
    precision = found.cumsum(0) / torch.arange(1, len(found) + 1)
    recall = found.cumsum(0) / found.sum()
    return {
        "event words": hits["events"],
        "average precision": float((precision * found).sum() / found.sum()),
        "best F": float((2 * precision * recall / (precision + recall)).nan_to_num().max()),
        "type right": hits["typed"] / hits["events"],
        "casts F": 2 * hits["right"] / max(1, hits["given"] + hits["wanted"]),
    }


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    for name, value in probe(options.run, options.reports).items():
        print(f"{name:20} {value:.4g}")


if __name__ == "__main__":
    main()
