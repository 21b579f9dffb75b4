"""Weights that say what a sentence is about: a small linear model over its embedding and its words.

Built by `python -m training.typing.learn` from invented sentences and training sets (see the card,
`training/typing/README.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dateline.errors import ResourceError

BUILT = Path(__file__).parent / "built" / "typing.npz"
CODES = Path(__file__).parent / "built" / "plover.npz"
FORMAT = 1


@dataclass(frozen=True)
class MeaningWeights:
    """Weights over the features of `dateline.events.typing`; the bias stands last.

    Attributes:
        conflict: [features + 1], that violent words are meant literally, as conflict.
        kinds: Event types, one a row of `kind`.
        kind: [types, features + 1], that a sentence tells of an event of the type.
    """

    conflict: np.ndarray
    kinds: tuple[str, ...]
    kind: np.ndarray


@dataclass(frozen=True)
class CodeWeights:
    """Weights over the features of `dateline.events.plover`; the bias stands last.

    Attributes:
        codes: Root codes, one a column of `code`.
        code: [features + 1, codes].
        learnt: CRC-32 of the sentences that were learnt from, so that nobody measures on them.
    """

    codes: tuple[str, ...]
    code: np.ndarray
    learnt: frozenset[int]


@cache
def load_codes() -> CodeWeights:
    """PLOVER's codes.

    Raises:
        ResourceError: The file is missing.
    """
    try:
        with np.load(CODES) as stored:
            codes = tuple(str(name) for name in stored["codes"])
            return CodeWeights(codes, stored["code"].astype(np.float32), frozenset(stored["learnt"].tolist()))
    except FileNotFoundError as lacking:
        raise ResourceError(f"{CODES} is missing; run python -m training.typing.codes") from lacking


@cache
def load_meaning() -> MeaningWeights:
    """The weights of the package.

    Raises:
        ResourceError: The file is missing or of another format.
    """
    try:
        with np.load(BUILT) as stored:
            if int(stored["format"]) != FORMAT:
                raise ResourceError(f"{BUILT.name}: format {int(stored['format'])}, not {FORMAT}")
            kinds = tuple(str(name) for name in stored["kinds"])
            conflict, kind = (stored[name].astype(np.float32) for name in ("conflict", "kind"))
    except FileNotFoundError as lacking:
        raise ResourceError(f"{BUILT} is missing; run python -m training.typing.learn") from lacking
    return MeaningWeights(conflict, kinds, kind)
