"""What reading costs beside the bare splitting into words and sentences, as documents grow in number.

The bundled example's reports are repeated; each copy is read as a document of its own. The baseline is
spaCy's blank English pipeline with its own sentence splitter over the same paragraphs, in the same run.

    python -m benchmarks.speed.read
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from servanda import examples
from servanda.model.source import Document
from servanda.read import language
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.text import load
from servanda.text.segment import blocks

COPIES = (1, 4, 16)


def documents(copies: int) -> list[Document]:
    """Load the reports of the example, each copy with a line of its own so that it is another document."""
    return [
        load(Path(path).read_bytes() + f"\nCopy {number}\n".encode(), f"{path.stem}-{number}.txt")
        for number in range(copies)
        for path in examples.example().documents
    ]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    nlp, lexicon = language.load(), Lexicon.of()
    first = documents(1)[0]
    read_document(first, language=nlp, lexicon=lexicon)  # word lists are loaded on first use
    for one in documents(1):  # and spaCy meets each word for the first time only once
        list(bare.pipe([one.text]))
    print(f"{'documents':>9} {'words':>8} {'words/s':>8} {'of bare spaCy':>14} {'resident MB':>12}")
    for copies in COPIES:
        held = documents(copies)
        texts = [document.text[one.start : one.end] for document in held for one in blocks(document)]
        words = sum(len(text.split()) for text in texts)
        baseline = seconds(lambda texts=texts: list(bare.pipe(texts)))  # type: ignore[misc]
        taken = seconds(
            lambda held=held: [read_document(one, language=nlp, lexicon=lexicon) for one in held]  # type: ignore[misc]
        )
        resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(held):>9} {words:>8} {words / taken:>8.0f} {taken / baseline:>13.1f}x {resident:>12.0f}")


if __name__ == "__main__":
    main()
