"""Weights of named signs for a yes-or-no question: logistic regression (scikit-learn), drawn to 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

STEPS = 2000


def weigh(signs: Sequence[Mapping[str, float]], right: Sequence[bool], loose: float) -> dict[str, float]:
    """Weights, rounded to a thousandth; no constant but the signs' own.

    Args:
        loose: The inverse of the pull to 0 (C): larger follows the cases more closely.
    """
    names: dict[str, int] = {}
    for one in signs:
        for name in one:
            names.setdefault(name, len(names))
    table = np.zeros((len(signs), len(names)), dtype=np.float32)
    for row, one in enumerate(signs):
        for name, value in one.items():
            table[row, names[name]] = value
    model = LogisticRegression(C=loose, max_iter=STEPS, fit_intercept=False)
    found = model.fit(table, np.asarray(right)).coef_[0]
    return {name: round(float(found[place]), 3) for name, place in sorted(names.items())}
