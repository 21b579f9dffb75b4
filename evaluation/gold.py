"""Gold articles, annotated end to end: `<id>.article.json` beside `<id>.gold.json`.

A gold span is given as words and which occurrence of them it is, {"text": "bomb blast", "n": 1}; here it
becomes offsets in the article's text, which is taken unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Bounds = tuple[int, int]


class GoldError(Exception):
    """The gold files cannot be measured against."""


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A figure: kind, fewest, most (None for no upper bound)."""

    kind: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class GoldName:
    """An actor, target or source: its words, and the name of an actor or target."""

    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where; `geonameid` None where GeoNames has none."""

    text: str
    name: str
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event as an annotator read it; `spans` are its triggers' offsets."""

    id: str
    type: str
    status: str
    current: bool
    main: bool
    spans: tuple[Bounds, ...]
    actors: tuple[GoldName, ...]
    targets: tuple[GoldName, ...]
    sources: tuple[GoldName, ...]
    place: GoldPlace | None
    date: tuple[str | None, str | None] | None
    counts: tuple[GoldCount, ...]
    incident: str | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Who says, and the word of saying."""

    source: str
    cue: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with everything annotated in it."""

    id: str
    text: str
    title: str | None
    outlet: str | None
    published: date | None
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]


def load_gold(folder: Path, limit: int | None = None) -> tuple[GoldArticle, ...]:
    """All gold articles of a folder in order of file name; names beginning with `train` are left out.

    Raises:
        GoldError: The folder holds none, or a gold file has no article beside it.
    """
    files = [file for file in sorted(folder.glob("*.gold.json")) if not file.name.startswith("train")]
    if not files:
        raise GoldError(f"{folder} holds no *.gold.json")
    return tuple(load_article(file) for file in files[:limit])


def load_article(file: Path) -> GoldArticle:
    """One gold file with its article."""
    beside = file.with_name(file.name.replace(".gold.", ".article."))
    if not beside.exists():
        raise GoldError(f"{file} has no {beside.name} beside it")
    gold, article = (json.loads(path.read_text("utf-8")) for path in (file, beside))
    text = article["text"]
    day = gold.get("published") or article.get("published")
    return GoldArticle(
        id=str(gold["unit_id"]),
        text=text,
        title=article.get("title"),
        outlet=article.get("outlet"),
        published=date.fromisoformat(day) if day else None,
        events=tuple(gold_event(text, event) for event in gold["events"]),
        statements=tuple(GoldStatement(said["source"], said["cue"]) for said in gold["statements"]),
    )


def gold_event(text: str, event: Json) -> GoldEvent:
    """One annotated event; triggers that the text lacks are left out."""
    place, when = event["place"], event["date"]
    return GoldEvent(
        id=event["id"],
        type=event["type"],
        status=event["status"],
        current=event["current"],
        main=event["main"],
        spans=tuple(trigger_bounds(text, event["triggers"])),
        actors=gold_names(event["actors"]),
        targets=gold_names(event["targets"]),
        sources=gold_names(event["sources"]),
        place=GoldPlace(place["text"], place["name"], place["geonameid"]) if place else None,
        date=(when["start"], when["end"]) if when else None,
        counts=tuple(GoldCount(count["kind"], count["low"], count["high"]) for count in event["counts"]),
        incident=event["incident"],
    )


def trigger_bounds(text: str, triggers: list[Json]) -> Iterator[Bounds]:
    """Offsets of trigger words in the text."""
    for trigger in triggers:
        bounds = nth_occurrence(text, trigger["text"], trigger["n"])
        if bounds is not None:
            yield bounds


def gold_names(parts: list[Json]) -> tuple[GoldName, ...]:
    """Participants or sources."""
    return tuple(GoldName(part["text"], part.get("name")) for part in parts)


def nth_occurrence(text: str, words: str, number: int) -> Bounds | None:
    """Offsets of the nth occurrence, overlapping ones counted; None where there are fewer."""
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return start, start + len(words)
