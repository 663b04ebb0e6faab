"""Pieces of a window to scores of its words, by the network's two graphs.

Rule: some windows are read in one run, one row of pieces after the other without padding; each step of the
graphs is of one row or of one window, so that scores hang on nothing else that is read. A session opens its
graphs when they are first asked for, and anew in each process. Sums of whole numbers are exact on every
processor; what is left to differ between two of them is how they round float32.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from itertools import chain, islice
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
_NOTHING: Encoded = ([0], [0], [0])  # fills a run of too few windows
LONGEST = 512  # pieces of a window; the encoder knows no further places
_AHEAD = 4  # runs under way for each thread
ROOM = 300  # pieces of a run of more than one window: more no longer fit in the cache
_ROWS = 64  # words whose relations are scored in one run: more no longer fit in the cache


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network tells of a window: a row for each word, row 0 is the root's.

    Of tags, feats, lemmas and kinds the number of the best class; else scores before softmax.
    """

    tags: Ints
    feats: Ints
    lemmas: Ints
    kinds: Ints
    names: Floats
    events: Floats  # trigger, factuality, mentioned before
    starts: Floats  # one number for each word
    dependents: Floats
    governors: Floats
    arcs: Floats  # of each word (rows) to each possible head (columns)


HEADS = tuple(one.name for one in fields(Scores))
_ROWWISE = HEADS[:-1]


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
        self._held: tuple[int, Any, Any, int] | None = None

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
        return self._run([(ids, shapes, first)])[0]

    def tell_many(self, windows: Iterable[Encoded], threads: int = 1) -> Iterator[Scores]:
        """The same of each window, in order, some in each run; as by `tell` one by one."""
        runs = _runs(windows, self._graphs()[2])
        if threads <= 1:
            for run in runs:
                yield from self._run(run)
            return
        with ThreadPoolExecutor(threads) as pool:
            ahead = [pool.submit(self._run, one) for one in islice(runs, _AHEAD * threads)]
            while ahead:
                done = ahead.pop(0).result()
                ahead += [pool.submit(self._run, one) for one in islice(runs, 1)]
                yield from done

    def relate(self, scores: Scores, heads: Ints) -> Floats:
        """The scores of each relation of each word to its head: (words + 1, relations).

        Args:
            scores: what was told of the window.
            heads: of the root (0) and each word, as numbers of words in the window.
        """
        return self.relate_many([scores], [heads])[0]

    def relate_many(self, scores: Sequence[Scores], heads: Sequence[Ints]) -> list[Floats]:
        """The same of several windows at once; as by `relate` one by one."""
        if not scores:
            return []
        dependents = np.concatenate([one.dependents for one in scores])
        chosen = np.concatenate([one.governors[own] for one, own in zip(scores, heads, strict=True)])
        graph = self._graphs()[1]
        found = [
            graph.run(None, {"dependents": dependents[at : at + _ROWS], "chosen": chosen[at : at + _ROWS]})[0]
            for at in range(0, len(dependents), _ROWS)
        ]
        ends = np.cumsum([len(one.dependents) for one in scores])
        return np.split(np.concatenate(found), ends[:-1])

    def _run(self, windows: Sequence[Encoded]) -> list[Scores]:
        """Tell of no more windows than one run takes."""
        longest = max(len(ids) for ids, _, _ in windows)
        if longest > LONGEST:
            raise ValueError(f"a window of {longest} pieces; at most {LONGEST} are read at once")
        graph, _, many = self._graphs()
        full = [*windows, *[_NOTHING] * (many - len(windows))]
        lengths, counts = ([len(one[part]) for one in full] for part in (0, 2))
        offsets = np.repeat(np.cumsum([0, *lengths[:-1]]), counts)
        rows: dict[str, Any] = {
            "ids": list(chain.from_iterable(one[0] for one in full)),
            "shapes": list(chain.from_iterable(one[1] for one in full)),
            "places": np.concatenate([np.arange(length) for length in lengths]),
            "first": np.array(list(chain.from_iterable(one[2] for one in full))) + offsets,
        }
        if many > 1:
            rows |= {"lengths": lengths, "counts": counts}
        arcs = [f"arcs{at}" for at in range(len(windows))]
        inputs = {name: np.asarray(row, np.int64) for name, row in rows.items()}
        told = graph.run([*_ROWWISE, *arcs], inputs)
        ends = np.cumsum(counts)[:-1]
        parts = [np.split(one, ends) for one in told[: len(_ROWWISE)]]
        parts.append(told[len(_ROWWISE) :])
        return [Scores(*(part[at] for part in parts)) for at in range(len(windows))]

    def _graphs(self) -> tuple[Any, Any, int]:
        """Both graphs, and how many windows a run takes."""
        with self._lock:
            # What a fork inherits has lost its threads.
            if self._held is None or self._held[0] != os.getpid():
                weights = Weights(self.folder)
                exact = _exact(_open(weights.read(PROBE), 1, exact=True))
                reader, relations = (
                    _open(weights.read(name), self.threads, exact=exact) for name in (READER, RELATIONS)
                )
                many = sum(one.name.startswith("arcs") for one in reader.get_outputs())
                self._held = (os.getpid(), reader, relations, many)
            return self._held[1:]


def _runs(windows: Iterable[Encoded], many: int) -> Iterator[list[Encoded]]:
    """Windows in a row together, while they fit into a run."""
    run: list[Encoded] = []
    held = 0
    for one in windows:
        if run and (len(run) == many or held + len(one[0]) > ROOM):
            yield run
            run, held = [], 0
        run.append(one)
        held += len(one[0])
    if run:
        yield run


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
    # Memory that is given back after each step costs a twentieth of the time; a pattern would be kept for
    # every length met.
    options.enable_cpu_mem_arena = True
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Products of unsigned bytes are exact everywhere; signed ones, where exact, take less than half the time.
    options.add_session_config_entry("session.x64quantprecision", "0" if exact else "1")
    # The norm that is merged with the sum before it goes number by number, and takes six times as long.
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
