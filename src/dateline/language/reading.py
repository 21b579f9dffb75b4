"""Words of sentences -> everything the model says of them, as plain numbers and names.

`Reader.read` packs sentences into batches of like length, runs the encoder, decodes tags, trees, predicates,
names and cues, then reads each sentence once more from the point of view of its predicates and cues. Threads
take the batches in turn and work each from beginning to end in sessions of their own: two runs in one session
pull its memory to and fro, which costs a fifth of the speed.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import onnxruntime

from dateline.language.packing import Packed, pack, pack_pairs
from dateline.language.pieces import Pieces
from dateline.language.spans import core_roles_once, read_tags, spans_of
from dateline.language.trees import read_trees
from dateline.resources.model import ModelFiles

# Larger batches fall out of the cache, smaller ones leave the processor idle between runs.
WORDS_A_BATCH, LEAST_WORDS_A_BATCH = 320, 30
PREDICATE_FROM = 0.5
CUE_FROM = 0.4
EVENT_FROM = 0.08
TYPE_FROM = 0.03
PART_FROM = 0.08
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
        events: (word, {type: probability}) of words that may name an event.
        casts: (word, part, probability) of what may take part in each of them, in the same order.
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
    events: list[tuple[int, dict[str, float]]] = field(default_factory=list)
    casts: list[list[tuple[int, str, float]]] = field(default_factory=list)
    embedding: np.ndarray | None = None


def batches(lengths: Sequence[int], threads: int = 1) -> list[list[int]]:
    """Numbers of sentences in batches of like length and about equal work, as many for each thread.

    Args:
        lengths: Words of each sentence.
    """
    total = sum(lengths) + len(lengths)
    parts = threads * max(1, math.ceil(total / (WORDS_A_BATCH * threads)))
    size = max(LEAST_WORDS_A_BATCH, total / parts)
    found: dict[int, list[int]] = {}
    place = 0
    for number in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        middle = place + (lengths[number] + 1) / 2
        found.setdefault(int(middle / size), []).append(number)
        place += lengths[number] + 1
    return list(found.values())


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _likely(scores: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))


def _shares(scores: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    odds = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    return odds / odds.sum(-1, keepdims=True)


class Graphs:
    """The two graphs, each run by one thread at a time."""

    def __init__(self, files: ModelFiles) -> None:
        self.encoder = _session(files.encoder)
        self.roles = _session(files.roles)
        self.encoded = [output.name for output in self.encoder.get_outputs()]


def _take_graphs(own: threading.local, spare: list[Graphs]) -> None:
    own.graphs = spare.pop()


class Reader:
    """The graphs and their vocabulary."""

    def __init__(self, files: ModelFiles, *, threads: int = 1) -> None:
        self.pieces = Pieces(files.vocabulary)
        self._labels = files.labels
        self._far = int(files.labels["far"])
        self._threads = max(1, threads)
        self._graphs = Graphs(files)
        self._own = threading.local()
        self._workers = None
        if threads > 1:
            spare = [self._graphs, *(Graphs(files) for _ in range(threads - 1))]
            self._workers = ThreadPoolExecutor(threads, "language", _take_graphs, (self._own, spare))

    def read(
        self, sentences: Sequence[Sequence[str]], predicates: Sequence[Sequence[int]] | None = None
    ) -> list[Reading]:
        """Read sentences given as words; none may be empty.

        Args:
            sentences: Any number, in any order; the answer for one does not depend on the others.
            predicates: Word indices of known predicates, to be used instead of found ones.
        """
        found: list[Reading | None] = [None] * len(sentences)

        def read_batch(numbers: list[int]) -> None:
            told = None if predicates is None else [predicates[i] for i in numbers]
            read = self._read_batch([sentences[i] for i in numbers], told)
            for number, reading in zip(numbers, read, strict=True):
                found[number] = reading

        apart = batches([len(words) for words in sentences], self._threads)
        if self._workers is None or len(apart) < 2:
            for numbers in apart:
                read_batch(numbers)
        else:
            list(self._workers.map(read_batch, reversed(apart)))
        return found

    def _read_batch(self, sentences: list[Sequence[str]], told: list[Sequence[int]] | None) -> list[Reading]:
        graphs = getattr(self._own, "graphs", self._graphs)
        packed = pack(sentences, self.pieces)
        out = dict(zip(graphs.encoded, graphs.encoder.run(None, packed.feed), strict=True))
        lengths = packed.starts[1:] - packed.starts[:-1]
        trees = read_trees(out["arcs"], lengths)
        upos, xpos = self._labels["upos"], self._labels["xpos"]
        likely_predicate = _likely(out["predicate"][:, 0])
        likely_cue = _likely(out["cue"][:, 0])
        likely_types = _shares(out["events"])
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
            reading.events = self._events(likely_types[begin:stop])
            readings.append(reading)
        self._read_again(graphs, packed, out, trees, readings)
        return readings

    def _events(self, shares: np.ndarray) -> list[tuple[int, dict[str, float]]]:
        """Words that may name an event, with the likelier types."""
        kinds = self._labels["events"]
        return [
            (
                place,
                {kinds[t]: float(shares[place, t]) for t in np.flatnonzero(shares[place] >= TYPE_FROM) if t},
            )
            for place in np.flatnonzero(1.0 - shares[:, 0] >= EVENT_FROM).tolist()
        ]

    def _entities(
        self, packed: Packed, scores: np.ndarray, kind: str
    ) -> list[list[tuple[int, int, str, float]]]:
        labels = self._labels[kind]
        lengths = packed.starts[1:] - packed.starts[:-1] - 1
        words = packed.word_pad[:, 1:]
        tags = read_tags(scores[words], lengths)
        odds = scores.astype(np.float64)
        odds = np.exp(odds - odds.max(1, keepdims=True))
        shares = (odds[words, tags] / odds.sum(1)[words]).tolist()
        return [
            [
                (start, stop, label, sum(share[start:stop]) / (stop - start))
                for start, stop, label in spans_of(row[:size], labels)
            ]
            for row, share, size in zip(tags.tolist(), shares, lengths.tolist(), strict=True)
        ]

    def _read_again(
        self, graphs: Graphs, packed: Packed, out: dict, trees: list[np.ndarray], readings: list[Reading]
    ) -> None:
        """Fill in relations, arguments and parts of attributions."""
        anchors = [(n, p + 1, 0) for n, r in enumerate(readings) for p, _, _ in r.predicates]
        anchors += [(n, p + 1, 1) for n, r in enumerate(readings) for p, _ in r.cues]
        anchors += [(n, p + 1, 2) for n, r in enumerate(readings) for p, _ in r.events]
        rows, places, tasks = (np.array(c, np.int64) for c in zip(*(anchors or [(0, 0, 0)]), strict=True))
        governors = np.concatenate(
            [np.concatenate([[packed.starts[n]], packed.starts[n] + tree]) for n, tree in enumerate(trees)]
        ).astype(np.int64)
        feed = pack_pairs(packed, rows, places, tasks, self._far)
        feed |= {"states": out["states"], "relation_sides": out["relation_sides"], "governors": governors}
        relations, roles, attribution, casts = graphs.roles.run(
            ["relations", "roles", "attribution", "casts"], feed
        )
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
        self._cast(feed["pad"], casts, tasks, rows, sizes, readings)

    def _cast(
        self,
        pad: np.ndarray,
        scores: np.ndarray,
        tasks: np.ndarray,
        rows: np.ndarray,
        sizes: np.ndarray,
        readings: list[Reading],
    ) -> None:
        """Fill in who may take part in the events: the chance of either tag of a part, B or I."""
        parts = [label[2:] for label in self._labels["casts"][1::2]]
        for anchor in np.flatnonzero(tasks == 2).tolist():
            shares = _shares(scores[pad[anchor, 1 : sizes[anchor] + 1]])
            both = shares[:, 1::2] + shares[:, 2::2]
            readings[rows[anchor]].casts.append(
                [(int(w), parts[p], float(both[w, p])) for w, p in np.argwhere(both >= PART_FROM)]
            )
