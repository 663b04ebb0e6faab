"""Scores of name tags to names: the best sequence in which no name goes on that did not begin.

Source: Viterbi (1967), over IOB2.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
_STEPS = np.array(
    [[0.0 if after[0] != "I" or before[1:] == after[1:] else -1e4 for after in TAGS] for before in TAGS]
)


def best(scores: npt.NDArray[np.floating], outside: float = 0.0) -> npt.NDArray[np.int64]:
    """The best tags of a window, given the score of each tag for each word.

    `outside` is added to the score of being in no name: more of it, fewer names.
    """
    if outside:
        scores = scores.copy()
        scores[:, 0] += outside
    greedy: npt.NDArray[np.int64] = scores.argmax(1)
    if not greedy.any():
        return greedy
    before = np.concatenate([[0], greedy[:-1]])
    if not _STEPS[before, greedy].any():
        return greedy
    total = scores[0] + _STEPS[0]
    back = []
    for row in scores[1:]:
        ways = total[:, None] + _STEPS
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    found = [int(total.argmax())]
    for row in reversed(back):
        found.append(int(row[found[-1]]))
    return np.array(found[::-1])


def spans(tags: npt.NDArray[np.int64]) -> list[tuple[int, int, str]]:
    """Names as half-open runs of words with their kind."""
    found: list[tuple[int, int, str]] = []
    start = -1
    for at, number in enumerate([*tags.tolist(), 0]):
        tag = TAGS[number]
        if start >= 0 and tag[0] != "I":
            found.append((start, at, TAGS[tags[start]][2:]))
            start = -1
        if tag[0] == "B" or (tag[0] == "I" and start < 0):
            start = at
    return found
