"""What the screen spares a crawl: the speed of the match alone, and of reading with and without the screen.

The crawl is news and other texts from beside the checkout with the bundled example's reports among them. It
is read for the example's dossier, in one process, both ways in the same run. Processor time is counted.

    python -m benchmarks.speed.screen [DOCUMENTS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from benchmarks.accuracy import crawl, shared
from servanda import examples
from servanda.bulk import read_all
from servanda.config import Settings
from servanda.dossier.load import load
from servanda.model.dossier import Dossier
from servanda.model.source import Document
from servanda.read.clues import bag
from servanda.read.screen import screen_of

DOCUMENTS = 300
_MATCHES = 5  # of so many runs the quickest counts


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def match(texts: list[str], dossier: Dossier) -> float:
    """Megabytes of text a second that are looked through for a dossier's interest, per document."""
    interest = screen_of(dossier).interest
    assert interest is not None
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken = min(
        seconds(lambda: [interest.holds(bag(text, interest.wanted), text) for text in texts])
        for _ in range(_MATCHES)
    )
    return size / taken


def main() -> None:
    """Print the table."""
    place = shared.root()
    if place is None:
        sys.exit(shared.ABSENT)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    texts = [*crawl.ecb(place, 2), *crawl.gum(place)]
    step = max(1, len(texts) // count)
    own = examples.example()
    dossier = load(own.dossier)
    reports = [(path.name, path.read_text(encoding="utf-8")) for path in own.documents]
    found: list[Document] = crawl.documents(iter([*texts[::step][:count], *reports]))
    words = sum(len(one.text.split()) for one in found)
    print(f"{len(found)} documents, {words} words, {len(reports)} of them about the accord")
    print(f"match: {match([text for _, text in texts], dossier):.0f} MB/s")
    screen = screen_of(dossier)
    print(f"read: {sum(not screen.sift(one).out for one in found)} documents with the screen")
    list(read_all(found[:5], dossier=dossier))  # word lists are loaded on first use
    whole = seconds(lambda: list(read_all(found, dossier=dossier)))
    quick = seconds(lambda: list(read_all(found, dossier=dossier, settings=Settings(screen=True))))
    for name, taken in (("without", whole), ("with", quick)):
        print(f"{name:>8} the screen: {len(found) / taken:6.0f} documents/s {words / taken:8.0f} words/s")
    print(f"   ratio: {whole / quick:.1f}")


if __name__ == "__main__":
    main()
