"""A document's sentences as spaCy spans whose offsets point into the canonical text.

Every reader takes a `Page`. One spaCy Doc is made of each block (a paragraph, a heading, a list line),
so that a token's place is its ``idx`` in the Doc plus the block's offset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from servanda.model.source import Document, Evidence, Part, Region
from servanda.read.datelines import dateline_end
from servanda.text.segment import blocks


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: `span` is a spaCy Span, `offset` the place of its Doc in the canonical text."""

    span: Any
    offset: int
    part: Part
    block: int  # number of the block in the document
    index: int  # number of the sentence in the document

    @property
    def start(self) -> int:
        """First code point in the canonical text."""
        return self.offset + int(self.span.start_char)

    @property
    def end(self) -> int:
        """One past the last code point in the canonical text."""
        return self.offset + int(self.span.end_char)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return str(self.span.text)

    @property
    def tokens(self) -> list[Any]:
        """The spaCy tokens of the sentence."""
        return list(self.span)

    def place(self, first: Any, last: Any | None = None) -> tuple[int, int]:
        """Offsets in the canonical text from a first token to a last one, the last included."""
        last = first if last is None else last
        return self.offset + int(first.idx), self.offset + int(last.idx) + len(last.text)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A document ready to be read: its sentences in text order, furniture included and marked as such."""

    document: Document
    sentences: tuple[Sentence, ...]

    def body(self) -> Iterator[Sentence]:
        """Sentences of title and body: only these carry assertions."""
        return (sentence for sentence in self.sentences if sentence.part is not Part.FURNITURE)

    def evidence(self, start: int, end: int) -> Evidence:
        """Cite the words between two offsets of the canonical text."""
        return self.document.quote(start, end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        return next((one for one in self.sentences if one.start <= offset < one.end), None)


def make_page(document: Document, language: Any, regions: Sequence[Region] | None = None) -> Page:
    """Run a spaCy pipeline over each block of a document and keep where every token stands.

    Args:
        document: as loaded by `text`.
        language: a spaCy `Language` that sets sentence boundaries (see `read.language.load`).
        regions: the blocks to take, where not all are to be read (see `read.screen`).
    """
    regions = blocks(document) if regions is None else regions
    pieces = [piece for number, region in enumerate(regions) for piece in _pieces(document, region, number)]
    texts = [document.text[start:end] for start, end, _, _ in pieces]
    sentences: list[Sentence] = []
    for (start, _, part, number), doc in zip(pieces, language.pipe(texts), strict=True):
        for span in doc.sents:
            if span.text.strip():
                sentences.append(Sentence(span, start, part, number, len(sentences)))
    return Page(document, tuple(sentences))


def _pieces(document: Document, region: Region, number: int) -> list[tuple[int, int, Part, int]]:
    """Start, end, part and number of what is read by itself: a dateline apart from its paragraph."""
    cut = dateline_end(document.text[region.start : region.end]) if region.part is Part.BODY else 0
    edges = (region.start, region.start + cut, region.end) if cut else (region.start, region.end)
    return [(start, end, region.part, number) for start, end in pairwise(edges)]
