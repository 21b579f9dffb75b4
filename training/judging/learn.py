"""Learn how sure the reading of an event is: two questions, each a logistic model over named signs.

    python -m training.judging.learn --data DIR [DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end. "event": does a gold event share its triggers; "current",
"date": is the value that of the gold event. The weights are learnt from `--data`; `--scale` folders
only stretch and shift their sum (two numbers a question) so that a chance means what it
says.

Writes src/dateline/resources/built/judging.json, and prints for the `--try` folders, which nothing is learnt
from, how often a chance of so much was right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from dateline.merge.judge import QUESTIONS, current_signs, event_signs
from dateline.resources import learnt
from training.joining.learn import Choice
from training.joining.learn import learn as learn_choices
from training.matched import read_matched

TARGET = Path(__file__).parents[2] / "src/dateline/resources/built/judging.json"
# Strength of L2; "current" is not scaled, since how much is background differs from coder to coder.
PULL = {"event": 0.01, "current": 0.005}
SCALED = ("event",)
BINS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)
Case = tuple[str, dict[str, float], bool]


def read_cases(folders: Sequence[Path]) -> Iterator[Case]:
    """(question, signs, right) of every event that Dateline reads in the articles."""
    for one in read_matched(folders):
        kind, family = one.event.type, one.event.family
        yield "event", event_signs(one.mentions, one.scene, kind, family), one.gold is not None
        if one.gold is not None:
            told = one.mentions, one.scene, one.event.status, one.event.date, family
            yield "current", current_signs(*told), one.gold.current


def weights_of(cases: Sequence[Case], question: str, pull: float) -> dict[str, float]:
    """Weights of the signs for one question."""
    ours = [(signs, right) for asked, signs, right in cases if asked == question]
    names: dict[str, int] = {}
    for signs, _ in ours:
        for name in signs:
            names.setdefault(name, len(names))
    choices = []
    for signs, right in ours:
        table = np.zeros((2, len(names)))
        for name, value in signs.items():
            table[1, names[name]] = value
        choices.append(Choice(table, np.array([float(not right), float(right)]), 1.0))
    found = learn_choices(choices, len(names), pull)
    return {name: round(float(found[place]), 3) for name, place in sorted(names.items())}


def scaled(cases: Sequence[Case], question: str, weights: dict[str, float]) -> dict[str, float]:
    """The weights stretched and shifted to the chances seen in other cases."""
    ours = [(signs, right) for asked, signs, right in cases if asked == question]
    sums = [sum(weights.get(name, 0.0) * value for name, value in signs.items()) for signs, _ in ours]
    choices = [
        Choice(np.array([[0.0, 0.0], [total, 1.0]]), np.array([float(not right), float(right)]), 1.0)
        for total, (_, right) in zip(sums, ours, strict=True)
    ]
    stretch, shift = (float(v) for v in learn_choices(choices, 2, 0.0))
    print(f"{question}: stretched by {stretch:.2f}, shifted by {shift:+.2f}")
    found = {name: round(value * stretch, 3) for name, value in weights.items()}
    return {**found, "one": round(found.get("one", 0.0) + shift, 3)}


def chance(signs: dict[str, float], weights: dict[str, float]) -> float:
    """Probability of "yes"."""
    return 1.0 / (1.0 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))


def report(cases: Sequence[Case], weights: dict[str, dict[str, float]]) -> Iterator[str]:
    """Per question: accuracy, log-loss, and for each band of chances how many are right."""
    for question in QUESTIONS:
        ours = [(chance(signs, weights[question]), right) for q, signs, right in cases if q == question]
        sure = np.array([c for c, _ in ours])
        right = np.array([r for _, r in ours], dtype=float)
        loss = -np.mean(np.log(np.where(right > 0, sure, 1 - sure)))
        hits = np.mean((sure >= 0.5) == (right > 0))
        yield f"{question}: n {len(ours)}, right at 0.5 {hits:.3f}, log-loss {loss:.3f}"
        for low, high in pairwise(BINS):
            inside = (sure >= low) & (sure < high)
            if inside.any():
                line = f"mean {sure[inside].mean():.2f} right {right[inside].mean():.2f} n {inside.sum()}"
                yield f"  {low:.2f}-{min(high, 1):.2f}: {line}"


def main() -> None:
    """Learn, report, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--try", type=Path, nargs="*", default=[], dest="others")
    parser.add_argument("--scale", type=Path, nargs="*", default=[])
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    if not TARGET.is_file():
        TARGET.write_text(json.dumps({"weights": {q: {} for q in QUESTIONS}}), encoding="utf-8")
        learnt.load_learnt.cache_clear()
    cases = list(read_cases(options.data))
    weights = {question: weights_of(cases, question, PULL[question]) for question in QUESTIONS}
    if options.scale:
        seen = list(read_cases(options.scale))
        weights |= {question: scaled(seen, question, weights[question]) for question in SCALED}
    if options.others:
        print("\n".join(report(list(read_cases(options.others)), weights)))
    if not options.dry:
        counts = {q: sum(c[0] == q for c in cases) for q in QUESTIONS}
        card = {"cases": counts, "pull": PULL, "weights": weights}
        TARGET.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
