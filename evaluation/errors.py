"""Classes of error left on annotated articles, counted, worst first.

`python -m evaluation.errors DIR` prints a Markdown table: every annotated event that was missed, every event
that nobody annotated, and every wrong field of the events that were found. A field that is null where the
annotators have a value is "missing"; a value where they have none is "invented".
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.records import Event
from evaluation.gold import GoldEvent, load_gold
from evaluation.score import Locate, dates_agree, figures, found_events, found_names, places_agree
from evaluation.tasks.e2e import place_finder, read_gold


def main(folder: str) -> None:
    """Print the table for a folder of gold articles."""
    data = Path(folder)
    locate = place_finder(data, None)
    gold = load_gold(data)
    readings = read_gold(gold)
    counted: Counter[str] = Counter()
    for article in gold:
        given = readings[article.id].events if article.id in readings else ()
        pairs = found_events(article.events, given)
        counted["event missed"] += len(article.events) - len(pairs)
        counted["event that nobody annotated"] += len(given) - len(pairs)
        for event, found in pairs:
            counted.update(field_errors(event, found, locate))
    print("| class | count |\n|---|---|")
    for name, number in counted.most_common():
        print(f"| {name} | {number} |")


def field_errors(event: GoldEvent, found: Event, locate: Locate) -> Iterator[str]:
    """What is wrong with an event that was found."""
    if event.type != found.type:
        yield "type wrong"
    if event.status != found.status.value:
        yield f"status: {event.status} read as {found.status.value}"
    if event.current != found.current:
        yield "background read as current" if found.current else "current read as background"
    for part, theirs, ours in (
        ("actor", event.actors, found.actors),
        ("target", event.targets, found.targets),
        ("source", event.sources, found.sources),
    ):
        right = found_names(theirs, ours)
        yield from [f"{part} missing"] * (len(theirs) - right)
        yield from [f"{part} invented"] * (len(ours) - right)
    if event.place is None or found.place is None:
        if event.place is not None:
            yield "place missing"
        elif found.place is not None:
            yield "place invented"
    elif not places_agree(event, found, locate):
        yield "place wrong"
    if event.date is None or found.date is None:
        if event.date is not None:
            yield "date missing"
        elif found.date is not None:
            yield "date invented"
    elif not dates_agree(event, found):
        yield "date wrong"
    theirs, ours = figures(event.counts, None), figures(found.counts, None)
    yield from ["count missing"] * sum((theirs - ours).values())
    yield from ["count invented"] * sum((ours - theirs).values())


if __name__ == "__main__":
    main(sys.argv[1])
