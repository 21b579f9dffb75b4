"""An article as it was read: its text, where it came from, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the record should know.

    Attributes:
        code: Short stable word, e.g. `no-publication-date`.
        message: What was found and what it means, in a sentence.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report. `text` is never altered after reading: every span counts its code points.

    Attributes:
        id: "sha256:" and the hash of source name and text; the same input gives the same id.
        source: File or address as given; a row of a table is `FILE#ROW`.
        text: Headline (where there is one) and body, paragraphs as lines.
        title: The headline, or None. Where the text opens with it, it stands in `text` too.
        published: Day of publication, None where nobody says it.
        published_from: What said so: "given", "meta tag ...", "dateline", ...; None with `published`.
        retrieved: UTC time of reading, "2026-01-02T03:04:05Z".
        language: ISO 639-1 code, None where the text is too short to tell.
        sha256: Of the raw bytes.
    """

    id: str
    source: str
    text: str
    sha256: str
    retrieved: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    near_duplicate_of: str | None = None
    problems: tuple[Problem, ...] = ()
