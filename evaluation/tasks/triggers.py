"""Triggers of attack, injury, death, arrest and demonstration, with their arguments, as in WikiEvents.

DIR holds `*.jsonl`. A gold trigger is found where a trigger span of an event of its group overlaps it;
deaths and injuries belong to the group of attacks, whose events name them as triggers too. An argument is
right where it shares a word with a value of the same part (who, whom, where, with what) of that event.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import ArticleError
from dateline.pipeline import Reader
from dateline.records import Event, Span
from dateline.records.vocabulary import FAMILIES
from evaluation.figures import DIGITS, Counts, f_interval, interval, rate
from evaluation.gold import GoldError
from evaluation.score import share_word

GROUPS = (
    ("Conflict.Attack", "violence"),
    ("Life.Die", "violence"),
    ("Life.Injure", "violence"),
    ("Justice.ArrestJailDetain", "arrest"),
    ("Conflict.Demonstrate", "protest"),
)
TYPES = {
    **{kind: "violence" for kind in FAMILIES["attack"]},
    "arrest": "arrest",
    "abduct": "arrest",
    "protest": "protest",
}
PARTS = {
    "who": ("Attacker", "Killer", "Injurer", "Jailer", "Demonstrator"),
    "whom": ("Victim", "Target", "Detainee"),
    "where": ("Place",),
    "with what": ("ExplosiveDevice", "Instrument"),
}
Quad = tuple[int, int, int, int]
PART_OF = {role: part for part, roles in PARTS.items() for role in roles}


@dataclass(frozen=True, slots=True)
class GoldTrigger:
    """One annotated trigger: its group, offsets, and (part, entity, words) of its arguments."""

    group: str
    start: int
    stop: int
    arguments: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text."""

    text: str
    triggers: tuple[GoldTrigger, ...]


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Read every document and compare triggers and arguments.

    Raises:
        GoldError: `data` holds no documents.
    """
    files = [file for file in sorted(data.glob("*.jsonl")) if not file.name.startswith(("train", "dev_info"))]
    documents = [document for file in files for document in read_documents(file)][:limit]
    if not documents:
        raise GoldError(f"{data} holds no *.jsonl with event_mentions")
    reader = Reader()
    triggers, arguments = [], []
    groups: Counter[tuple[str, str]] = Counter()
    for document in documents:
        events = tuple(read_events(reader, document.text))
        triggers.append(trigger_counts(document, events, groups))
        arguments.append(argument_counts(document, events))
    precision, recall, f = trigger_rates(triggers)
    parts = rate(*(sum(column) for column in zip(*arguments, strict=True)))
    metrics = {"trigger-p": precision, "trigger-r": recall, "trigger-f": f, "argument-f": parts.f}
    rows = {
        "trigger": {"p": precision, "r": recall, "n": sum(counts[3] for counts in triggers)},
        "argument": {"p": parts.precision, "r": parts.recall, "n": parts.gold},
    }
    intervals = {
        "trigger-f": interval(len(triggers), lambda drawn: trigger_rates([triggers[n] for n in drawn])[2]),
        "argument-f": f_interval(arguments),
    }
    recalls = {f"{group} {what}": number for (group, what), number in sorted(groups.items())}
    return {
        "metrics": metrics,
        "details": {"documents": len(documents), "rows": rows, "intervals": intervals, "groups": recalls},
    }


def read_documents(file: Path) -> Iterator[Document]:
    """The documents of a file; other JSON lines are passed over."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "event_mentions" in record:
                yield read_document(record)


def read_document(record: dict[str, Any]) -> Document:
    """One document, its words' numbers turned into offsets of its text."""
    text, starts, stops, at = record["text"], [], [], 0
    for word in record["tokens"]:
        start = text.find(word, at)
        start = at if start < 0 else start
        at = start + len(word)
        starts.append(start)
        stops.append(at)
    triggers = []
    for mention in record["event_mentions"]:
        group = next((group for kind, group in GROUPS if mention["event_type"].startswith(kind)), None)
        if group is not None:
            where = mention["trigger"]
            arguments = [
                (PART_OF[one["role"]], one["entity_id"], one["text"])
                for one in mention["arguments"]
                if one["role"] in PART_OF
            ]
            triggers.append(
                GoldTrigger(group, starts[where["start"]], stops[where["end"] - 1], tuple(arguments))
            )
    return Document(text, tuple(triggers))


def read_events(reader: Reader, text: str) -> Iterator[Event]:
    """Events of the groups that are measured."""
    try:
        events = reader.read(text).events
    except ArticleError:
        return
    yield from (event for event in events if event.type in TYPES)


def holds(event: Event, gold: GoldTrigger) -> bool:
    """The event is of the trigger's group and has a trigger there."""
    return TYPES[event.type] == gold.group and any(covers(span, gold) for span in event.triggers)


def covers(span: Span, gold: GoldTrigger) -> bool:
    """They overlap."""
    return span.start < gold.stop and gold.start < span.stop


def trigger_counts(document: Document, events: Sequence[Event], groups: Counter[tuple[str, str]]) -> Quad:
    """Given spans that meet a gold trigger of their group, given spans; gold triggers found, all of them."""
    given = [(TYPES[event.type], span) for event in events for span in event.triggers]
    met = sum(
        any(group == gold.group and covers(span, gold) for gold in document.triggers) for group, span in given
    )
    found = 0
    for gold in document.triggers:
        hit = any(holds(event, gold) for event in events)
        groups[gold.group, "gold"] += 1
        groups[gold.group, "found"] += hit
        found += hit
    return met, len(given), found, len(document.triggers)


def argument_counts(document: Document, events: Sequence[Event]) -> Counts:
    """Right, given and gold arguments; one entity in one part of an event's triggers counts once."""
    right = 0
    taken: set[GoldTrigger] = set()
    gold_total = 0
    for event in events:
        own = [gold for gold in document.triggers if gold not in taken and holds(event, gold)]
        taken.update(own)
        wanted = {(part, entity): words for gold in own for part, entity, words in gold.arguments}
        gold_total += len(wanted)
        values = event_values(event)
        used: set[int] = set()
        for (part, _), words in wanted.items():
            match = next(
                (
                    number
                    for number, (given, said) in enumerate(values)
                    if number not in used and given == part and any(share_word(one, words) for one in said)
                ),
                None,
            )
            if match is not None:
                used.add(match)
        right += len(used)
    missed = {
        (number, part, entity)
        for number, gold in enumerate(document.triggers)
        if gold not in taken
        for part, entity, _ in gold.arguments
    }
    return right, sum(len(event_values(event)) for event in events), gold_total + len(missed)


def event_values(event: Event) -> list[tuple[str, tuple[str, ...]]]:
    """Part and all wordings of each value of an event."""
    parties = (("who", event.actors), ("whom", event.targets))
    values = [
        (part, (one.text, one.name, *(span.text for span in one.mentions)))
        for part, many in parties
        for one in many
    ]
    values += [("with what", (span.text,)) for span in event.weapons]
    if event.place is not None:
        values.append(("where", (event.place.text, event.place.name, *event.place.inside)))
    return values


def trigger_rates(counts: Sequence[Quad]) -> tuple[float, float, float]:
    """Precision over given spans, recall over gold triggers, and their F."""
    met, given, found, gold = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = met / max(given, 1), found / max(gold, 1)
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return round(precision, DIGITS), round(recall, DIGITS), round(f, DIGITS)
