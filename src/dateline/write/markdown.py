"""Readings as Markdown, for notes, tickets and mails: a heading an article, a list an event.

## Car bomb kills six in Jorvale
### 1. Bombing: happened
- **where:** Jorvale, Northland (town): “Jorvale”
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from dateline.records import Event, Reading, Statement
from dateline.write.facts import Fact, event_facts, quoted_words
from dateline.write.table import summary
from dateline.write.wording import confidence_words, status_words, type_words


def write_markdown(readings: Iterable[Reading], out: TextIO) -> None:
    """All readings, one after the other."""
    for reading in readings:
        out.write("\n".join(article_lines(reading)) + "\n\n")
        out.flush()


def article_lines(reading: Reading) -> Iterator[str]:
    """One article: heading, where it comes from, its events, who says what, problems."""
    yield f"## {escape(reading.article.title or reading.article.source)}\n"
    yield escape(summary(reading)) + "\n"
    for number, event in enumerate(reading.events, start=1):
        yield from event_lines(number, event)
    if reading.statements:
        yield "### Who says what\n"
        yield from map(statement_line, reading.statements)
        yield ""
    for problem in reading.problems:
        yield f"> Note: {escape(problem.message)}\n"


def event_lines(number: int, event: Event) -> Iterator[str]:
    """One event: heading and a list item for each fact."""
    background = "" if event.current else ", background"
    score = f"{confidence_words(event.confidence)}, {event.confidence:.2f}"
    status = status_words(event.status.value) + background
    yield f"### {number}. {escape(type_words(event.type))}: {status} ({score})\n"
    yield f"- **event:** {escape(quoted_words(event.triggers))}"
    yield from map(fact_line, event_facts(event))
    yield ""


def fact_line(fact: Fact) -> str:
    """One fact with its words."""
    if fact.value is None:
        return f"- **{fact.label}:** not said"
    note = f" ({escape(fact.note)})" if fact.note else ""
    words = f": {escape(quoted_words(fact.words))}" if fact.words else ""
    return f"- **{fact.label}:** {escape(fact.value)}{note}{words}"


def statement_line(statement: Statement) -> str:
    """One statement: source, word of saying, what was said."""
    said = (quoted_words([span]) for span in (statement.cue, statement.content))
    return f"- {escape(statement.source.text)} {escape(' '.join(said))}"


def escape(text: str) -> str:
    """Text of the article on one line, with the signs of Markdown and HTML made harmless."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~&])", r"\\\1", " ".join(text.split()))
