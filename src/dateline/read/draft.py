"""What a format module finds in a file, before it is frozen into an article.

Every format gives drafts; `freeze` is the one place that composes the text, takes the user's word over the
article's own, tells the language, and makes the id.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.errors import ArticleError
from dateline.read.identify import identify_language
from dateline.read.normal import fold, normalise, without_surrogates
from dateline.read.options import ReadOptions
from dateline.records import Article, Problem

NO_DATE = "no publication date was found; dates like “Friday” stay unread unless it is given"
LONGEST_TITLE = 400
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gave it.

    Attributes:
        source: File, address or `FILE#ROW`.
        body: Text without the headline, or with it where the source gives both as one.
        sha256: Of the raw bytes.
        published_from: What named the day; None with `published`.
        retrieved: When it was fetched, where the source says so.
        verbatim: `body` is the article's text as it stands and must not change.
    """

    source: str
    body: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: str | None = None
    retrieved: str | None = None
    verbatim: bool = False
    problems: tuple[Problem, ...] = ()


def freeze(draft: Draft, options: ReadOptions) -> Article:
    """Make the article.

    Raises:
        ArticleError: `empty` where there are no words to read.
    """
    problems = list(draft.problems)
    title = headline(draft.title)
    source = without_surrogates(draft.source)[0]  # a file name of stray bytes comes with half characters
    body, replaced = without_surrogates(draft.body)
    replaced += 0 if draft.verbatim else body.count("\N{REPLACEMENT CHARACTER}")
    if replaced and not any(problem.code == "characters-replaced" for problem in problems):
        problems.append(characters_replaced(replaced))
    text = body if draft.verbatim else compose(title, normalise(body))
    if not LETTER.search(body):
        raise ArticleError("empty", f"{draft.source}: no words in it; nothing to read", source=draft.source)
    if len(text) > options.max_chars:
        text = cut(text, options.max_chars)
        message = f"the text is longer than {options.max_chars:,} characters; the rest was left out"
        problems.append(Problem("text-cut", message))
    published, published_from = (
        (options.published, "given") if options.published else (draft.published, draft.published_from)
    )
    if published is None:
        problems.append(Problem("no-publication-date", NO_DATE))
    language = options.language or identify_language(text)
    if language not in (None, "en"):
        message = f"the text is in another language ({language}); only English is read"
        problems.append(Problem("not-english", message))
    return Article(
        id="sha256:" + sha256(f"{source}\0{text}".encode()),
        source=source,
        text=text,
        sha256=draft.sha256,
        retrieved=options.retrieved or draft.retrieved or now(),
        title=title,
        outlet=options.outlet or known(draft.outlet),
        url=known(draft.url),
        published=published,
        published_from=published_from if published else None,
        language=language,
        problems=tuple(problems),
    )


def headline(title: str | None) -> str | None:
    """A title in one line; None for none and for one longer than any headline."""
    title = " ".join(normalise(title or "").split())
    return title if 0 < len(title) <= LONGEST_TITLE else None


def compose(title: str | None, body: str) -> str:
    """Headline, blank line, body; the body alone where it opens with the headline."""
    if title is None or opens_with(body, title):
        return body
    return f"{title}\n\n{body}" if body else title


def opens_with(text: str, title: str) -> bool:
    """Whether a text opens with a headline, whatever the spaces, case and punctuation."""
    wanted = fold(title)
    return fold(text[: 3 * len(title) + 40]).startswith(wanted) if wanted else True


def cut(text: str, longest: int) -> str:
    """The text up to the last paragraph, sentence or word that ends within the bound."""
    head = text[:longest]
    for border in ("\n", ". ", " "):
        stop = head.rfind(border, longest // 2)
        if stop > 0:
            return head[: stop + (border == ". ")].rstrip()
    return head


def known(name: str | None) -> str | None:
    """A name, or None for the words that tables put where they have none."""
    name = normalise(name or "").replace("\n", " ").strip()
    return None if name.casefold() in ("", "unknown", "none", "null", "n/a", "nan", "-") else name


def characters_replaced(number: int) -> Problem:
    """The problem of a text that has lost characters on its way."""
    message = f"{number} characters could not be decoded and were replaced; check the encoding"
    return Problem("characters-replaced", message)


def sha256(raw: bytes) -> str:
    """The hash in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
