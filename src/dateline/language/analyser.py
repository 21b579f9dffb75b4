"""Article -> Analysis: the language step.

`Analyser.load()` opens the trained model; `analyse` cuts an article into sentences and words, reads them, and
gives records. Batches never mix articles, and a sentence's numbers do not depend on its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.language.lemmas import Lemmas
from dateline.language.reading import Reader, Reading
from dateline.language.sentences import SentenceCut, cut_article
from dateline.language.tokens import Tokeniser, Word
from dateline.records import (
    Analysis,
    Argument,
    Article,
    Attribution,
    Entity,
    EventWord,
    Predicate,
    Sentence,
    Token,
)
from dateline.resources.model import FOLDER, ModelFiles, load_model_files

WEAPONS = ("weapon", "platform")
LEAST, MOST = -3.0, 3.0
# So many times as common a label of a name must be to replace another.
COMMON_OVER = 2


# Names that an uncased model takes for a word of the language: "the IS claimed" is no verb.
LOOKALIKES = {"IS": "ISIS"}


def names_as_names(words: Sequence[str]) -> list[str]:
    """The words as the model shall see them: a capital name that looks like a common word by its like.

    In text all in capitals nothing is changed.
    """
    lowered = sum(word.islower() for word in words)
    if lowered < len(words) / 4:
        return list(words)
    return [LOOKALIKES.get(word, word) for word in words]


class Analyser:
    """The shipped model as a language step. Not shared between processes; load one in each."""

    def __init__(self, files: ModelFiles, *, threads: int = 1) -> None:
        self.model = files.name
        self.reader = Reader(files, threads=threads)
        self.tokeniser = Tokeniser(files.words)
        self._lemmas = Lemmas(files.lemmas)

    @classmethod
    def load(cls, threads: int = 1, folder: Path = FOLDER) -> Analyser:
        """Open the model that ships with the package, or another folder of the same form.

        Raises:
            ResourceError: a file is missing or altered.
        """
        return cls(load_model_files(folder), threads=threads)

    def analyse(self, article: Article) -> Analysis:
        """Step: sentences, words, trees, predicates, names and attributions of an article."""
        cuts = cut_article(article.text, article.title, self.tokeniser)
        readings = self.reader.read([names_as_names([w.text for w in c.words]) for c in cuts])
        sentences = tuple(
            self._sentence(index, article.text, cut, reading)
            for index, (cut, reading) in enumerate(zip(cuts, readings, strict=True))
        )
        return Analysis(with_one_label(sentences), self.model)

    def analyse_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """`analyse` one by one, in order."""
        return map(self.analyse, articles)

    def analyse_tokens(
        self, sentences: Sequence[Sequence[str]], predicates: Sequence[Sequence[int]] | None = None
    ) -> list[Sentence]:
        """Sentences whose words are given; their text is the words with blanks between, offsets count in it.

        Args:
            sentences: Words of each sentence; an empty one gives an empty sentence.
            predicates: Word indices of known predicates, to be used instead of found ones.
        """
        full = [i for i, words in enumerate(sentences) if words]
        told = None if predicates is None else [predicates[i] for i in full]
        readings = dict(zip(full, self.reader.read([sentences[i] for i in full], told), strict=True))
        found = []
        for index, forms in enumerate(sentences):
            words: list[Word] = []
            place = 0
            for form in forms:
                words.append(Word(place, place + len(form), form))
                place += len(form) + 1
            text = " ".join(forms)
            if words:
                cut = SentenceCut(tuple(words), 0, False)
                found.append(self._sentence(index, text, cut, readings[index]))
            else:
                found.append(Sentence(index, 0, 0, "", ()))
        return found

    def _sentence(self, index: int, text: str, cut: SentenceCut, reading: Reading) -> Sentence:
        start, stop = cut.words[0].start, cut.words[-1].stop
        lemmas = self._lemmas
        tokens = tuple(
            Token(i, w.start, w.stop, w.text, lemmas(w.text, xpos), upos, xpos, head, relation)
            for i, (w, upos, xpos, head, relation) in enumerate(
                zip(cut.words, reading.upos, reading.xpos, reading.heads, reading.relations, strict=True)
            )
        )
        return Sentence(
            index,
            start,
            stop,
            text[start:stop],
            tokens,
            predicates=tuple(_predicates(reading)),
            entities=tuple(_entities(reading)),
            attributions=tuple(_attributions(reading)),
            paragraph=cut.paragraph,
            headline=cut.headline,
            events=tuple(_events(reading)),
            embedding=tuple(reading.embedding.tolist()),
        )


def with_one_label(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """A name is one thing throughout an article: the rare label gives way to one that is far more common."""
    tally: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for entity in sentence.entities:
            words = sentence.span(entity.start, entity.stop).text
            tally.setdefault(words, Counter())[entity.label] += 1
    common = {}
    for words, labels in tally.items():
        (label, count), *others = labels.most_common(2)
        if others and count >= COMMON_OVER * others[0][1]:
            common[words] = label
    return tuple(
        replace(
            sentence,
            entities=tuple(
                replace(e, label=common.get(sentence.span(e.start, e.stop).text, e.label))
                for e in sentence.entities
            ),
        )
        if sentence.entities and common
        else sentence
        for sentence in sentences
    )


def _head(heads: Sequence[int], start: int, stop: int) -> int:
    """The first word of a span whose governor lies outside it."""
    return next((i for i in range(start, stop) if not start <= heads[i] < stop), start)


def _predicates(reading: Reading) -> Iterator[Predicate]:
    for (token, score, factuality), spans in zip(reading.predicates, reading.arguments, strict=True):
        arguments = tuple(Argument(a, b, role, _head(reading.heads, a, b)) for a, b, role in spans)
        yield Predicate(token, arguments, round(min(MOST, max(LEAST, factuality)), 4), round(score, 4))


def _events(reading: Reading) -> Iterator[EventWord]:
    for (token, kinds), parts in zip(reading.events, reading.casts, strict=True):
        ranked = sorted(((k, round(s, 4)) for k, s in kinds.items()), key=lambda row: -row[1])
        score = min(1.0, round(sum(kinds.values()), 4))
        yield EventWord(token, score, tuple(ranked), tuple((w, p, round(s, 4)) for w, p, s in parts))


def _entities(reading: Reading) -> list[Entity]:
    """Names, and weapons that no name covers, in text order."""
    found = [Entity(a, b, label, round(score, 4)) for a, b, label, score in reading.names]
    for start, stop, label, score in reading.defence:
        if label in WEAPONS and all(stop <= e.start or e.stop <= start for e in found):
            found.append(Entity(start, stop, "weapon", round(score, 4)))
    return sorted(found, key=lambda e: (e.start, e.stop))


def _attributions(reading: Reading) -> Iterator[Attribution]:
    for (anchor, _), spans in zip(reading.cues, reading.parts, strict=True):
        cues = [(a, b) for a, b, part in spans if part == "cue"]
        cue = next((c for c in cues if c[0] <= anchor < c[1]), (anchor, anchor + 1))
        sources = [(a, b) for a, b, part in spans if part == "source"]
        source = max(sources, key=lambda s: s[1] - s[0]) if sources else None
        contents = [(a, b) for a, b, part in spans if part == "content"]
        content = (contents[0][0], contents[-1][1]) if contents else None
        yield Attribution(cue, source, content)
