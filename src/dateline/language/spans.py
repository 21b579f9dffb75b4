"""Scores of BIO tags -> the best legal tags (Viterbi), and tags -> spans.

Where each word's best tag already makes a legal sequence it is the answer; only the others are searched. Of
two spans with the same core role only the likelier stays. Tags are numbered O, then B and I of each label
in turn.
"""

from __future__ import annotations

import numpy as np


def read_tags(scores: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Best legal tag of each word.

    Args:
        scores: [row, word, tag].
        lengths: Words in each row.

    Returns:
        int [row, word], 0 after the end.
    """
    rows, longest, _ = scores.shape
    inside = np.arange(longest)[None] < lengths[:, None]
    tags = np.where(inside, scores.argmax(-1), 0)
    before = np.concatenate([np.zeros((rows, 1), tags.dtype), tags[:, :-1]], 1)
    continues = (tags > 0) & (tags % 2 == 0)
    legal = ~continues | (before == tags) | (before == tags - 1)
    wrong = np.flatnonzero(~legal.all(1))
    if len(wrong):
        longest = int(lengths[wrong].max())
        tags[wrong, :longest] = _viterbi(scores[wrong, :longest], lengths[wrong])
    return tags


def _viterbi(scores: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    rows, longest, count = scores.shape
    inside = np.arange(longest)[None] < lengths[:, None]
    best = np.where(inside[..., None], scores, np.where(np.arange(count) == 0, 0.0, -1e4)[None, None])
    best[:, 0, 2::2] = -1e9
    for place in range(1, longest):
        before, now = best[:, place - 1], best[:, place]
        top = before.max(1)
        now[:, 0] += top
        now[:, 1::2] += top[:, None]
        now[:, 2::2] += np.maximum(before[:, 1::2], before[:, 2::2])
    begun = best[..., 1::2] >= best[..., 2::2]
    tops = best.argmax(-1).tolist()
    tags = np.zeros((rows, longest), np.int64)
    for row in range(rows):
        tag = tops[row][-1]
        found = [tag]
        for place in range(longest - 2, -1, -1):
            if tag == 0 or tag % 2:
                tag = tops[row][place]
            elif begun[row, place, tag // 2 - 1]:
                tag -= 1
            found.append(tag)
        tags[row] = found[::-1]
    return tags


def spans_of(tags: list[int], labels: list[str]) -> list[tuple[int, int, str]]:
    """Spans [start, stop) with label from legal tags; `labels` are the names of all tags."""
    found: list[tuple[int, int, str]] = []
    start = -1
    for place, tag in enumerate(tags):
        if start >= 0 and (tag == 0 or tag % 2 == 1):
            found.append((start, place, labels[tags[start]][2:]))
            start = -1
        if tag and tag % 2 == 1:
            start = place
    if start >= 0:
        found.append((start, len(tags), labels[tags[start]][2:]))
    return found


def core_roles_once(
    spans: list[tuple[int, int, str]], scores: np.ndarray, labels: list[str]
) -> list[tuple[int, int, str]]:
    """The spans, less those whose role ARG0 to ARG5 a likelier span has too.

    Args:
        scores: [word, tag], as `read_tags` took them.
        labels: Names of all tags.
    """
    core = [label for _, _, label in spans if label[3:].isdigit()]
    doubled = {label for label in core if core.count(label) > 1}
    if not doubled:
        return spans
    shares = scores - np.logaddexp.reduce(scores, 1, keepdims=True)
    best: dict[str, tuple[float, int]] = {}
    for place, (start, stop, label) in enumerate(spans):
        if label in doubled:
            tag = labels.index(f"B-{label}")
            value = float(shares[start, tag] + shares[start + 1 : stop, tag + 1].sum()) / (stop - start)
            best[label] = max(best.get(label, (value, place)), (value, place), key=lambda v: v[0])
    kept = {place for _, place in best.values()}
    return [span for place, span in enumerate(spans) if span[2] not in doubled or place in kept]
