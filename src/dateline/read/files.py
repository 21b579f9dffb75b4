"""Files on disk: which of a folder are read and in what order, what format each is of, and how much is read.

A .gz is read through a guard: a small file that swells without end is a bomb and not an article.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ArticleError

FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".eml": "eml",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
    ".parquet": "parquet", ".warc": "warc",
}  # fmt: skip
GZIP = b"\x1f\x8b"
MAGIC = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
)  # fmt: skip
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b", re.IGNORECASE)
WHOLE_PAGE = re.compile(rb"\W*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
MAIL = re.compile(rb"\A(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
MAIL_FIELDS = re.compile(rb"^(?:from|subject|date|mime-version):", re.IGNORECASE | re.MULTILINE)
PEEK = 2048
SWELL = 200
SWELL_FROM = 4 * 1024 * 1024


def walk(path: str) -> Iterator[str]:
    """The files that a path stands for: itself, or the readable ones of a folder and its folders, by name."""
    if not os.path.isdir(path):
        yield path
        return
    try:
        names = sorted(os.listdir(path))
    except OSError:
        yield path  # opening it says why
        return
    for name in names:
        inner = os.path.join(path, name)
        if name.startswith("."):
            continue
        if os.path.isdir(inner):
            if not os.path.islink(inner):
                yield from walk(inner)
        elif format_by_name(name) and os.path.isfile(inner):
            yield inner


def format_by_name(name: str) -> str | None:
    """The format that a file's name tells, a .gz at its end left out."""
    return FORMATS.get(Path(name.lower().removesuffix(".gz")).suffix)


def format_of(named: str | None, head: bytes) -> str:
    """The format by name, or by content where a page or text is plainly something else, as it may be."""
    told = format_by_content(head)
    if named is None or (
        named in ("text", "markdown", "html", "eml") and told in ("pdf", "docx", "parquet", "warc")
    ):
        return told
    return "html" if named == "text" and told == "html" and WHOLE_PAGE.match(head) else named


def format_by_content(head: bytes) -> str:
    """The format that the first bytes of a file tell; text where they tell none."""
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and MARKUP.search(start):
        return "html"
    if start.startswith(b"{"):
        first_line, _, rest = start.partition(b"\n")
        return "jsonl" if first_line.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{") else "json"
    if start.startswith(b"[") and start[1:].lstrip().startswith(b"{"):
        return "json"
    if MAIL.match(start) and len(MAIL_FIELDS.findall(start)) >= 2:
        return "eml"
    return "text"


class GuardedGzip(io.RawIOBase):
    """The content of a gzip stream, with a stop where it swells beyond what text can.

    Deflate shrinks English text three to ten times, and at most a thousand times.
    """

    def __init__(self, packed: BinaryIO, source: str) -> None:
        """Read from `packed`; `source` is named in errors."""
        self._packed = CountedReads(packed)
        self._plain = gzip.GzipFile(fileobj=self._packed)
        self._source = source
        self._given = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer.

        Raises:
            ArticleError: `truncated-gzip`, `bad-gzip`, `gzip-bomb`.
        """
        try:
            found = self._plain.read(len(buffer))
        except EOFError as error:
            message = f"{self._source}: the compressed file ends too early; copy it again"
            raise ArticleError("truncated-gzip", message, source=self._source) from error
        except (gzip.BadGzipFile, zlib.error, OSError) as error:
            message = f"{self._source}: not a sound gzip file ({error}); copy it again"
            raise ArticleError("bad-gzip", message, source=self._source) from error
        self._given += len(found)
        if self._given > SWELL_FROM and self._given > SWELL * max(self._packed.taken, 1):
            message = (
                f"{self._source}: swells more than {SWELL} times when unpacked, as no text does; not read"
            )
            raise ArticleError("gzip-bomb", message, source=self._source)
        buffer[: len(found)] = found
        return len(found)


class CountedReads(io.RawIOBase):
    """A stream that counts the bytes taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from `stream`."""
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        found = self._stream.read(size)
        self.taken += len(found)
        return found


def unpack(packed: BinaryIO, source: str) -> BinaryIO:
    """The content of a gzip stream, guarded."""
    return io.BufferedReader(GuardedGzip(packed, source), 64 * 1024)  # type: ignore[return-value]


def read_bounded(stream: BinaryIO, most: int, source: str) -> bytes:
    """All bytes of a stream.

    Raises:
        ArticleError: `too-large` where there are more than `most`; `empty` where there are none.
    """
    raw = stream.read(most + 1)
    if len(raw) > most:
        message = f"{source}: larger than {most / 1024 / 1024:.0f} MiB, too large for one article"
        raise ArticleError("too-large", message, source=source)
    if not raw.strip():
        raise ArticleError("empty", f"{source}: the file is empty; nothing to read", source=source)
    return raw
