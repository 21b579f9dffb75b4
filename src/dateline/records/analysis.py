"""What the language step says of an article: sentences, words, tree, predicates, names, who says what.

All indices inside a sentence count its tokens; `Token.start` and `Token.stop` count code points of
`Article.text`. Ranges are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word, cut as in Universal Dependencies English EWT ("US-led" is three tokens, "don't" two).

    Attributes:
        head: Index of the governing token in the sentence, -1 for the root.
        relation: UD relation to the head, e.g. `nsubj:pass`.
        lemma: Lower-case dictionary form.
    """

    index: int
    start: int
    stop: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that fill a PropBank role of a predicate: tokens [start, stop), with its head word."""

    start: int
    stop: int
    role: str
    head: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, noun or adjective that tells of something happening or holding.

    Attributes:
        token: Index of the predicate's word.
        arguments: In text order; roles `ARG0`..`ARG5`, `ARGM-TMP`, `ARGM-NEG`, ..., never the verb itself.
        factuality: -3 (certainly did not happen) .. 3 (certainly happened); None where it was not read.
        score: Probability of being a predicate, 0..1.
    """

    token: int
    arguments: tuple[Argument, ...] = ()
    factuality: float | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: tokens [start, stop). Labels: person, organization, location, facility, nationality (a
    demonym or political or religious group), date, money, product, weapon, misc."""

    start: int
    stop: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: token ranges in one sentence, or None for a part that the sentence lacks."""

    cue: tuple[int, int]
    source: tuple[int, int] | None = None
    content: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word that may name an event, as the trained model sees it.

    Attributes:
        token: Index of the word.
        score: Probability that it names an event of any type, 0..1.
        types: Types with their probabilities, the likeliest first; they sum to `score` at most.
        parts: (token, part, probability) of words that may head its actor, target or place.
    """

    token: int
    score: float
    types: tuple[tuple[str, float], ...] = ()
    parts: tuple[tuple[int, str, float], ...] = ()

    def chance(self, kind: str) -> float:
        """Probability of a type."""
        return dict(self.types).get(kind, 0.0)

    def part(self, token: int, part: str) -> float:
        """Probability that a word heads a part."""
        return max((share for at, name, share in self.parts if at == token and name == part), default=0.0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or list item.

    Attributes:
        paragraph: Number of the paragraph (line) of the article in which it stands, from 0.
        headline: True where it is the article's title.
        events: Words that may name events, in text order; None where no model looked.
        embedding: Meaning as a vector of unit length, [384] float32 as a tuple; () where not computed.
    """

    index: int
    start: int
    stop: int
    text: str
    tokens: tuple[Token, ...]
    predicates: tuple[Predicate, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    paragraph: int = 0
    headline: bool = False
    events: tuple[EventWord, ...] | None = None
    embedding: tuple[float, ...] = field(default=(), repr=False)

    def span(self, start: int, stop: int) -> Span:
        """The text of tokens [start, stop)."""
        first, last = self.tokens[start], self.tokens[stop - 1]
        return Span(first.start, last.stop, self.text[first.start - self.start : last.stop - self.start])

    def children(self, index: int) -> tuple[Token, ...]:
        """Tokens governed directly by a token, in text order."""
        return tuple(token for token in self.tokens if token.head == index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a token and all below it, in text order."""
        below = {index}
        grown = True
        while grown:
            grown = False
            for token in self.tokens:
                if token.head in below and token.index not in below:
                    below.add(token.index)
                    grown = True
        return tuple(sorted(below))

    def predicate_at(self, index: int) -> Predicate | None:
        """The predicate whose word is this token."""
        return next((p for p in self.predicates if p.token == index), None)

    def event_at(self, index: int) -> EventWord | None:
        """What the model makes of this token as an event."""
        return next((e for e in self.events or () if e.token == index), None)


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article's sentences, in order.

    Attributes:
        model: Name, version and hash of what read them, e.g. "language-en 2 (sha256 1a2b...)".
    """

    sentences: tuple[Sentence, ...]
    model: str
