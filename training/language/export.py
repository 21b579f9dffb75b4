"""Turn a checkpoint into the files that ship: `python -m training.language.export --run DIR --data DIR`.

Two graphs: `encoder.onnx` reads sentences, `roles.onnx` names relations in the decoded tree and reads roles
and attributions from the point of view of each predicate or cue. Rows are packed: the pieces (then words,
then pairs) of all sentences stand one after the other, and only attention sees them padded.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch import nn

from dateline.language.pieces import Pieces
from training.language.batches import Batcher
from training.language.graph import AttentionRows, Graph, Range
from training.language.learn import read_sets
from training.language.network import FAR, Network
from training.language.runs import load_run

BUILT = Path(__file__).parents[2] / "src/dateline/resources/built/language-en"
INNER = (
    "arc_dependent",
    "arc_governor",
    "relation_dependent",
    "relation_governor",
    "entity_inner",
    "factuality_inner",
    "event_inner",
)


@torch.no_grad()
def measure_ranges(network: Network, batcher: Batcher, examples: list, *, tail: float) -> dict[str, Range]:
    """Range of what goes into every linear layer, less a share `tail` of the values at each end."""
    names = {module: name for name, module in network.named_modules() if isinstance(module, nn.Linear)}
    lows: dict[str, list[float]] = {}
    highs: dict[str, list[float]] = {}

    def look(module, inputs):
        values = inputs[0].detach().flatten()
        if tail:
            kept = max(1, int(len(values) * tail))
            low, high = values.kthvalue(kept).values, values.kthvalue(len(values) + 1 - kept).values
        else:
            low, high = values.min(), values.max()
        lows.setdefault(names[module], []).append(float(low))
        highs.setdefault(names[module], []).append(float(high))

    hooks = [module.register_forward_pre_hook(look) for module in names]
    sides: list[torch.Tensor] = []
    ordered = sorted(examples, key=batcher.length)
    for begin in range(0, len(ordered), 16):
        b = batcher.batch(ordered[begin : begin + 16])
        words, _ = network.states(b.ids, b.shapes, b.real, b.first, b.last)
        network.arc_dependent(words)
        sides.append(nn.functional.gelu(network.relation_dependent(words)))
        if len(b.rows):
            network.roles(words, b.words, b.rows, b.anchors, b.tasks)
    for hook in hooks:
        hook.remove()
    lows["relation_sides"] = [float(min(x.min() for x in sides))]
    highs["relation_sides"] = [float(max(x.max() for x in sides))]
    return {name: Range(min(lows[name]), max(highs[name])) for name in lows}


def _numpy(parameter: torch.Tensor) -> np.ndarray:
    return parameter.detach().numpy()


def _linear(module: nn.Linear) -> tuple[np.ndarray, np.ndarray]:
    return _numpy(module.weight).T, _numpy(module.bias)


def add_layer(graph: Graph, layer, x: str, rows: AttentionRows, away: str, ranges, name: str) -> str:
    """One transformer layer on packed rows x [n, width]."""
    width = layer.out.weight.shape[0]
    heads, size = layer.heads, width // layer.heads
    weight, bias = _linear(layer.qkv)
    weight, bias = weight.copy(), bias.copy()
    weight[:, :width] *= size**-0.5
    bias[:width] *= size**-0.5
    qkv = graph.linear(x, weight, bias, ranges[f"{name}.qkv"])
    mixed = graph.attend(qkv, rows, away, heads, size)
    out = graph.linear(mixed, *_linear(layer.out), ranges[f"{name}.out"])
    x = graph.norm(graph.add("Add", x, out), _numpy(layer.norm1.weight), _numpy(layer.norm1.bias))
    up = graph.add("Gelu", graph.linear(x, *_linear(layer.up), ranges[f"{name}.up"]))
    down = graph.linear(up, *_linear(layer.down), ranges[f"{name}.down"])
    return graph.norm(graph.add("Add", x, down), _numpy(layer.norm2.weight), _numpy(layer.norm2.bias))


def encoder_graph(network: Network, ranges: dict[str, Range], *, int8: bool) -> onnx.ModelProto:
    """Pieces -> word states, tags, arcs, entity, predicate, cue and factuality scores, embedding."""
    g = Graph(int8=int8)
    ids, shapes, places = (g.input(n, ["pieces"]) for n in ("ids", "shapes", "places"))
    pad, unpad = g.input("pad", ["rows", "longest"]), g.input("unpad", ["pieces"])
    away = g.input("away", ["rows", 1, 1, "longest"], TensorProto.FLOAT)
    share = g.input("share", ["rows", 1, "longest"], TensorProto.FLOAT)
    first, last = g.input("first", ["words"]), g.input("last", ["words"])
    word_pad = g.input("word_pad", ["rows", "most"])
    word_away = g.input("word_away", ["rows", 1, "most"], TensorProto.FLOAT)
    e = network.encoder
    x = g.add(
        "Add",
        g.lookup(_numpy(e.pieces.weight), ids),
        g.gather(g.const(_numpy(e.places.weight + e.kind), "t"), places),
    )
    x = g.add("Add", x, g.gather(g.const(_numpy(e.shapes.weight), "t"), shapes))
    x = g.norm(x, _numpy(e.norm.weight), _numpy(e.norm.bias))
    middle = x
    rows = g.attention_rows(pad, unpad, e.layers[0].heads)
    for number, layer in enumerate(e.layers):
        x = add_layer(g, layer, x, rows, away, ranges, f"encoder.layers.{number}")
        if number == len(e.layers) // 2 - 1:
            middle = x
    means = [g.add("Squeeze", g.add("MatMul", share, g.gather(v, pad)), g.ints(1)) for v in (middle, x)]
    embedding = g.linear(g.add("Concat", *means, axis=-1), *_linear(network.embedding))
    length = g.add("ReduceL2", embedding, g.ints(-1), keepdims=1)
    g.output(g.add("Div", embedding, length), "embedding", ["rows", 384])
    both = g.add("Add", g.gather(x, first), g.gather(x, last))
    words = g.add("Mul", both, g.const(np.array(0.5, np.float32)))
    g.output(words, "states", ["words", 384])
    modules = [getattr(network, n) for n in INNER]
    sizes = [m.weight.shape[0] for m in modules]
    weight = np.concatenate([_linear(m)[0] for m in modules], 1)
    bias = np.concatenate([_linear(m)[1] for m in modules])
    inner = g.add("Gelu", g.linear(words, weight, bias, ranges["arc_dependent"]))
    dep, gov, rel_dep, rel_gov, ent, fact, told = g.add_split(inner, sizes)
    biaffine = _numpy(network.arcs.weight)[0]
    width = network.arc_width
    mixed = g.linear(dep, np.ascontiguousarray(biaffine[:width]), biaffine[width])
    padded_gov = g.add("Transpose", g.gather(gov, word_pad), perm=[0, 2, 1])
    scores = g.add(
        "MatMul", g.gather(g.add("Slice", mixed, g.ints(0), g.ints(width), g.ints(1)), word_pad), padded_gov
    )
    last_column = g.add("Slice", mixed, g.ints(width), g.ints(width + 1), g.ints(1))
    scores = g.add("Add", g.add("Add", scores, g.gather(last_column, word_pad)), word_away)
    g.output(scores, "arcs", ["rows", "most", "most"])
    g.output(
        g.add("Concat", rel_dep, rel_gov, axis=-1), "relation_sides", ["words", 2 * network.relation_width]
    )
    g.output(g.linear(ent, *_linear(network.news)), "news", ["words", network.news.weight.shape[0]])
    g.output(g.linear(ent, *_linear(network.defence)), "defence", ["words", network.defence.weight.shape[0]])
    g.output(g.linear(fact, *_linear(network.factuality)), "factuality", ["words", 1])
    g.output(g.linear(told, *_linear(network.events)), "events", ["words", network.events.weight.shape[0]])
    plain = [network.upos, network.xpos, network.predicate, network.cue]
    scores = g.linear(
        words,
        np.concatenate([_linear(m)[0] for m in plain], 1),
        np.concatenate([_linear(m)[1] for m in plain]),
    )
    upos, xpos, predicate, cue = g.add_split(scores, [m.weight.shape[0] for m in plain])
    g.output(g.add("ArgMax", upos, axis=-1, keepdims=0), "upos", ["words"], TensorProto.INT64)
    g.output(g.add("ArgMax", xpos, axis=-1, keepdims=0), "xpos", ["words"], TensorProto.INT64)
    g.output(predicate, "predicate", ["words", 1])
    g.output(cue, "cue", ["words", 1])
    return g.model("encoder")


def roles_graph(network: Network, ranges: dict[str, Range], *, int8: bool) -> onnx.ModelProto:
    """Word states -> relation of each word to its governor; role and attribution scores of (anchor, word)."""
    g = Graph(int8=int8)
    states = g.input("states", ["words", 384], TensorProto.FLOAT)
    sides = g.input("relation_sides", ["words", 2 * network.relation_width], TensorProto.FLOAT)
    governors = g.input("governors", ["words"])
    pair_word, pair_anchor, distance, task = (
        g.input(n, ["pairs"]) for n in ("pair_word", "pair_anchor", "distance", "task")
    )
    anchors = g.input("anchors", ["anchors"])
    pad, unpad = g.input("pad", ["anchors", "most"]), g.input("unpad", ["pairs"])
    away = g.input("away", ["anchors", 1, 1, "most"], TensorProto.FLOAT)
    width = network.relation_width
    biaffine = _numpy(network.relations.weight)
    labels = biaffine.shape[0]
    dependent = g.add("Slice", sides, g.ints(0), g.ints(width), g.ints(1))
    governor = g.gather(g.add("Slice", sides, g.ints(width), g.ints(2 * width), g.ints(1)), governors)
    weight = biaffine[:, :width].transpose(1, 0, 2).reshape(width, -1)
    bias = biaffine[:, width].reshape(-1)
    mixed = g.reshape(g.linear(dependent, weight, bias, ranges["relation_sides"]), -1, labels, width + 1)
    one = g.add("Pad", governor, g.ints(0, 0, 0, 1), g.const(np.array(1.0, np.float32)))
    scores = g.add("MatMul", mixed, g.add("Unsqueeze", one, g.ints(2)))
    g.output(
        g.add("ArgMax", g.add("Squeeze", scores, g.ints(2)), axis=-1, keepdims=0),
        "relations",
        ["words"],
        TensorProto.INT64,
    )
    r = network.roles
    words = g.linear(states, *_linear(r.word), ranges["roles.word"])
    seen_from = g.linear(g.gather(states, anchors), *_linear(r.anchor))
    x = g.add("Add", g.gather(words, pair_word), g.gather(seen_from, pair_anchor))
    x = g.add("Add", x, g.gather(g.const(_numpy(r.distance.weight), "t"), distance))
    x = g.add("Add", x, g.gather(g.const(_numpy(r.task.weight), "t"), task))
    x = g.add("Gelu", g.norm(x, _numpy(r.norm.weight), _numpy(r.norm.bias)))
    rows = g.attention_rows(pad, unpad, r.layer.heads)
    x = add_layer(g, r.layer, x, rows, away, ranges, "roles.layer")
    g.output(g.linear(x, *_linear(r.roles)), "roles", ["pairs", r.roles.weight.shape[0]])
    g.output(g.linear(x, *_linear(r.attribution)), "attribution", ["pairs", r.attribution.weight.shape[0]])
    g.output(g.linear(x, *_linear(r.casts)), "casts", ["pairs", r.casts.weight.shape[0]])
    return g.model("roles")


def write(run: Path, data: Path, target: Path, *, int8: bool, tail: float) -> None:
    """Write both graphs, labels, vocabulary and the manifest with their hashes."""
    torch.set_num_threads(1)
    network, labels, vocabulary, step = load_run(run)
    batcher = Batcher(Pieces(vocabulary), labels)
    chance = random.Random(5)
    examples = [e for found in read_sets(data).values() for e in chance.sample(found, 100)]
    ranges = measure_ranges(network, batcher, examples, tail=tail)
    target.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(network, ranges, int8=int8), str(target / "encoder.onnx"))
    onnx.save(roles_graph(network, ranges, int8=int8), str(target / "roles.onnx"))
    (target / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    named = {k: list(getattr(labels, k)) for k in labels.__dataclass_fields__} | {"far": FAR}
    (target / "labels.json").write_text(json.dumps(named, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    for name in ("lemmas.json", "words.json"):
        if target != BUILT:
            shutil.copy(BUILT / name, target / name)
    print(f"step {step}: written to {target}")
    write_manifest(target)


def write_manifest(target: Path) -> None:
    """SHA-256 of every file in the folder."""
    lines = ['name = "language-en"', "version = 2", "format = 2", "", "[sha256]"]
    for path in sorted(target.iterdir()):
        if path.name not in ("manifest.toml", "card.toml"):
            lines.append(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
    (target / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=BUILT)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to compare")
    parser.add_argument("--tail", type=float, default=0.0)
    options = parser.parse_args()
    write(options.run, options.data, options.target, int8=not options.float, tail=options.tail)


if __name__ == "__main__":
    main()
