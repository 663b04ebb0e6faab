"""Words a second of the temporal reader beside its peers, on the same reports in the same run.

The texts are the government statements of re3d. dateparser looks for dates alone (no durations, no
sets) and tells no direction; it is the usual choice where a program wants dates out of English text.

    python -m benchmarks.speed.timex
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accuracy import shared
from benchmarks.accuracy.timex_peers import peers
from servanda.model.source import Document
from servanda.model.when import parse
from servanda.read import language
from servanda.read.page import Page, make_page
from servanda.read.timex import find_timexes

CORPUS = Path("gold/re3d")
OWN_TEXTS = 150
DAY = "2013-03-12"
PEER_TEXTS = 8  # the peer is slow: a few reports give its rate


def texts(root: Path) -> list[str]:
    """Give the texts of the corpus, in a stable order."""
    return [
        json.loads(line)["text"]
        for path in sorted((root / CORPUS).glob("*/documents.json"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def pages(some: Sequence[str]) -> list[Page]:
    """Run the language pass, which is not counted: the words, the sentences and their grammar."""
    return [
        make_page(Document(id="d_0", sha256="", file="t.txt", text=text), language.load()) for text in some
    ]


def own_rate(some: Sequence[Page]) -> float:
    """Give the words a second of the temporal reader alone, on one core."""
    find_timexes(some[0], parse(DAY))
    start = time.process_time()
    for page in some:
        find_timexes(page, parse(DAY))
    return sum(len(page.document.text.split()) for page in some) / (time.process_time() - start)


def rate(read: Callable[[str], object], some: Sequence[str]) -> float:
    """Give the words a second of a reader; the first text is read once before, to load what it needs."""
    read(some[0])
    start = time.process_time()
    for text in some:
        read(text)
    return sum(len(text.split()) for text in some) / (time.process_time() - start)


def main() -> int:
    """Print each rate, and how many times the peer's ours is."""
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    every = texts(root)[:OWN_TEXTS]
    own = own_rate(pages(every))
    print(f"servanda           {own:10,.0f} words/s  ({len(every)} reports, without the language pass)")
    for name, find in peers().items():
        if find is None:
            print(f"{name:18} not installed")
            continue
        peer = rate(lambda text, find=find: list(find(text, DAY)), every[:PEER_TEXTS])  # type: ignore[misc]
        print(f"{name:18} {peer:10,.0f} words/s  ({PEER_TEXTS} reports), ratio {own / peer:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
