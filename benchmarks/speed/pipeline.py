"""One spaCy pipeline to its figures, in a process of its own: rate, memory, and the moment it is ready.

    python -m benchmarks.speed.pipeline NAME [--threads N] [--weights FOLDER] [--texts FILE]

Rule: nothing is imported that the pipeline does not need, as imports are a part of its start-up and memory.
It prints `ready` when it has read a first sentence, then a line of JSON for each list of texts in FILE.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FIRST = "The minister said that both sides would meet again in May."
PEER = Path("build/peer/model-best")
NAMES = ("built-in", "peer", "bare")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM")


@dataclass(frozen=True)
class Rate:
    """What reading took: words, seconds of all threads and of the clock, the most MB held until then."""

    text: str
    words: int
    cpu: float
    wall: float
    peak: float

    @property
    def by_cpu(self) -> float:
        return self.words / self.cpu

    @property
    def by_clock(self) -> float:
        return self.words / self.wall


def load(name: str, threads: int = 1, weights: Path | None = None) -> Any:
    """Make a pipeline: what servanda reads with, the peer trained on the same data, or words and stops alone.

    Args:
        name: one of NAMES.
        threads: of the network; the others have no use for a second one.
        weights: a folder of the network's weights; None for those that it comes with.
    """
    import spacy

    if name == "bare":
        bare = spacy.blank("en")
        bare.add_pipe("sentencizer")
        return bare
    if name == "peer":
        return spacy.load(PEER)
    from servanda.read import language
    from servanda.read.network import component, tokens

    if weights is None:
        nlp = language.load()
    else:
        nlp = spacy.blank("en")
        nlp.tokenizer = tokens.make_tokenizer(nlp.vocab)
        nlp.add_pipe(component.NAME, config={"folder": str(weights)})
    if component.NAME in nlp.pipe_names:
        nlp.get_pipe(component.NAME).threads = threads
    return nlp


def rate(nlp: Any, name: str, texts: Sequence[str]) -> Rate:
    """Read texts in a stream and keep none, as a reader of many documents does."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    taken = time.process_time() - cpu, time.perf_counter() - wall
    return Rate(name, words(texts), *taken, peak())


def words(texts: Iterable[str]) -> int:
    """Count words between white space: the same number for every pipeline, however it cuts them."""
    return sum(len(text.split()) for text in texts)


def peak() -> float:
    """The most memory that this process has held until now, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # ru_maxrss would begin with what the process held that started this one.
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def figures(nlp: Any, texts: dict[str, list[str]]) -> Iterator[Rate]:
    """Give the rate for each list; the first is read once before, as spaCy meets a word once only."""
    for one in list(texts)[:1]:
        rate(nlp, one, texts[one])
    for name, held in texts.items():
        yield rate(nlp, name, held)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--texts", type=Path)
    told = parser.parse_args()
    os.environ.update({one: "false" if "TOKENIZERS" in one else "1" for one in THREADS})
    nlp = load(told.name, told.threads, told.weights)
    for _ in nlp.pipe([FIRST]):
        pass
    print("ready", json.dumps({"peak": peak(), "pipes": nlp.pipe_names}), flush=True)
    if told.texts:
        for one in figures(nlp, json.loads(told.texts.read_text(encoding="utf-8"))):
            print(json.dumps(asdict(one)), flush=True)


if __name__ == "__main__":
    main()
