"""Examples -> padded tensors, with the changes that make the model survive scraped and all-capital text."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from dateline.language.pieces import Pieces
from training.language.data import ANY, Example
from training.language.network import ASKED, Labels

CASES = (("given", 0.74), ("lower", 0.09), ("upper", 0.07), ("none", 0.06), ("title", 0.04))
DROP_LAST_STOP = 0.10
DROP_QUOTES = 0.10
STRIPPED = 0.33
MASKED_PIECES = 0.09
QUOTES = frozenset(('"', "''", "``", "“", "”", "‘", "’", "'"))
IGNORED = -100
UNTYPED = -101
STEP = 8
ANCHOR_STEP = 48


@dataclass(frozen=True)
class Batch:
    """Tensors of some examples; word 0 is the root. Targets hold `IGNORED` where nothing is known.

    Attributes:
        clean_ids: Pieces before masking, for the embedding's teacher.
        anchors: Per frame, cue or event word its row and word; `tasks` its place in `ASKED`, `tags`
            [anchor, word] its BIO targets.
        points: (row, word, value) of factuality.
    """

    ids: Tensor
    clean_ids: Tensor
    shapes: Tensor
    real: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    relations: Tensor
    predicates: Tensor
    news: Tensor
    defence: Tensor
    cues: Tensor
    events: Tensor
    rows: Tensor
    anchors: Tensor
    tasks: Tensor
    tags: Tensor
    points: tuple[tuple[int, int, float], ...]


def _round_up(number: int, step: int) -> int:
    return -(-number // step) * step


def recase(shape: int, case: str) -> int:
    """Shape of a word after its sentence was written in another case."""
    if case == "given" or shape < 3:
        return shape
    if case == "none":
        return 0
    single = shape == 5
    return {"lower": 3, "upper": 5 if single else 4, "title": 5 if single else 6}[case]


def repair(tags: Sequence[str]) -> list[str]:
    """Let every span begin with B after words were taken out."""
    found: list[str] = []
    for tag in tags:
        if tag[0] == "I" and (not found or found[-1][1:] != tag[1:]):
            tag = "B" + tag[1:]
        found.append(tag)
    return found


def without(example: Example, gone: set[int]) -> Example:
    """The example less some words; unchanged where one of them governs, tells or says something."""
    if not gone or len(gone) >= len(example.words):
        return example
    anchors = (
        {a for a, _ in example.frames}
        | {a for a, _ in example.cues or ()}
        | {a for a, _ in example.factuality}
        | {a for a, _ in example.casts}
    )
    if gone & anchors or (example.heads and any(h - 1 in gone for h in example.heads)):
        return example
    kept = [i for i in range(len(example.words)) if i not in gone]
    place = {old: new for new, old in enumerate(kept)}

    def pick(values):
        return None if values is None else [values[i] for i in kept]

    heads = example.heads and [0 if h == 0 else place[h - 1] + 1 for h in pick(example.heads)]
    return replace(
        example,
        words=pick(example.words),
        upos=pick(example.upos),
        xpos=pick(example.xpos),
        heads=heads,
        relations=pick(example.relations),
        predicates=pick(example.predicates),
        frames=[(place[a], repair(pick(t))) for a, t in example.frames],
        factuality=[(place[a], v) for a, v in example.factuality],
        news=example.news and repair(pick(example.news)),
        defence=example.defence and repair(pick(example.defence)),
        cues=None if example.cues is None else [(place[a], repair(pick(t))) for a, t in example.cues],
        events=pick(example.events),
        casts=[(place[a], repair(pick(t))) for a, t in example.casts],
    )


def strip(example: Example) -> Example:
    """As scraped text has it: no commas, no apostrophes.

    "Oduro's men , they did n't" becomes "Oduros men they did nt".

    A possessive 's becomes part of its owner; where a comma governs a word, all commas stay.
    """
    words = list(example.words)
    owners: set[int] = set()
    for place in range(1, len(words)):
        if words[place] in ("'s", "’s") and (example.xpos is None or example.xpos[place] == "POS"):
            words[place - 1] += "s"
            owners.add(place)
        elif words[place] in ("n't", "n’t"):
            words[place] = "nt"
        elif words[place] in ("'", "’") and example.xpos and example.xpos[place] == "POS":
            owners.add(place)
    merged = without(replace(example, words=words), owners)
    if len(merged.words) == len(words) and owners:
        merged = example
    return without(merged, {i for i, w in enumerate(merged.words) if w == ","})


def roughen(example: Example, chance: random.Random) -> Example:
    """Take out the last full stop, or the quote marks, now and then; or commas and apostrophes."""
    if chance.random() < STRIPPED:
        example = strip(example)
    gone: set[int] = set()
    if chance.random() < DROP_LAST_STOP and example.words[-1] in (".", "!", "?"):
        gone.add(len(example.words) - 1)
    if chance.random() < DROP_QUOTES:
        gone |= {i for i, w in enumerate(example.words) if w in QUOTES}
    return without(example, gone)


class Batcher:
    """Turns lists of examples into batches."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.numbers = {
            name: {label: n for n, label in enumerate(getattr(labels, name))}
            for name in (
                "upos",
                "xpos",
                "relations",
                "roles",
                "attribution",
                "news",
                "defence",
                "events",
                "casts",
            )
        }
        self.numbers["events"][ANY] = UNTYPED

    def length(self, example: Example) -> int:
        """Pieces of an example with both ends."""
        return 2 + sum(len(self.pieces.cut(w)) for w in example.words)

    def batch(self, examples: Sequence[Example], chance: random.Random | None = None) -> Batch:
        """Pad examples to one batch; with `chance` they are roughened, recased and masked.

        Sizes are rounded up: a matrix product of a size not seen before costs its planning once more.
        """
        width = _round_up(max(self.length(e) for e in examples), STEP)
        if chance:
            examples = [roughen(e, chance) for e in examples]
        count = len(examples)
        longest = _round_up(1 + max(len(e.words) for e in examples), STEP)
        names, weights = zip(*CASES, strict=True)
        ids = torch.zeros(count, width, dtype=torch.long)
        clean = ids.clone()
        shapes = ids.clone()
        first = torch.zeros(count, longest, dtype=torch.long)
        last = first.clone()
        real = torch.zeros(count, width, dtype=torch.bool)
        words = torch.zeros(count, longest, dtype=torch.bool)
        targets = {
            name: torch.full((count, longest), IGNORED)
            for name in (
                "upos",
                "xpos",
                "heads",
                "relations",
                "predicates",
                "news",
                "defence",
                "cues",
                "events",
            )
        }
        rows: list[int] = []
        anchors: list[int] = []
        tasks: list[int] = []
        tags: list[list[int]] = []
        points: list[tuple[int, int, float]] = []
        for row, e in enumerate(examples):
            case = chance.choices(names, weights)[0] if chance else "given"
            numbers, forms = [self.pieces.first], [0]
            starts, ends = [0], [0]
            for word in e.words:
                cut = self.pieces.cut(word)
                starts.append(len(numbers))
                numbers.extend(cut)
                ends.append(len(numbers) - 1)
                forms.extend([recase(self.pieces.shape(word), case)] * len(cut))
            numbers.append(self.pieces.last)
            forms.append(0)
            size = len(numbers)
            clean[row, :size] = torch.tensor(numbers)
            if chance:
                numbers = [
                    self.pieces.mask if 0 < i < size - 1 and chance.random() < MASKED_PIECES else n
                    for i, n in enumerate(numbers)
                ]
            ids[row, :size] = torch.tensor(numbers)
            shapes[row, :size] = torch.tensor(forms)
            real[row, :size] = True
            n = len(starts)
            first[row, :n] = torch.tensor(starts)
            last[row, :n] = torch.tensor(ends)
            words[row, :n] = True
            for name in ("upos", "xpos", "relations", "news", "defence", "events"):
                values = getattr(e, name)
                if values is not None:
                    known = self.numbers[name]
                    targets[name][row, 1:n] = torch.tensor([known.get(v, IGNORED) for v in values])
            if e.heads is not None:
                targets["heads"][row, 1:n] = torch.tensor(e.heads)
            if e.predicates is not None:
                targets["predicates"][row, 1:n] = torch.tensor(e.predicates)
            if e.cues is not None:
                targets["cues"][row, 1:n] = 0
            for task, told in enumerate((e.frames, e.cues or (), e.casts)):
                known = self.numbers[ASKED[task]]
                for anchor, bio in told:
                    rows.append(row)
                    anchors.append(anchor + 1)
                    tasks.append(task)
                    tags.append([IGNORED, *(known.get(t, 0) for t in bio)] + [IGNORED] * (longest - n))
            for anchor, _ in e.cues or ():
                targets["cues"][row, anchor + 1] = 1
            points.extend((row, a + 1, v) for a, v in e.factuality)
        for _ in range(-len(rows) % ANCHOR_STEP if rows else 0):
            rows.append(0)
            anchors.append(0)
            tasks.append(0)
            tags.append([IGNORED] * longest)
        return Batch(
            ids,
            clean,
            shapes,
            real,
            first,
            last,
            words,
            **targets,
            rows=torch.tensor(rows, dtype=torch.long),
            anchors=torch.tensor(anchors, dtype=torch.long),
            tasks=torch.tensor(tasks, dtype=torch.long),
            tags=torch.tensor(tags, dtype=torch.long),
            points=tuple(points),
        )

    def endless(self, examples: list[Example], size: int, chance: random.Random) -> Iterator[Batch]:
        """Batches of about `size` pieces of sentences of like length, over and over, shuffled each time."""
        shelves: dict[int, list[Example]] = {}
        for e in examples:
            shelves.setdefault(_round_up(self.length(e), STEP), []).append(e)
        while True:
            groups: list[list[Example]] = []
            for width, shelf in sorted(shelves.items()):
                chance.shuffle(shelf)
                rows = max(1, size // width)
                groups.extend(shelf[i : i + rows] for i in range(0, len(shelf) - rows + 1, rows))
            chance.shuffle(groups)
            for group in groups:
                yield self.batch(group, chance)
