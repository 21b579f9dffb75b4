"""Plain text and Markdown -> draft; the furniture of a pasted page is left out.

The first line in headline style is the title; a file whose text is prose from its first line has none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.read.dates import read_date
from dateline.read.draft import Draft, sha256
from dateline.read.encoding import decode
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.paragraphs import clean_page

FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FRONT_LINE = re.compile(r"(title|date|published|outlet|source|publisher|url|link):\s*(.*)", re.IGNORECASE)
MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^(?:```|~~~).*?^(?:```|~~~)\s*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]*)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:\s+\S+.*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"^(?:=+|-{2,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]*?\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]*\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]*)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
UNDERLINED = re.compile(r"^(\S[^\n]*)\n=+[ \t]*$", re.MULTILINE)
SLACK = 4


def read_text(raw: bytes, source: str, options: ReadOptions) -> Draft:
    """Read a plain text file.

    Raises:
        ArticleError: `not-text`.
    """
    decoded = decode(raw, source, options.encoding)
    draft = draft_of(bounded(decoded.text, options), source, options)
    return replace(draft, sha256=sha256(raw), problems=(*decoded.problems, *draft.problems))


def draft_of(text: str, source: str, options: ReadOptions, title: str | None = None) -> Draft:
    """The article in the text of a page; the whole text unchanged where the options say so."""
    digest = sha256(text.encode("utf-8", "replace"))
    if options.clean is False:
        return Draft(source, text, digest, title=title, verbatim=True)
    cleaned = clean_page(normalise(text), title)
    return Draft(
        source,
        cleaned.body,
        digest,
        title=cleaned.title,
        published=cleaned.published.day if cleaned.published else None,
        published_from=cleaned.published.says if cleaned.published else None,
        problems=cleaned.problems(),
    )


def read_markdown(raw: bytes, source: str, options: ReadOptions) -> Draft:
    """Read a Markdown file; its front matter may give title, date, outlet and address.

    Raises:
        ArticleError: `not-text`.
    """
    decoded = decode(raw, source, options.encoding)
    text = bounded(decoded.text, options).replace("\r\n", "\n")
    front = front_matter(text)
    text = FRONT.sub("", text, count=1)
    heading = HEADING.search(text) or UNDERLINED.search(text)
    title = front.get("title") or (plain(heading[1]).strip() if heading else None)
    draft = draft_of(plain(HEADING.sub(r"\n\1\n", text)), source, options, title or None)
    day = read_date(front.get("date") or front.get("published") or "")
    return replace(
        draft,
        sha256=sha256(raw),
        outlet=front.get("outlet") or front.get("source") or front.get("publisher"),
        url=front.get("url") or front.get("link"),
        published=day or draft.published,
        published_from="front matter" if day else draft.published_from,
        problems=(*decoded.problems, *draft.problems),
    )


def front_matter(text: str) -> dict[str, str]:
    """The fields of the block between two lines of dashes at the top."""
    block = FRONT.match(text)
    if not block:
        return {}
    lines = (FRONT_LINE.fullmatch(line.strip()) for line in block[1].split("\n"))
    return {line[1].lower(): line[2].strip().strip("\"'") for line in lines if line}


def plain(text: str) -> str:
    """Markdown without its marks."""
    for mark, instead in MARKS:
        text = mark.sub(instead, text)
    return text


def bounded(text: str, options: ReadOptions) -> str:
    """As much of a text as can hold the longest article and its furniture; `freeze` notes a cut."""
    return text[: SLACK * options.max_chars]
