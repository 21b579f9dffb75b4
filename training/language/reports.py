"""Annotated articles -> sentences with their event words and who takes part, for the heads of events.

The heads of the trigger's words, of the type that the annotator gave; actors, targets and places as far as
the trigger's own sentence names them. Sentences without events teach what is none.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.language.analyser import Analyser
from dateline.records import Sentence
from evaluation.gold import GoldArticle, GoldEvent, load_gold
from evaluation.score import share_word
from evaluation.tasks.e2e import gold_articles
from training.language.data import NONE, Example, spans_to_bio

PARTS = ("actor", "target", "place")
# Words that may speak of conflict: sentences of other text without any of them teach what is no event.
SUSPECT = re.compile(
    r"kill|attack|bomb|shell|rebel|milit|troop|army|soldier|clash|gun|fire|wound|injur|kidnap|abduct|raid|explo"
    r"|strike|protest|displac|hostage|terror|shot|shoot|arrest|detain|tortur|refugee|massacr|murder|missile|war"
    r"|sanction|violen|coup|demonstrat|riot|polic|threat|execut|talk|peace|claim|accus|den[iy]|demand|urge|call"
    r"|aid|support|investigat|attempt|captur|seiz|siege|release|free|agree|meet|force|fight|battle|die|dead",
    re.IGNORECASE,
)


def read_reports(folders: Sequence[Path], folder_of_model: Path) -> list[Example]:
    """Every sentence of the articles of these folders."""
    analyser = Analyser.load(folder=folder_of_model)
    found = []
    for folder in folders:
        gold = load_gold(folder, None)
        for article, given in zip(gold, gold_articles(gold), strict=True):
            for sentence in analyser.analyse(given).sentences:
                if (sentence.tokens and not sentence.headline) or article.title is None:
                    found.append(example_of(sentence, article))
    return found


def read_others(ewt: Sequence[Example], negatives: Path, analyser: Analyser, most: int) -> list[Example]:
    """Sentences that tell of no event: our own decoys, and web text that has no word of conflict."""
    rows = [json.loads(line) for line in negatives.read_text(encoding="utf-8").splitlines()]
    decoys = [row["text"] for row in rows if row["expect"] == "none"]
    found = [
        Example([w.text for w in words], events=[NONE] * len(words))
        for text in decoys
        for words in analyser.tokeniser.sentences(text, 0, len(text))
    ]
    plain = [e for e in ewt if not SUSPECT.search(" ".join(e.words))]
    random.Random(3).shuffle(plain)
    return found + [Example(e.words, events=[NONE] * len(e.words)) for e in plain[:most]]


def example_of(sentence: Sentence, article: GoldArticle) -> Example:
    """A sentence with the event words that the annotators marked in it."""
    events = [NONE] * len(sentence.tokens)
    casts = []
    for event in article.events:
        for start, stop in event.spans:
            if not sentence.start <= start < sentence.stop:
                continue
            head = head_of(sentence, start, stop)
            if head is None or events[head] != NONE:
                continue
            events[head] = event.type
            parts = list(parts_of(sentence, event, head))
            casts.append((head, spans_to_bio(len(sentence.tokens), parts)))
    return Example([t.text for t in sentence.tokens], events=events, casts=casts)


def head_of(sentence: Sentence, start: int, stop: int) -> int | None:
    """The word of a span that the others of it hang under."""
    inside = [t.index for t in sentence.tokens if t.start < stop and start < t.stop]
    content = [i for i in inside if sentence.tokens[i].upos not in ("PUNCT", "DET", "ADP", "AUX", "PART")]
    tops = [i for i in content or inside if sentence.tokens[i].head not in inside]
    return (tops or content or inside or [None])[0]


def parts_of(sentence: Sentence, event: GoldEvent, head: int) -> Iterator[tuple[int, int, str]]:
    """Token spans of an event's parts in a sentence; [start, stop) and the part's name."""
    place = () if event.place is None else (event.place,)
    for part, named in zip(PARTS, (event.actors, event.targets, place), strict=True):
        for one in named:
            span = words_of(sentence, one.text, one.name, head)
            if span is not None:
                yield (*span, part)


def words_of(sentence: Sentence, text: str, name: str | None, head: int) -> tuple[int, int] | None:
    """Where a sentence names somebody: in just these words, else by a name that shares a word with theirs."""
    spans = []
    place = sentence.text.find(text)
    while text and place != -1:
        start, stop = sentence.start + place, sentence.start + place + len(text)
        inside = [t.index for t in sentence.tokens if t.start < stop and start < t.stop]
        if inside:
            spans.append((inside[0], inside[-1] + 1))
        place = sentence.text.find(text, place + 1)
    if not spans:
        spans = [
            (e.start, e.stop)
            for e in sentence.entities
            if e.label in ("person", "organization", "nationality", "location", "facility")
            and any(w and share_word(w, sentence.span(e.start, e.stop).text) for w in (text, name))
        ]
    spans = [s for s in spans if not s[0] <= head < s[1]]
    return min(spans, key=lambda s: min(abs(s[0] - head), abs(s[1] - 1 - head)), default=None)
