"""Speeches longer than a sentence: whoever is named once stands behind all that stays in quotation marks.

"We were hit," said a resident. "The shop is gone. Two men were shot." -> the resident tells of the shooting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.events.attribution import Said
from dateline.records import Article, Sentence

OPENING, CLOSING = frozenset(("“", "«", "``")), frozenset(("”", "»", "''"))


def quoted_tokens(article: Article, sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Tokens of each sentence that stand in quotation marks; no quotation goes beyond its paragraph."""
    inside, found, before = False, [], 0
    for sentence in sentences:
        if "\n" in article.text[before : sentence.start]:
            inside = False
        before, quoted = sentence.stop, set()
        for token in sentence.tokens:
            if token.text in OPENING or token.text in CLOSING or token.text == '"':
                inside = token.text in OPENING or (token.text == '"' and not inside)
            elif inside:
                quoted.add(token.index)
        found.append(frozenset(quoted))
    return found


def speakers_on(
    article: Article, sentences: Sequence[Sentence], acts: Mapping[int, Sequence[Said]]
) -> dict[int, Said]:
    """The act of saying that stands behind the quotation in a sentence without one, by sentence.

    The speaker of the sentence before goes on speaking; else the quotation runs on to one who is named at its
    end.
    """
    quoted = quoted_tokens(article, sentences)
    spoken = {n: [a for a in found if a.source is not None] for n, found in acts.items()}
    found: dict[int, Said] = {}
    for number in range(1, len(sentences)):
        if "\n" in article.text[sentences[number - 1].stop : sentences[number].start]:
            continue
        before = spoken.get(number - 1, [])
        said = before[-1] if before else found.get(number - 1)
        if quoted[number] and quoted[number - 1] and said is not None and not spoken.get(number):
            found[number] = said
    for number in range(len(sentences) - 2, -1, -1):
        if "\n" in article.text[sentences[number].stop : sentences[number + 1].start]:
            continue
        after = spoken.get(number + 1, [])
        said = after[0] if after else found.get(number + 1)
        runs_on = quoted[number] and 0 in quoted[number + 1]
        if runs_on and said is not None and not spoken.get(number):
            found.setdefault(number, said)
    return found
