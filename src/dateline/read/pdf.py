"""PDF -> draft: the text of all pages without page numbers and running heads, lines put together again.

"The offen-\\nsive began" is read as "The offensive began". Dates inside the file say when it was made, not
when the report was published, and are not used.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dateline.errors import ArticleError
from dateline.read.draft import Draft, sha256
from dateline.read.faults import PARSER_FAULTS, quiet_parsers
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.text import bounded, draft_of
from dateline.records import Problem

PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–(]?\s*\d{1,4}\s*[-–)]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
HYPHEN = re.compile(r"(\w)[-\u2010\u00ad]\n(?=[a-z])")
ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
FULL_LINE = 0.8
RUNNING = 0.6
CHARS_NEEDED = 40


def read_pdf(raw: bytes, source: str, options: ReadOptions) -> Draft:
    """Read a PDF file.

    Raises:
        ArticleError: `encrypted-pdf`, `bad-pdf`, `no-text` for pages that are only pictures.
    """
    pages, cut = page_texts(raw, source, options)
    text = paragraphs_of(pages)
    if len(re.findall(r"\w", text)) < CHARS_NEEDED:
        message = (
            f"{source}: the PDF has no text in it, only pictures; run text recognition (OCR) on it first"
        )
        raise ArticleError("no-text", message, source=source)
    draft = replace(draft_of(bounded(text, options), source, options), sha256=sha256(raw))
    if not cut:
        return draft
    message = f"the PDF has more than {options.max_pages} pages; the rest was left out"
    return replace(draft, problems=(*draft.problems, Problem("text-cut", message)))


def page_texts(raw: bytes, source: str, options: ReadOptions) -> tuple[list[list[str]], bool]:
    """The lines of each page, and whether there are more pages than are read."""
    quiet_parsers()
    try:
        reader = PdfReader(io.BytesIO(raw))
        # many files are encrypted with an empty password, so as to forbid printing
        if reader.is_encrypted and not reader.decrypt(""):
            message = f"{source}: the PDF is encrypted; save it without a password and read it again"
            raise ArticleError("encrypted-pdf", message, source=source)
        count = len(reader.pages)
        pages, chars = [], 0
        for number in range(min(count, options.max_pages)):
            text = normalise_lines(reader.pages[number].extract_text())
            pages.append(text)
            chars += sum(map(len, text))
            if chars > 2 * options.max_chars:
                break
    except (PyPdfError, *PARSER_FAULTS) as error:
        message = f"{source}: not a PDF that can be read ({type(error).__name__}: {error}); save it again"
        raise ArticleError("bad-pdf", message[:300], source=source) from error
    return pages, count > options.max_pages


def normalise_lines(text: str) -> list[str]:
    """The lines of a page, blank ones kept as breaks between paragraphs."""
    return [" ".join(line.split()) for line in normalise(text.replace("\u00ad\n", "-\n")).split("\n")]


def paragraphs_of(pages: Sequence[list[str]]) -> str:
    """The text of the pages as paragraphs, a blank line between each two."""
    running = running_lines(pages)
    lines = [
        line
        for page in pages
        for line in page
        if line not in running and not (line and PAGE_NUMBER.fullmatch(line))
    ]
    width = sorted(len(line) for line in lines if line)[int(0.8 * len(lines)) :][:1] or [0]
    parts: list[str] = []
    open_paragraph = False
    for line in lines:
        if not line:
            # a blank line inside a sentence is a break of column or page
            open_paragraph = open_paragraph and not ENDED.search(parts[-1]) and len(parts[-1]) > width[0]
            continue
        parts[-1:] = [f"{parts[-1]}\n{line}"] if open_paragraph else [*parts[-1:], line]
        short = len(line) < FULL_LINE * width[0]
        open_paragraph = not (short and (ENDED.search(line) or "\n" not in parts[-1]))
    return "\n\n".join(HYPHEN.sub(r"\1", part).replace("\n", " ") for part in parts)


def running_lines(pages: Sequence[list[str]]) -> set[str]:
    """Lines at the top or bottom of most pages."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        full = [line for line in page if line]
        edges.update({*full[:2], *full[-2:]})
    return {line for line, number in edges.items() if number >= max(3, RUNNING * len(pages))}
