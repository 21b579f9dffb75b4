"""The language of a text, judged on its body; None where there is too little of it."""

from __future__ import annotations

import re

LETTERS_NEEDED = 120
CHARS_JUDGED = 4000
# classes of the identifier that English news falls into when it is terse: Nigerian Pidgin, Scots
ENGLISH = {"en", "pcm", "sco"}
LETTER = re.compile(r"[^\W\d_]")


def identify_language(text: str) -> str | None:
    """ISO 639-1 code of the language, None for a short text."""
    sample = text[-CHARS_JUDGED:]
    if len(LETTER.findall(sample)) < LETTERS_NEEDED:
        return None
    # imported here, because half of all callers give the language, and the model takes a second to load
    from py3langid import classify

    language = classify(sample)[0]
    return "en" if language in ENGLISH else language
