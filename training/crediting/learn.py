"""Learn when a report credits a source with an event that stands in the source's words.

    python -m training.crediting.learn --data DIR [DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end. A source in whose words a mention of a gold event stands is
right where gold gives it to the event. Writes src/dateline/resources/built/crediting.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from dateline.ground.mentions import ground_source
from dateline.pipeline import Reader
from dateline.resources import learnt
from evaluation.gold import load_gold
from evaluation.score import names_agree
from evaluation.tasks.e2e import gold_articles
from training.joining.learn import event_of
from training.judging.learn import chance, weights_of

TARGET = Path(__file__).parents[2] / "src/dateline/resources/built/crediting.json"
QUESTION = "credit"
LOOSE = 0.1
Case = tuple[str, dict[str, float], bool]


def read_cases(folders: Sequence[Path]) -> Iterator[Case]:
    """(question, signs, right) of every source that may be credited with a gold event."""
    reader = Reader()
    for folder in folders:
        gold = load_gold(folder, None)
        for article, read in zip(gold, gold_articles(gold), strict=True):
            analysis = reader.analyser.analyse(read)
            found = reader.ground(read, analysis)
            for one in found.told.credits:
                number = event_of(found.told.mentions[one.mention], article)
                if number is None:
                    continue
                source = ground_source(one.source, analysis, found.setting, reader.grounds)
                right = any(names_agree(name, source) for name in article.events[number].sources)
                yield QUESTION, one.signs, right


def main() -> None:
    """Learn, report, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--try", type=Path, nargs="*", default=[], dest="others")
    options = parser.parse_args()
    if not TARGET.is_file():
        TARGET.write_text('{"weights": {}}', encoding="utf-8")
        learnt.load_learnt.cache_clear()
    cases = list(read_cases(options.data))
    weights = weights_of(cases, QUESTION, LOOSE)
    for folder in options.others:
        tried = list(read_cases([folder]))
        right = np.array([r for _, _, r in tried])
        sure = np.array([chance(signs, weights) for _, signs, _ in tried])
        for least in (0.35, 0.45, 0.55):
            given = sure >= least
            p, r = right[given].mean(), (right & given).sum() / right.sum()
            print(f"{folder}: of {len(tried)} {right.mean():.2f} right; at {least} P {p:.2f} R {r:.2f}")
    card = {"cases": len(cases), "loose": LOOSE, "weights": weights}
    TARGET.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
