"""How well the model finds who says what: source, cue and content, each as an exact span of the text.

DIR holds `text/` and `attributions/` (brat stand-off) as in polnear; of two annotators' files the first is
taken. A part in several fragments is right when all are. The -jaccard rows are shares of characters: those
common to both over those of either.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.language.analyser import Analyser
from dateline.language.quotes import ends_quoted, follow_quote, next_quote, opens_quote
from dateline.language.sentences import SentenceCut, cut_article
from evaluation.figures import f_interval, rate
from evaluation.gold import GoldError

PARTS = ("source", "cue", "content")
Fragments = tuple[tuple[int, int], ...]


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, folder: Path | None = None
) -> dict[str, Any]:
    """Read every text and compare the spans.

    Args:
        folder: Another model folder than the shipped one.
    """
    analyser = Analyser.load(threads=2, folder=Path(folder)) if folder else Analyser.load(threads=2)
    texts = sorted((data / "text").glob("*")) if (data / "text").is_dir() else []
    pairs = []
    for path in texts:
        annotations = sorted((data / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations and (limit is None or len(pairs) < limit):
            pairs.append((find(analyser, path.read_text(encoding="utf-8")), read_gold(annotations[0])))
    if not pairs:
        raise GoldError(f"{data}: no text/ with attributions/ beside it")
    metrics: dict[str, float] = {}
    details: dict[str, Any] = {"documents": len(pairs), "model": analyser.model, "intervals": {}, "rates": {}}
    for part in PARTS:
        counts = [(len(f[part] & g[part]), len(f[part]), len(g[part])) for f, g in pairs]
        total = rate(*(sum(c) for c in zip(*counts, strict=True)))
        metrics[f"{part}-f"] = round(total.f, 4)
        details["intervals"][f"{part}-f"] = f_interval(counts)
        details["rates"][part] = (total.precision, total.recall, total.gold)
    for part in PARTS:
        letters = [(_letters(f[part]), _letters(g[part])) for f, g in pairs]
        both, either = sum(len(a & b) for a, b in letters), sum(len(a | b) for a, b in letters)
        metrics[f"{part}-jaccard"] = round(both / max(1, either), 4)
    return {"metrics": metrics, "details": details}


def _letters(spans: Iterable[Fragments]) -> set[int]:
    return {i for fragments in spans for a, b in fragments for i in range(a, b)}


def find(analyser: Analyser, text: str) -> dict[str, set[Fragments]]:
    """Parts that the model finds; a quotation left open goes on to the sentence that closes it."""
    cuts = cut_article(text, None, analyser.tokeniser)
    readings = analyser.reader.read([[w.text for w in c.words] for c in cuts])
    found: dict[str, set[Fragments]] = {part: set() for part in PARTS}
    for number, reading in enumerate(readings):
        for spans in reading.parts:
            for part in PARTS:
                places = sorted((a, b) for a, b, name in spans if name == part)
                if places:
                    found[part].add(_fragments(cuts, number, places, extend=part == "content"))
    return found


def _fragments(
    cuts: list[SentenceCut], number: int, places: list[tuple[int, int]], *, extend: bool
) -> Fragments:
    words = cuts[number].words
    joined: list[tuple[int, int]] = []
    for a, b in places:
        if joined and joined[-1][1] == a:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    fragments = [(words[a].start, words[b - 1].stop) for a, b in joined]
    if not extend:
        return tuple(fragments)
    start, stop = joined[-1]
    near = cuts[: number + 12]
    forms = [[w.text for w in c.words] for c in near]
    paragraphs = [c.paragraph for c in near]
    if stop == len(words) and opens_quote(forms[number], 0, stop):
        end = follow_quote(forms, paragraphs, number)
        if end:
            fragments[-1] = (words[start].start, cuts[end[0]].words[end[1] - 1].stop)
    elif ends_quoted(forms[number], start, stop):
        more = next_quote(forms, paragraphs, number)
        if more:
            fragments.append((cuts[more[0]].words[0].start, cuts[more[1]].words[more[2] - 1].stop))
    return tuple(fragments)


def read_gold(path: Path) -> dict[str, set[Fragments]]:
    """Parts of all attributions of a stand-off file."""
    spans: dict[str, Fragments] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2 or not line[1:2].isdigit():
            continue
        if line[0] == "T":
            places = fields[1].partition(" ")[2]
            spans[fields[0]] = tuple(
                sorted((int(a), int(b)) for a, b in (p.split() for p in places.split(";")))
            )
        elif line[0] == "E":
            events.append(fields[1].split())
    gold: dict[str, set[Fragments]] = {part: set() for part in PARTS}
    for event in events:
        for item in event:
            name, _, mark = item.partition(":")
            name = name.lower().rstrip("2")
            if name in gold and mark in spans:
                gold[name].add(spans[mark])
    return gold
