"""Sentences of the text that are no part of the report: menus, follow-us lines, related links, boilerplate.

Scraped text often carries its page along in one line ("... Related News Turkey to host summit Follow us on
Instagram Privacy Policy"). The text is never altered; such sentences are only not read for events.
"""

from __future__ import annotations

import re

from dateline.records import Analysis, Article

STRONG = re.compile(
    r"\b(?:follow us|subscribe|privacy policy|terms of use|cookie policy|all rights reserved|"
    r"copyright|newsletter|sign up|sign in|log in|"
    r"contact us|about us|read more|read also|related (?:news|stories|articles|topics)|share (?:this|on)|"
    r"tweet this|facebook|instagram|youtube channel|"
    r"click here|advertisement|sponsored|leave a (?:comment|reply)|enter your (?:name|comment|email)|"
    r"download (?:the|our) app|most (?:read|popular)|"
    r"we respect your privacy|connect with|watch live|press releases|job opportunities|careers|"
    r"daily newspaper|award.winning|cookies?)\b",
    re.I,
)
FEWEST = 2


def furniture_sentences(article: Article, analysis: Analysis) -> frozenset[int]:
    """Indices of sentences that belong to the page, not to the report.

    A sentence with two different words of page furniture is furniture; so is all that follows the first
    such sentence in the last third of the text, where pages end and never come back to the story.
    """
    total = analysis.sentences[-1].stop if analysis.sentences else 0
    marked = [
        s.index
        for s in analysis.sentences
        if len({m.group(0).lower() for m in STRONG.finditer(s.text)}) >= FEWEST
    ]
    if not marked:
        return frozenset()
    found = set(marked)
    tail = [i for i in marked if analysis.sentences[i].start > 0.4 * total]
    if tail:
        found |= set(range(tail[0], len(analysis.sentences)))
    return frozenset(found)
