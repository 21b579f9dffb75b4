"""Web archive (WARC) -> drafts: the pages that servers answered with, one by one; all else is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dateline.errors import ArticleError
from dateline.read.draft import Draft
from dateline.read.faults import PARSER_FAULTS
from dateline.read.html import read_html
from dateline.read.options import ReadOptions
from dateline.read.web_types import charset_of, media_type

PAGE_TYPES = ("text/html", "application/xhtml+xml")
BLOCK = 64 * 1024


def read_warc(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Draft | ArticleError]:
    """Read the pages of a web archive, unpacked.

    Raises:
        ArticleError: `bad-warc` from where the archive is broken, `empty` for one without pages.
    """
    records = iter(ArchiveIterator(stream, no_record_parse=False, arc2warc=True))
    number = 0
    pages = 0
    while True:
        try:
            record = next(records, None)
            raw = payload(record, options) if record is not None and is_page(record) else None
        except ArticleError:
            raise
        except (ArchiveLoadFailed, *PARSER_FAULTS) as error:
            message = f"{source}: broken after record {number} ({type(error).__name__}: {str(error)[:80]})"
            raise ArticleError("bad-warc", message, source=source) from error
        if record is None:
            break
        number += 1
        if raw is not None:
            pages += 1
            yield one_page(record, raw, f"{source}#{number}", options)
    if not pages:
        raise ArticleError("empty", f"{source}: no web pages in the archive", source=source)


def is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is a page that a server answered with."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    status = record.http_headers.get_statuscode()
    return status == "200" and media_type(record.http_headers.get_header("Content-Type")) in PAGE_TYPES


def payload(record: ArcWarcRecord, options: ReadOptions) -> bytes:
    """The bytes of the page, and no more than may be read."""
    stream = record.content_stream()
    parts = []
    left = options.max_page_bytes + 1
    while left > 0 and (part := stream.read(min(BLOCK, left))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def one_page(record: ArcWarcRecord, raw: bytes, source: str, options: ReadOptions) -> Draft | ArticleError:
    """The article of a page, or what is wrong with it."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        if len(raw) > options.max_page_bytes:
            raise ArticleError(
                "too-large", f"{source}: too large a page for one article ({url})", source=source
            )
        if not raw.strip():
            raise ArticleError("empty", f"{source}: an empty page ({url})", source=source)
        return read_html(
            raw,
            source,
            options,
            url=url,
            charset=charset_of(record.http_headers.get_header("Content-Type")),
            retrieved=record.rec_headers.get_header("WARC-Date"),
        )
    except ArticleError as error:
        return error
