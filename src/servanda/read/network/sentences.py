"""The network's scores of starts to the sentence starts of a Doc.

Rule: the first word begins a sentence, so does the first after an empty line and the first of a window; any
other does where its score is above `LEAST`, but none after a quotation that ends with a comma. Starts that
the Doc was given are kept, and then none is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE
from spacy.tokens import Doc

LEAST = -0.5  # log-odds; EWT and GUM for development come out best with it
_CLOSING = frozenset("”’»\"'")
_GAP = re.compile(r"\n[^\S\n]*\n|\u2029")


class HasStarts(Protocol):
    """Scores of a window, its own mark first."""

    @property
    def starts(self) -> npt.NDArray[np.float32]:
        """The log-odds that a sentence begins with each word."""


def starts(
    doc: Doc, windows: Iterable[Sequence[int]], told: Iterable[HasStarts], least: float = LEAST
) -> npt.NDArray[np.bool_]:
    """Tell of each token of a Doc whether a sentence begins with it; white space begins none.

    Args:
        doc: the words.
        windows: places of its words, as `windows.cut` gives them.
        told: the scores of each of these windows.
        least: the log-odds above which a word begins a sentence.
    """
    found = np.zeros(len(doc), bool)
    if doc.has_annotation("SENT_START"):
        return _given(doc)
    for window, one in zip(windows, told, strict=True):
        at = np.asarray(window)
        found[at] = one.starts[1:] > least
        found[at[0]] = True
        for number in np.flatnonzero(found[at[1:]]) + 1:
            found[at[number]] = not _goes_on(doc, window, int(number))
    space = doc.to_array(IS_SPACE) != 0
    words = np.flatnonzero(~space)
    found[words[:1]] = True
    for gap in np.flatnonzero(space).tolist():
        if _GAP.search(doc[gap].text):
            found[words[words > gap][:1]] = True
    return found


def _goes_on(doc: Doc, window: Sequence[int], number: int) -> bool:
    """Tell whether a quotation ends before a word with a comma: “Yes,” she said."""
    return number > 1 and doc[window[number - 1]].text in _CLOSING and doc[window[number - 2]].text == ","


def _given(doc: Doc) -> npt.NDArray[np.bool_]:
    """The starts that a Doc has; where white space begins a sentence its first word does."""
    found = np.zeros(len(doc), bool)
    fresh = True
    for token in doc:
        fresh = fresh or token.is_sent_start is True
        if fresh and not token.is_space:
            found[token.i], fresh = True, False
    return found
