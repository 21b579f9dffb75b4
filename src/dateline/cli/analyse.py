"""`dateline analyse`: what the language step reads in articles, without events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cli.batch import opened, tell
from dateline.errors import ArticleError, UsageError
from dateline.language.analyser import Analyser
from dateline.read import read_paths
from dateline.records import Analysis, Article
from dateline.write.analysis import write_analysis_lines, write_conllu

WRITERS = {"conllu": write_conllu, "jsonl": write_analysis_lines}


def analyse_paths(paths: Sequence[str], form: str, output: Path | None) -> int:
    """Write the analyses of all articles.

    Returns:
        The exit code: 0, or 1 where an article was skipped.

    Raises:
        UsageError: There is no format of that name, or `output` cannot be written.
    """
    if form not in WRITERS:
        raise UsageError(f"there is no format {form!r}; there are {', '.join(WRITERS)}")
    skipped: list[ArticleError] = []
    with opened(output) as out:
        WRITERS[form](analysed(paths, skipped), out)
    return 1 if skipped else 0


def analysed(paths: Sequence[str], skipped: list[ArticleError]) -> Iterator[tuple[Article, Analysis]]:
    """Articles with their analyses; what cannot be read is told and kept in `skipped`."""
    analyser = Analyser.load()
    for item in read_paths(paths):
        if isinstance(item, ArticleError):
            skipped.append(item)
            tell(item)
            continue
        yield item, analyser.analyse(item)
