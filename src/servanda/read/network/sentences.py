"""The network's scores of starts to the sentence starts of a Doc.

Rule: the first word begins a sentence, and so does the first after an empty line; any other does where its
score is above what `LEAST` asks after such a word as stands before it. A mark that opens a quotation or a
bracket begins the sentence of the word behind it. None begins within "“Yes,” she said", after "P.S." or after
the dots with which a paragraph begins. Starts that the Doc was given are kept, and then none is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE
from spacy.tokens import Doc

# Log-odds, as `python -m training.starts` fits them to EWT and GUM for development: after a stop a sentence
# is begun sooner than the network says, after a word later.
LEAST: Mapping[str, float] = {"stop": -0.4, "closed": -2.6, "mark": 0.0, "word": 0.9}
_OPENING = frozenset("“‘«([{‹")
_CLOSING = frozenset("”’»)]}›")
_STRAIGHT = frozenset({'"', "'", "''", "``", "`"})  # they open and close
_QUOTES = frozenset("”’»›\"'")
_STOP = re.compile(r".*[.!?…。！？]", re.DOTALL)
_DOTS = re.compile(r"\.{2,}|…+")
_GAP = re.compile(r"\n[^\S\n]*\n|\u2029")
_BEFORE = frozenset({"P.S.", "PS.", "PPS.", "P.P.S.", "N.B.", "NB."})  # they begin the sentence behind them
Bools = npt.NDArray[np.bool_]


class HasStarts(Protocol):
    """Scores of a window, its own mark first."""

    @property
    def starts(self) -> npt.NDArray[np.float32]:
        """The log-odds that a sentence begins with each word."""


def starts(
    doc: Doc,
    windows: Iterable[Sequence[int]],
    told: Iterable[HasStarts],
    least: Mapping[str, float] = LEAST,
) -> Bools:
    """Tell of each token of a Doc whether a sentence begins with it; white space begins none.

    Args:
        doc: the words.
        windows: places of its words, as `windows.cut` gives them.
        told: the scores of each of these windows.
        least: the log-odds above which a word begins a sentence, by what stands before it.
    """
    if doc.has_annotation("SENT_START"):
        return _given(doc)
    found = np.zeros(len(doc), bool)
    words, begins = _words(doc)
    found[words[begins]] = True
    for at, before, score in places(doc, windows, told, min(least.values())):
        if score > least[before]:
            found[at] = True
    return found


def places(
    doc: Doc, windows: Iterable[Sequence[int]], told: Iterable[HasStarts], least: float
) -> Iterator[tuple[int, str, float]]:
    """Give each token with which a sentence may begin, what stands before it, and its score above `least`.

    What stands before is a key of `LEAST`: a stop, a stop that marks close, another mark, a word. The same
    token may come again, with another score.
    """
    scores = np.full(len(doc), -np.inf, np.float32)
    for window, one in zip(windows, told, strict=True):
        scores[window] = one.starts[1:]
    words, begins = _words(doc)
    row: list[int] = words.tolist()
    for number in np.flatnonzero((scores[words] > least) & ~begins).tolist():
        first = number
        while not begins[first] and _opens(doc, row, first - 1):
            first -= 1
        if not begins[first] and not _goes_on(doc, row, begins, first):
            yield row[first], _before(doc, row, first), float(scores[row[number]])


def _words(doc: Doc) -> tuple[npt.NDArray[np.int64], Bools]:
    """The places of all words, and which of these begin a sentence whatever their score."""
    space = doc.to_array(IS_SPACE) != 0
    words = np.flatnonzero(~space)
    begins = np.zeros(len(words), bool)
    begins[:1] = True
    for gap in np.flatnonzero(space).tolist():
        if _GAP.search(doc[gap].text):
            begins[np.searchsorted(words, gap) :][:1] = True
    return words, begins


def _opens(doc: Doc, row: Sequence[int], number: int) -> bool:
    """Tell whether a mark opens what follows: it is written together with that."""
    at = row[number]
    text = doc[at].text
    if text not in _OPENING and text not in _STRAIGHT:
        return False
    if doc[at].whitespace_ or row[number + 1] != at + 1:
        return False
    if text in _OPENING or number == 0 or doc[at - 1].whitespace_ or row[number - 1] != at - 1:
        return True
    return doc[at - 1].text in _OPENING


def _closes(doc: Doc, row: Sequence[int], number: int) -> bool:
    """Tell whether a mark closes what stands before it: it is written together with that."""
    at = row[number]
    text = doc[at].text
    return (
        (text in _CLOSING or text in _STRAIGHT) and row[number - 1] == at - 1 and not doc[at - 1].whitespace_
    )


def _goes_on(doc: Doc, row: Sequence[int], begins: Bools, number: int) -> bool:
    """Tell whether what stands before belongs to the sentence: “Yes,” she said; P.S. I came; ... and left."""
    before = doc[row[number - 1]].text
    if before in _QUOTES:
        return number > 1 and doc[row[number - 2]].text == ","
    return before in _BEFORE or (bool(begins[number - 1]) and _DOTS.fullmatch(before) is not None)


def _before(doc: Doc, row: Sequence[int], number: int) -> str:
    """The kind of what stands before a word that is not the first."""
    last = number - 1
    while last > 0 and _closes(doc, row, last):
        last -= 1
    text = doc[row[last]].text
    if _STOP.fullmatch(text):
        return "stop" if last == number - 1 else "closed"
    return "word" if last == number - 1 and text[-1].isalnum() else "mark"


def _given(doc: Doc) -> Bools:
    """The starts that a Doc has; where white space begins a sentence its first word does."""
    found = np.zeros(len(doc), bool)
    fresh = True
    for token in doc:
        fresh = fresh or token.is_sent_start is True
        if fresh and not token.is_space:
            found[token.i], fresh = True, False
    return found
