"""Texts for training to the ranges of what each product of the graphs reads.

Rule: only texts that are taught; as many windows of each corpus, so that no kind of text is clipped.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import TensorProto, helper

from servanda.read.network.pieces import Pieces
from training import corpora
from training.alone import Reader
from training.network import Network, encoder_folder
from training.quantised import Floats, Products, Range, fit
from training.windows import cut, runs

_EACH = 40  # windows of a corpus
_PIECES = 160
_DRAWN = 150  # numbers of a tensor of a window; its least and greatest beside them


def ranges(network: Network, gold: Path) -> dict[str, Range]:
    """The ranges, by product."""
    products = Products()
    graph = Reader(network, products, 1).write()
    # The relations read what the main graph tells.
    read = {**products.read, "relation": "tree.first.2", "relation.alone": "tree.first.2"}
    names = list(dict.fromkeys(read.values()))
    graph.graph.output.extend(helper.make_tensor_value_info(one, TensorProto.FLOAT, None) for one in names)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options)
    drawn: dict[str, list[Floats]] = {name: [] for name in names}
    chance = np.random.default_rng(0)
    for words in _texts(gold):
        for name, values in zip(names, session.run(names, _inputs(words)), strict=True):
            flat = values.ravel()
            drawn[name] += [chance.choice(flat, _DRAWN), np.array([flat.min(), flat.max()])]
    found = {name: fit(np.concatenate(values).astype(np.float32)) for name, values in drawn.items()}
    return {product: found[name] for product, name in read.items()}


def _inputs(encoded: tuple[list[int], list[int], list[int]]) -> dict[str, np.ndarray]:
    ids, shapes, first = encoded
    rows = {"ids": ids, "shapes": shapes, "places": range(len(ids)), "first": first}
    return {name: np.array(row, np.int64) for name, row in rows.items()}


def _texts(gold: Path) -> list[tuple[list[int], list[int], list[int]]]:
    pieces = Pieces((encoder_folder() / "tokenizer.json").read_bytes())
    chance, held = random.Random(0), corpora.load(gold)
    found = []
    for name in corpora.TRAIN:
        windows = list(cut(runs(held[name]), pieces, _PIECES, None))
        found += chance.sample(windows, min(_EACH, len(windows)))
    return [pieces.encode([word for one in window for word in one.words]) for window in found]
