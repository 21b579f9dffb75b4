"""The learnt weights of the reasons by which mentions are joined, built by training/joining."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.errors import ResourceError


@cache
def load_weights() -> Mapping[str, float]:
    """Weight of each reason by its name; "new" is what a mention must reach to be joined.

    Raises:
        ResourceError: the file is missing.
    """
    file = resources.files("dateline.resources") / "built/joining.json"
    if not file.is_file():
        raise ResourceError("built/joining.json is missing; run python -m training.joining.learn")
    return json.loads(file.read_text("utf-8"))["weights"]
