"""Find and open the bundled gazetteer: a read-only SQLite file, one connection a thread.

The file is mapped, never read whole, so that opening takes milliseconds.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import ResourceError

BUNDLED = Path(__file__).parent / "built" / "gazetteer.sqlite"
_MAP_BYTES = 96 * 2**20


class GazetteerFile:
    """A gazetteer file open for reading from any thread."""

    def __init__(self, path: Path | None = None) -> None:
        """Open `path`, or the bundled file.

        Raises:
            ResourceError: There is no such file.
        """
        self.path = Path(path) if path else BUNDLED
        if not self.path.exists():
            raise ResourceError(f"no gazetteer at {self.path}; build one with scripts/build-gazetteer")
        self._local = threading.local()

    def rows(self, query: str, values: tuple = ()) -> list[tuple]:
        """All rows of a query."""
        base = getattr(self._local, "base", None)
        if base is None:
            base = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            base.execute(f"PRAGMA mmap_size = {_MAP_BYTES}")
            self._local.base = base
        return base.execute(query, values).fetchall()

    def meta(self) -> dict[str, str]:
        """Version and other notes that the builder left."""
        return dict(self.rows("SELECT key, value FROM meta"))


@cache
def load_place_words() -> dict[str, Any]:
    """Word lists that tell what stands beside a place name (resources/places/generic.yml)."""
    return json.loads((Path(__file__).parent / "built" / "places.json").read_text("utf-8"))
