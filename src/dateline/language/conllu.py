"""Analysis <-> CoNLL-U, the table form of treebanks: one word a line, sentences apart.

What CoNLL-U has no column for stands in MISC: Span (code points of the article), Entity (BIO), Predicate
(with factuality), Roles and Attribution as spans of word numbers, e.g. Roles=ARG0:1-2,ARG1:4-9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.errors import ArticleError
from dateline.records import Analysis, Attribution, Sentence


def looks_like_conllu(text: str) -> bool:
    """Whether a file's first line that is no remark is a row of ten columns beginning with a number."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            return len(columns) == 10 and columns[0][:1].isdigit()
    return False


def read_conllu(text: str, source: str | None = None) -> list[list[str]]:
    """Words of each sentence, as given; contracted forms (1-2) and empty nodes (1.1) are passed over.

    Raises:
        ArticleError: a row has too few columns, or its number is out of order.
    """
    sentences: list[list[str]] = []
    words: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if not line.strip():
            if words:
                sentences.append(words)
            words = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) < 2 or not columns[1]:
                raise ArticleError(
                    "bad-conllu", f"line {number}: {line[:40]!r} has no word column", source=source
                )
            if columns[0].isdigit():
                if int(columns[0]) != len(words) + 1:
                    message = f"line {number}: word {columns[0]} comes where {len(words) + 1} is due"
                    raise ArticleError("bad-conllu", message, source=source)
                words.append(columns[1])
    return sentences


def write_conllu(analysis: Analysis | Iterable[Sentence]) -> str:
    """The whole analysis; every sentence ends with an empty line."""
    sentences = analysis.sentences if isinstance(analysis, Analysis) else analysis
    return "".join(f"{line}\n" for sentence in sentences for line in _lines(sentence))


def _lines(sentence: Sentence) -> Iterator[str]:
    yield f"# sent_id = {sentence.index + 1}"
    yield f"# paragraph = {sentence.paragraph + 1}"
    if sentence.headline:
        yield "# headline = yes"
    yield f"# text = {' '.join(sentence.text.split())}"
    names = {}
    for entity in sentence.entities:
        for place in range(entity.start, entity.stop):
            names[place] = ("B-" if place == entity.start else "I-") + entity.label
    for token in sentence.tokens:
        yield "\t".join((
            str(token.index + 1), token.text, token.lemma or "_", token.upos, token.xpos, "_",
            str(token.head + 1), token.relation, "_", "|".join(_misc(sentence, token.index, names)) or "_",
        ))  # fmt: skip
    yield ""


def _misc(sentence: Sentence, place: int, names: dict[int, str]) -> Iterator[str]:
    token = sentence.tokens[place]
    if place in names:
        yield f"Entity={names[place]}"
    for attribution in sentence.attributions:
        if attribution.cue[0] == place:
            yield f"Attribution={_parts(attribution)}"
    predicate = sentence.predicate_at(place)
    if predicate:
        yield "Predicate=yes" if predicate.factuality is None else f"Predicate={predicate.factuality:.2f}"
        if predicate.arguments:
            yield "Roles=" + ",".join(f"{a.role}:{a.start + 1}-{a.stop}" for a in predicate.arguments)
    following = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    if following and following.start == token.stop:
        yield "SpaceAfter=No"
    yield f"Span={token.start}:{token.stop}"


def _parts(attribution: Attribution) -> str:
    spans = (("cue", attribution.cue), ("source", attribution.source), ("content", attribution.content))
    return ",".join(f"{name}:{span[0] + 1}-{span[1]}" for name, span in spans if span)
