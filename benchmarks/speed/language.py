"""The built-in language pipeline beside a spaCy CNN trained on the same data and spaCy's bare pipeline.

    python -m benchmarks.speed.language [--weights FOLDER] [COPIES …]

One run gives for each: the time from nothing to a first sentence read, memory, words a second on one core as
the text grows (rate and memory must not grow with it), and how right it is on the test parts of EWT and GUM.
Each is a process of its own, with one thread; the network is read with two as well. The texts are
the example's reports, each copy with names and numbers of its own, and the paragraphs of GUM's dev part.

`make peer` trains the peer (`training/peer.py`).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import conllu
from training.sentences import Sentence

from benchmarks.accuracy import shared
from benchmarks.speed import right
from benchmarks.speed.pipeline import PEER, Rate, load
from benchmarks.speed.read import documents
from servanda.model.source import Document
from servanda.text.segment import blocks

COPIES = (1, 4, 16)
REPORTS = "reports"
STARTS = 3  # of which the quickest counts
GUM_DEV = Path("gold/ud-gum/en_gum-ud-dev.conllu")
NO_PEER = "There is no peer beside which to stand; `make peer` trains it (twenty minutes on one core)."
_ENDINGS = ("", "a", "en", "ov", "is", "um", "ar", "ik")


@dataclass(frozen=True)
class Measured:
    """A pipeline's figures: seconds until a first sentence is read, MB held by then, and rates by text."""

    name: str
    threads: int
    start: float
    ready: float
    pipes: tuple[str, ...]
    rates: dict[str, Rate]

    @property
    def title(self) -> str:
        return self.name if self.threads == 1 else f"{self.name}, {self.threads} threads"


def paragraphs(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in blocks(document)]


def varied(text: str, copy: int) -> str:
    """Give a copy numbers and names of its own, so that it is no text that was read before."""
    if copy == 0:
        return text
    text = re.sub(r"\d", lambda found: str((int(found[0]) + copy) % 10), text)
    ending = _ENDINGS[copy % len(_ENDINGS)] + _ENDINGS[copy // len(_ENDINGS) % len(_ENDINGS)]
    return re.sub(r"(?<=[a-z,] )([A-Z][a-z]{3,})\b", rf"\1{ending}", text)


def plain(sentences: Sequence[Sentence]) -> str:
    """Give the text of annotated sentences, a paragraph a line."""
    found: list[str] = []
    for one in sentences:
        spaces = one.spaces or [True] * len(one.words)
        text = "".join(word + " " * space for word, space in zip(one.words, spaces, strict=True))
        if one.paragraph or not found:
            found.append(text)
        else:
            found[-1] += text
    return "\n".join(one.strip() for one in found)


def texts(copies: Sequence[int]) -> dict[str, list[str]]:
    """Give what is read, by name: the example's reports some times over, and GUM's dev part where it is."""
    once = [text for one in documents(1) for text in paragraphs(one)]
    found = {
        f"{REPORTS} x{count}": [varied(text, copy) for copy in range(count) for text in once]
        for count in copies
    }
    root = shared.root()
    if root is not None and (root / GUM_DEV).exists():
        text = plain(list(conllu(root / GUM_DEV, "gum-dev")))
        found["GUM dev"] = paragraphs(Document(id="d_0", sha256="", file="gum.txt", text=text))
    return found


def started(name: str, *more: str) -> tuple[float, list[str]]:
    """Start a pipeline; give the seconds until it is ready, and what it prints."""
    command = [sys.executable, "-m", "benchmarks.speed.pipeline", name, *more]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        taken = time.perf_counter() - began
        lines = [first, *process.stdout]
    if process.returncode:
        raise SystemExit(f"{' '.join(command[2:])} failed")
    return taken, lines


def measure(name: str, threads: int, file: Path, weights: Path | None) -> Measured:
    """Measure one pipeline: start it some times, then let it read all texts."""
    more = [f"--threads={threads}", *([f"--weights={weights}"] if weights else [])]
    starts = [started(name, *more)[0] for _ in range(STARTS - 1)]
    start, lines = started(name, *more, f"--texts={file}")
    ready = json.loads(lines[0].partition(" ")[2])
    rates = [Rate(**json.loads(line)) for line in lines[1:]]
    return Measured(
        name,
        threads,
        min(*starts, start),
        ready["peak"],
        tuple(ready["pipes"]),
        {one.text: one for one in rates},
    )


def table(measured: Sequence[Measured]) -> Iterator[str]:
    """Give the lines of the table; rates are held against the peer's by processor time, so on one core."""
    peer = next((one for one in measured if one.name == "peer"), None)
    yield f"{'pipeline':<20} {'start s':>8} {'of peer':>8} {'ready MB':>9} {'of peer':>8}"
    for one in measured:
        start, ready = (
            _ratio(one.start, peer.start if peer else None),
            _ratio(one.ready, peer.ready if peer else None),
        )
        yield f"{one.title:<20} {one.start:>8.2f} {start} {one.ready:>9.0f} {ready}"
    head = f"{'pipeline':<20} {'text':<12} {'words':>7} {'words/CPU s':>12} {'of peer':>8}"
    yield f"{head} {'words/s':>8} {'peak MB':>8}"
    for one in measured:
        for read in one.rates.values():
            ratio = _ratio(read.by_cpu, peer.rates[read.text].by_cpu if peer else None)
            yield (
                f"{one.title:<20} {read.text:<12} {read.words:>7,} {read.by_cpu:>12,.0f} {ratio} "
                f"{read.by_clock:>8,.0f} {read.peak:>8,.0f}"
            )
    for one in measured:
        first, last = _ends(list(one.rates.values()))
        rate, memory = last.by_cpu / first.by_cpu, last.peak / first.peak
        yield (
            f"{one.title}: {last.text} is read at {rate:.2f} of the rate of {first.text}, "
            f"with {memory:.2f} of its memory"
        )


def _ends(rates: Sequence[Rate]) -> tuple[Rate, Rate]:
    """Give the reports read the fewest times and the most times."""
    repeated = sorted((one for one in rates if one.text.startswith(REPORTS)), key=lambda one: one.words)
    return repeated[0], repeated[-1]


def accuracy(names: Sequence[str], gold: Path, weights: Path | None) -> Iterator[str]:
    """Give the lines of how right each pipeline is, in per cent."""
    for at, name in enumerate(names):
        for number, (given, figures) in enumerate(right.measure(load(name, weights=weights), gold)):
            if at == number == 0:
                yield f"{'pipeline':<20} {'text':<24} " + " ".join(f"{one:>10}" for one in figures)
            yield f"{name:<20} {given:<24} " + " ".join(f"{one:>10.1f}" for one in figures.values())


def _ratio(own: float, peer: float | None) -> str:
    return f"{own / peer:>7.2f}x" if peer else f"{'-':>8}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "copies", nargs="*", type=int, default=COPIES, help="how often the reports are repeated"
    )
    parser.add_argument(
        "--weights", type=Path, help="a folder of the network's weights, not those it comes with"
    )
    told = parser.parse_args(arguments)
    runs = [("built-in", 1), ("built-in", 2), ("bare", 1)]
    if PEER.exists():
        runs.insert(0, ("peer", 1))
    else:
        print(NO_PEER)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts(told.copies)), encoding="utf-8")
        measured = [measure(name, threads, file, told.weights) for name, threads in runs]
    for line in table(measured):
        print(line)
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return
    for line in accuracy(
        list(dict.fromkeys(name for name, _ in runs if name != "bare")), root / "gold", told.weights
    ):
        print(line, flush=True)


if __name__ == "__main__":
    main()
