"""Text brought to one form, once, before it is frozen: NFC, line ends, spaces, nothing unseen."""

from __future__ import annotations

import re
import unicodedata

SPACES = re.compile("[ \t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
LINE_ENDS = re.compile("\r\n?|\u2028|\u0085")
# soft hyphen, zero-width space, word joiner, byte order mark, marks of writing direction
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
NOT_WORDS = re.compile(r"[\W_]+")
SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text in NFC with plain spaces, `\\n` line ends, at most one blank line, and nothing unseen."""
    text = unicodedata.normalize("NFC", without_surrogates(text)[0])
    text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = SPACES.sub(" ", CONTROLS.sub(" ", UNSEEN.sub("", text)))
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def without_surrogates(text: str) -> tuple[str, int]:
    """The text with half characters replaced, and how many there were; they cannot be written in UTF-8."""
    return SURROGATES.subn("\N{REPLACEMENT CHARACTER}", text)


def fold(text: str) -> str:
    """Letters and digits alone, in one case, for comparing headlines."""
    return NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
