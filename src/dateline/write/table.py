"""Readings for the terminal: a block an article, under each event its values beside the words that say them.

1 Bombing · happened                                     likely   "bomb blast"
  where    Jorvale, Northland · town                              "Jorvale"
  killed   6 or more · says police                                "At least six people"
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.records import Article, Event, Reading
from dateline.write.facts import Fact, event_facts, quoted_words
from dateline.write.wording import confidence_words, day_words, status_words, type_words

WIDTH = 100


def write_table(readings: Iterable[Reading], out: TextIO) -> None:
    """A block an article, in colour where `out` is a terminal; 100 columns wide where it is not."""
    console = Console(file=out, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console.width = WIDTH
    for reading in readings:
        console.print(heading(reading.article))
        console.print(Text(summary(reading), style="dim"))
        for number, event in enumerate(reading.events, start=1):
            console.print(event_table(number, event))
        for problem in reading.problems:
            console.print(Text(f"note: {problem.message}", style="yellow"))
        console.print()


def heading(article: Article) -> Text:
    """The headline, or the source's name where there is none."""
    return Text(article.title or article.source, style="bold")


def summary(reading: Reading) -> str:
    """Outlet, day, name of the file or address, how many events."""
    article = reading.article
    day = day_words(article.published) if article.published else "day of publication not known"
    source = article.source if "://" in article.source else Path(article.source).name
    number = len(reading.events)
    events = "no events" if number == 0 else "1 event" if number == 1 else f"{number} events"
    return " · ".join(part for part in (article.outlet, day, source, events) if part)


def event_table(number: int, event: Event) -> Table:
    """One event: its heading, a row for each fact, and one for all that the article leaves open."""
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right", style="bold")
    table.add_column(width=9, style="dim")
    table.add_column(ratio=5)
    table.add_column(ratio=4, style="italic cyan")
    score = confidence_words(event.confidence)
    table.add_row(str(number), score, event_heading(event), Text(quoted_words(event.triggers)))
    facts = event_facts(event)
    before = None
    for fact in facts:
        if fact.value is not None:
            label = "" if fact.label == before else fact.label
            table.add_row("", label, value_text(fact), Text(quoted_words(fact.words)))
            before = fact.label
    unsaid = [fact.label for fact in facts if fact.value is None]
    if unsaid:
        table.add_row("", "not said", Text(", ".join(unsaid), style="dim"), "")
    return table


def event_heading(event: Event) -> Text:
    """Type and status, and whether it is background."""
    head = Text(type_words(event.type), style="bold")
    head.append(f" · {status_words(event.status.value)}", style="not bold")
    if not event.current:
        head.append(" · background", style="not bold dim")
    return head


def value_text(fact: Fact) -> Text:
    """A fact's value with its note."""
    text = Text(fact.value or "")
    if fact.note:
        text.append(f" · {fact.note}", style="dim")
    return text
