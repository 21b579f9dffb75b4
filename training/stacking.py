"""Learn from signs that the language model gives, without believing it where it has learnt the answers.

The heads of events were trained on some of the annotated articles: there they know the answers, and signs of
theirs would be weighed too much. So weights come in two steps: all signs but those, on all articles; then one
factor for that sum and weights for the model's signs, on articles that its heads have not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

Case = TypeVar("Case")
Weights = dict[str, float]
BASE = "base"


def of_model(name: str) -> bool:
    """A sign that the heads of events gave."""
    return "seen" in name or "unread" in name or name == "by-model"


def plain(signs: Mapping[str, float]) -> Weights:
    """The other signs."""
    return {name: value for name, value in signs.items() if not of_model(name)}


def second(signs: Mapping[str, float], base: Mapping[str, float]) -> Weights:
    """The sum of the plain signs as one, and the model's signs."""
    total = sum(base.get(name, 0.0) * value for name, value in signs.items() if not of_model(name))
    return {BASE: total, **{name: value for name, value in signs.items() if of_model(name)}}


def stack(
    everything: Sequence[Case],
    held: Sequence[Case],
    group: Callable[[Case], int],
    mapped: Callable[[Case, Callable[[Mapping[str, float]], Weights]], Case],
    learn: Callable[[Sequence[Case]], Weights],
    folds: int = 5,
) -> Weights:
    """Weights of all signs.

    Args:
        everything: All cases, `held` among them first.
        group: Number of the article of a case.
        mapped: A case with its signs changed.
        learn: Weights from cases.
    """
    base = learn([mapped(c, plain) for c in everything])
    rows: list[Case] = []
    for fold in range(folds):
        rest = [c for c in everything if group(c) % folds != fold]
        own = learn([mapped(c, plain) for c in rest])
        rows += [mapped(c, lambda s, own=own: second(s, own)) for c in held if group(c) % folds == fold]
    top = learn(rows)
    factor = top.pop(BASE, 1.0)
    return {**{name: round(weight * factor, 4) for name, weight in base.items()}, **top}
