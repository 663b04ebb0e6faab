"""Pieces of a window to scores of its words, by the network's two graphs.

Rule: each window is read alone, without padding, so that its scores hang on nothing else that is read. A
session opens its graphs when they are first asked for, and anew in each process. Sums of whole numbers are
exact on every processor; what is left to differ between two of them is how they round float32.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from servanda.read.network.weights import FOLDER, PROBE, READER, RELATIONS, Weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Encoded = tuple[
    Sequence[int], Sequence[int], Sequence[int]
]  # ids, shapes, first: as `Pieces.encode` makes them
LONGEST = 512  # pieces of a window; the encoder knows no further places
_AHEAD = 4  # windows under way for each thread


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network tells of a window, before softmax: a row for each word, row 0 is the root's."""

    tags: Floats
    feats: Floats
    names: Floats
    lemmas: Floats
    kinds: Floats
    events: Floats  # trigger, factuality, mentioned before
    starts: Floats  # one number for each word
    arcs: Floats  # of each word (rows) to each possible head (columns)
    dependents: Floats
    governors: Floats


HEADS = tuple(one.name for one in fields(Scores))


class Session:
    """The network, ready to tell."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Open nothing yet.

        Args:
            folder: of the weights.
            threads: that work on one window together; several windows at once (`tell_many`) gain more.
        """
        self.folder, self.threads = folder, threads
        self._lock = threading.Lock()
        self._held: tuple[int, Any, Any] | None = None

    def __getstate__(self) -> tuple[Path, int]:
        return self.folder, self.threads

    def __setstate__(self, state: tuple[Path, int]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def tell(self, ids: Sequence[int], shapes: Sequence[int], first: Sequence[int]) -> Scores:
        """All but the relations.

        Args:
            ids, shapes: of the pieces of a window, its marks included.
            first: of the root and each word its first piece.

        Raises:
            BadWeights: the network's files are missing, or altered.
        """
        if len(ids) > LONGEST:
            raise ValueError(f"a window of {len(ids)} pieces; at most {LONGEST} are read at once")
        rows = {"ids": ids, "shapes": shapes, "first": first}
        inputs = {name: np.asarray(row, np.int64)[None] for name, row in rows.items()}
        return Scores(*self._graphs()[0].run(HEADS, inputs))

    def relate(self, scores: Scores, heads: Ints) -> Floats:
        """The scores of each relation of each word to its head: (words + 1, relations).

        Args:
            scores: what was told of the window.
            heads: of the root (0) and each word, as numbers of words in the window.
        """
        inputs = {"dependents": scores.dependents, "governors": scores.governors, "heads": heads}
        (found,) = self._graphs()[1].run(None, inputs)
        return np.asarray(found, np.float32)

    def tell_many(self, windows: Iterable[Encoded], threads: int = 1) -> Iterator[Scores]:
        """The same of each window, in order, several at a time; as by `tell` one by one."""
        if threads <= 1:
            for window in windows:
                yield self.tell(*window)
            return
        left = iter(windows)
        with ThreadPoolExecutor(threads) as pool:
            ahead = [pool.submit(self.tell, *one) for one in islice(left, _AHEAD * threads)]
            while ahead:
                done = ahead.pop(0).result()
                ahead += [pool.submit(self.tell, *one) for one in islice(left, 1)]
                yield done

    def _graphs(self) -> tuple[Any, Any]:
        with self._lock:
            # What a fork inherits has lost its threads.
            if self._held is None or self._held[0] != os.getpid():
                weights = Weights(self.folder)
                exact = _exact(_open(weights.read(PROBE), 1, exact=True))
                reader, relations = (
                    _open(weights.read(name), self.threads, exact=exact) for name in (READER, RELATIONS)
                )
                self._held = (os.getpid(), reader, relations)
            return self._held[1:]


def _exact(probe: Any) -> bool:
    """Tell whether this processor multiplies bytes exactly; an older x86 cuts sums off at 16 bits."""
    greatest = np.full((8, 64), 255, np.uint8)
    (sums,) = probe.run(None, {"x": greatest})
    return bool((sums == 64 * 255 * 127).all())


def _open(graph: bytes, threads: int, *, exact: bool) -> Any:
    import onnxruntime  # takes 0.2 s, which a command that reads nothing need not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.use_deterministic_compute = True
    # An arena keeps what the longest window needed, and a pattern is kept for every length met.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Products of unsigned bytes are exact everywhere; signed ones, where exact, take less than half the time.
    options.add_session_config_entry("session.x64quantprecision", "0" if exact else "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
