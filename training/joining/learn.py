"""Learn how much each reason weighs in joining an article's mentions.

    python -m training.joining.learn --data DIR [DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end (`<id>.article.json`, `<id>.gold.json`). The mentions that
Dateline finds are given the gold events whose triggers they overlap; of every two that have one and may be
one by their types, the reasons are learnt that tell whether it is the same: a logistic model with a pull of
every weight to 0 (L2).
Writes src/dateline/resources/built/joining.json; `--try` measures on other folders.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.merge.reasons import Scene
from dateline.merge.within import join_mentions, pairs
from dateline.pipeline import Reader, scene_of
from dateline.records.mention import EventMention
from evaluation.gold import GoldArticle, load_gold
from evaluation.tasks.e2e import gold_articles
from training.logistic import weigh

TARGET = Path(__file__).parents[2] / "src/dateline/resources/built/joining.json"


@dataclass(frozen=True)
class Told:
    """An article's mentions with the number of the gold event of each, None where there is none."""

    mentions: tuple[EventMention, ...]
    events: tuple[int | None, ...]
    scene: Scene


def read_told(folders: Sequence[Path]) -> list[Told]:
    """The mentions of all articles of some folders."""
    reader = Reader()
    found = []
    for folder in folders:
        gold = load_gold(folder, None)
        for article, read in zip(gold, gold_articles(gold), strict=True):
            analysis = reader.analyser.analyse(read)
            mentions = reader.ground(read, analysis).mentions
            events = tuple(event_of(mention, article) for mention in mentions)
            found.append(Told(mentions, events, scene_of(read, analysis)))
    return found


def event_of(mention: EventMention, article: GoldArticle) -> int | None:
    """The gold event that most of the mention's words name; of equals the one of the mention's type."""
    best, most = None, 0.0
    for number, event in enumerate(article.events):
        overlap = sum(
            span.start < stop and start < span.stop
            for start, stop in event.spans
            for span in (mention.trigger, *mention.extra)
        )
        score = overlap + 0.5 * (event.type == mention.type) if overlap else 0.0
        if score > most:
            best, most = number, score
    return best


def measure(articles: Sequence[Told], weights: dict[str, float]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F of the groups over mentions of gold events."""
    precision, recall, count = 0.0, 0.0, 0
    for told in articles:
        event = {id(m): e for m, e in zip(told.mentions, told.events, strict=True)}
        groups = join_mentions(told.mentions, told.scene, weights)
        for group in groups:
            known = [event[id(m)] for m in group.mentions if event[id(m)] is not None]
            for one in known:
                same = known.count(one)
                precision += same / len(known)
                recall += same / sum(e == one for e in told.events)
                count += 1
    p, r = precision / max(1, count), recall / max(1, count)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def crossed(articles: Sequence[Told], loose: float, folds: int = 5) -> float:
    """F where each article is joined with weights learnt on the others."""
    found = []
    for fold in range(folds):
        rest = [t for i, t in enumerate(articles) if i % folds != fold]
        found.append((fold, weights_of(rest, loose)))
    parts = [measure(articles[fold::folds], weights)[2] for fold, weights in found]
    return float(np.mean(parts))


def weights_of(articles: Sequence[Told], loose: float) -> dict[str, float]:
    """Learn from some articles: of each pair of mentions of gold events, are they one event or two."""
    signs, right = [], []
    for told in articles:
        for first, second, reasons in pairs(told.mentions, told.scene):
            events = told.events[first], told.events[second]
            if None not in events:
                signs.append(reasons)
                right.append(events[0] == events[1])
    return weigh(signs, right, loose)


def main() -> None:
    """Learn, say how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--try", type=Path, nargs="*", default=[], dest="others")
    parser.add_argument("--loose", type=float, default=1.0)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    articles = read_told(options.data)
    print(f"{len(articles)} articles; crossed B3 F {crossed(articles, options.loose):.3f}")
    weights = weights_of(articles, options.loose)
    for folder in options.others:
        print(folder, "B3 P {:.3f} R {:.3f} F {:.3f}".format(*measure(read_told([folder]), weights)))
    if not options.dry:
        card = {
            "articles": len(articles),
            "loose": options.loose,
            "weights": dict(sorted(weights.items())),
        }
        TARGET.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
