"""Teach the role head further on the states of a finished encoder.

    python -m training.language.refine --run DIR --data ../shared/data --output DIR2

The encoder stays as it is, so its word states are computed once, given and roughened, and only the narrow
layers that read roles and attributions learn on: many rounds in a few minutes. A second narrow layer is
added.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.language.pieces import SHAPES, Pieces
from training.language import data as sets
from training.language.batches import IGNORED, Batcher
from training.language.export import load_run
from training.language.learn import WEIGHTS, glance, read_sets
from training.language.network import Network

log = logging.getLogger("training.language")


@dataclass(frozen=True)
class Seen:
    """A batch as the finished encoder sees it; states in half the width."""

    task: str
    states: Tensor
    words: Tensor
    rows: Tensor
    anchors: Tensor
    tags: Tensor


@torch.no_grad()
def look(
    network: Network, batcher: Batcher, examples: list, task: str, chance: random.Random, *, rough: bool
) -> list[Seen]:
    """States of all sentences that have anchors, in batches of like length."""
    kept = sorted((e for e in examples if e.frames or e.cues), key=batcher.length)
    found = []
    begin = 0
    while begin < len(kept):
        rows = max(1, 2200 // batcher.length(kept[min(len(kept) - 1, begin + 12)]))
        b = batcher.batch(kept[begin : begin + rows], chance if rough else None)
        begin += rows
        with torch.autocast("cpu", torch.bfloat16):
            words, _ = network.states(b.ids, b.shapes, b.real, b.first, b.last)
        found.append(Seen(task, words.bfloat16(), b.words, b.rows, b.anchors, b.tags))
    return found


def refine(options: argparse.Namespace) -> None:
    """Compute the states, then train the role head on them."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    old, labels, vocabulary, step = load_run(options.run)
    batcher = Batcher(Pieces(vocabulary), labels)
    chance = random.Random(options.seed)
    examples = read_sets(options.data)
    seen = look(old, batcher, examples["ewt"], "roles", chance, rough=False)
    seen += look(old, batcher, examples["ewt"], "roles", chance, rough=True)
    seen += look(old, batcher, examples["polnear"], "attribution", chance, rough=True)
    log.info("%d batches of states", len(seen))
    network = Network(labels, len(vocabulary), len(SHAPES), more=options.more)
    network.load_state_dict(old.state_dict(), strict=False)
    head = network.roles
    new = {id(p) for p in head.more.parameters()}
    groups = [
        {"params": [p for p in head.parameters() if id(p) not in new], "top": options.rate},
        {"params": list(head.more.parameters()), "top": 2 * options.rate},
    ]
    optimizer = torch.optim.AdamW(
        [g for g in groups if g["params"]], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.02, fused=True
    )
    dev = sets.read_ewt(options.data, "dev")[::4]
    log.info("before %s", glance(old, batcher, dev))
    network.train()
    begun = time.monotonic()
    total = options.rounds * len(seen)
    done = 0
    progress = 0.0
    while progress < 1:
        chance.shuffle(seen)
        for batch in seen:
            progress = done / total
            if options.minutes:
                progress = max(progress, (time.monotonic() - begun) / 60 / options.minutes)
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * min(1.0, (done + 1) / 100) * (1 - progress)
            with torch.autocast("cpu", torch.bfloat16):
                words = F.dropout(batch.states.float(), options.dropout)
                hidden = head(words, batch.words, batch.rows, batch.anchors, int(batch.task == "attribution"))
                scores = getattr(head, batch.task)(hidden)
                loss = F.cross_entropy(
                    scores.float().flatten(0, -2), batch.tags.flatten(), ignore_index=IGNORED
                )
            (WEIGHTS[batch.task] * loss).backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            done += 1
        log.info("%d batches, %.0f%%: %s", done, 100 * progress, glance(network, batcher, dev))
    options.output.mkdir(parents=True, exist_ok=True)
    for name in ("labels.json", "vocabulary.txt"):
        shutil.copy(options.run / name, options.output / name)
    torch.save({"step": step, "weights": network.state_dict()}, options.output / "average.pt")


def main() -> None:
    """Read the options and refine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--more", type=int, default=1, help="narrow layers to add")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--minutes", type=float, help="end after this time")
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    refine(parser.parse_args())


if __name__ == "__main__":
    main()
