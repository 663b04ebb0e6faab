"""A graph of float32 to one of int8: weights by column, what comes in by window as it is read.

Rule: a weight is int8 without offset, its scale that of its column; the vocabulary's is that of its row. What
a product reads is made uint8 at run time from its own range: a text's reading hangs on the text alone.
Products too narrow to gain by it stay float32.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

Floats = npt.NDArray[np.float32]
NARROW = 64  # columns; below, float32 is as fast and says more
_TABLE = 1 << 20  # numbers in the vocabulary's table


@dataclass(slots=True)
class Plan:
    """What to make int8."""

    bits: int = 8
    narrow: int = NARROW
    kept: tuple[str, ...] = ()  # beginnings of the names of nodes that stay float32


class Quantiser:
    """Rewrites one graph."""

    def __init__(self, model: onnx.ModelProto, plan: Plan) -> None:
        self.model, self.plan = model, plan
        self.weights = {one.name: one for one in model.graph.initializer}
        self.inputs: dict[str, tuple[str, str, str]] = {}
        self.nodes: list[onnx.NodeProto] = []
        self.readers: dict[str, list[onnx.NodeProto]] = {}
        for node in model.graph.node:
            for name in node.input:
                self.readers.setdefault(name, []).append(node)
        self.done: set[str] = set()  # outputs of nodes that another has taken in
        self.added: list[onnx.TensorProto] = []

    def run(self) -> onnx.ModelProto:
        """The graph in int8."""
        for node in self.model.graph.node:
            weight = self._weight(node)
            if node.output[0] in self.done:
                continue
            if weight is None:
                self.nodes.append(node)
            elif node.op_type == "Gather":
                self._gather(node, weight)
            elif node.op_type == "Attention":
                self._attention(node, weight)
            else:
                self._product(node, weight)
        graph = self.model.graph
        used = {name for node in self.nodes for name in node.input}
        kept = [one for one in graph.initializer if one.name in used]
        del graph.node[:], graph.initializer[:]
        graph.node.extend(self.nodes)
        graph.initializer.extend([*kept, *self.added])
        return self.model

    def _weight(self, node: onnx.NodeProto) -> Floats | None:
        """The weight to make int8, if the node has one."""
        at = {"MatMul": 1, "Attention": 1, "Gather": 0}.get(node.op_type)
        if at is None or node.input[at] not in self.weights or node.name.startswith(self.plan.kept or "\0"):
            return None
        held = self.weights[node.input[at]]
        if len(held.dims) != 2 or held.data_type != onnx.TensorProto.FLOAT:
            return None
        if node.op_type == "Gather":
            return numpy_helper.to_array(held) if held.dims[0] * held.dims[1] >= _TABLE else None
        return numpy_helper.to_array(held) if held.dims[1] >= self.plan.narrow else None

    def _add(self, name: str, values: npt.NDArray[np.generic]) -> str:
        if all(one.name != name for one in self.added):
            self.added.append(numpy_helper.from_array(values, name))
        return name

    def _columns(self, name: str, weight: Floats) -> tuple[str, str, str]:
        """Names of the weight in int8, of its scales and of its offset."""
        most = 127 if self.plan.bits == 8 else 63
        scales = np.maximum(np.abs(weight).max(0) / most, 1e-9).astype(np.float32)
        small = np.clip(np.rint(weight / scales), -most, most).astype(np.int8)
        zeros = np.zeros(len(scales), np.int8)
        return (
            self._add(name + ".int8", small),
            self._add(name + ".scales", scales),
            self._add(name + ".zeros", zeros),
        )

    def _input(self, name: str) -> tuple[str, str, str]:
        """What comes in as uint8, made once for all that read it."""
        if name not in self.inputs:
            made = (name + ".uint8", name + ".scale", name + ".zero")
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [name], made, name + ".quantised"))
            self.inputs[name] = made
        return self.inputs[name]

    def _attention(self, node: onnx.NodeProto, weight: Floats) -> None:
        x, scale, zero = self._input(node.input[0])
        small, scales, zeros = self._columns(node.input[1], weight)
        inputs = [x, small, node.input[2], scale, scales, "", zero, zeros]
        self._node("QAttention", inputs, node)

    def _product(self, node: onnx.NodeProto, weight: Floats) -> None:
        x, scale, zero = self._input(node.input[0])
        small, scales, zeros = self._columns(node.input[1], weight)
        inputs, bias = [x, small, scale, scales, zero, zeros], self._bias(node, weight.shape[1])
        if bias is not None:
            inputs.append(bias)
        self._node("MatMulIntegerToFloat", inputs, node)
        if bias is not None:
            self.nodes[-1].output[0] = self.readers[node.output[0]][0].output[0]
            self.done.add(self.nodes[-1].output[0])

    def _bias(self, node: onnx.NodeProto, size: int) -> str | None:
        """What alone is done with a product: to add so many numbers to it."""
        readers = self.readers.get(node.output[0], [])
        if len(readers) != 1 or readers[0].op_type != "Add":
            return None
        (other,) = (name for name in readers[0].input if name != node.output[0])
        return other if other in self.weights and list(self.weights[other].dims) == [size] else None

    def _gather(self, node: onnx.NodeProto, weight: Floats) -> None:
        name, out = node.input[0], node.output[0]
        scales = np.maximum(np.abs(weight).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
        small = np.clip(np.rint(weight / scales), -127, 127).astype(np.int8)
        for part, values in (("int8", small), ("scales", scales)):
            table = self._add(f"{name}.{part}", values)
            self.nodes.append(helper.make_node("Gather", [table, node.input[1]], [f"{out}.{part}"]))
        self.nodes.append(
            helper.make_node("Cast", [out + ".int8"], [out + ".float"], to=onnx.TensorProto.FLOAT)
        )
        self.nodes.append(helper.make_node("Mul", [out + ".float", out + ".scales"], [out]))

    def _node(self, kind: str, inputs: list[str], node: onnx.NodeProto) -> None:
        made = helper.make_node(kind, inputs, list(node.output), node.name, domain="com.microsoft")
        made.attribute.extend(node.attribute)
        self.nodes.append(made)
