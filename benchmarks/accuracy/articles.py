"""How well body is told from furniture, on the pages of the article-extraction-benchmark.

Rows: trafilatura alone (the peer), servanda on the same HTML, and servanda on the same pages flattened
to plain text, as crawls store them, where only the shape of the lines is left to go by.
Score: F1 over 4-grams of words, mean precision and recall over pages, as its own scorer does.

    python -m benchmarks.accuracy.articles
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from benchmarks.accuracy import shared
from servanda.errors import UnreadableDocument
from servanda.model.source import Document, Part
from servanda.text import load

CORPUS = Path("gold/article-extraction-benchmark")
_WORD = re.compile(r"\w+", re.UNICODE)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[n : n + 4]) for n in range(len(words) - 3))


def body(document: Document) -> str:
    return "\n".join(
        document.text[region.start : region.end] for region in document.regions if region.part is Part.BODY
    )


def from_html(page: bytes) -> str:
    return body(load(page, "page.html"))


def from_text(page: bytes) -> str:
    flat = load(page, "page.html").text
    return body(load(flat.encode(), "page.txt"))


def peer(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


SYSTEMS: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("trafilatura", peer),
    ("servanda, HTML", from_html),
    ("servanda, flattened", from_text),
)


def score(pairs: Iterator[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 from (gold, found) texts: means over pages, then their harmonic mean."""
    precisions: list[float] = []
    recalls: list[float] = []
    for gold, found in pairs:
        wanted, got = shingles(gold), shingles(found)
        both = sum((wanted & got).values())
        if sum(got.values()):
            precisions.append(both / sum(got.values()))
        if sum(wanted.values()):
            recalls.append(both / sum(wanted.values()))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(root: Path) -> dict[str, float]:
    """Measure every system; keys as in floors.json."""
    truth = json.loads((root / CORPUS / "ground-truth.json").read_text())
    figures: dict[str, float] = {}
    for name, system in SYSTEMS:
        pairs = []
        for key in sorted(truth):
            page = gzip.decompress((root / CORPUS / "html" / f"{key}.html.gz").read_bytes())
            try:
                found = system(page)
            except UnreadableDocument:
                found = ""
            pairs.append((truth[key]["articleBody"], found))
        precision, recall, f1 = score(iter(pairs))
        print(f"{name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(pairs)} pages)")
        figures[f"articles {name} F1"] = round(f1, 4)
    return figures


if __name__ == "__main__":
    found = shared.root()
    if found is None:
        sys.exit(shared.ABSENT)
    print(json.dumps(measure(found)))
