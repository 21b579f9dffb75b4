"""Sentences -> the arrays that the encoder reads.

Rows are packed: the pieces of all sentences stand one after the other without padding, likewise their words;
only attention looks at them padded. Padded lengths are rounded up to `LANES`, so that a sentence's sums are
built in the same order whatever stands beside it. Word 0 of each sentence is [CLS], the root of its tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.language.pieces import Pieces

LANES = 16
AWAY = np.float32(-30000.0)
LONGEST_PIECES = 500


@dataclass(frozen=True)
class Packed:
    """Arrays of some sentences.

    Attributes:
        feed: What `encoder.onnx` takes.
        starts: First packed word (the root) of each sentence, and the end of the last one.
        word_pad: Packed word at [sentence, position]; 0 after the end.
        word_real: bool of the same shape.
    """

    feed: dict[str, np.ndarray]
    starts: np.ndarray
    word_pad: np.ndarray
    word_real: np.ndarray


def round_up(number: int) -> int:
    """To a whole number of lanes."""
    return -(-number // LANES) * LANES


def padding(lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For rows of these lengths, packed one after the other.

    Returns:
        pad     int64 [row, position]   packed index, 0 after the end
        real    bool  [row, position]
        unpad   int64 [packed]          index into the flattened padded rows
    """
    longest = round_up(int(lengths.max()))
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    real = np.arange(longest)[None] < lengths[:, None]
    pad = np.where(real, offsets[:, None] + np.arange(longest)[None], 0)
    return pad.astype(np.int64), real, np.flatnonzero(real).astype(np.int64)


def away(real: np.ndarray) -> np.ndarray:
    """float32: 0 where real, very low elsewhere."""
    return np.where(real, np.float32(0), AWAY)


def pack(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Packed:
    """Cut the words of sentences into pieces and lay everything out.

    Args:
        sentences: At least one; none empty. Words beyond `LONGEST_PIECES` share the last piece.
        pieces: The vocabulary that the weights were trained with.
    """
    ids: list[int] = []
    shapes: list[int] = []
    first: list[int] = []
    last: list[int] = []
    lengths: list[int] = []
    counts: list[int] = []
    for words in sentences:
        begin = len(ids)
        ids.append(pieces.first)
        shapes.append(0)
        first.append(begin)
        last.append(begin)
        for word in words:
            cut = pieces.cut(word)
            if len(ids) - begin + len(cut) >= LONGEST_PIECES:
                cut = ()
            first.append(len(ids) if cut else len(ids) - 1)
            ids.extend(cut)
            shapes.extend([pieces.shape(word)] * len(cut))
            last.append(len(ids) - 1)
        ids.append(pieces.last)
        shapes.append(0)
        lengths.append(len(ids) - begin)
        counts.append(1 + len(words))
    sizes = np.array(lengths)
    pad, real, unpad = padding(sizes)
    word_sizes = np.array(counts)
    word_pad, word_real, _ = padding(word_sizes)
    feed = {
        "ids": np.array(ids, np.int64),
        "shapes": np.array(shapes, np.int64),
        "places": np.concatenate([np.arange(n, dtype=np.int64) for n in lengths]),
        "pad": pad,
        "unpad": unpad,
        "away": away(real)[:, None, None, :],
        "share": (real / sizes[:, None]).astype(np.float32)[:, None, :],
        "first": np.array(first, np.int64),
        "last": np.array(last, np.int64),
        "word_pad": word_pad,
        "word_away": away(word_real)[:, None, :],
    }
    return Packed(feed, np.concatenate([[0], np.cumsum(word_sizes)]), word_pad, word_real)


def pack_pairs(
    packed: Packed, sentences: np.ndarray, anchors: np.ndarray, task: np.ndarray, far: int
) -> dict[str, np.ndarray]:
    """Arrays for reading sentences again from the point of view of some of their words.

    Args:
        sentences: Number of the sentence of each anchor.
        anchors: Position of each anchor in its sentence, the root being 0.
        task: 0 to read roles, 1 to read attribution, for each anchor.
        far: Greatest distance that the weights tell apart.
    """
    sizes = (packed.starts[1:] - packed.starts[:-1])[sentences]
    pad, real, unpad = padding(sizes)
    which = np.repeat(np.arange(len(sizes)), sizes)
    position = np.concatenate([np.arange(n) for n in sizes])
    begin = packed.starts[sentences]
    return {
        "pair_word": (begin[which] + position).astype(np.int64),
        "pair_anchor": which.astype(np.int64),
        "distance": (np.clip(position - anchors[which], -far, far) + far).astype(np.int64),
        "task": task[which].astype(np.int64),
        "anchors": (begin + anchors).astype(np.int64),
        "pad": pad,
        "unpad": unpad,
        "away": away(real)[:, None, None, :],
    }
