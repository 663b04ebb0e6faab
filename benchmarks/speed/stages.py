"""What each step of the reader takes, beside a pass of spaCy pipelines over the same texts.

Rule: texts are the marked reports that may be looked into; all are read once before, as word lists are loaded
and spaCy meets a word once only. Times are the processor's, of one thread; a step's rate is what it would
reach alone. *words and tree* is the network's pass, on which all other steps stand; *bare* is spaCy's blank
pipeline with its sentence splitter, *peer* the pipeline trained on the same data, where it was made.

    python -m benchmarks.speed.stages [COPIES]
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from benchmarks.accuracy.reports.marks import SETS, reports
from benchmarks.speed.pipeline import PEER, load, rate, words
from servanda.model.source import Document
from servanda.read import language
from servanda.read.bench import Bench
from servanda.read.lexicon import Lexicon
from servanda.read.page import make_page
from servanda.read.reader import read_page
from servanda.text.segment import blocks

T = TypeVar("T")
TREE = "words and tree"


class Timed(Bench):
    """A bench that keeps how long each step took."""

    def __init__(self, document: Document, spent: defaultdict[str, float]) -> None:
        super().__init__(document, strict=True)
        self.spent = spent

    def step(self, name: str, work: Callable[[], T], otherwise: T) -> T:
        """Run one step and add its time to its name."""
        start = time.process_time()
        try:
            return super().step(name, work, otherwise)
        finally:
            self.spent[name] += time.process_time() - start


def read_all(held: list[tuple[Document, str]], spent: defaultdict[str, float]) -> None:
    """Read documents, each against its day, and add up what each step took."""
    nlp, lexicon = language.load(), Lexicon.of()
    for document, day in held:
        bench = Timed(document, spent)
        page = bench.step(TREE, lambda document=document: make_page(document, nlp), None)  # type: ignore[misc]
        assert page is not None
        read_page(page, lexicon=lexicon, bench=bench, anchor=day)


def main() -> None:
    """Print the table: the steps that take most first, then the whole, then the passes of pipelines."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    held = [(one.document, one.published) for part in ("dev", "open") for one in reports(SETS / part)]
    texts = [document.text[one.start : one.end] for document, _ in held for one in blocks(document)]
    read_all(held, defaultdict(float))
    spent: defaultdict[str, float] = defaultdict(float)
    for _ in range(copies):
        read_all(held, spent)
    count, whole = words(texts) * copies, sum(spent.values())
    print(f"{len(held)} reports of {count // copies} words, {copies} times")
    print(f"\n{'step':24}{'words/s':>10}{'ms a report':>13}{'share':>8}")
    for name, taken in [*sorted(spent.items(), key=lambda one: -one[1]), ("the reader", whole)]:
        per_report = 1000 * taken / (len(held) * copies)
        speed = count / taken if taken else float("inf")
        print(f"{name:24}{speed:>10,.0f}{per_report:>13.1f}{taken / whole:>8.1%}")
    print()
    for name in ("built-in", "peer", "bare"):
        if name == "peer" and not PEER.exists():
            continue
        pipeline = load(name)
        rate(pipeline, name, texts)
        passed = rate(pipeline, name, texts * copies)
        ratio = passed.by_cpu / (count / whole)
        print(f"{'pass of ' + name:24}{passed.by_cpu:>10,.0f}{'':13}{ratio:>7.1f}x the reader")


if __name__ == "__main__":
    main()
