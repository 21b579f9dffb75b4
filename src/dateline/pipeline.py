"""The order of the steps: an article goes in, a reading comes out.

Nothing else knows this order. `Reader` holds the resources (model, ontology, gazetteer, actor list), loaded
once; `read_many` streams, in order, and an article that cannot be used never costs the others.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from dateline import __version__
from dateline.errors import ArticleError
from dateline.events.furniture import furniture_sentences
from dateline.events.mentions import Quoted, Told, read_events
from dateline.ground.actors import ActorList
from dateline.ground.counts_link import EventWords, share_tolls
from dateline.ground.gazetteer import Gazetteer
from dateline.ground.held import find_held
from dateline.ground.mentions import Grounds, Setting, ground_mentions, read_setting
from dateline.ground.offers import give_offers
from dateline.ground.opponents import give_opponents
from dateline.ground.places_offers import give_places
from dateline.ground.times_anchor import find_anchor
from dateline.ground.times_offers import give_dates
from dateline.language.analyser import Analyser
from dateline.merge.claims import date_claims
from dateline.merge.event import build_event, left_out, unsure_event
from dateline.merge.judge import LEAST
from dateline.merge.parties import settle_parties
from dateline.merge.reasons import Scene
from dateline.merge.within import Group, join_mentions
from dateline.read.flow import flow_of
from dateline.read.reader import article_from_text
from dateline.records import Analysis, Article, ReaderVersions, Reading, Sentence, Statement
from dateline.records.mention import EventMention
from dateline.resources.ontology import Ontology
from dateline.workers import Workers

log = logging.getLogger(__name__)

# Nobody has been hurt yet by what is planned, and nobody at all by what is denied.
WITH_TOLLS = ("happened", "ongoing", "attempted", "possible")
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """How to read; the same options give the same output.

    Attributes:
        published, outlet, language: Said by the user; they go before what the article says of itself.
        ontology: A YAML file that adds or replaces event types.
        actors: The user's own list of actors beside the bundled one.
        threads: Threads of the language model.
    """

    published: str | date | None = None
    outlet: str | None = None
    language: str | None = None
    ontology: Path | None = None
    actors: Path | None = None
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Grounded:
    """An article's mentions with their values, and what they were found with.

    Attributes:
        skip: Sentences that are no part of the report.
    """

    told: Told
    setting: Setting
    mentions: tuple[EventMention, ...]
    skip: frozenset[int]


class Reader:
    """Reads articles into events.

    >>> reader = Reader()
    >>> reading = reader.read("Shelling killed at least 12 people in Taiz on Monday.", published="2015-11-18")
    >>> [event.type for event in reading.events]
    ['assault-artillery']
    """

    def __init__(self, options: ReaderOptions | None = None, **changes: object) -> None:
        """Load the resources.

        Args:
            options: All options at once; or single ones by name, e.g. `Reader(published="2015-11-18")`.

        Raises:
            ResourceError: a bundled or named resource is missing or broken.
        """
        self.options = options or ReaderOptions(**changes)  # type: ignore[arg-type]
        self.ontology = Ontology.load(self.options.ontology)

    @cached_property
    def analyser(self) -> Analyser:
        """The language model, loaded when first read with: a process that only hands out work needs none."""
        return Analyser.load(threads=self.options.threads)

    @cached_property
    def grounds(self) -> Grounds:
        """Gazetteer and actor list."""
        return Grounds(Gazetteer.open(), ActorList.load(self.options.actors))

    @cached_property
    def families(self) -> dict[str, str]:
        """Family of each event type."""
        return {kind: self.ontology.family(kind) for kind in self.ontology.types}

    def read(
        self,
        text: str,
        *,
        title: str | None = None,
        published: str | date | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """Read one report given as text.

        Args:
            published: A day, or "YYYY-MM-DD".

        Raises:
            ArticleError: the text is empty or not English.
        """
        return self.read_article(
            article_from_text(
                text,
                title=title,
                published=published or self.options.published,
                outlet=outlet or self.options.outlet,
                url=url,
                language=self.options.language,
            )
        )

    def read_article(self, article: Article) -> Reading:
        """Read one article.

        Raises:
            ArticleError: its language is not English.
        """
        if article.language not in (None, "en"):
            raise ArticleError(
                "not-english",
                f"{article.source}: the text is in {article.language!r}; Dateline reads English. "
                "If this is wrong, say --language en",
                source=article.source,
            )
        flow = flow_of(article.text, article.title)
        if flow is None:
            return self.read_analysis(article, self.analyser.analyse(article))
        flowing = replace(article, text=flow.text)
        found = self.read_analysis(flowing, self.analyser.analyse(flowing))
        events, statements = flow.back(found.events), flow.back(found.statements)
        return replace(found, article=article, events=events, statements=statements)

    def read_analysis(self, article: Article, analysis: Analysis) -> Reading:
        """Read an article that the language step has read: events, grounding, joining."""
        found = self.ground(article, analysis)
        told, setting = found.told, found.setting
        scene = scene_of(article, analysis)
        drafts, unsure = [], []
        for group in join_mentions(found.mentions, scene):
            event = build_event(article, group, scene, self.families)
            if event.confidence >= LEAST["event"]:
                drafts.append((group, event))
            else:
                unsure.append(unsure_event(event))
        tolls = [toll for toll in setting.tolls if toll.sentence not in found.skip]
        real = [i for i, (_, draft) in enumerate(drafts) if draft.status.value in WITH_TOLLS]
        words = [_words(drafts[i][0], drafts[i][1].type, analysis) for i in real]
        shared = share_tolls(article, analysis, tolls, words)
        counts = dict(zip(real, shared, strict=True))
        events, numbers = [], {}
        for index, (group, draft) in enumerate(drafts):
            event = replace(draft, counts=counts.get(index, ()))
            unsure += left_out(event, group.mentions, scene)
            for mention in group.mentions:
                numbers[mention.sentence, mention.start] = event.id
            events.append(event)
        events = date_claims(settle_parties(events, find_held(analysis, setting, self.grounds)))
        statements = _statements(told, analysis, setting, numbers, self.grounds)
        return Reading(
            article, tuple(events), statements, self.versions(analysis), (*article.problems, *unsure)
        )

    def ground(self, article: Article, analysis: Analysis) -> Grounded:
        """The mentions of an article with their values, before they are joined."""
        skip = furniture_sentences(article, analysis)
        told = read_events(article, analysis, self.ontology, skip=skip)
        setting = read_setting(article, analysis, self.grounds)
        mentions = ground_mentions(article, analysis, told.mentions, setting, self.grounds)
        mentions = give_opponents(analysis, mentions, setting, self.grounds)
        mentions = give_offers(analysis, mentions, setting, self.grounds, told.nearby)
        mentions = give_places(analysis, mentions, setting.places)
        mentions = give_dates(article, analysis, mentions, setting.times)
        return Grounded(told, setting, mentions, skip)

    def versions(self, analysis: Analysis) -> ReaderVersions:
        """What read the article, for the record."""
        options = tuple(
            (k, str(v))
            for k in ("ontology", "actors", "language")
            if (v := getattr(self.options, k)) is not None
        )
        return ReaderVersions(
            __version__, analysis.model, self.ontology.name, self.grounds.gazetteer.version, options
        )

    def read_many(
        self, articles: Iterable[Article | ArticleError], *, jobs: int = 1
    ) -> Iterator[Reading | ArticleError]:
        """Read a stream of articles, in order; what could not be read comes through as its error.

        Args:
            jobs: Processes; more than one start readers of their own, each on one thread.
        """
        if jobs <= 1:
            yield from map(self._try, articles)
            return
        workers = Workers(_read_in_process, _died, _start, (replace(self.options, threads=1),), jobs)
        yield from workers.through(articles)

    def _try(self, article: Article | ArticleError) -> Reading | ArticleError:
        if isinstance(article, ArticleError):
            return article
        try:
            return self.read_article(article)
        except ArticleError as error:
            log.info("%s", error)
            return error
        except Exception as error:  # a fault of ours in one article must not cost the others
            log.exception("%s: could not be read", article.source)
            return ArticleError(
                "failed",
                f"{article.source}: Dateline failed on this article ({type(error).__name__}: {error}); "
                "the others are not touched. Please report it, with the text if you may share it",
                source=article.source,
            )


_reader: Reader | None = None


def _start(options: ReaderOptions) -> None:
    global _reader
    _reader = Reader(options)


def _read_in_process(article: Article | ArticleError) -> Reading | ArticleError:
    assert _reader is not None
    return _reader._try(article)


def _died(article: Article | ArticleError) -> ArticleError:
    if isinstance(article, ArticleError):
        return article
    return ArticleError(
        "died",
        f"{article.source}: the process that read this article died, perhaps for want of memory; the others "
        "are not touched. Split a very long text, or use fewer --jobs",
        source=article.source,
    )


def scene_of(article: Article, analysis: Analysis) -> Scene:
    """Where the headline and the lead stand."""
    body = [s.index for s in analysis.sentences if not s.headline and len(s.tokens) >= 7]
    middle = body[len(body) // 2] if body else 0
    day = find_anchor(article.text, article.published)
    return Scene(
        frozenset(s.index for s in analysis.sentences if s.headline),
        frozenset(body[:2]),
        middle,
        day.day if day else None,
        tuple(content_words(s) for s in analysis.sentences),
        tuple(s.embedding for s in analysis.sentences),
    )


def content_words(sentence: Sentence) -> frozenset[str]:
    """Lemmas of the words that carry meaning, names and numbers included."""
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.upos in CONTENT)


def _words(group: Group, kind: str, analysis: Analysis) -> EventWords:
    """Where an event is told, for the sharing of tolls."""
    places = []
    for mention in group.mentions:
        tokens = set(range(mention.start, mention.stop))
        for span in mention.extra:
            tokens |= {
                t.index
                for t in analysis.sentences[mention.sentence].tokens
                if span.start <= t.start < span.stop
            }
        places.append((mention.sentence, tuple(sorted(tokens))))
    return EventWords(tuple(places), kind)


def _statements(
    told: Told, analysis: Analysis, setting: Setting, numbers: dict[tuple[int, int], str], grounds: Grounds
) -> tuple[Statement, ...]:
    """The reporting sentences, with the ids of the events that they speak of."""
    found = []
    for quoted in told.quoted:
        ids = dict.fromkeys(_event_of(quoted, told, numbers))
        found.append(Statement(quoted.source, quoted.cue, quoted.content, tuple(ids)))
    return tuple(found)


def _event_of(quoted: Quoted, told: Told, numbers: dict[tuple[int, int], str]) -> Iterator[str]:
    for index in quoted.mentions:
        mention = told.mentions[index]
        number = numbers.get((mention.sentence, mention.start))
        if number is not None:
            yield number
