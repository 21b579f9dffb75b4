"""The events that Dateline reads in annotated articles, beside the gold events that share their triggers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.merge.event import build_event
from dateline.merge.reasons import Scene
from dateline.merge.within import Group, join_mentions
from dateline.pipeline import Reader, scene_of
from dateline.records import Event
from dateline.records.mention import EventMention
from evaluation.gold import GoldEvent, load_gold
from evaluation.score import found_events
from evaluation.tasks.e2e import gold_articles


@dataclass(frozen=True)
class Matched:
    """One event that Dateline reads, however unsure of it.

    Attributes:
        folder: Of the article; `article` its number among all.
        gold: The gold event; None where there is none.
    """

    folder: Path
    article: int
    group: Group
    scene: Scene
    event: Event
    gold: GoldEvent | None

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """The words that tell of it."""
        return self.group.mentions


def read_matched(folders: Sequence[Path]) -> Iterator[Matched]:
    """All events of all articles, in order."""
    reader = Reader()
    number = 0
    for folder in folders:
        gold = load_gold(folder, None)
        for article, read in zip(gold, gold_articles(gold), strict=True):
            number += 1
            analysis = reader.analyser.analyse(read)
            scene = scene_of(read, analysis)
            groups = join_mentions(reader.ground(read, analysis).mentions, scene)
            events = [build_event(read, group, scene, reader.families) for group in groups]
            pairs = {id(given): asked for asked, given in found_events(article.events, events)}
            for group, event in zip(groups, events, strict=True):
                yield Matched(folder, number, group, scene, event, pairs.get(id(event)))
