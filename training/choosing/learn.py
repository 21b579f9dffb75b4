"""Learn where and when events happen: a choice among the places, or days, that the article offers, or none.

    python -m training.choosing.learn place|date --data DIR [DIR ...] [--seen DIR ...] [--try DIR ...]

Each DIR holds articles annotated end to end; those of `--seen` were learnt from by the language model's heads
of events. Right is every offered value that agrees with the gold event's, "none" where the gold has none;
where the gold's is not offered, "none" counts as right, but less.
Writes src/dateline/resources/built/placing.json
or dating.json, and prints how often the choice was right for `--try`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dateline.merge import dating, placing
from dateline.merge.choice import Choice as Offered
from dateline.merge.choice import choose, likeliest
from evaluation.score import dates_agree, places_agree
from evaluation.tasks.e2e import place_finder
from training.matched import read_matched
from training.softmax import Choice
from training.softmax import learn as learn_choices
from training.stacking import stack

BUILT = Path(__file__).parents[2] / "src/dateline/resources/built"
TARGETS = {"place": BUILT / "placing.json", "date": BUILT / "dating.json"}
PULL = {"place": 0.025, "date": 0.005}
Pick = Callable[[Sequence[Offered], Mapping[str, float]], tuple[object, float]]
PICKS: dict[str, Pick] = {
    "place": lambda found, weights: likeliest(found, weights, placing.LEAST),
    "date": choose,
}
FEWEST = 4
# How much "none" counts where the gold value is not offered.
UNOFFERED = {"place": 0.2, "date": 0.5}


@dataclass(frozen=True)
class Case:
    """The choice of one gold event.

    Attributes:
        article: Number of the article, for folds.
        right: Of each choice; the first is "none".
        wanted: The gold event has such a value.
    """

    folder: Path
    article: int
    offered: tuple[Offered, ...]
    right: tuple[bool, ...]
    wanted: bool


def read_cases(folders: Sequence[Path], what: str) -> Iterator[Case]:
    """Every gold event that Dateline finds."""
    locate = {folder: place_finder(folder, None) for folder in folders}
    for one in read_matched(folders):
        if one.gold is None:
            continue
        event, asked = one.event, one.gold
        if what == "place":
            offered = tuple(placing.choices(one.mentions, one.scene, event.type, event.family))
        else:
            told = event.status.value, event.type, event.family
            offered = tuple(dating.choices(one.mentions, one.scene, *told))
        right = [getattr(asked, what) is None]
        for choice in offered[1:]:
            given = replace(event, **{what: choice.value})
            agrees = (
                places_agree(asked, given, locate[one.folder])
                if what == "place"
                else dates_agree(asked, given)
            )
            right.append(agrees)
        yield Case(one.folder, one.article, offered, tuple(right), not right[0])


def mapped(case: Case, change: Callable[[Mapping[str, float]], dict[str, float]]) -> Case:
    """The case with the signs of its choices changed."""
    return replace(case, offered=tuple(replace(c, signs=change(c.signs)) for c in case.offered))


def learn(cases: Sequence[Case], pull: float, unoffered: float) -> dict[str, float]:
    """Softmax regression; signs seen less than `FEWEST` times are left out."""
    seen = Counter(name for case in cases for c in case.offered for name in c.signs)
    names = {name: place for place, name in enumerate(n for n, count in seen.items() if count >= FEWEST)}
    told = []
    for case in cases:
        if len(case.offered) < 2:
            continue
        table = np.zeros((len(case.offered), len(names)))
        for line, choice in enumerate(case.offered):
            for name, value in choice.signs.items():
                if name in names:
                    table[line, names[name]] = value
        right = np.array(case.right, dtype=float)
        weight = 1.0
        if not right.any():
            right[0], weight = 1.0, unoffered
        told.append(Choice(table, right, weight))
    weights = learn_choices(told, len(names), pull)
    return {n: round(float(weights[p]), 3) for n, p in names.items() if abs(weights[p]) >= 0.004}


def measure(cases: Sequence[Case], weights: dict[str, float], pick: Pick) -> str:
    """Precision, recall and F of the values, how many could be found, and what the chances mean."""
    right = given = 0
    bands: dict[int, list[int]] = {}
    for case in cases:
        value, share = pick(case.offered, weights)
        if value is not None:
            hit = next(r for c, r in zip(case.offered, case.right, strict=True) if c.value is value)
            given, right = given + 1, right + hit
            bands.setdefault(int(share * 4), []).append(hit)
    wanted = sum(case.wanted for case in cases)
    reach = sum(any(case.right[1:]) for case in cases)
    p, r = right / max(1, given), right / max(1, wanted)
    means = " ".join(f"{b / 4:.2f}+ {np.mean(h):.2f}/{len(h)}" for b, h in sorted(bands.items()))
    return (
        f"n {len(cases)}, wanted {wanted}, offered {reach / max(1, wanted):.2f}: "
        f"P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}; right by chance: {means}"
    )


def main() -> None:
    """Learn, report, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=sorted(TARGETS))
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--seen", type=Path, nargs="*", default=[], help="articles that the event heads know")
    parser.add_argument("--try", type=Path, nargs="*", default=[], dest="others")
    parser.add_argument("--pull", type=float)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    pull = options.pull or PULL[options.what]
    cases = list(read_cases([*options.data, *options.seen], options.what))
    held = [c for c in cases if c.folder in options.data]
    unoffered = UNOFFERED[options.what]
    weights = stack(cases, held, lambda c: c.article, mapped, lambda rows: learn(rows, pull, unoffered))
    for folder in options.others:
        print(folder, measure(list(read_cases([folder], options.what)), weights, PICKS[options.what]))
    if not options.dry:
        card = {"cases": len(cases), "pull": pull, "weights": dict(sorted(weights.items()))}
        TARGETS[options.what].write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
