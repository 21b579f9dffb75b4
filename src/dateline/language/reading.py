"""Words of sentences -> everything the model says of them, as plain numbers and names.

`Reader.read` packs sentences into batches of like length, runs the encoder, decodes tags, trees, predicates,
names and cues, then reads each sentence once more from the point of view of its predicates and cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import onnxruntime

from dateline.language.packing import Packed, pack, pack_pairs
from dateline.language.pieces import Pieces
from dateline.language.spans import core_roles_once, read_tags, spans_of
from dateline.language.trees import read_trees
from dateline.resources.model import ModelFiles

WORDS_A_BATCH = 640
PREDICATE_FROM = 0.5
CUE_FROM = 0.4
Span = tuple[int, int, str]


@dataclass(slots=True)
class Reading:
    """What the model says of one sentence; all places are word indices.

    Attributes:
        heads: Governor of each word, -1 for the root.
        predicates: (word, probability, factuality).
        arguments: Role spans of each predicate, in the same order.
        names: Entity spans with their probability.
        defence: Entity spans of the second label set, which knows weapons.
        cues: (anchor word, probability).
        parts: Spans source, cue and content of each cue, in the same order.
        embedding: Unit length, float32 [384].
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str] = field(default_factory=list)
    predicates: list[tuple[int, float, float]] = field(default_factory=list)
    arguments: list[list[Span]] = field(default_factory=list)
    names: list[tuple[int, int, str, float]] = field(default_factory=list)
    defence: list[tuple[int, int, str, float]] = field(default_factory=list)
    cues: list[tuple[int, float]] = field(default_factory=list)
    parts: list[list[Span]] = field(default_factory=list)
    embedding: np.ndarray | None = None


def _session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _likely(scores: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))


class Reader:
    """The two graphs and their vocabulary."""

    def __init__(self, files: ModelFiles, *, threads: int = 1) -> None:
        self.pieces = Pieces(files.vocabulary)
        self._labels = files.labels
        self._far = int(files.labels["far"])
        self._encoder = _session(files.encoder, threads)
        self._roles = _session(files.roles, threads)

    def read(
        self, sentences: Sequence[Sequence[str]], predicates: Sequence[Sequence[int]] | None = None
    ) -> list[Reading]:
        """Read sentences given as words; none may be empty.

        Args:
            sentences: Any number, in any order; the answer for one does not depend on the others.
            predicates: Word indices of known predicates, to be used instead of found ones.
        """
        order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), i))
        found: list[Reading | None] = [None] * len(sentences)
        batch: list[int] = []
        filled = 0
        for place, number in enumerate(order):
            batch.append(number)
            filled += len(sentences[number]) + 1
            if filled >= WORDS_A_BATCH or place == len(order) - 1:
                told = None if predicates is None else [predicates[i] for i in batch]
                for i, reading in zip(
                    batch, self._read_batch([sentences[i] for i in batch], told), strict=True
                ):
                    found[i] = reading
                batch, filled = [], 0
        return found

    def _read_batch(self, sentences: list[Sequence[str]], told: list[Sequence[int]] | None) -> list[Reading]:
        packed = pack(sentences, self.pieces)
        outputs = self._encoder.run(None, packed.feed)
        out = dict(zip([o.name for o in self._encoder.get_outputs()], outputs, strict=True))
        lengths = packed.starts[1:] - packed.starts[:-1]
        trees = read_trees(out["arcs"], lengths)
        upos, xpos = self._labels["upos"], self._labels["xpos"]
        likely_predicate = _likely(out["predicate"][:, 0])
        likely_cue = _likely(out["cue"][:, 0])
        names = self._entities(packed, out["news"], "news")
        defence = self._entities(packed, out["defence"], "defence")
        readings = []
        for number in range(len(sentences)):
            begin, stop = packed.starts[number] + 1, packed.starts[number + 1]
            reading = Reading(
                [upos[t] for t in out["upos"][begin:stop].tolist()],
                [xpos[t] for t in out["xpos"][begin:stop].tolist()],
                (trees[number] - 1).tolist(),
                names=names[number],
                defence=defence[number],
                embedding=out["embedding"][number],
            )
            if told is None:
                places = np.flatnonzero(likely_predicate[begin:stop] >= PREDICATE_FROM).tolist()
            else:
                places = list(told[number])
            reading.predicates = [
                (p, float(likely_predicate[begin + p]), float(out["factuality"][begin + p, 0]))
                for p in places
            ]
            cues = np.flatnonzero(likely_cue[begin:stop] >= CUE_FROM).tolist()
            reading.cues = [(p, float(likely_cue[begin + p])) for p in cues]
            readings.append(reading)
        self._read_again(packed, out, trees, readings)
        return readings

    def _entities(
        self, packed: Packed, scores: np.ndarray, kind: str
    ) -> list[list[tuple[int, int, str, float]]]:
        labels = self._labels[kind]
        lengths = packed.starts[1:] - packed.starts[:-1] - 1
        tags = read_tags(scores[packed.word_pad[:, 1:]], lengths)
        found = []
        for row, size in enumerate(lengths):
            begin = packed.starts[row] + 1
            spans = []
            for start, stop, label in spans_of(tags[row, :size].tolist(), labels):
                chosen = scores[begin + start : begin + stop].astype(np.float64)
                odds = np.exp(chosen - chosen.max(1, keepdims=True))
                share = odds[np.arange(stop - start), tags[row, start:stop]] / odds.sum(1)
                spans.append((start, stop, label, float(share.mean())))
            found.append(spans)
        return found

    def _read_again(
        self, packed: Packed, out: dict, trees: list[np.ndarray], readings: list[Reading]
    ) -> None:
        """Fill in relations, arguments and parts of attributions."""
        anchors = [(n, p + 1, 0) for n, r in enumerate(readings) for p, _, _ in r.predicates]
        anchors += [(n, p + 1, 1) for n, r in enumerate(readings) for p, _ in r.cues]
        rows, places, tasks = (np.array(c, np.int64) for c in zip(*(anchors or [(0, 0, 0)]), strict=True))
        governors = np.concatenate(
            [np.concatenate([[packed.starts[n]], packed.starts[n] + tree]) for n, tree in enumerate(trees)]
        ).astype(np.int64)
        feed = pack_pairs(packed, rows, places, tasks, self._far)
        feed |= {"states": out["states"], "relation_sides": out["relation_sides"], "governors": governors}
        relations, roles, attribution = self._roles.run(["relations", "roles", "attribution"], feed)
        names = self._labels["relations"]
        for number, reading in enumerate(readings):
            begin, stop = packed.starts[number] + 1, packed.starts[number + 1]
            reading.relations = [
                "root" if head < 0 else names[r]
                for head, r in zip(reading.heads, relations[begin:stop].tolist(), strict=True)
            ]
        if not anchors:
            return
        sizes = (packed.starts[1:] - packed.starts[:-1])[rows] - 1
        for task, scores, kind in ((0, roles, "roles"), (1, attribution, "attribution")):
            chosen = np.flatnonzero(tasks == task)
            if not len(chosen):
                continue
            padded = scores[feed["pad"][chosen][:, 1:]]
            tags = read_tags(padded, sizes[chosen])
            for row, anchor in enumerate(chosen):
                size = sizes[anchor]
                spans = spans_of(tags[row, :size].tolist(), self._labels[kind])
                reading = readings[rows[anchor]]
                if task == 0:
                    reading.arguments.append(core_roles_once(spans, padded[row, :size], self._labels[kind]))
                else:
                    reading.parts.append(spans)
