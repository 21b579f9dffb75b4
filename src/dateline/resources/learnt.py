"""Weights learnt from annotated articles, each beside the name of what it weighs (training/)."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import ResourceError


@cache
def load_learnt(name: str) -> dict[str, Any]:
    """One file of weights: "joining" {reason: weight}, "judging" {question: {sign: weight}}.

    Raises:
        ResourceError: the file is missing.
    """
    file = resources.files("dateline.resources") / f"built/{name}.json"
    if not file.is_file():
        raise ResourceError(f"built/{name}.json is missing; run python -m training.{name}.learn")
    return json.loads(file.read_text("utf-8"))["weights"]
