"""The project's word lists, built from resources/words/*.yml by scripts/build-words."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from dateline.errors import ResourceError


@cache
def load_words(name: str) -> dict[str, Any]:
    """One list file, e.g. `load_words("status")["verbs"]["planned"]`.

    Raises:
        ResourceError: there is no such list.
    """
    lists = json.loads((resources.files("dateline.resources") / "built/words.json").read_text("utf-8"))
    if name not in lists:
        raise ResourceError(f"words.json holds no list {name!r}; run scripts/build-words")
    return lists[name]
