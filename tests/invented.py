"""An invented report and what Dateline should say of it, built by hand, for tests of formats and checks.

"A car bomb killed at least six people in Jorvale on Wednesday, police said. The Hill Front denied ..."
"""

from datetime import date

from dateline.records import (
    Article,
    Count,
    Event,
    Participant,
    Place,
    Problem,
    ReaderVersions,
    Reading,
    Source,
    Span,
    Statement,
    Status,
    When,
)

TITLE = "Car bomb kills six in Jorvale"
TEXT = (
    f"{TITLE}\n\n"
    "A car bomb killed at least six people, two of them children, in Jorvale on Wednesday, police said.\n\n"
    "The Hill Front denied that it was behind the <attack>."
)


def span(words: str, number: int = 1) -> Span:
    """The words where they stand in the report for the nth time."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span.of(TEXT, start, start + len(words))


def participant(words: str, name: str, kind: str, actor_id: str | None = None) -> Participant:
    """An actor or target in the given words."""
    found = span(words)
    return Participant(found.start, found.stop, found.text, name, actor_id, kind, (found,), "by-hand")


def blast_event() -> Event:
    """The bombing, with every field filled."""
    place, six, two, police = (
        span("Jorvale", 2),
        span("at least six people"),
        span("two of them"),
        span("police"),
    )
    return Event(
        id="ev-1",
        type="assault-explosive",
        family="attack",
        confidence=0.91,
        triggers=(span("Car bomb"), span("car bomb")),
        status=Status("happened"),
        current=True,
        targets=(participant("at least six people", "people", "civilians"),),
        weapons=(span("car bomb"),),
        place=Place(
            place.start,
            place.stop,
            place.text,
            "Jorvale",
            ("Northland",),
            123,
            36.5,
            -37.25,
            "town",
            0.8,
            "by-hand",
        ),
        date=When(date(2017, 3, 15), date(2017, 3, 15), "day", (span("Wednesday"),), "by-hand"),
        counts=(
            Count(six.start, six.stop, six.text, "killed", "all", 6, None, police, None, "by-hand"),
            Count(two.start, two.stop, two.text, "killed", "children", 2, 2, None, 0, "by-hand"),
        ),
        sources=(Source(police.start, police.stop, police.text, "official", span("said"), ("police",)),),
    )


def denial_event() -> Event:
    """The denial, with as little as an event may hold."""
    return Event(
        id="ev-2",
        type="deny",
        family="claims",
        confidence=0.4,
        triggers=(span("denied"),),
        status=Status("denied", (span("denied"),)),
        current=False,
        actors=(participant("The Hill Front", "Hill Front", "rebel", "hill-front"),),
    )


def blast_reading() -> Reading:
    """The whole record of the report."""
    said = span("A car bomb killed at least six people, two of them children, in Jorvale on Wednesday")
    return Reading(
        article=Article(
            id="sha256:" + "0" * 64,
            source="jorvale.txt",
            text=TEXT,
            sha256="0" * 64,
            retrieved="2026-01-02T03:04:05Z",
            title=TITLE,
            outlet="example.org",
            published=date(2017, 3, 17),
            published_from="given",
            language="en",
        ),
        events=(blast_event(), denial_event()),
        statements=(Statement(span("police"), span("said"), said, ("ev-1",)),),
        reader=ReaderVersions(
            "0.1.0", "language-en 1", "dateline 1", "places 1", (("published", "2017-03-17"),)
        ),
        problems=(Problem("no-publication-date", "Nobody says when it was published."),),
    )
