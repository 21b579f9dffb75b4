"""One page to mail: articles with their evidence underlined, events beside them, each pointing at the other.

The page holds its style and its small script, asks nothing of any network (its own policy forbids it), and
works without the script. All text of articles is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib import resources
from typing import TextIO

from dateline.records import Event, Problem, Reading, Span, Statement
from dateline.write.facts import Fact, event_facts, shorten
from dateline.write.highlights import TRIGGER, Piece, marks_of, pieces_of
from dateline.write.table import summary
from dateline.write.wording import confidence_words, status_words, type_words

LEGEND = (
    ("W", "who"),
    ("V", "whom"),
    ("A", "with what"),
    ("L", "where"),
    ("D", "when"),
    ("K", "toll"),
    ("S", "who says so"),
    ("C", "status"),
)


def write_html(readings: Iterable[Reading], out: TextIO) -> None:
    """One page with all articles, each written as soon as it is read."""
    style, script = page_part("page.css"), page_part("page.js")
    out.write(PAGE_TOP.format(policy=policy(style, script), style=style, legend=legend()))
    for number, reading in enumerate(readings, start=1):
        out.write("".join(article_html(f"a{number}", reading)))
        out.flush()
    out.write(PAGE_END.format(script=script))


PAGE_TOP = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Dateline">
<title>Dateline: events and the words that tell them</title>
<style>{style}</style>
</head>
<body>
<header class="top"><b>Dateline</b>
<span>Choose a value to see its words, or words to see what they are evidence of.</span>
{legend}</header>
<main>
"""

PAGE_END = """</main>
<footer>Read by Dateline, a machine: check a value against its words before you rely on it.</footer>
<script>{script}</script>
</body>
</html>
"""


@cache
def page_part(name: str) -> str:
    """The page's style or script."""
    return (resources.files("dateline.write") / name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """What the page may load: nothing but its own style and script, known by their hashes."""
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    own = f"style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'"
    return f"default-src 'none'; {own}; base-uri 'none'"


def legend() -> str:
    """What the letters mean."""
    items = "".join(f'<li><span class="tag">{letter}</span>{words}</li>' for letter, words in LEGEND)
    return f'<ul class="legend">{items}</ul>'


def article_html(name: str, reading: Reading) -> Iterator[str]:
    """One article: heading, text on the left, events on the right.

    Args:
        name: Beginning of all ids of this article in the page.
    """
    article = reading.article
    yield f'<article id="{name}">\n<header><h1>{escape(article.title or article.source)}</h1>'
    yield f"<p>{escape(summary(reading))}</p>"
    yield "".join(map(problem_html, reading.problems))
    yield '</header>\n<div class="columns">\n<div class="text">'
    for piece in pieces_of(article.text, marks_of(reading)):
        yield piece_html(name, article.text, piece)
    yield '</div>\n<div class="events">\n'
    for number, event in enumerate(reading.events, start=1):
        yield "".join(event_html(name, number, event))
    if not reading.events:
        yield '<p class="none">No events of conflict or political violence were found in this article.</p>'
    if reading.statements:
        yield '<details class="statements"><summary>Who says what</summary><ul>'
        yield "".join(statement_html(name, statement) for statement in reading.statements)
        yield "</ul></details>"
    yield "</div>\n</div>\n</article>\n"


def problem_html(problem: Problem) -> str:
    """Something to know about the article."""
    return f'<p class="problem">{escape(problem.message)}</p>'


def piece_html(name: str, text: str, piece: Piece) -> str:
    """A stretch of text inside one element for each mark over it; underlines stack downwards."""
    html = escape(text[piece.start : piece.stop])
    for depth, mark in enumerate(reversed(piece.marks)):
        span = f"{name}-{mark.start}-{mark.stop}"
        opens = f' id="{span}-{mark.letter}"' if mark.start == piece.start else ""
        label = ",".join(map(str, mark.events)) if mark.letter == TRIGGER else mark.letter
        closes = f' data-tag="{label}"' if mark.stop == piece.stop else ""
        to = " ".join(f"{name}-e{number}" for number in mark.events)
        classes = f"m m{mark.letter} d{min(depth, 4)}"
        html = f'<span class="{classes}"{opens} data-span="{span}" data-events="{to}"{closes}>{html}</span>'
    return html


def event_html(name: str, number: int, event: Event) -> Iterator[str]:
    """One event: heading, then a row for each fact."""
    state = "current" if event.current else "background"
    yield f'<section class="event {state}" id="{name}-e{number}">\n<h2><b>{number}</b> '
    yield f"{escape(type_words(event.type))} <i>{escape(status_words(event.status.value))}</i>"
    if not event.current:
        yield " <i>background</i>"
    score = f"{event.confidence:.2f}"
    yield f'<small title="confidence {score}">{confidence_words(event.confidence)}</small></h2>\n<dl>'
    yield f"<dt>event</dt><dd>{quotes_html(name, TRIGGER, event.triggers)}</dd>"
    facts = event_facts(event)
    yield from (fact_html(name, fact) for fact in facts if fact.value is not None)
    unsaid = ", ".join(fact.label for fact in facts if fact.value is None)
    if unsaid:
        yield f'<dt>not said</dt><dd class="unsaid">{unsaid}</dd>'
    yield "</dl>\n</section>\n"


def fact_html(name: str, fact: Fact) -> str:
    """One row: letter, label, value, note, quoted words."""
    label = f'<dt><span class="tag">{fact.letter}</span>{escape(fact.label)}</dt>'
    note = f' <span class="note">{escape(fact.note)}</span>' if fact.note else ""
    words = (
        quotes_html(name, fact.letter, fact.words) if fact.words else '<span class="none">no evidence</span>'
    )
    return f"{label}<dd><span>{escape(fact.value or '')}</span>{note} {words}</dd>"


def quotes_html(name: str, letter: str, spans: Iterable[Span]) -> str:
    """Links to words of the text, quoting them."""
    return " ".join(quote_html(name, letter, span) for span in spans)


def quote_html(name: str, letter: str, span: Span) -> str:
    """A link to words of the text, quoting them."""
    target = f"{name}-{span.start}-{span.stop}"
    words = escape(shorten(" ".join(span.text.split())))
    return f'<a href="#{target}-{letter}" data-span="{target}"><q>{words}</q></a>'


def statement_html(name: str, statement: Statement) -> str:
    """Who says what, by which word."""
    parts = (statement.source, statement.cue, statement.content)
    source, cue, content = (escape(" ".join(part.text.split())) for part in parts)
    return f"<li><b>{source}</b> <i>{cue}</i>: <q>{content}</q></li>"
