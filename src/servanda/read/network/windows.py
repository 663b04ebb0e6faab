"""A Doc's words to the windows that the network reads.

Rule: each word is in one window, in order; white space is in none. A Doc that fits is one window; else whole
sentences, as the rules of `read.sentences` guess them, are packed until a window is full. A sentence longer
than `MOST` has a window of its own up to `FAR`, and beyond that is cut where a clause ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from spacy.attrs import IS_SPACE
from spacy.tokens import Doc

from servanda.read.network.pieces import Pieces
from servanda.read.sentences import split_sentences

MOST = 96  # pieces of a window, without its two marks: attention to more costs more than it tells
FAR = 400  # pieces of a window of one sentence; the encoder takes 512
_STRONG = frozenset({";", ":", "—", "–", "--", "•", "|"})
_WEAK = frozenset({",", ")", "]", "”", '"'})
_JOINING = frozenset(
    {"and", "or", "but", "which", "that", "who", "while", "because", "whereas", "if", "when"}
)


def cut(doc: Doc, texts: Sequence[str], pieces: Pieces, most: int = MOST, far: int = FAR) -> list[list[int]]:
    """Cut a Doc into windows.

    Args:
        doc: with or without sentence starts; those that it has are kept to.
        texts: of its tokens, which the caller has at hand.
        pieces: tells how many pieces a word has.
        most: pieces of a window of several sentences.
        far: pieces of a window of one sentence.

    Returns:
        The windows as places of tokens in the Doc, in order; none of them is empty.
    """
    words = words_of(doc)
    sizes = [len(pieces.word(texts[at])[0]) for at in words]
    if not words or sum(sizes) <= most:
        return [words] if words else []
    windows: list[list[int]] = [[]]
    held = 0
    for low, high in _parts(_sentences(doc, texts, words), [texts[at] for at in words], sizes, far):
        size = sum(sizes[low:high])
        if windows[-1] and held + size > most:
            windows.append([])
            held = 0
        windows[-1] += words[low:high]
        held += size
    return windows


def words_of(doc: Doc) -> list[int]:
    """The places of all tokens that are no white space."""
    found: list[int] = np.flatnonzero(doc.to_array(IS_SPACE) == 0).tolist()
    return found


def _sentences(doc: Doc, texts: Sequence[str], words: list[int]) -> list[tuple[int, int]]:
    """The sentences of a Doc, as half-open runs of its words."""
    begins = [bool(start) for start in _begins(doc, texts)]
    edges = [0]
    for number, (before, at) in enumerate(pairwise(words), start=1):
        if any(begins[before + 1 : at + 1]):  # be it at the white space before the word
            edges.append(number)
    return list(zip(edges, [*edges[1:], len(words)], strict=True))


def _begins(doc: Doc, texts: Sequence[str]) -> list[bool]:
    """Tell of each token whether a sentence begins with it; the Doc stays as it is."""
    if doc.has_annotation("SENT_START"):
        return [token.is_sent_start is True for token in doc]
    guessed = Doc(doc.vocab, words=list(texts), spaces=[bool(t.whitespace_) for t in doc])
    return [token.is_sent_start is True for token in split_sentences(guessed)]


def _parts(
    sentences: list[tuple[int, int]], texts: Sequence[str], sizes: Sequence[int], far: int
) -> Iterator[tuple[int, int]]:
    """Sentences, those that are too long in parts."""
    for low, high in sentences:
        while low < high:
            at, size = low, 0
            while at < high and (size + sizes[at] <= far or at == low):
                size += sizes[at]
                at += 1
            if at < high:
                at = _best_cut(texts, low, at)
            yield low, at
            low = at


def _best_cut(texts: Sequence[str], low: int, high: int) -> int:
    """Where a part that may go up to a place hurts least: after a mark, or before a word that joins."""
    half = low + (high - low + 1) // 2
    rules: tuple[Callable[[int], bool], ...] = (
        lambda at: texts[at - 1] in _STRONG,
        lambda at: texts[at - 1] in _WEAK,
        lambda at: texts[at].lower() in _JOINING,
    )
    for fits in rules:
        for at in range(high, half - 1, -1):
            if fits(at):
                return at
    return high
