"""The toll of an article's main incident: victims killed and injured, in one number each.

Figures come first ("killed 12 people"); an article that gives none but speaks of one victim ("the driver was
fatally shot") counts one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.counts_toll import Toll
from dateline.ground.counts_words import cut_words, load_lexicon
from dateline.records import Analysis, Article

LEAD = 10
REACH = 5


@dataclass(frozen=True, slots=True)
class ArticleToll:
    """Victims of an article's main incident; None where the text tells of none."""

    killed: int | None
    injured: int | None


def toll_of_article(article: Article, analysis: Analysis, tolls: Sequence[Toll]) -> ArticleToll:
    """Killed and injured victims of the main incident, attackers counted only where nobody else is.

    Args:
        tolls: As `find_tolls` gives them for this article.
    """
    fatal = _first_word(analysis, "fatal")
    killed = _victims(tolls, "killed", fatal)
    hurt = None if killed else _first_word(analysis, "hurt")
    injured = _victims(tolls, "injured", hurt, alone=not killed)
    return ArticleToll(killed, injured)


def _victims(tolls: Sequence[Toll], kind: str, word: int | None, *, alone: bool = True) -> int | None:
    """Victims of one kind: the first figure told near the first word of harm, else one for one person.

    Args:
        word: First sentence with a word that tells of such harm without a number; None where there is none.
        alone: Single persons and bare words count too.
    """
    able = [t for t in tolls if t.kind == kind and t.part_of is None and not t.cumulative]
    singles = [t for t in able if t.single] if alone else []
    told = [t.sentence for t in singles] + ([word] if word is not None and alone else [])
    reach = min(told) + REACH if told else None
    figures = [t for t in able if not t.single and (reach is None or t.sentence <= reach)]
    certain = [t for t in figures if not t.rule.startswith("struck")]
    if not alone:
        figures = certain
    exact = [t for t in certain if not t.rule.endswith("/vague")]
    for choice in (
        [t for t in exact if not t.perpetrator],
        [t for t in certain if not t.perpetrator],
        certain,
        figures,
    ):
        some = [t for t in choice if t.figure]
        if some:
            chosen = next((t for t in reversed(some) if t.revision), some[0])
            return chosen.figure - _attackers(tolls, chosen)
    if told:
        return 1
    return 0 if figures else None


def _attackers(tolls: Sequence[Toll], whole: Toll) -> int:
    """Attackers whom a figure includes ("30 people and two bombers"); 0 where it is all attackers."""
    found = sum(t.low for t in tolls if t.part_of == whole.span and t.kind == whole.kind and t.perpetrator)
    return found if found < whole.figure else 0


def _first_word(analysis: Analysis, table: str) -> int | None:
    """First sentence of headline and lead that tells of somebody dead or hurt without a number."""
    victim = load_lexicon().victim
    for sentence in analysis.sentences[:LEAD]:
        words = cut_words(sentence).lower
        for i, word in enumerate(words):
            if word in victim[table] and not _unreal(words, i):
                return sentence.index
    return None


def _unreal(words: list[str], at: int) -> bool:
    """Something takes the word back ("attempted murder"), or it hurts nobody ("fired a shot", "shot at")."""
    victim = load_lexicon().victim
    before = words[max(at - 4, 0) : at]
    if any(word in victim["unreal"] and word not in victim["soft"] for word in before):
        return True
    if words[at + 1 : at + 2] and words[at + 1] in victim["not_before"]:
        return True  # "a deadly weapon", "homicide detectives"
    if before[-2:] == ["non", "-"] and words[at] in victim["fatal"]:
        return True
    if words[at] == "shot":
        return words[at + 1 : at + 2] == ["at"] or before[-1:] in (["a"], ["one"], ["gun"], ["the"])
    return False
