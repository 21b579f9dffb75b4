"""Write ONNX graphs by hand: a few words per operation, weights as int8 where that is asked for.

Activations are quantised with fixed ranges measured beforehand, so that a sentence's numbers do not depend on
its neighbours in the batch, as they would with ranges taken from each batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 20


@dataclass(frozen=True)
class Range:
    """Least and greatest value of an activation, 0 always inside."""

    low: float
    high: float

    def scale_and_zero(self) -> tuple[np.float32, np.uint8]:
        """For uint8."""
        low, high = min(self.low, 0.0), max(self.high, 0.0)
        scale = max((high - low) / 255.0, 1e-8)
        return np.float32(scale), np.uint8(np.clip(round(-low / scale), 0, 255))


@dataclass(frozen=True)
class AttentionRows:
    """Where each head of each position stands among packed rows that are cut into blocks of one head's width.

    Attributes:
        queries, keys, values: int64 [row, head, position], blocks of packed rows that hold all three.
        back: int64 [packed, head], blocks of what attention gives, [row, head, position].
    """

    queries: str
    keys: str
    values: str
    back: str


def quantise_columns(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 [in, out] with one scale per output column.

    The least error is sought over a few clippings, column by column.
    """
    top = np.maximum(np.abs(weight).max(0), 1e-8)
    best = np.full(weight.shape[1], np.inf)
    scales = top / 127.0
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = top * share / 127.0
        error = ((np.clip(np.round(weight / scale), -127, 127) * scale - weight) ** 2).sum(0)
        scales = np.where(error < best, scale, scales)
        best = np.minimum(error, best)
    return np.clip(np.round(weight / scales), -127, 127).astype(np.int8), scales.astype(np.float32)


class Graph:
    """A graph under construction; every method gives the name of what it computes."""

    def __init__(self, *, int8: bool) -> None:
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []
        self._count = 0

    def input(self, name: str, shape: list[str | int], kind: int = TensorProto.INT64) -> str:
        """Declare an input."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, value: str, name: str, shape: list[str | int], kind: int = TensorProto.FLOAT) -> None:
        """Give a value to the caller under a name."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def const(self, array: np.ndarray, name: str = "c") -> str:
        """A constant; equal small ones are kept once."""
        array = np.ascontiguousarray(array)
        key = f"{name}_{array.dtype}_{'x'.join(map(str, array.shape))}"
        if array.size <= 8:
            key += "_" + "_".join(map(str, array.ravel().tolist()))
        else:
            self._count += 1
            key += f"_{self._count}"
        self.constants.setdefault(key, numpy_helper.from_array(array, key))
        return key

    def add(self, op: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes) -> str | list[str]:
        """One operation."""
        self._count += 1
        names = [f"{op.lower()}_{self._count}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def ints(self, *values: int) -> str:
        """A constant list of whole numbers."""
        return self.const(np.array(values, np.int64), "ints")

    def gather(self, table: str, index: str, axis: int = 0) -> str:
        """Rows of a table."""
        return self.add("Gather", table, index, axis=axis)

    def reshape(self, value: str, *shape: int) -> str:
        """Another shape; 0 keeps, -1 infers."""
        return self.add("Reshape", value, self.ints(*shape))

    def add_split(self, value: str, sizes: list[int]) -> list[str]:
        """Parts of the last axis."""
        return self.add("Split", value, self.ints(*sizes), outputs=len(sizes), axis=-1)

    def attention_rows(self, pad: str, unpad: str, heads: int) -> AttentionRows:
        """For packed rows that `pad` [row, position] puts into padded ones and `unpad` takes out again."""
        head = np.arange(heads, dtype=np.int64)
        padded = self.add("Mul", self.add("Unsqueeze", pad, self.ints(1)), self.ints(3 * heads))
        queries, keys, values = (
            self.add("Add", padded, self.const((head + part * heads)[:, None], "heads")) for part in range(3)
        )
        longest = self.add("Slice", self.add("Shape", pad), self.ints(1), self.ints(2))
        row, position = (
            self.add("Unsqueeze", self.add(op, unpad, longest), self.ints(1)) for op in ("Div", "Mod")
        )
        blocks = self.add("Add", self.add("Mul", row, self.ints(heads)), self.const(head[None], "heads"))
        return AttentionRows(
            queries, keys, values, self.add("Add", self.add("Mul", blocks, longest), position)
        )

    def attend(self, qkv: str, rows: AttentionRows, away: str, heads: int, size: int) -> str:
        """Attention on packed rows [n, 3 * heads * size]; gives [n, heads * size].

        Rows of each head are picked straight from the packed ones: no transposition, and sums as in the
        plain form, bit by bit.
        """
        blocks = self.reshape(qkv, -1, size)
        q, k, v = (self.gather(blocks, part) for part in (rows.queries, rows.keys, rows.values))
        scores = self.add("FusedMatMul", q, k, domain="com.microsoft", transB=1)
        shares = self.add("Softmax", self.add("Add", scores, away), axis=-1)
        mixed = self.reshape(self.add("MatMul", shares, v), -1, size)
        return self.reshape(self.gather(mixed, rows.back), -1, heads * size)

    def norm(self, value: str, scale: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalisation over the last axis."""
        return self.add(
            "LayerNormalization", value, self.const(scale, "w"), self.const(bias, "b"), axis=-1, epsilon=1e-12
        )

    def quantise(self, value: str, bounds: Range) -> tuple[str, str, str]:
        """uint8 value, its scale and zero."""
        scale, zero = bounds.scale_and_zero()
        names = self.const(np.array(scale), "s"), self.const(np.array(zero), "z")
        return self.add("QuantizeLinear", value, *names), *names

    def linear(self, value, weight: np.ndarray, bias: np.ndarray | None, bounds: Range | None = None) -> str:
        """value @ weight + bias; weight [in, out]. With `bounds`, in int8 if the graph is."""
        if self.int8 and bounds is not None:
            return self.linear_int8(self.quantise(value, bounds), weight, bias)
        product = self.add("MatMul", value, self.const(weight.astype(np.float32), "w"))
        return product if bias is None else self.add("Add", product, self.const(bias.astype(np.float32), "b"))

    def linear_int8(self, value: tuple[str, str, str], weight: np.ndarray, bias: np.ndarray | None) -> str:
        """The same on a value that `quantise` gave."""
        quantised, scale, zero = value
        numbers, scales = quantise_columns(weight)
        inputs = [
            quantised,
            self.const(numbers, "q"),
            scale,
            self.const(scales, "s"),
            zero,
            self.const(np.zeros(len(scales), np.int8), "z"),
        ]
        if bias is not None:
            inputs.append(self.const(bias.astype(np.float32), "b"))
        return self.add("MatMulIntegerToFloat", *inputs, domain="com.microsoft")

    def lookup(self, table: np.ndarray, index: str) -> str:
        """Rows of a big table, kept as int8 with one scale a row if the graph is int8."""
        if not self.int8:
            return self.gather(self.const(table.astype(np.float32), "t"), index)
        numbers, scales = quantise_columns(table.T.astype(np.float32))
        rows = self.add("Cast", self.gather(self.const(numbers.T, "t"), index), to=TensorProto.FLOAT)
        return self.add("Mul", rows, self.gather(self.const(scales[:, None], "s"), index))

    def model(self, name: str) -> onnx.ModelProto:
        """The finished model, checked."""
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, list(self.constants.values()))
        model = helper.make_model(
            graph,
            ir_version=9,
            producer_name="dateline",
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
        )
        onnx.checker.check_model(model)
        return model
