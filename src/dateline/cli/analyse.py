"""`dateline analyse`: what the language step reads in articles, without events, as CoNLL-U or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dateline.cli.batch import opened, tell
from dateline.errors import ArticleError, UsageError
from dateline.language.analyser import Analyser
from dateline.language.conllu import write_conllu
from dateline.read import read_paths
from dateline.records import Analysis, Article
from dateline.records.json import plain


def analyse_paths(paths: Sequence[str], form: str, output: Path | None) -> int:
    """Write the analyses of all articles; what cannot be read is told on standard error.

    Returns:
        The exit code: 0, or 1 where an article was skipped.

    Raises:
        UsageError: There is no format of that name, or `output` cannot be written.
    """
    if form not in FORMS:
        raise UsageError(f"there is no format {form!r}; there are {', '.join(FORMS)}")
    analyser = Analyser.load()
    failed = False
    with opened(output) as out:
        for item in read_paths(paths):
            if isinstance(item, ArticleError):
                failed = True
                tell(item)
            else:
                out.write(FORMS[form](item, analyser.analyse(item)))
    return 1 if failed else 0


def as_conllu(article: Article, analysis: Analysis) -> str:
    """A document of CoNLL-U."""
    return f"# newdoc id = {article.source}\n# model = {analysis.model}\n{write_conllu(analysis)}"


def as_json_line(article: Article, analysis: Analysis) -> str:
    """One JSON object: the article's id, source and text, the model, the sentences."""
    record = {"id": article.id, "source": article.source, "text": article.text, "model": analysis.model}
    record["sentences"] = plain(analysis.sentences)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


FORMS = {"conllu": as_conllu, "jsonl": as_json_line}
