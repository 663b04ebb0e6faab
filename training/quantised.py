"""Products in int8: weights by column, what they read by ranges that texts for training have shown.

Rule: a weight is int8 without offset, its scale that of its column; the vocabulary's is that of its row. What
a product reads is made uint8 by a range fixed beforehand, the one that errs least on the texts it was fitted
to: a row is read the same whatever stands beside it. Products too narrow to gain by it stay float32.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

Floats = npt.NDArray[np.float32]
NARROW = 16  # columns; below, float32 is as fast and says more
_MORE = "com.microsoft"


@dataclass(frozen=True, slots=True)
class Range:
    """What of a tensor a byte tells."""

    scale: float
    zero: int


class Products:
    """Holds the nodes of a graph, and writes its products in float32 (without ranges) or in int8."""

    def __init__(self, ranges: Mapping[str, Range] | None = None, kept: tuple[str, ...] = ()) -> None:
        """Begin.

        Args:
            ranges: of what products read, by product; None for a graph of float32.
            kept: products that stay float32.
        """
        self.ranges, self.kept = ranges, kept
        self.made: list[onnx.NodeProto] = []
        self.held: dict[str, onnx.TensorProto] = {}
        self.read: dict[str, str] = {}  # by product what it reads
        self._bytes: dict[tuple[str, Range], tuple[str, str, str]] = {}

    def hold(self, name: str, values: npt.NDArray[Any]) -> str:
        """A constant."""
        if name not in self.held:
            self.held[name] = numpy_helper.from_array(values, name)
        return name

    def nodes(
        self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **more: Any
    ) -> list[str]:
        """A node with outputs of given names."""
        self.made.append(helper.make_node(kind, inputs, outputs, outputs[0], domain=domain, **more))
        return outputs

    def node(self, kind: str, inputs: list[str], name: str = "", domain: str = "", **more: Any) -> str:
        """A node with one output."""
        return self.nodes(kind, inputs, [name or f"{kind}{len(self.made)}"], domain, **more)[0]

    def product(self, x: str, weight: Floats, bias: Floats | None, name: str) -> str:
        """What is read, by a weight, and a number added to each column."""
        if weight.shape[1] >= NARROW and not name.startswith(self.kept or "\0"):
            self.read[name] = x
            if self.ranges is not None:
                return self._small(x, weight, bias, name, self.ranges[name])
        made = self.node("MatMul", [x, self.hold(f"{name}.weight", weight)], name if bias is None else "")
        return made if bias is None else self.node("Add", [made, self.hold(f"{name}.bias", bias)], name)

    def table(self, name: str, weight: Any, rows: str) -> str:
        """Rows of a table."""
        held: Floats = weight.detach().numpy()
        if self.ranges is None:
            return self.node("Gather", [self.hold(name, held), rows], f"{name}.rows")
        small, scales = whole(held, 1)
        read = self.node("Gather", [self.hold(f"{name}.int8", small), rows])
        scale = self.node("Gather", [self.hold(f"{name}.scales", scales), rows])
        number = self.node("Cast", [read], to=onnx.TensorProto.FLOAT)
        return self.node("Mul", [number, scale], f"{name}.rows")

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> onnx.ModelProto:
        """The whole graph."""
        graph = helper.make_graph(self.made, name, inputs, outputs, list(self.held.values()))
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(_MORE, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=8)

    def _small(self, x: str, weight: Floats, bias: Floats | None, name: str, span: Range) -> str:
        read, scale, zero = self._input(x, span)
        small, scales = whole(weight, 0)
        parts = {"int8": small, "scales": scales[0], "zeros": np.zeros(weight.shape[1], np.int8)}
        held, by, zeros = (self.hold(f"{name}.{part}", values) for part, values in parts.items())
        inputs = [read, held, scale, by, zero, zeros]
        if bias is not None:
            inputs.append(self.hold(f"{name}.bias", bias))
        return self.node("MatMulIntegerToFloat", inputs, name, _MORE)

    def _input(self, x: str, span: Range) -> tuple[str, str, str]:
        """What comes in as uint8, made once for all that read it so."""
        if (x, span) not in self._bytes:
            scale = self.hold(f"{x}.scale", np.array(span.scale, np.float32))
            zero = self.hold(f"{x}.zero", np.array(span.zero, np.uint8))
            made = self.node("QuantizeLinear", [x, scale, zero], f"{x}.uint8")
            self._bytes[x, span] = (made, scale, zero)
        return self._bytes[x, span]


def whole(weight: Floats, axis: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """A weight in whole numbers, and the scales along an axis."""
    scales = np.maximum(np.abs(weight).max(axis, keepdims=True) / 127, 1e-9).astype(np.float32)
    return np.clip(np.rint(weight / scales), -127, 127).astype(np.int8), scales


def fit(values: Floats) -> Range:
    """The range that errs least, in squares, on some values."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    best, least = Range(1.0, 0), np.inf
    for down in np.linspace(1, 0.25, 11):
        for up in np.linspace(1, 0.25, 11):
            scale = max((up * high - down * low) / 255, 1e-9)
            zero = int(np.clip(np.rint(-down * low / scale), 0, 255))
            told = (np.clip(np.rint(values / scale) + zero, 0, 255) - zero) * scale
            error = float(np.square(told - values).mean())
            if error < least:
                best, least = Range(float(np.float32(scale)), zero), error
    return best
