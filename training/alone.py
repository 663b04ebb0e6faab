"""The trained network as a graph of ONNX Runtime: several windows in a run, none of which knows of another.

Rule: the windows' pieces stand in one row after another, without padding. A step is either of each row alone,
or of one window alone (attention, arcs), so that what else is in the run changes no number of a window. Rows
of pieces that begin no word are left out as soon as no other row needs them. Products with a weight are
written by `Products`, in float32 or in int8.

Source: Dozat and Manning (2017) for the arcs, BERT (Devlin et al. 2019) for the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.network import HIDDEN, LEVELS, REL, Mix, Network
from training.quantised import Floats, Products

PIECES = ("ids", "shapes", "places")  # of each piece; the place is counted in its window
FIRST = "first"  # rows of the root and of each word's first piece
LENGTHS, COUNTS = "lengths", "counts"  # of each window its pieces; its words and its root
CLASSES = ("tags", "feats", "lemmas", "kinds")  # told as the number of the best class
TOLD = (*CLASSES, "names", "events", "starts", "dependents", "governors")  # a row for each word; then arcs

MORE = "com.microsoft"


def outputs(windows: int) -> list[str]:
    """The names of what a graph tells: `TOLD`, and the arcs of each window."""
    return [*TOLD, *(f"arcs{at}" for at in range(windows))]


class Reader:
    """Writes the main graph."""

    def __init__(self, network: Network, products: Products, windows: int) -> None:
        self.network, self.out, self.windows = network, products, windows
        self.heads = int(network.encoder.config.num_attention_heads)

    def write(self) -> onnx.ModelProto:
        """The graph; in float32 it tells what the network tells."""
        out, layers = self.out, self.network.encoder.encoder.layer
        hidden = self._embedded()
        levels = [out.node("Gather", [hidden, FIRST], axis=1)]
        for at, layer in enumerate(layers):
            hidden = self._layer(layer, hidden, f"layer{at}", last=at == len(layers) - 1)
            levels.append(hidden if at == len(layers) - 1 else out.node("Gather", [hidden, FIRST], axis=1))
        self._told(levels)
        numbers = {name: ["pieces"] for name in PIECES} | {FIRST: ["words"]}
        numbers |= {name: [self.windows] for name in (LENGTHS, COUNTS)}
        inputs = [
            helper.make_tensor_value_info(one, TensorProto.INT64, axes) for one, axes in numbers.items()
        ]
        if self.windows == 1:
            inputs = inputs[:-2]
        kinds = [TensorProto.INT64] * len(CLASSES) + [TensorProto.FLOAT] * len(outputs(self.windows))
        told = [
            helper.make_tensor_value_info(name, kind, None)
            for name, kind in zip(outputs(self.windows), kinds, strict=False)
        ]
        return out.model("reader", inputs, told)

    def _embedded(self) -> str:
        out, table = self.out, self.network.encoder.embeddings
        words = out.table("words", table.word_embeddings.weight, "ids")
        # Every piece is of the first of BERT's two texts.
        places = array(table.position_embeddings.weight + table.token_type_embeddings.weight[0])
        forms = out.node("Gather", [out.hold("shapes.table", array(self.network.shapes.weight)), "shapes"])
        where = out.node("Gather", [out.hold("places.table", places), "places"])
        added = out.node("Add", [out.node("Add", [forms, where]), words])
        rows = out.node("Unsqueeze", [added, out.hold("axis0", np.array([0], np.int64))])
        return self._norm(rows, table.LayerNorm, "embedded")

    def _norm(self, x: str, norm: Any, name: str) -> str:
        held = [self.out.hold(f"{name}.{part}", array(getattr(norm, part))) for part in ("weight", "bias")]
        return self.out.node("LayerNormalization", [x, *held], name, axis=-1, epsilon=float(norm.eps))

    def _layer(self, layer: Any, hidden: str, name: str, *, last: bool) -> str:
        """The next level; of the last one only the rows of words."""
        out, parts = self.out, layer.attention.self
        rows = out.node("Gather", [hidden, FIRST], axis=1) if last else hidden
        query = self._linear(rows, parts.query, f"{name}.query")
        key, value = (self._linear(hidden, getattr(parts, one), f"{name}.{one}") for one in ("key", "value"))
        seen = self._attend(query, key, value, name, COUNTS if last else LENGTHS)
        mixed = out.node("Add", [self._linear(seen, layer.attention.output.dense, f"{name}.out"), rows])
        rows = self._norm(mixed, layer.attention.output.LayerNorm, f"{name}.middle")
        wide = self._gelu(self._linear(rows, layer.intermediate.dense, f"{name}.wide"), f"{name}.gelu")
        mixed = out.node("Add", [self._linear(wide, layer.output.dense, f"{name}.narrow"), rows])
        return self._norm(mixed, layer.output.LayerNorm, f"{name}.end")

    def _attend(self, query: str, key: str, value: str, name: str, counted: str) -> str:
        """Attention within each window."""
        asked = self._windows(query, f"{name}.q", counted)
        held = [self._windows(one, f"{name}.{at}", LENGTHS) for at, one in enumerate((key, value))]
        seen = [
            self.out.node("MultiHeadAttention", list(three), domain=MORE, num_heads=self.heads)
            for three in zip(asked, *held, strict=True)
        ]
        return self.out.node("Concat", seen, f"{name}.seen", axis=1) if len(seen) > 1 else seen[0]

    def _windows(self, rows: str, name: str, counted: str) -> list[str]:
        """The rows of each window."""
        if self.windows == 1:
            return [rows]
        return self.out.nodes(
            "Split", [rows, counted], [f"{name}.{at}" for at in range(self.windows)], axis=1
        )

    def _gelu(self, x: str, name: str = "") -> str:
        return self.out.node("Gelu", [x], name, domain=MORE)

    def _linear(self, x: str, linear: Any, name: str) -> str:
        bias = None if linear.bias is None else array(linear.bias)
        return self.out.product(x, array(linear.weight.T), bias, name)

    def _told(self, levels: Sequence[str]) -> None:
        """All heads: the first layers of those that read the same mix are one product."""
        out, net = self.out, self.network
        flat = out.hold("flat", np.array([1, -1], np.int64))
        rows = [out.node("Reshape", [one, flat]) for one in levels]
        parts = np.concatenate([mix_of(net.mixes[name]) for name in ("tag", "tree", "name", "event")])
        mixed = out.node("MatMul", [out.hold("mixes", parts), out.node("Concat", rows, axis=0)])
        shape = out.hold("mixes.shape", np.array([len(parts), -1, HIDDEN], np.int64))
        mixes = out.node("Reshape", [mixed, shape])
        one = out.hold("mixes.split", np.ones(len(parts), np.int64))
        tag, tree, name, event = out.nodes("Split", [mixes, one], ["tag", "tree", "name", "event"], axis=0)
        tags, feats, lemmas, starts = self._first(
            tag, [net.tag[0], net.feat[0], net.lemma[0], net.start[0]], "tag"
        )
        for told, x, head in (
            ("tags", tags, net.tag),
            ("feats", feats, net.feat),
            ("lemmas", lemmas, net.lemma),
        ):
            self._best(self._linear(x, head[1], told + ".scores"), told)
        self._scores(self._linear(starts, net.start[1], "starts.scores"), "starts", [-1])
        dependents, governors, *related = self._first(
            tree,
            [net.arc_dependent, net.arc_governor, net.relation_dependent, net.relation_governor],
            "tree",
        )
        for x, told in zip(related, ("dependents", "governors"), strict=True):
            self._scores(x, told, [-1, array(net.relation_dependent[0].weight).shape[0]])
        self._arcs(dependents, governors)
        (named,) = self._first(name, [net.name[0]], "name")
        self._scores(
            self._linear(named, net.name[1], "names.scores"), "names", [-1, net.name[1].out_features]
        )
        sorts, happened = self._first(event, [net.kind[0], net.event[0]], "event")
        self._best(self._linear(sorts, net.kind[1], "kinds.scores"), "kinds")
        self._scores(self._linear(happened, net.event[1], "events.scores"), "events", [-1, 3])

    def _first(self, x: str, layers: Sequence[Any], name: str) -> list[str]:
        """The first layers of some heads."""
        weight = np.concatenate([array(one[0].weight) for one in layers])
        bias = np.concatenate([array(one[0].bias) for one in layers])
        made = self._gelu(self.out.product(x, np.ascontiguousarray(weight.T), bias, f"{name}.first"))
        if len(layers) == 1:
            return [made]
        sizes = self.out.hold(f"{name}.sizes", np.array([one[0].out_features for one in layers], np.int64))
        return self.out.nodes(
            "Split", [made, sizes], [f"{name}.first.{at}" for at in range(len(layers))], axis=2
        )

    def _best(self, scores: str, name: str) -> None:
        best = self.out.node("ArgMax", [scores], axis=-1, keepdims=0)
        self._scores(best, name, [-1])

    def _scores(self, x: str, name: str, shape: list[int]) -> None:
        """Without the axis of the batch."""
        self.out.node("Reshape", [x, self.out.hold(f"{name}.shape", np.array(shape, np.int64))], name)

    def _arcs(self, dependents: str, governors: str) -> None:
        # What speaks for a head by itself is added to what each word asks for.
        arc, alone = array(self.network.arc.weight.T), array(self.network.arc_bias.weight)[0]
        asked = self._windows(self.out.product(dependents, arc, alone, "arcs"), "asked", COUNTS)
        held = self._windows(governors, "held", COUNTS)
        for at, (one, other) in enumerate(zip(asked, held, strict=True)):
            made = self.out.node("FusedMatMul", [one, other], domain=MORE, transB=1)
            axis = self.out.hold("axis0", np.array([0], np.int64))
            self.out.node("Squeeze", [made, axis], f"arcs{at}")


def relating(network: Network, out: Products) -> onnx.ModelProto:
    """The second graph: the relations of words to the heads that were chosen for them, row by row."""
    rows = array(network.relation.weight).reshape(network.relations, REL + 1, REL + 1)  # governor, dependent
    many = np.ascontiguousarray(rows[:, :REL, :REL].reshape(-1, REL).T)
    asked = out.product("dependents", many, rows[:, :REL, REL].reshape(-1).copy(), "relation")
    shape = out.hold("asked.shape", np.array([-1, network.relations, REL], np.int64))
    column = out.node("Unsqueeze", ["chosen", out.hold("axis2", np.array([2], np.int64))])
    made = out.node("MatMul", [out.node("Reshape", [asked, shape]), column])
    both = out.node("Squeeze", [made, "axis2"])
    alone = out.product(
        "dependents", np.ascontiguousarray(rows[:, REL, :REL].T), rows[:, REL, REL].copy(), "relation.alone"
    )
    out.node("Add", [both, alone], "relations")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", REL])
        for name in ("dependents", "chosen")
    ]
    told = helper.make_tensor_value_info("relations", TensorProto.FLOAT, ["words", network.relations])
    return out.model("relations", inputs, [told])


def array(held: Any) -> Floats:
    """A tensor of the network as numpy has it."""
    found: Floats = np.ascontiguousarray(held.detach().numpy(), np.float32)
    return found


def mix_of(mix: Any) -> Floats:
    """A mix of levels as one row."""
    assert isinstance(mix, Mix)
    weights = array(mix.weights)
    parts = np.exp(weights - weights.max())
    assert len(parts) == LEVELS
    row: Floats = (parts / parts.sum() * array(mix.scale))[None].astype(np.float32)
    return row
