"""What a run of `learn`, `soup` or `restore` left in its folder, ready to answer."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from dateline.language.pieces import SHAPES
from training.language.network import DEEP, SHIPPED, Encoder, Labels, Network


def load_run(folder: Path) -> tuple[Network, Labels, list[str], int]:
    """Averaged network of a run, its labels, vocabulary and step; a teacher's is told by its width."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((folder / "labels.json").read_text()).items()})
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    saved = torch.load(folder / "average.pt", map_location="cpu", weights_only=True)
    build = DEEP if len(saved["weights"]["encoder.norm.weight"]) == DEEP.width else SHIPPED
    network = Network(labels, Encoder(len(vocabulary), len(SHAPES), build=build)).eval()
    network.load_state_dict(saved["weights"])
    return network, labels, vocabulary, saved["step"]
