"""Lines of a page that are not its article, told by what they say: forms, captions, share bars, notes.

"Please enter your comment!" is a form, "(File photo)" a caption. The patterns are data
(resources/words/debris.yml); where a line stands, and whether it hangs together with the article, is judged
in `paragraphs.py`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

WORD = re.compile(r"[\w'-]+")
LETTER_WORD = re.compile(r"[^\W\d_]{3,}|\d{3,}")
BYLINE = re.compile(
    r"(?:[Bb]y|BY) (?:[A-Z][\w.'’-]* ?){1,4}"
    r"(?:(?:,| and| &|,? in| for| of|\s*[|/–—-])\s?(?:the )?(?:[A-Z][\w.'’-]*[ ,]*){1,5}){0,4}"
)
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class DebrisClass:
    """One kind of furniture and the lines that are of it.

    Attributes:
        longest: Most words of a line.
        whole, opens, holds: Patterns for the whole line, its beginning, anywhere in it; None for none.
        words: A line of these words alone is of the class.
    """

    name: str
    longest: int
    whole: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    holds: re.Pattern[str] | None
    words: frozenset[str]

    def matches(self, line: str, words: list[str]) -> bool:
        """Whether a line, in lower case with straight quotes, is of this class."""
        if len(words) > self.longest:
            return False
        if self.words and any(word in self.words for word in words):
            if all(word in self.words or word.isdigit() for word in words):
                return True
        return bool(
            (self.whole and self.whole.fullmatch(line))
            or (self.opens and self.opens.match(line))
            or (self.holds and self.holds.search(line))
        )


@dataclass(frozen=True, slots=True)
class DebrisWords:
    """All classes, those that head a list of links, and the words that connect nothing."""

    classes: tuple[DebrisClass, ...]
    lists: frozenset[str]
    stop: frozenset[str]


@cache
def load_debris() -> DebrisWords:
    """The list as built by scripts/build-debris."""
    built = json.loads((resources.files("dateline.resources") / "built/debris.json").read_text("utf-8"))
    classes = tuple(
        DebrisClass(
            name,
            kind["longest"],
            either(kind["whole"]),
            either(kind["opens"]),
            either(kind["holds"]),
            frozenset(kind.get("words", ())),
        )
        for name, kind in built["classes"].items()
    )
    return DebrisWords(classes, frozenset(built["lists"]), frozenset(built["stop"]))


def either(patterns: list[str]) -> re.Pattern[str] | None:
    """One pattern that matches what any of them matches."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def debris_class(line: str) -> str | None:
    """The class of furniture a line is of; None for a line that may belong to the article."""
    if len(line) > LONGEST_LINE:
        return None
    plain = line.strip().translate(STRAIGHT)
    lower = plain.lower().strip(" *_•·|>»-–—")
    words = WORD.findall(lower)
    if not words:
        return "rule"  # a line of dashes, stars or other marks
    if BYLINE.fullmatch(plain) and len(words) <= 16:
        return "byline"
    return next((kind.name for kind in load_debris().classes if kind.matches(lower, words)), None)


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry the meaning of a text: two texts about one thing share many."""
    stop = load_debris().stop
    return frozenset(stem(word) for word in LETTER_WORD.findall(text.casefold()) if word not in stop)


def stem(word: str) -> str:
    """A word without its commonest endings: enough to find it again in the same article."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
