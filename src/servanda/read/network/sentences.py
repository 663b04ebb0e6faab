"""The network's scores of starts to the sentence starts of a Doc.

Rule: the first word begins a sentence, so does the first after an empty line and the first of a window; any
other does where its score is above `LEAST`. Starts that the Doc was given are kept, and then none is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

LEAST = 0.0  # log-odds
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
    fresh = True  # nothing but white space with a gap since the last word, or no word yet
    for token in doc:
        if token.is_space:
            fresh = fresh or _GAP.search(token.text) is not None
        elif fresh:
            found[token.i], fresh = True, False
    return found


def _given(doc: Doc) -> npt.NDArray[np.bool_]:
    """The starts that a Doc has; where white space begins a sentence its first word does."""
    found = np.zeros(len(doc), bool)
    fresh = True
    for token in doc:
        fresh = fresh or token.is_sent_start is True
        if fresh and not token.is_space:
            found[token.i], fresh = True, False
    return found
