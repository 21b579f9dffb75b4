"""`dateline ontology`: look at event types, check a file of one's own, and try its examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.pipeline import Reader, ReaderOptions
from dateline.records import Event
from dateline.resources.ontology import EventType, Example, Ontology
from dateline.resources.ontology import check as problems_of


@dataclass(frozen=True, slots=True)
class Trial:
    """One example that was read: what was asked for and what came out.

    Attributes:
        kind: Event type whose example it is.
        text: The sentence.
        wanted: The trigger that should give the type; None for a sentence that should not.
        right: It came out as wanted.
        found: The types that were read, with their triggers.
    """

    kind: str
    text: str
    wanted: str | None
    right: bool
    found: tuple[tuple[str, str], ...]


def check_file(file: Path) -> Iterator[str]:
    """Problems of a file of event types, one a line.

    Raises:
        UsageError: There is no such file or folder.
    """
    if not file.exists():
        raise UsageError(f"{file} does not exist")
    yield from problems_of(file)


def type_lines(kind: str | None, file: Path | None) -> Iterator[str]:
    """A type in full, or all types in a line each.

    Raises:
        UsageError: There is no type of that name.
        ResourceError: `file` has problems.
    """
    ontology = Ontology.load(file)
    if kind is not None:
        yield ontology.show(kind)
        return
    for one in ontology.types.values():
        yield f"{one.family:10} {one.id:24} {one.definition}"


def try_examples(file: Path | None, kind: str | None) -> Iterator[Trial]:
    """Read every example and near miss of the user's own types, or of the built-in ones.

    Args:
        file: The user's types; None for the built-in ones.
        kind: One type only.

    Raises:
        ResourceError: `file` has problems.
    """
    built_in = Ontology.load().types
    ontology = Ontology.load(file)
    reader = Reader(ReaderOptions(ontology=file))
    for one in ontology.types.values():
        own = file is None or one != built_in.get(one.id)
        if own and kind in (None, one.id):
            yield from (trial(reader, one, example) for example in (*one.examples, *one.near_misses))


def trial(reader: Reader, kind: EventType, example: Example) -> Trial:
    """Read one example."""
    events = reader.read(example.text).events
    found = tuple((event.type, event.triggers[0].text) for event in events)
    named = [event for event in events if event.type == kind.id]
    right = any(meets(event, example) for event in named) if example.trigger else not named
    return Trial(kind.id, example.text, example.trigger, right, found)


def meets(event: Event, example: Example) -> bool:
    """The event has the example's trigger, one within the other, and its status if it asks for one."""
    words = example.trigger or ""
    told = any(words in span.text or span.text in words for span in event.triggers)
    return told and example.status in (None, event.status.value)


def trial_lines(trials: Iterator[Trial]) -> Iterator[tuple[str, bool]]:
    """What went wrong, one line each, and a line a type that counts; with whether all was right."""
    counts: dict[str, list[bool]] = {}
    for one in trials:
        counts.setdefault(one.kind, []).append(one.right)
        if not one.right:
            wanted = f"{one.kind} by {one.wanted!r}" if one.wanted else f"no {one.kind}"
            found = ", ".join(f"{kind} by {words!r}" for kind, words in one.found) or "nothing"
            yield f"{one.text}\n    wanted {wanted}; found {found}", False
    for kind, rights in counts.items():
        yield f"{kind}: {sum(rights)} of {len(rights)} right", all(rights)
