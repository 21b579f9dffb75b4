"""Bytes -> text: by mark, by declaration, as UTF-8, as Windows-1252; and what was lost on the way.

A page that mixes UTF-8 with single Windows-1252 bytes, as when a wire text is pasted into a template, is read
byte by byte where it has to be.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dateline.errors import ArticleError
from dateline.records import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN = {"ascii", "iso8859-1", "cp1252", "latin-1", "us-ascii", "iso8859-15"}
# characters of two to four bytes in UTF-8
LONG_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
NEVER_PAGES = {
    "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "mbcs", "oem",
}  # fmt: skip
NOISE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
NOISE_SHARE = 0.02
SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read by, and what should be known of that."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, source: str, declared: str | None = None) -> Decoded:
    """Turn bytes into text.

    Args:
        declared: What the user, the server or the file itself says; an unknown name counts as none.

    Raises:
        ArticleError: `not-text` for binary noise.
    """
    decoded = decode_any(raw, declared)
    sample = decoded.text[:SAMPLE]
    if len(NOISE.findall(sample)) > NOISE_SHARE * len(sample):
        raise ArticleError(
            "not-text",
            f"{source}: holds binary data, not text; name its format or encoding if it is an article",
            source=source,
        )
    return decoded


def decode_any(raw: bytes, declared: str | None) -> Decoded:
    """Turn bytes into text, whatever they are."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return with_losses(raw[len(mark) :].decode(encoding, "replace"), encoding)
    wide = guess_wide(raw)
    if wide:
        return with_losses(raw.decode(wide, "replace"), wide)
    declared = known_encoding(declared)
    if declared and declared not in LATIN and declared != "utf-8":
        return with_losses(raw.decode(declared, "replace"), declared)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", contradiction(raw, declared))
    except UnicodeDecodeError:
        pass
    if LONG_UTF8.search(raw):
        return decode_mixed(raw)
    text = decode_windows(raw)
    if declared in LATIN:
        return with_losses(text, "cp1252")
    what = "is declared UTF-8 but is not" if declared else "declares no encoding and is not UTF-8"
    guess = Problem("encoding-guessed", f"the file {what}; it was read as Windows-1252")
    return with_losses(text, "cp1252", (guess,))


def contradiction(raw: bytes, declared: str | None) -> tuple[Problem, ...]:
    """The problem of a file in UTF-8 that calls itself something else."""
    if declared in LATIN and LONG_UTF8.search(raw):
        message = f"the file is declared {declared} but is UTF-8, and was read so"
        return (Problem("encoding-declared-wrong", message),)
    return ()


def decode_mixed(raw: bytes) -> Decoded:
    """Read UTF-8, and what is not UTF-8 byte by byte as Windows-1252."""
    codecs.register_error("dateline-windows", windows_instead)
    text = raw.decode("utf-8", "dateline-windows")
    stray = len(raw) - len(raw.decode("utf-8", "ignore").encode())
    message = f"{stray} bytes are not UTF-8 and were read as Windows-1252"
    return with_losses(text, "utf-8", (Problem("encoding-mixed", message),))


def windows_instead(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: read the bytes that are not UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return decode_windows(error.object[error.start : error.end]), error.end


def decode_windows(raw: bytes) -> str:
    """Windows-1252, with a replacement character for the five bytes it lacks."""
    return raw.decode("cp1252", "replace")


def with_losses(text: str, encoding: str, problems: tuple[Problem, ...] = ()) -> Decoded:
    """The text with a problem where characters were lost."""
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost:
        message = f"{lost} characters could not be decoded as {encoding} and were replaced; name the encoding"
        problems = (*problems, Problem("characters-replaced", message))
    return Decoded(text, encoding, problems)


def guess_wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave every second byte zero."""
    sample = raw[:400]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def known_encoding(name: str | None) -> str | None:
    """Python's name of a text encoding, None for one that it does not know or that no page is written in."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip()).name
        b"".decode(found)
    except (LookupError, ValueError):
        return None
    return None if found in NEVER_PAGES else found
