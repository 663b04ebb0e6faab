"""Words a second of the temporal reader beside `dateparser.search`, on the same reports in the same run.

The texts are the government statements of re3d. dateparser looks for dates alone (no durations, no
sets) and tells no direction; it is the usual choice where a program wants dates out of English text.

    python -m benchmarks.speed.timex
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accuracy import shared
from servanda.model.source import Document
from servanda.read import language
from servanda.read.page import make_page
from servanda.read.timex import find_timexes

CORPUS = Path("gold/re3d")
PEER_TEXTS = 8  # the peer is slow: a few reports give its rate


def texts(root: Path) -> list[str]:
    """Give the texts of the corpus, in a stable order."""
    return [
        json.loads(line)["text"]
        for path in sorted((root / CORPUS).glob("*/documents.json"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def servanda(text: str) -> int:
    """Split and read one text, as the reader does; give the number of expressions."""
    document = Document(id="d_0", sha256="", file="t.txt", text=text)
    return len(find_timexes(make_page(document, language.load()), None))


def rate(read: Callable[[str], object], some: Sequence[str]) -> float:
    """Give the words a second of a reader; the first text is read once before, to load what it needs."""
    read(some[0])
    start = time.process_time()
    for text in some:
        read(text)
    return sum(len(text.split()) for text in some) / (time.process_time() - start)


def main() -> int:
    """Print both rates and their ratio."""
    root = shared.root()
    if root is None:
        print(shared.ABSENT)
        return 1
    every = texts(root)
    own = rate(servanda, every)
    print(f"servanda           {own:10,.0f} words/s  ({len(every)} reports, sentences included)")
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        print("dateparser is not installed; there is no peer to compare with.")
        return 0
    peer = rate(lambda text: search(text, languages=["en"]), every[:PEER_TEXTS])
    print(f"dateparser.search  {peer:10,.0f} words/s  ({PEER_TEXTS} reports)")
    print(f"ratio              {own / peer:10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
