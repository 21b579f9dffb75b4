"""A sentence's dependency tree with the questions that the events step asks of it.

"the US-led coalition's strikes on Raqqa": who stands in the possessive, what hangs under "on", where the
noun phrase around "coalition" begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.records.analysis import Sentence, Token
from dateline.records.span import Span

LONGEST_WAY = 4
KEPT_TREES = 256
BEFORE = (
    "det",
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "advmod",
    "flat",
    "punct",
    "nmod:npmod",
    "nmod:unmarked",
    "det:predet",
    "nmod",
    "goeswith",
    "case",
    "dep",
    "obl",
    "obl:unmarked",
    "obl:npmod",
)
KEPT_AFTER = ("flat", "compound", "nummod", "appos", "goeswith", "nmod:npmod", "nmod:unmarked", "case")
PARTING = frozenset(",;():–—")
CLOSING = frozenset({"-", '"', "”", "'", ")", "]"})
PHRASE_PREPOSITIONS = frozenset({"of", "from", "in", "at", "for", "with", "near"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its children looked up once.

    Attributes:
        children: For each token the indices of those it governs, in text order.
    """

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """Look up who governs whom; the trees of the sentences last asked for are kept."""
        kept = _TREES.get(id(sentence))
        if kept is not None and kept.sentence is sentence:
            return kept
        below: list[list[int]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if 0 <= token.head < len(below) and token.head != token.index:
                below[token.head].append(token.index)
        tree = cls(sentence, tuple(tuple(row) for row in below))
        if len(_TREES) >= KEPT_TREES:
            _TREES.clear()
        _TREES[id(sentence)] = tree
        return tree

    def token(self, index: int) -> Token:
        return self.sentence.tokens[index]

    def lemma(self, index: int) -> str:
        return self.sentence.tokens[index].lemma

    def relation(self, index: int) -> str:
        return self.sentence.tokens[index].relation

    def parent(self, index: int) -> int:
        """Index of the governing token, -1 at the root."""
        return self.sentence.tokens[index].head

    def under(self, index: int, *relations: str) -> tuple[int, ...]:
        """Children in one of these relations; "nsubj" also finds "nsubj:pass" and its kin."""
        return tuple(
            child
            for child in self.children[index]
            if self.relation(child) in relations or self.relation(child).split(":")[0] in relations
        )

    def ancestors(self, index: int) -> Iterator[int]:
        """The governor, its governor, and so on to the root."""
        seen = {index}
        current = self.parent(index)
        while current >= 0 and current not in seen:
            yield current
            seen.add(current)
            current = self.parent(current)

    def subtree(self, index: int) -> set[int]:
        """The token and all below it."""
        found, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return found

    def preposition(self, index: int) -> str:
        """The words that mark a phrase, joined: "of", "according to"; "" where there are none."""
        words = [child for child in self.children[index] if self.relation(child) == "case"]
        words = [child for child in words if child < index] or words
        parts: list[str] = []
        for child in words:
            parts.append(self.lemma(child))
            parts.extend(self.lemma(more) for more in self.under(child, "fixed"))
        return " ".join(part for part in parts if part not in ("'s", "’s", "'"))

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """The token and those joined to it by "and", ",", "or"."""
        return (index, *self.under(index, "conj"))

    def first_conjunct(self, index: int) -> int:
        """The token to which a chain of "and" is tied: the first of them."""
        seen = set()
        while self.relation(index).split(":")[0] == "conj" and index not in seen:
            seen.add(index)
            index = self.parent(index)
        return index

    def phrase(self, index: int, *, full: bool = False) -> tuple[int, int]:
        """Tokens [start, stop) of the noun phrase around a head word.

        Args:
            full: Keep appositions and participles after the head ("a unit linked to the group").
        """
        start, stop = self._phrase_start(index), self._phrase_stop(index, full=full)
        while (
            stop - 1 > index
            and self.token(stop - 1).upos == "PUNCT"
            and self.token(stop - 1).text not in {")", "]"}
        ):
            stop -= 1
        while start < index and self.token(start).upos == "PUNCT":
            start += 1
        return start, stop

    def _phrase_start(self, index: int) -> int:
        """Where the modifiers before a head word begin."""
        start = index
        for child in reversed([c for c in self.children[index] if c < index]):
            relation = self.relation(child)
            if relation == "case" and not self._possessive(child):
                break
            if relation.split(":")[0] not in {r.split(":")[0] for r in BEFORE}:
                break
            if relation == "punct" and child + 1 == start and self.token(child).text in PARTING:
                break
            branch = self.subtree(child)
            if max(branch) >= start:
                break
            start = min(branch)
        return start

    def _phrase_stop(self, index: int, *, full: bool) -> int:
        """Where what belongs to a head word after it ends."""
        stop = index + 1
        for child in [c for c in self.children[index] if c > index]:
            branch = self.subtree(child)
            if min(branch) > stop and not self._only_punctuation(stop, min(branch)):
                break
            reach = self._reach(child, branch, stop, full=full)
            if reach is None:
                break
            stop = max(stop, reach)
        return stop

    def _reach(self, child: int, branch: set[int], stop: int, *, full: bool) -> int | None:
        """Where a phrase that ended at `stop` ends with one more child; None where the child is not in it."""
        relation = self.relation(child)
        if relation == "case" and self._possessive(child):
            return None
        if relation in KEPT_AFTER or relation.startswith("flat"):
            between = {self.token(i).text for i in range(stop, min(branch) + 1)}
            return None if relation == "appos" and not full and "," in between else max(branch) + 1
        if relation == "nmod" and (full or self.preposition(child) in PHRASE_PREPOSITIONS):
            return self._nominal_stop(child, full=full)
        if relation.startswith("acl") and full and relation != "acl:relcl":
            return max(branch) + 1
        if relation == "punct" and self.token(child).text in CLOSING:
            return child + 1
        return stop if relation == "punct" and self.token(child).text in {"(", "["} else None

    def _nominal_stop(self, index: int, *, full: bool) -> int:
        _, stop = self.phrase(index, full=full)
        for other in self.under(index, "conj"):
            stop = max(stop, self.phrase(other, full=full)[1])
        return stop

    def _possessive(self, index: int) -> bool:
        return self.token(index).xpos == "POS"

    def _only_punctuation(self, start: int, stop: int) -> bool:
        return all(self.token(i).upos == "PUNCT" for i in range(start, stop))

    def span(self, start: int, stop: int) -> Span:
        return self.sentence.span(start, stop)

    def way(self, start: int, end: int, classes: Mapping[str, str]) -> str:
        """The path between two words: "^obj light nsubj" for the subject of a light verb.

        Steps up are marked "^", a step down to a phrase bears its preposition; long paths are "far".

        Args:
            classes: Lemma -> class of the words to be named where the path turns, else "over".
        """
        start, end = self.first_conjunct(start), self.first_conjunct(end)
        above = [start, *self.ancestors(start)]
        below = [end, *self.ancestors(end)]
        meet = next((i for i in below if i in above), -1)
        if meet < 0:
            return "far"
        up, down = above[: above.index(meet)], below[: below.index(meet)][::-1]
        if len(up) + len(down) > LONGEST_WAY:
            return "far"
        words = [f"^{self._step(i)}" for i in up]
        if up and down:
            words.append(classes.get(self.lemma(meet), "over"))
        words += [self._step(i) for i in down]
        return " ".join(words) or "same"

    def _step(self, index: int) -> str:
        relation = self.relation(index)
        if relation.split(":")[0] in ("nmod", "obl") and not relation.endswith("poss"):
            return self.preposition(index) or relation
        return relation if relation in ("nsubj:pass", "nmod:poss", "acl:relcl") else relation.split(":")[0]


# By identity of their sentence, which each tree keeps alive.
_TREES: dict[int, Tree] = {}
