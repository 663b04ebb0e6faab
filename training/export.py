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
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from servanda.read.network import session
from servanda.read.network.weights import FORMAT, LABELS, MANIFEST, PIECES, PROBE, READER, RELATIONS
from training import calibrate
from training.alone import CLASSES, Reader, relating
from training.network import Network, encoder_folder
from training.quantised import Products
from training.sentences import KINDS, NAMES

FILES = (READER, RELATIONS, PROBE, PIECES, LABELS)
_NEAR = 1e-3
WINDOWS = 6  # at most in a run, as long as they have room: fewer read the weights too often


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--run",
        type=Path,
        nargs="+",
        default=[Path("build/model")],
        help="of several, the mean of their weights",
    )
    parser.add_argument("--out", type=Path, default=Path("build/weights"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--windows", type=int, default=WINDOWS, help="in a run")
    parser.add_argument("--float", action="store_true", help="keep float32, to compare")
    told = parser.parse_args()
    export(told.run, told.out, None if told.float else told.gold, told.windows)


def export(run: Sequence[Path], out: Path, gold: Path | None, windows: int = WINDOWS) -> None:
    """Write the folder."""
    network = load(run)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as made:
        part = Path(made) / "weights"
        part.mkdir()
        graphs(network, part, gold, windows)
        shutil.copyfile(encoder_folder() / "tokenizer.json", part / PIECES)
        onnx.save(probe(), str(part / PROBE))
        labels = json.loads((run[0] / LABELS).read_text(encoding="utf-8"))
        labels |= {"names": NAMES, "kinds": KINDS}
        (part / LABELS).write_text(json.dumps(labels), encoding="utf-8")
        files = {name: describe(part / name) for name in FILES}
        manifest = {"format": FORMAT, "heads": list(session.HEADS), "files": files}
        (part / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        if out.exists():
            out.rename(Path(made) / "old")
        part.rename(out)


def load(runs: Sequence[Path]) -> Network:
    """The averaged weights of a run; the mean of those of several that began with one another's."""
    labels = json.loads((runs[0] / LABELS).read_text(encoding="utf-8"))
    # Each head whose classes are counted from the corpora names its labels as the network names their number.
    wanted = inspect.signature(Network).parameters
    network = Network(**{name: len(labels[name]) for name in wanted if name in labels})
    held = [torch.load(run / "last.pt", weights_only=True, map_location="cpu")["average"] for run in runs]
    network.load_state_dict(
        {
            name: torch.stack([one[name] for one in held]).mean(0) if first.is_floating_point() else first
            for name, first in held[0].items()
        }
    )
    return network.eval()


def describe(file: Path) -> dict[str, Any]:
    """Size and digest of a file."""
    held = file.read_bytes()
    return {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}


def graphs(network: Network, folder: Path, gold: Path | None, windows: int) -> None:
    """Write both graphs, each checked against the network before it is made smaller.

    Args:
        network: as trained.
        folder: to write to.
        gold: the corpora to whose texts for training ranges are fitted; None for graphs of float32.
        windows: in a run.
    """
    products = Products()
    exact = [Reader(network, products, windows).write(), relating(network, Products())]
    _check(network, *exact, windows)
    if gold is not None:
        ranges = calibrate.ranges(network, gold)
        exact = [
            Reader(network, Products(ranges), windows).write(),
            relating(network, Products(ranges)),
        ]
    for name, graph in zip((READER, RELATIONS), exact, strict=True):
        onnx.save(graph, str(folder / name))


def probe() -> onnx.ModelProto:
    """A product of the greatest numbers: where a processor adds in 16 bits, it tells less than it should."""
    many = 64
    numbers = {"x": onnx.TensorProto.UINT8, "sums": onnx.TensorProto.INT32}
    x, sums = (helper.make_tensor_value_info(name, kind, [None, many]) for name, kind in numbers.items())
    weight = numpy_helper.from_array(np.full((many, many), 127, np.int8), "weight")
    node = helper.make_node("MatMulInteger", ["x", "weight"], ["sums"])
    graph = helper.make_graph([node], "probe", [x], [sums], [weight])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _check(network: Network, reader: onnx.ModelProto, relations: onnx.ModelProto, windows: int) -> None:
    """Raise SystemExit unless graphs of float32 tell what the network tells."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        onnx.save(reader, str(folder / READER))
        onnx.save(relations, str(folder / RELATIONS))
        onnx.save(probe(), str(folder / PROBE))
        files = {name: describe(folder / name) for name in (READER, RELATIONS, PROBE)}
        (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, "files": files}), encoding="utf-8")
        opened = session.Session(folder)
        for size in range(windows):
            ids, shapes = torch.randint(1000, 20000, (1, 12 + size)), torch.randint(1, 7, (1, 12 + size))
            first = torch.tensor([[0, 1, 2, 4, 5, 8]])
            mask, words = torch.ones_like(ids), torch.ones_like(first, dtype=torch.bool)
            heads = torch.tensor([[0, 2, 0, 2, 3, 3]])
            with torch.no_grad():
                told = network(ids, shapes, mask, first, words)
                related = network.relate(told.dependents, told.governors, heads)[0].numpy()
            one = opened.tell(ids[0].tolist(), shapes[0].tolist(), first[0].tolist())
            pairs = [("relations", opened.relate(one, heads[0].numpy()), related)]
            for name in session.HEADS:
                want = getattr(told, name)[0].numpy()
                pairs.append((name, getattr(one, name), want.argmax(-1) if name in CLASSES else want))
            for name, have, want in pairs:
                apart = float(np.abs(have - want).max())
                if have.shape != want.shape or apart > _NEAR:
                    raise SystemExit(f"{name} is {apart:.2g} from what the network tells")


if __name__ == "__main__":
    main()
