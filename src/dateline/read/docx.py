"""Word document -> draft: paragraphs and tables in order; heads, feet, notes and comments left out.

The dates in the file say when it was typed, not when the report was published, and are not used.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from dateline.errors import ArticleError
from dateline.read.draft import Draft, sha256
from dateline.read.faults import PARSER_FAULTS
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.text import bounded, draft_of

SWELL = 200
ENCRYPTED = b"\xd0\xcf\x11\xe0"
TITLE_STYLES = ("title", "heading 1")
DOCX_FAULTS = (*PARSER_FAULTS, zipfile.BadZipFile, PackageNotFoundError, etree.LxmlError)


def read_docx(raw: bytes, source: str, options: ReadOptions) -> Draft:
    """Read a Word document.

    Raises:
        ArticleError: `bad-docx`, `encrypted-docx`, `zip-bomb`, `no-text`.
    """
    if raw.startswith(ENCRYPTED):
        message = f"{source}: an encrypted or an old .doc file; save it as .docx without a password"
        raise ArticleError("encrypted-docx", message, source=source)
    try:
        refuse_bomb(raw, source, options)
        title, text = document_text(docx.Document(io.BytesIO(raw)))
    except DOCX_FAULTS as error:
        message = f"{source}: not a Word document that can be read ({type(error).__name__}); save it again"
        raise ArticleError("bad-docx", message, source=source) from error
    if not text.strip():
        raise ArticleError("no-text", f"{source}: the document has no text in it", source=source)
    return replace(draft_of(bounded(text, options), source, options, title), sha256=sha256(raw))


def refuse_bomb(raw: bytes, source: str, options: ReadOptions) -> None:
    """Refuse a file whose parts swell beyond what a document can.

    Raises:
        ArticleError: `zip-bomb`.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        swollen = sum(part.file_size for part in parts.infolist())
    if swollen > options.max_bytes or (swollen > 1024 * 1024 and swollen > SWELL * len(raw)):
        message = f"{source}: unpacks to {swollen:,} bytes, as no document does; not read"
        raise ArticleError("zip-bomb", message, source=source)


def document_text(document: docx.document.Document) -> tuple[str | None, str]:
    """The title, where a paragraph is styled as one, and the text."""
    title = None
    parts = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts.append("\n".join(table_rows(block)))
        elif isinstance(block, Paragraph):
            style = (block.style.name or "").lower() if block.style is not None else ""
            if title is None and style in TITLE_STYLES and block.text.strip():
                title = " ".join(normalise(block.text).split())
            parts.append(block.text)
    return title, "\n\n".join(parts)


def table_rows(table: Table) -> list[str]:
    """The rows of a table as lines."""
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            words = " ".join(cell.text.split())
            if words and (not cells or cells[-1] != words):  # a cell that spans columns comes once for each
                cells.append(words)
        rows.append(" | ".join(cells))
    return rows
