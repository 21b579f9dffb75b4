"""Words of a name in the one form in which names are compared.

"Jabhat an-Nusra", "Jabhat al Nusra" and "JABHAT AL-NUSRA" give the same folded words: accents, apostrophes
and possessive endings go, hyphens part words, the Arabic article has one spelling. The text's own form
stays beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z](?![\w.])|[^\W_]+(?:['’`´ʿʾ][^\W_]+)*|[^\w\s]|_")
_ARTICLES = frozenset("al el ul as ash ar ad ed an at az es er ez en esh ath adh".split())
_MARKS = str.maketrans("", "", "'’`´ʿʾʻ")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a text.

    Attributes:
        folded: Form for comparison; "" for a mark.
        start, stop: Where it stands in the text.
        possessive: Ended in 's or '.
        joined: A hyphen, dash or slash follows without a space.
        cased: The text tells capitals from small letters; where not, every word may begin a name.
    """

    text: str
    folded: str
    start: int
    stop: int
    possessive: bool
    joined: bool
    cased: bool = True

    @property
    def upper(self) -> bool:
        """Written in capitals only, as an abbreviation is."""
        if not self.cased:
            return False
        bare = self.text.replace(".", "")
        return bare.isupper() or (len(bare) > 2 and bare[:-1].isupper() and bare[-1] == "s")

    @property
    def capital(self) -> bool:
        """Begins with a capital or a digit."""
        return not self.cased or self.text[:1].isupper() or self.text[:1].isdigit()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case without accents, apostrophes and possessive ending."""
    if word.isascii() and word.isalpha():
        return word.lower()
    word = word.replace("’", "'")
    for ending in ("'s", "'S"):
        if word.endswith(ending):
            word = word[:-2]
    word = word.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    marks = unicodedata.normalize("NFKD", word.translate(_MARKS))
    return "".join(c for c in marks.lower() if c.isalnum())


def is_cased(text: str) -> bool:
    """Whether a text tells capitals from small letters; some wires came in one case only."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    share = sum(letter.isupper() for letter in letters) / max(1, len(letters))
    return len(letters) < 60 or 0.005 < share < 0.8


@lru_cache(maxsize=2048)
def words_of(text: str, *, cased: bool = True) -> tuple[Word, ...]:
    """Cut a text into words and marks, each with its folded form."""
    found: list[Word] = []
    matches = list(_WORD.finditer(text))
    for place, match in enumerate(matches):
        word = match.group()
        after = matches[place + 1] if place + 1 < len(matches) else None
        joined = after is not None and after.start() == match.end() and after.group() in "-–—/"
        if _DOTTED.fullmatch(word):
            folded = word.replace(".", "").lower()
        elif word[0].isalnum():
            folded = fold(word)
            if folded in _ARTICLES and (joined and after is not None and after.group() != "/"):
                folded = "al"
            elif folded == "el" and word[0] == "E":
                folded = "al"
        else:
            folded = ""
        possessive = word[-2:].lower() in ("'s", "’s") or (
            after is not None and after.group() in "'’" and after.start() == match.end()
        )
        found.append(Word(word, folded, match.start(), match.end(), possessive, joined, cased))
    return tuple(found)


def key_of(name: str) -> str:
    """The folded words of a name, one space between."""
    return " ".join(word.folded for word in words_of(name) if word.folded)


def singular(folded: str) -> str:
    """A folded noun without its plural ending: "militias" and "militia" agree."""
    irregular = {
        "men": "man",
        "women": "woman",
        "children": "child",
        "policemen": "policeman",
        "gunmen": "gunman",
        "people": "people",
        "police": "police",
        "tribesmen": "tribesman",
        "fishermen": "fisherman",
        "spokesmen": "spokesman",
        "militiamen": "militiaman",
        "servicemen": "serviceman",
        "wives": "wife",
        "schoolchildren": "schoolchild",
        "airmen": "airman",
        "businessmen": "businessman",
        "thieves": "thief",
        "herdsmen": "herdsman",
        "congressmen": "congressman",
        "policewomen": "policewoman",
        "series": "series",
        "congress": "congress",
        "press": "press",
        "business": "business",
        "class": "class",
        "forces": "force",
    }
    if folded in irregular:
        return irregular[folded]
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith(("sses", "ches", "shes", "xes")):
        return folded[:-2]
    if folded.endswith("s") and not folded.endswith(("ss", "us", "is")) and len(folded) > 3:
        return folded[:-1]
    return folded
