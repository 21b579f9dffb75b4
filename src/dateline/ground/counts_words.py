"""A sentence as the words that toll rules read, and the casualty words of the language.

Words are cut here anew (hyphens apart, "12,000" whole), so that the rules read alike whatever the
analysis cut; `token_at` leads back to its tokens.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import ResourceError
from dateline.ground.numerals import WORD
from dateline.records import Sentence, Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A casualty word or phrase: words [start, stop) of a sentence.

    Attributes:
        kind: killed | injured | missing | detained | abducted | displaced | released | damaged.
        frame: verb | die | state | deed | bodies | toll, as in resources/words/counts.yml.
        form: Of a verb: b (base), s, d (past or participle), g (-ing); empty otherwise.
    """

    start: int
    stop: int
    kind: str
    frame: str
    form: str


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence cut into words, with what leads back to the text and to its tokens."""

    sentence: Sentence
    texts: tuple[str, ...]
    lower: list[str]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    token_starts: tuple[int, ...]

    def span(self, start: int, stop: int) -> Span:
        """The article's text of words [start, stop)."""
        first, last = self.starts[start], self.stops[stop - 1]
        return Span(first, last, self.sentence.text[first - self.sentence.start : last - self.sentence.start])

    def token_at(self, word: int) -> int:
        """Index of the sentence's token in which a word begins."""
        return max(bisect_right(self.token_starts, self.starts[word]) - 1, 0)

    def word_at(self, token: int) -> int:
        """Index of the word at which a token begins."""
        return max(bisect_right(self.starts, self.token_starts[token]) - 1, 0)

    def glued(self, word: int) -> bool:
        """No space between this word and the one before it."""
        return word > 0 and self.stops[word - 1] == self.starts[word]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of resources/words/counts.yml, ready for look-up."""

    cues: dict[str, list]
    split: list
    split_verbs: frozenset[str]
    lives: frozenset[str]
    to_figure: frozenset[str]
    skip_before_object: frozenset[str]
    people: dict[str, str]
    singles: dict[str, str]
    singular: frozenset[str]
    demonyms: frozenset[str]
    things: frozenset[str]
    perpetrators: frozenset[str]
    collectives: frozenset[str]
    group_of: frozenset[str]
    breaks: frozenset[str]
    months: frozenset[str]
    cumulative: tuple[tuple[str, ...], ...]
    wars: frozenset[str]
    victim: dict[str, frozenset[str]]
    moved: dict[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """The built tables.

    Raises:
        ResourceError: they are missing.
    """
    path = resources.files("dateline.resources") / "built/counts.json"
    if not path.is_file():
        raise ResourceError("built/counts.json is missing; run scripts/build-counts")
    built = json.loads(path.read_text("utf-8"))
    sets = (
        "lives", "to_figure", "skip_before_object", "things", "perpetrators", "collectives", "group_of",
        "breaks",
        "months", "wars", "singular", "demonyms",
    )  # fmt: skip
    tables = built | {name: frozenset(built[name]) for name in sets}
    tables["split_verbs"] = frozenset(verb for _, verbs, _ in built["split"] for verb in verbs)
    tables["cumulative"] = tuple(tuple(phrase) for phrase in built["cumulative"])
    for table in ("victim", "moved"):
        tables[table] = {name: frozenset(words) for name, words in built[table].items()}
    return Lexicon(**tables)


def cut_words(sentence: Sentence) -> Words:
    """Cut a sentence into the words that the rules read."""
    found = list(WORD.finditer(sentence.text))
    texts = tuple(match[0] for match in found)
    starts = tuple(sentence.start + match.start() for match in found)
    stops = tuple(sentence.start + match.end() for match in found)
    tokens = tuple(token.start for token in sentence.tokens)
    return Words(sentence, texts, [text.lower() for text in texts], starts, stops, tokens)


def find_cues(words: Words) -> list[Cue]:
    """Every casualty word, the longest phrase at each place, all its readings."""
    lexicon, found, i = load_lexicon(), [], 0
    lower = words.lower
    while i < len(lower):
        size = 1
        for phrase, kind, frame, form in lexicon.cues.get(lower[i], ()):
            if len(phrase) < size:
                break
            if lower[i : i + len(phrase)] == phrase:
                size = len(phrase)
                found.append(Cue(i, i + size, kind, frame, form))
        i += size
    return found
