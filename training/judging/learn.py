"""Learn how sure the reading of an event is: two questions, each a logistic model over named signs.

    python -m training.judging.learn --data DIR [DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end; the ontology's examples and near misses are learnt from as well.
"event": does a gold event share its triggers; "current": is the value that of the gold event. `--scale`
folders only stretch and shift the sum of weights (four numbers), so that a chance means what it says.

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

from dateline.merge.event import event_type
from dateline.merge.judge import QUESTIONS, current_signs, event_signs
from dateline.merge.within import join_mentions
from dateline.pipeline import Reader, article_from_text, scene_of
from dateline.records.mention import EventMention
from dateline.resources import learnt
from dateline.resources.ontology import Ontology
from training.logistic import weigh
from training.matched import read_matched
from training.softmax import Choice
from training.softmax import learn as learn_choices

TARGET = Path(__file__).parents[2] / "src/dateline/resources/built/judging.json"
NEGATIVES = Path(__file__).parents[2] / "evaluation/negatives.jsonl"
# How closely the cases are followed; "current" is not scaled, since how much is background differs between
# coders.
LOOSE = {"event": 0.1, "current": 0.1}
SCALED = ("event",)
# Few cases tell of these, so that their weights stay near 0; shifts are drawn to 0 less.
SHIFTED = ("status-called-for", "status-denied")
PULL = 0.002
BINS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)
Case = tuple[str, dict[str, float], bool]


def read_cases(folders: Sequence[Path]) -> Iterator[Case]:
    """(question, signs, right) of every event that Dateline reads in the articles."""
    for one in read_matched(folders):
        kind, family = one.event.type, one.event.family
        yield "event", event_signs(one.group, one.scene, kind, family), one.gold is not None
        if one.gold is not None:
            told = one.mentions, one.scene, one.event.status, one.event.date, family
            yield "current", current_signs(*told), one.gold.current


def read_snippets(ontology: Ontology) -> Iterator[Case]:
    """The same of lone sentences: the examples of event types, and what is easily mistaken for one."""
    reader = Reader()
    for text, trigger in _snippets(ontology):
        article = article_from_text(text)
        analysis = reader.analyser.analyse(article)
        scene = scene_of(article, analysis)
        for group in join_mentions(reader.ground(article, analysis).mentions, scene):
            kind = event_type(group.mentions)
            named = any(_words(mention) & set(trigger.lower().split()) for mention in group.mentions)
            if named or not trigger:
                yield "event", event_signs(group, scene, kind, reader.families[kind]), named


def _snippets(ontology: Ontology) -> Iterator[tuple[str, str]]:
    """(sentence, words of its event; empty where it tells of none)."""
    for kind in ontology.types.values():
        yield from ((example.text, example.trigger or "") for example in kind.examples)
        yield from ((miss.text, "") for miss in kind.near_misses if miss.instead is None)
    for line in NEGATIVES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["expect"] == "none":
            yield row["text"], ""


def _words(mention: EventMention) -> set[str]:
    return {word for span in (mention.trigger, *mention.extra) for word in span.text.lower().split()}


def weights_of(cases: Sequence[Case], question: str, loose: float) -> dict[str, float]:
    """Weights of the signs for one question."""
    ours = [(signs, right) for asked, signs, right in cases if asked == question]
    return weigh([signs for signs, _ in ours], [right for _, right in ours], loose)


def scaled(cases: Sequence[Case], question: str, weights: dict[str, float]) -> dict[str, float]:
    """The weights stretched and shifted to the chances seen in other cases, for each status apart."""
    ours = [(signs, right) for asked, signs, right in cases if asked == question]
    choices = []
    for signs, right in ours:
        total = sum(weights.get(name, 0.0) * value for name, value in signs.items())
        told = [total, 1.0, *(signs.get(name, 0.0) for name in SHIFTED)]
        choices.append(
            Choice(np.array([[0.0] * len(told), told]), np.array([float(not right), float(right)]), 1.0)
        )
    stretch, *shifts = (float(v) for v in learn_choices(choices, 2 + len(SHIFTED), PULL))
    shifted = dict(zip(("one", *SHIFTED), shifts, strict=True))
    print(f"{question}: stretched by {stretch:.2f}, shifted by", {n: round(v, 2) for n, v in shifted.items()})
    found = {name: round(value * stretch, 3) for name, value in weights.items()}
    return found | {name: round(found.get(name, 0.0) + shift, 3) for name, shift in shifted.items()}


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
    cases += read_snippets(Ontology.load())
    weights = {question: weights_of(cases, question, LOOSE[question]) for question in QUESTIONS}
    if options.scale:
        seen = list(read_cases(options.scale))
        weights |= {question: scaled(seen, question, weights[question]) for question in SCALED}
    if options.others:
        print("\n".join(report(list(read_cases(options.others)), weights)))
    if not options.dry:
        counts = {q: sum(c[0] == q for c in cases) for q in QUESTIONS}
        card = {"cases": counts, "loose": LOOSE, "weights": weights}
        TARGET.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
