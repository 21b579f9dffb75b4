"""CoNLL-U files as the `parse` task reads them: sentences with gold words, in paragraphs of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class GoldSentence:
    """One sentence of a treebank; heads are word indices, -1 for the root."""

    text: str
    words: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]

    def places(self) -> list[tuple[int, int]]:
        """Where each word stands in the text; words that a text contracts or alters share its letters."""
        found = []
        place = 0
        for word in self.words:
            start = self.text.find(word, place)
            if start < 0 or self.text[place:start].strip():
                start = place
            found.append((start, min(len(self.text), start + len(word))))
            place = found[-1][1]
        return found


@dataclass(slots=True)
class GoldDocument:
    """Paragraphs of sentences."""

    name: str
    paragraphs: list[list[GoldSentence]] = field(default_factory=list)

    def sentences(self) -> Iterator[GoldSentence]:
        """All, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph


def read_treebank(path: Path) -> list[GoldDocument]:
    """Documents of a CoNLL-U file."""
    documents: list[GoldDocument] = []
    rows: list[list[str]] = []
    text = ""
    opens = True
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            documents.append(GoldDocument(line.partition("=")[2].strip()))
            opens = True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# text ="):
            text = line[8:].strip()
        elif not line and rows:
            if not documents:
                documents.append(GoldDocument(path.stem))
            if opens or not documents[-1].paragraphs:
                documents[-1].paragraphs.append([])
            columns = list(zip(*rows, strict=True))
            heads = [int(h) - 1 for h in columns[6]]
            words = list(columns[1])
            documents[-1].paragraphs[-1].append(
                GoldSentence(
                    text or " ".join(words),
                    words,
                    list(columns[3]),
                    list(columns[4]),
                    heads,
                    list(columns[7]),
                )
            )
            rows, text, opens = [], "", False
        elif line[:1].isdigit():
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    return [d for d in documents if d.paragraphs]
