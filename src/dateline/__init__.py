"""Dateline: evidence-linked event data from news reports of armed conflict and political violence.

    import dateline

    reader = dateline.Reader()
    reading = reader.read(text, published="2015-11-18")
    for event in reading.events:
        print(event.type, event.status.value, event.date)

Public names are loaded when first used, so that `import dateline` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.errors import ArticleError, DatelineError, RecordError, ResourceError, UsageError
    from dateline.language.analyser import Analyser
    from dateline.pipeline import Reader, ReaderOptions
    from dateline.read import ReadOptions, article_from_text, read_paths
    from dateline.records import Analysis, Article, Event, Reading, Span
    from dateline.records.json import reading_from_line, reading_to_line

__version__ = "0.1.0"

__all__ = [
    "Analyser",
    "Analysis",
    "Article",
    "ArticleError",
    "DatelineError",
    "Event",
    "ReadOptions",
    "Reader",
    "ReaderOptions",
    "Reading",
    "RecordError",
    "ResourceError",
    "Span",
    "UsageError",
    "__version__",
    "article_from_text",
    "read_paths",
    "reading_from_line",
    "reading_to_line",
]

_HOMES = {
    "dateline.errors": ("ArticleError", "DatelineError", "RecordError", "ResourceError", "UsageError"),
    "dateline.language.analyser": ("Analyser",),
    "dateline.pipeline": ("Reader", "ReaderOptions"),
    "dateline.read": ("ReadOptions", "article_from_text", "read_paths"),
    "dateline.records": ("Analysis", "Article", "Event", "Reading", "Span"),
    "dateline.records.json": ("reading_from_line", "reading_to_line"),
}


def __getattr__(name: str) -> object:
    """A public name, imported from its home."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
