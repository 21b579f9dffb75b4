"""Take the network back out of the shipped graphs, to go on training.

    python -m training.language.restore --run DIR

The int8 weights are close to those that were trained (the parse of the development set moves by less than
0.1 points), so that a lost checkpoint costs nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from dateline.language.pieces import SHAPES
from training.language.export import BUILT, INNER
from training.language.network import Encoder, Labels, Layer, Network

Array = np.ndarray


class Weights:
    """The weights of a graph in the order in which `export` wrote them, as 32-bit floats."""

    def __init__(self, path: Path) -> None:
        named = [(i.name, numpy_helper.to_array(i)) for i in onnx.load(path).graph.initializer]
        self._left: Iterator[Array] = iter(list(self._floats(named)))

    @staticmethod
    def _floats(named: list[tuple[str, Array]]) -> Iterator[Array]:
        whole: Array | None = None
        for name, array in named:
            kind = name.split("_")[0]
            if kind in "qt" and array.dtype == np.int8:
                whole = array.astype(np.float32)
            elif kind == "s" and array.size > 1:
                assert whole is not None
                yield whole * array
            elif kind in "wbt" and array.dtype == np.float32:
                yield array

    def next(self, *shape: int) -> Tensor:
        """The next weights, which must be of this shape."""
        found = next(self._left)
        if found.shape != shape:
            raise ValueError(f"the graph holds {found.shape} where the network has {shape}")
        return torch.from_numpy(np.array(found))

    def into(self, *modules: nn.Linear) -> None:
        """Fill linear layers that the graph keeps side by side as one."""
        sizes = [m.weight.shape[0] for m in modules]
        weight, bias = self.next(modules[0].weight.shape[1], sum(sizes)), self.next(sum(sizes))
        for module, w, b in zip(modules, weight.split(sizes, 1), bias.split(sizes), strict=True):
            module.weight.copy_(w.T)
            module.bias.copy_(b)

    def into_norm(self, norm: nn.LayerNorm) -> None:
        """Fill a normalisation."""
        norm.weight.copy_(self.next(*norm.weight.shape))
        norm.bias.copy_(self.next(*norm.bias.shape))

    def into_layer(self, layer: Layer) -> None:
        """Fill a transformer layer; the graph holds its queries already scaled."""
        self.into(layer.qkv)
        width = layer.out.weight.shape[0]
        size = (width // layer.heads) ** 0.5
        layer.qkv.weight[:width] *= size
        layer.qkv.bias[:width] *= size
        self.into(layer.out)
        self.into_norm(layer.norm1)
        self.into(layer.up)
        self.into(layer.down)
        self.into_norm(layer.norm2)


@torch.no_grad()
def restore(folder: Path) -> tuple[Network, Labels]:
    """The network of a folder that `export` wrote."""
    named = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{k: tuple(named[k]) for k in Labels.__dataclass_fields__})
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").count("\n")
    network = Network(labels, Encoder(vocabulary, len(SHAPES))).eval()
    w, e = Weights(folder / "encoder.onnx"), network.encoder
    e.pieces.weight.copy_(w.next(*e.pieces.weight.shape))
    e.places.weight.copy_(w.next(*e.places.weight.shape))
    e.kind.zero_()
    e.shapes.weight.copy_(w.next(*e.shapes.weight.shape))
    w.into_norm(e.norm)
    for layer in e.layers:
        w.into_layer(layer)
    w.into(network.embedding)
    w.into(*(getattr(network, n) for n in INNER))
    width = network.arc_width
    network.arcs.weight.zero_()
    network.arcs.weight[0, :width] = w.next(width, width + 1)
    network.arcs.weight[0, width] = w.next(width + 1)
    for module in (network.news, network.defence, network.factuality):
        w.into(module)
    w.into(network.events)
    w.into(network.upos, network.xpos, network.predicate, network.cue)
    w, r, width = Weights(folder / "roles.onnx"), network.roles, network.relation_width
    names = len(labels.relations)
    mixed = w.next(width, names * (width + 1)).reshape(width, names, width + 1)
    network.relations.weight[:, :width] = mixed.permute(1, 0, 2)
    network.relations.weight[:, width] = w.next(names * (width + 1)).reshape(names, width + 1)
    w.into(r.word)
    w.into(r.anchor)
    r.distance.weight.copy_(w.next(*r.distance.weight.shape))
    r.task.weight.copy_(w.next(*r.task.weight.shape))
    w.into_norm(r.norm)
    w.into_layer(r.layer)
    w.into(r.roles)
    w.into(r.attribution)
    w.into(r.casts)
    return network, labels


def main() -> None:
    """Write a run folder as `learn` does."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="source", type=Path, default=BUILT)
    parser.add_argument("--run", type=Path, required=True)
    options = parser.parse_args()
    network, labels = restore(options.source)
    options.run.mkdir(parents=True, exist_ok=True)
    (options.run / "labels.json").write_text(json.dumps(vars(labels)), encoding="utf-8")
    shutil.copy(options.source / "vocabulary.txt", options.run / "vocabulary.txt")
    torch.save({"step": 0, "weights": network.state_dict()}, options.run / "average.pt")


if __name__ == "__main__":
    main()
