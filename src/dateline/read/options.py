"""How to read: what the user says of the articles, and bounds, so that no bad file costs the batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read paths into articles; the same options and files give the same articles.

    Attributes:
        published, outlet, language: Said by the user; they go before what an article says of itself.
        columns: Our column names (text, title, published, outlet, url, id) and the table's own for them.
        format: Name of the format to read everything as, e.g. "html"; None to go by name and content.
        encoding: Character encoding of all files; None to go by mark, declaration and content.
        clean: Take page furniture out of the text and put the headline before it. None does so for
            everything but .json and .jsonl articles, whose text is taken as it stands.
        max_bytes: Most bytes of one file read whole (PDF, mail, Word, JSON), after decompression.
        max_page_bytes: Most bytes of one text or web page, or of one row of a table.
        max_chars: Most code points of one article; a longer one is cut at a paragraph, with a problem.
        max_pages: Most pages of a PDF, likewise.
        timeout_s: Longest silence of a web server, in seconds.
        deadline_s: Longest time for one address, redirects included.
        private_hosts: Follow addresses on this computer and in private networks too.
        retrieved: UTC time to record as the time of reading, "2026-01-02T03:04:05Z"; None for now.
    """

    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
    encoding: str | None = None
    clean: bool | None = None
    max_bytes: int = 64 * MIB
    max_page_bytes: int = 8 * MIB
    max_chars: int = 200_000
    max_pages: int = 200
    timeout_s: float = 20.0
    deadline_s: float = 60.0
    private_hosts: bool = False
    retrieved: str | None = None
