"""Mail -> draft: the subject is the title, `Date` the day, the body as a page or as plain text.

What stands before the text of a forwarded mail (From, Date, Subject lines) and after "-- " is left out.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from dateline.errors import ArticleError
from dateline.read.dates import read_date
from dateline.read.draft import Draft, sha256
from dateline.read.encoding import decode
from dateline.read.faults import PARSER_FAULTS
from dateline.read.html import read_html
from dateline.read.normal import normalise
from dateline.read.options import ReadOptions
from dateline.read.text import bounded, draft_of

FORWARDED = re.compile(r"^\s*(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)
FORWARD_HEAD = re.compile(
    r"^[-_ ]*(?:(?:begin )?forwarded message|original message)[-_ :]*\n+"
    r"(?:^[ \t]*\*?[A-Z][\w-]{1,20}:\*? .*\n+)*",
    re.IGNORECASE | re.MULTILINE,
)
DEEPEST = 20


def read_eml(raw: bytes, source: str, options: ReadOptions) -> Draft:
    """Read a mail.

    Raises:
        ArticleError: `bad-eml`, `no-text` for a mail of attachments only, and those of its body's format.
    """
    try:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        title = str(mail.get("subject") or "")
        day = read_date(str(mail.get("date") or ""))
        bodies = list(text_parts(mail, DEEPEST))
    except PARSER_FAULTS as error:
        message = f"{source}: not a mail that can be read ({type(error).__name__})"
        raise ArticleError("bad-eml", message, source=source) from error
    title = " ".join(normalise(FORWARDED.sub("", title)).split())
    kind, content, charset = choose_body(bodies, source)
    if kind == "html":
        draft = read_html(content, source, options, charset=charset)
        draft = replace(draft, outlet=None, title=title or draft.title)
    else:
        decoded = decode(content, source, options.encoding or charset)
        draft = draft_of(mail_text(bounded(decoded.text, options)), source, options, title or None)
        draft = replace(draft, problems=(*decoded.problems, *draft.problems))
    return replace(
        draft,
        sha256=sha256(raw),
        published=day or draft.published,
        published_from="mail header Date" if day else draft.published_from,
    )


def text_parts(mail: EmailMessage, deepest: int) -> Iterator[tuple[str, bytes, str | None]]:
    """The text bodies of a mail, in order: "plain" or "html", bytes, encoding."""
    if deepest == 0 or mail.get_content_disposition() == "attachment":
        return
    if mail.is_multipart():
        for part in mail.get_payload():
            yield from text_parts(part, deepest - 1)
    elif mail.get_content_maintype() == "text":
        content = mail.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            kind = "html" if mail.get_content_subtype() == "html" else "plain"
            yield kind, content, mail.get_content_charset()


def choose_body(bodies: list[tuple[str, bytes, str | None]], source: str) -> tuple[str, bytes, str | None]:
    """The plain body, or the page where there is none or it only says that there is a page.

    Raises:
        ArticleError: `no-text`.
    """
    plain = next((body for body in bodies if body[0] == "plain"), None)
    page = next((body for body in bodies if body[0] == "html"), None)
    if plain and (not page or len(plain[1].split()) >= 60):
        return plain
    if page or plain:
        return page or plain  # type: ignore[return-value]
    raise ArticleError("no-text", f"{source}: the mail has no text in it", source=source)


def mail_text(text: str) -> str:
    """The text of a mail's body without signature, quote marks and the head of a forwarded mail."""
    text = text.replace("\r\n", "\n")
    signature = SIGNATURE.search(text, len(text) // 3)
    if signature:
        text = text[: signature.start()]
    return FORWARD_HEAD.sub("", QUOTE_MARK.sub("", text))
