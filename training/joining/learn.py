"""Learn how much each reason weighs in joining an article's mentions.

    python -m training.joining.learn --data DIR [DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end (`<id>.article.json`, `<id>.gold.json`). The mentions that
Dateline finds are given the gold events whose triggers they overlap; walking through the article, each
mention should go to the group of its own event, or open one: a softmax over the groups so far and "new",
linear in the reasons, with a pull of every weight to 0 (L2). A mention of no gold event does least harm in a
group: it should go to any of them, at the weight `--stray`.
Writes src/dateline/resources/built/joining.json; `--try` measures on other folders.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.merge.reasons import Group, Scene
from dateline.merge.within import NEW, candidates, join_mentions
from dateline.pipeline import Reader, scene_of
from dateline.records.mention import EventMention
from evaluation.gold import GoldArticle, load_gold
from evaluation.tasks.e2e import gold_articles

TARGET = Path(__file__).parents[2] / "src/dateline/resources/built/joining.json"
STEPS = 3000
RATE = 0.03


@dataclass(frozen=True)
class Told:
    """An article's mentions with the number of the gold event of each, None where there is none."""

    mentions: tuple[EventMention, ...]
    events: tuple[int | None, ...]
    scene: Scene


@dataclass(frozen=True)
class Choice:
    """One mention's options, as rows of reasons; the first row is "new".

    Attributes:
        right: For each option 1.0 where it is right.
        weight: How much the choice counts.
    """

    options: np.ndarray
    right: np.ndarray
    weight: float


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


def choices(told: Told, names: dict[str, int], stray: float) -> Iterator[Choice]:
    """The decisions of one article, with all before each made rightly; new names of reasons are added."""
    groups: list[Group] = []
    owner: list[int] = []
    for mention, event in zip(told.mentions, told.events, strict=True):
        open_ = candidates(groups, mention, told.scene)
        owners = [owner[next(i for i, g in enumerate(groups) if g is group)] for group, _ in open_]
        rows = [{NEW: 1.0}, *(reasons for _, reasons in open_)]
        if len(rows) > 1:
            for name in (name for row in rows for name in row):
                names.setdefault(name, len(names))
            table = np.zeros((len(rows), len(names)))
            for line, row in enumerate(rows):
                for name, amount in row.items():
                    table[line, names[name]] = amount
            right = np.array([0.0, *(float(event is None or o == event) for o in owners)])
            right[0] = float(not right.any())
            yield Choice(table, right, stray if event is None else 1.0)
        if event is None:
            continue
        if event in owner:
            groups[owner.index(event)].mentions.append(mention)
        else:
            groups.append(Group([mention]))
            owner.append(event)


def learn(decisions: Sequence[Choice], width: int, pull: float) -> np.ndarray:
    """Weights of the reasons: Adam on the softmax's log-loss, `pull` the weight of L2."""
    tables = [np.pad(c.options, ((0, 0), (0, width - c.options.shape[1]))) for c in decisions]
    rows = np.concatenate(tables)
    starts = np.cumsum([0, *(len(t) for t in tables)])[:-1]
    sizes = np.array([len(t) for t in tables])
    right = np.concatenate([c.right for c in decisions])
    counts = np.array([c.weight for c in decisions])
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        chances = np.exp(scores)
        chances /= np.repeat(np.add.reduceat(chances, starts), sizes)
        share = chances * right
        share /= np.repeat(np.add.reduceat(share, starts), sizes)
        slope = rows.T @ ((chances - share) * np.repeat(counts, sizes)) / counts.sum() + pull * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def measure(articles: Sequence[Told], weights: dict[str, float]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F of the groups over mentions of gold events."""
    precision, recall, count = 0.0, 0.0, 0
    for told in articles:
        event = {id(m): e for m, e in zip(told.mentions, told.events, strict=True)}
        groups = join_mentions(told.mentions, told.scene, weights)
        for group in groups:
            known = [event[id(m)] for m in group if event[id(m)] is not None]
            for one in known:
                same = known.count(one)
                precision += same / len(known)
                recall += same / sum(e == one for e in told.events)
                count += 1
    p, r = precision / max(1, count), recall / max(1, count)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def crossed(articles: Sequence[Told], pull: float, stray: float, folds: int = 5) -> float:
    """F where each article is joined with weights learnt on the others."""
    found = []
    for fold in range(folds):
        rest = [t for i, t in enumerate(articles) if i % folds != fold]
        found.append((fold, weights_of(rest, pull, stray)))
    parts = [measure(articles[fold::folds], weights)[2] for fold, weights in found]
    return float(np.mean(parts))


def weights_of(articles: Sequence[Told], pull: float, stray: float) -> dict[str, float]:
    """Learn from some articles."""
    names: dict[str, int] = {}
    decisions = [c for told in articles for c in choices(told, names, stray)]
    found = learn(decisions, len(names), pull)
    return {name: round(float(found[place]), 3) for name, place in names.items()}


def main() -> None:
    """Learn, say how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--try", type=Path, nargs="*", default=[], dest="others")
    parser.add_argument("--pull", type=float, default=0.003)
    parser.add_argument("--stray", type=float, default=0.1)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    articles = read_told(options.data)
    print(f"{len(articles)} articles; crossed B3 F {crossed(articles, options.pull, options.stray):.3f}")
    weights = weights_of(articles, options.pull, options.stray)
    for folder in options.others:
        print(folder, "B3 P {:.3f} R {:.3f} F {:.3f}".format(*measure(read_told([folder]), weights)))
    if not options.dry:
        card = {
            "articles": len(articles),
            "pull": options.pull,
            "stray": options.stray,
            "weights": dict(sorted(weights.items())),
        }
        TARGET.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
