"""Names of the actor list in a run of words: the longest first, each checked for capitals, time and country.

"IS" counts only in capitals and where Syria, Iraq or the long form is about; "SDF" is Syrian in one article
and nobody in another; "Nusra Front" after 2016 is still understood, "Islamic State" in 1990 is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.actors_context import ActorContext
from dateline.resources.actor_words import Word
from dateline.resources.actors import ActorTables

_FIRST = frozenset(
    "jaysh jaish jeish liwa liwaa harakat jabhat jabha katibat kataib kataeb faylaq failaq ansar jund "
    "ahrar suqour saraya hizb jamaat tahrir hay hayat tanzim abu ibn bin jamiat".split()
)
_WORDS = frozenset("who far fact model mas pen ram aids the and for lead ran men won act sat aim era".split())
_SMALL = frozenset(
    "group movement front army brigade brigades forces force party organisation organization "
    "militia division battalion alliance coalition corps faction network mission agency council "
    "gang cartel rebels province branch state administration".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """Words [start, stop) name an actor of the list (by number); strong: without help of the context."""

    start: int
    stop: int
    actor: int
    strong: bool


class NameFinder:
    """Finds names of the list."""

    def __init__(self, tables: ActorTables) -> None:
        self.tables = tables

    def scan(self, words: Sequence[Word], context: ActorContext) -> tuple[Match, ...]:
        """Names in a run of words, left to right, without overlap."""
        found: list[Match] = []
        folded = [word.folded for word in words]
        real = [place for place, word in enumerate(folded) if word]
        shouted = sum(words[p].upper for p in real) > 0.7 * len(real) and len(real) > 2
        order = 0
        while order < len(real):
            first = folded[real[order]]
            longest = self.tables.longest.get(first, 0) or self.tables.longest.get(first[:-1], 0)
            match = None
            for size in range(min(longest, len(real) - order), 0, -1):
                run = real[order : order + size]
                if run[-1] - run[0] > size - 1 + 3:
                    continue
                if any(words[p].text in ',;:.!?()[]"“”' for p in range(run[0], run[-1] + 1)):
                    continue
                if _inside_name(folded, real, order):
                    continue  # "Jaysh al-Fatah" is not Fatah
                rows = self.tables.names.get(" ".join(folded[p] for p in run))
                if not rows and folded[run[-1]].endswith("s") and words[run[-1]].cased:
                    key = " ".join(folded[p] for p in run)[:-1]  # "the PKKs wing": the apostrophe got lost
                    rows = [row for row in self.tables.names.get(key, ()) if row[1]]
                if rows:
                    match = self._choose(rows, [words[p] for p in run], context, shouted)
                    if match is not None:
                        found.append(Match(run[0], run[-1] + 1, *match))
                        order += size
                        break
            if match is None:
                order += 1
        return tuple(found)

    def _choose(
        self, rows: list, words: list[Word], context: ActorContext, shouted: bool
    ) -> tuple[int, bool] | None:
        scored = []
        for number, strong, case, start, stop, countries in rows:
            if not _cased(case, bool(strong), words, shouted):
                continue
            row = self.tables.rows[number]
            where = tuple(countries) or tuple(row[4])
            begun, ended, soft = start or row[6], stop or row[7], row[8]
            score = self._score(
                row[0],
                bool(strong) and (not countries or context.weight(where) >= 0.25),
                where,
                begun,
                ended,
                soft,
                context,
                row[16],
            )
            if score is not None:
                scored.append((score, number, bool(strong)))
        if not scored:
            return None
        scored.sort(key=lambda part: (-part[0], part[1]))
        if len(scored) > 1 and scored[0][0] - scored[1][0] < 0.05:
            return None
        return scored[0][1], scored[0][2]

    def _score(
        self,
        actor_id: str,
        strong: bool,
        where: tuple[str, ...],
        begun: str,
        ended: str,
        soft: bool,
        context: ActorContext,
        branch: str,
    ) -> float | None:
        """How well an actor fits the article, None where it does not."""
        score = 1.0 if strong else 0.0
        if context.day and begun and context.day < _shift(begun, -1):
            return None
        if context.day and ended and context.day > ended and not soft:
            years = int(context.day[:4]) - int(ended[:4])
            if not strong and years >= 2:
                return None
            score -= min(0.3, 0.05 + 0.03 * years)
        weight = context.weight(where)
        score += weight
        if actor_id in context.named:
            score += 0.5
        elif not strong and (weight < 0.12 if where else True):
            return None
        if branch and not strong and weight < 0.15:
            return None
        return score


def _inside_name(folded: list[str], real: list[int], order: int) -> bool:
    """Behind a word that opens a longer name, with or without the article between."""
    if order and folded[real[order - 1]] in _FIRST:
        return folded[real[order]] == "al"
    return order > 1 and folded[real[order - 1]] == "al" and folded[real[order - 2]] in _FIRST


def _shift(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def _cased(case: str, strong: bool, words: list[Word], shouted: bool) -> bool:
    """Whether the capitals of a written form are there: all for abbreviations, the main ones for names."""
    if shouted or not words[0].cased:
        return "U" not in case or (len(words[0].folded) > 2 and words[0].folded not in _WORDS)
    if case[0] == "U":
        return all(word.upper or word.text.isdigit() for word in words)
    if case[0] == "A" and not words[0].capital and words[0].folded != "al":
        return False
    if not strong:
        return all(w.capital or len(w.folded) <= 3 for w, c in zip(words, case, strict=True) if c == "A")
    rest = [
        word.capital
        for word, c in zip(words[1:], case[1:], strict=True)
        if c == "A" and len(word.folded) > 3 and word.folded not in _SMALL
    ]
    return not rest or any(rest)
