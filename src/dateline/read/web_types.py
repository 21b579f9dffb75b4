"""The Content-Type of a web answer, taken apart: `text/html; charset=utf-8`."""

from __future__ import annotations

import re

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def media_type(content_type: str | None) -> str:
    """Type without parameters, in lower case; "" where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def charset_of(content_type: str | None) -> str | None:
    """The encoding that it names."""
    found = CHARSET.search(content_type or "")
    return found[1] if found else None
