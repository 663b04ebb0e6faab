"""A trained network to the files that the package reads with: two graphs in int8, pieces, labels, manifest.

    python -m training.export --run build/model --out src/servanda/read/network/weights

Rule: the graphs in float32 must tell what the network tells, to 1e-3, before they are made smaller. A
folder that is there is replaced by a whole one.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import json
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from torch import nn

from servanda.read.network import session
from servanda.read.network.weights import FORMAT, LABELS, MANIFEST, PIECES, PROBE, READER, RELATIONS
from training.alone import HEADS, Alone, Relating
from training.network import REL, Network, encoder_folder
from training.quantised import Plan, Quantiser
from training.sentences import KINDS, NAMES

FILES = (READER, RELATIONS, PROBE, PIECES, LABELS)
_NEAR = 1e-3
_INPUTS = ("ids", "shapes", "first")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/model"))
    parser.add_argument("--out", type=Path, default=Path("build/weights"))
    parser.add_argument("--bits", type=int, default=8)
    parser.add_argument("--float", action="store_true", help="keep float32, to compare")
    told = parser.parse_args()
    plan = None if told.float else Plan(bits=told.bits)
    export(told.run, told.out, plan)


def export(run: Path, out: Path, plan: Plan | None) -> None:
    """Write the folder."""
    if set(HEADS) != set(session.HEADS):
        raise SystemExit(f"the package reads {sorted(session.HEADS)}, the network tells {sorted(HEADS)}")
    network = load(run)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as made:
        part = Path(made) / "weights"
        part.mkdir()
        graphs(network, part, plan)
        shutil.copyfile(encoder_folder() / "tokenizer.json", part / PIECES)
        onnx.save(probe(), str(part / PROBE))
        labels = json.loads((run / LABELS).read_text(encoding="utf-8"))
        labels |= {"names": NAMES, "kinds": KINDS}
        (part / LABELS).write_text(json.dumps(labels), encoding="utf-8")
        files = {name: describe(part / name) for name in FILES}
        manifest = {"format": FORMAT, "heads": list(HEADS), "files": files}
        (part / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        if out.exists():
            out.rename(Path(made) / "old")
        part.rename(out)


def load(run: Path) -> Network:
    """The averaged weights of a run."""
    labels = json.loads((run / LABELS).read_text(encoding="utf-8"))
    # Each head whose classes are counted from the corpora names its labels as the network names their number.
    wanted = inspect.signature(Network).parameters
    network = Network(**{name: len(labels[name]) for name in wanted if name in labels})
    held = torch.load(run / "last.pt", weights_only=True, map_location="cpu")
    network.load_state_dict(held["average"])
    return network.eval()


def describe(file: Path) -> dict[str, Any]:
    """Size and digest of a file."""
    held = file.read_bytes()
    return {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}


def graphs(network: Network, folder: Path, plan: Plan | None) -> None:
    """Write both graphs, each checked against the network."""
    ids, shapes = torch.randint(1000, 20000, (1, 12)), torch.randint(1, 7, (1, 12))
    first = torch.tensor([[0, 1, 2, 4, 5, 8]])
    mask, words = torch.ones_like(ids), torch.ones_like(first, dtype=torch.bool)
    with torch.no_grad():
        told = network(ids, shapes, mask, first, words)
        main = [getattr(told, name)[0].numpy() for name in HEADS]
        alone = Alone(network).eval()
        axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words"}}
        axes |= {name: {0: "words"} for name in HEADS} | {"arcs": {0: "words", 1: "words"}}
        _write(alone, (ids, shapes, first), folder / READER, _INPUTS, HEADS, axes, main, plan)
        rows = torch.randn(6, REL), torch.randn(6, REL), torch.tensor([0, 2, 0, 2, 3, 3])
        expected = [network.relate(*(one.unsqueeze(0) for one in rows))[0].numpy()]
        names = ("dependents", "governors", "heads")
        axes = {name: {0: "words"} for name in (*names, "relations")}
        file = folder / RELATIONS
        _write(Relating(network), rows, file, names, ("relations",), axes, expected, plan)


def probe() -> onnx.ModelProto:
    """A product of the greatest numbers: where a processor adds in 16 bits, it tells less than it should."""
    many = 64
    numbers = {"x": onnx.TensorProto.UINT8, "sums": onnx.TensorProto.INT32}
    x, sums = (helper.make_tensor_value_info(name, kind, [None, many]) for name, kind in numbers.items())
    weight = numpy_helper.from_array(np.full((many, many), 127, np.int8), "weight")
    node = helper.make_node("MatMulInteger", ["x", "weight"], ["sums"])
    graph = helper.make_graph([node], "probe", [x], [sums], [weight])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _write(
    module: nn.Module, inputs: Any, file: Path, names: Any, outputs: Any, axes: Any, expected: Any, plan: Any
) -> None:
    with warnings.catch_warnings():
        # The exporter that traces is the one that takes steps by their name in ONNX Runtime.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, inputs, str(file), input_names=list(names), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    graph = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    made = graph.run(None, {name: one.numpy() for name, one in zip(names, inputs, strict=True)})
    for name, have, want in zip(outputs, made, expected, strict=True):
        apart = float(np.abs(have - want).max())
        if have.shape != want.shape or apart > _NEAR:
            raise SystemExit(f"{file.name}: {name} is {apart:.2g} from what the network tells")
    if plan is not None:
        onnx.save(Quantiser(onnx.load(str(file)), plan).run(), str(file))


if __name__ == "__main__":
    main()
