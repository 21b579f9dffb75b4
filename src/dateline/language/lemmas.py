"""Dictionary forms: "struck" -> strike, "militias" -> militia.

Learned from treebanks: exceptions by tag and word, and for every other word the longest known ending of its
tag says how many letters to take off and what to put on.
"""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_ENDING = 6


class Lemmas:
    """The lemma of a word with its Penn tag."""

    def __init__(self, tables: Mapping[str, Mapping]) -> None:
        self._exceptions = tables["exceptions"]
        self._endings = tables["endings"]
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        """Lower-case dictionary form."""
        key = (word, tag)
        lemma = self._known.get(key)
        if lemma is None:
            if len(self._known) > 100_000:
                self._known.clear()
            lemma = self._known[key] = self._find(word.lower().replace("’", "'"), tag)
        return lemma

    def _find(self, word: str, tag: str) -> str:
        known = self._exceptions.get(tag, {}).get(word)
        if known is not None:
            return known
        endings = self._endings.get(tag)
        if endings:
            for size in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
                rule = endings.get(word[len(word) - size :])
                if rule is not None:
                    off, on = rule
                    return (word[: len(word) - off] if off else word) + on
        return word
