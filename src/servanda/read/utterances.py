"""From a paragraph with its quotations to units of speech: sentences in which each quotation is one word.

Rule: sentences that a quotation runs through are one unit. Outside the quotation words stay words, so
that a cue and its speaker are looked for only where the reporter speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.read.mentioned import Clause, Index, Named
from servanda.read.page import Page
from servanda.read.quotes import Block, Quote
from servanda.read.unit_tree import UnitTree
from servanda.read.words import Word, words_of

QUOTED = "\ufffc"  # stands for a quotation among the words


@dataclass(slots=True)
class Unit:
    """One unit: its clause, the quotation that each placeholder stands for, and where it begins and ends."""

    clause: Clause
    quotes: dict[int, Quote]
    start: int
    end: int
    block: int
    ends: tuple[int, ...]  # offsets at which sentences end
    tree: UnitTree | None = None

    def quote_at(self, place: int) -> Quote | None:
        """The quotation at a word place."""
        return self.quotes.get(place)

    def sentence_end(self, place: int) -> int:
        """The word place one past the sentence that holds a word place."""
        words = self.clause.words
        if not words or place >= len(words):
            return len(words)
        limit = next((end for end in self.ends if end > words[place].start), self.end)
        return next((n for n in range(place, len(words)) if words[n].start >= limit), len(words))

    def sentence_start(self, place: int) -> int:
        """The word place at which the sentence that holds a word place begins."""
        words = self.clause.words
        begin = max((end for end in self.ends if end <= words[place].start), default=self.start)
        return next((n for n in range(place + 1) if words[n].start >= begin), 0)


def units(page: Page, block: Block, quotes: Sequence[Quote], index: Index) -> Iterator[Unit]:
    """Cut a paragraph into units."""
    text = page.document.text
    held: list[tuple[int, int]] = []
    closed: list[list[int]] = []  # of each unit, where its sentences end
    for sentence in block.sentences:
        start, end = sentence.start, sentence.end
        # A mark that closes may stand just past the sentence that it closes.
        if held and any(one.start < start <= one.end for one in quotes):
            held[-1] = (held[-1][0], max(end, held[-1][1]))
            closed[-1].append(end)
        else:
            held.append((start, end))
            closed.append([end])
    for (start, end), places in zip(held, closed, strict=True):
        inside = [one for one in quotes if start <= one.start < end]
        ends = tuple(place for place in places if not any(one.start < place < one.end for one in inside))
        clause, held_at = _clause(text, start, end, inside, index)
        tokens = [
            (one.offset + int(token.idx), token)
            for one in block.sentences
            if start <= one.start < end
            for token in one.tokens
        ]
        tree = UnitTree.of(clause.words, tokens)
        yield Unit(clause, held_at, start, end, block.number, ends, tree)


def _clause(
    text: str, start: int, end: int, quotes: Sequence[Quote], index: Index
) -> tuple[Clause, dict[int, Quote]]:
    words: list[Word] = []
    places: dict[int, Quote] = {}
    at = start
    for quote in quotes:
        mark = 2 if text[quote.start - 2 : quote.start] in ("``", "''", ",,") else 1
        first, last = max(quote.start - mark, at), _past_mark(text, quote.end, end)
        words += words_of(text[at:first], at)
        places[len(words)] = quote
        words.append(Word(QUOTED, first, last, True))
        at = last
    words += words_of(text[at:end], at)
    starts = {word.start: number for number, word in enumerate(words)}
    ends = {word.end: number + 1 for number, word in enumerate(words)}
    named = [
        Named(starts[mention.start], ends[mention.end], mention, actor)
        for mention, actor in index.between(start, end)
        if mention.start in starts and mention.end in ends and starts[mention.start] < ends[mention.end]
        and not any(starts[mention.start] <= place < ends[mention.end] for place in places)
    ]  # fmt: skip
    return Clause(words, named, [word.low for word in words]), places


def _past_mark(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    if text[place : place + 2] == "''":
        return min(place + 2, end)
    if text[place : place + 1].isalnum():
        return place  # the closing mark was forgotten
    return min(place + 1, end) if place < end else place
