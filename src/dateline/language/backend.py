"""What another language step must offer to take the shipped model's place, and one around spaCy.

Any object with `model` and `analyse` will do; the later steps see only `Analysis`. What a backend does not
know stays empty: no roles, factuality None, no embedding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, runtime_checkable

from dateline.records import Analysis, Article, Entity, Predicate, Sentence, Token

SPACY_LABELS = {
    "PERSON": "person", "ORG": "organization", "GPE": "location", "LOC": "location", "FAC": "facility",
    "NORP": "nationality", "DATE": "date", "TIME": "date", "MONEY": "money", "PRODUCT": "product",
    "EVENT": "misc", "WORK_OF_ART": "misc", "LAW": "misc", "LANGUAGE": "misc",
}  # fmt: skip


@runtime_checkable
class LanguageBackend(Protocol):
    """Article -> Analysis.

    Attributes:
        model: Name and version of what reads, kept in every record.
    """

    model: str

    def analyse(self, article: Article) -> Analysis:
        """Sentences with tokens at least; offsets count code points of `article.text`."""

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """The same for many, in order."""


class SpacyAnalyser:
    """Any spaCy pipeline as a language step.

    A blank pipeline gives one sentence a paragraph with untagged words. Verbs are taken as predicates without
    roles, since spaCy's pipelines know none.
    """

    def __init__(self, pipeline: Callable[[str], Any], model: str | None = None) -> None:
        self._pipeline = pipeline
        meta = getattr(pipeline, "meta", {})
        self.model = (
            model or f"spacy {meta.get('lang', '?')}_{meta.get('name', '?')} {meta.get('version', '?')}"
        )

    def analyse(self, article: Article) -> Analysis:
        """Read paragraph by paragraph, so that no sentence crosses a line."""
        sentences: list[Sentence] = []
        place = paragraph = 0
        for line in article.text.split("\n"):
            if line.strip():
                headline = (
                    paragraph == 0 and article.title is not None and line.strip() == article.title.strip()
                )
                for words in _sentences(self._pipeline(line)):
                    sentences.append(
                        _sentence(len(sentences), article.text, place, words, paragraph, headline)
                    )
                paragraph += 1
            place += len(line) + 1
        return Analysis(tuple(sentences), self.model)

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """`analyse` one by one."""
        return map(self.analyse, articles)


def _sentences(document: Any) -> Iterator[list[Any]]:
    cut = document.sents if document.has_annotation("SENT_START") else [document]
    for sentence in cut:
        words = [word for word in sentence if not word.is_space]
        if words:
            yield words


def _sentence(index: int, text: str, offset: int, words: list, paragraph: int, headline: bool) -> Sentence:
    numbers = {word.i: number for number, word in enumerate(words)}
    tokens = tuple(
        Token(
            number, offset + word.idx, offset + word.idx + len(word.text), word.text,
            (word.lemma_ or word.text).lower(), word.pos_, word.tag_,
            -1 if word.head.i == word.i else numbers.get(word.head.i, -1), (word.dep_ or "dep").lower(),
        )
        for number, word in enumerate(words)
    )  # fmt: skip
    entities = []
    for number, word in enumerate(words):
        label = SPACY_LABELS.get(word.ent_type_)
        if label and word.ent_iob_ == "B":
            stop = number + 1
            while stop < len(words) and words[stop].ent_iob_ == "I":
                stop += 1
            entities.append(Entity(number, stop, label))
    start, stop = tokens[0].start, tokens[-1].stop
    predicates = tuple(Predicate(t.index) for t in tokens if t.upos == "VERB")
    return Sentence(
        index, start, stop, text[start:stop], tokens, predicates=predicates, entities=tuple(entities),
        paragraph=paragraph, headline=headline,
    )  # fmt: skip
