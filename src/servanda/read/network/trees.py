"""Scores of arcs to a tree: each word one head, no circle, one root.

Where the best head of each word already makes a tree, that is the answer; else the best tree is found.

Source: Chu and Liu (1965), Edmonds (1967).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.int64]
_FAR = -1e9
_ROOT = 1e5


def tree(scores: Floats) -> Ints:
    """The heads of one sentence.

    Args:
        scores: of each word (rows) for each head (columns); row and column 0 are the root's.

    Returns:
        The head of each row; 0 is the root, whose own head is 0. One word alone hangs on the root.
    """
    scores = np.array(scores, np.float64)
    np.fill_diagonal(scores, _FAR)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    if int((heads[1:] == 0).sum()) == 1 and _reaches(heads):
        return heads
    # A second root costs more than any arc can bring.
    scores[:, 0] -= _ROOT
    scores[0] = _FAR
    return _best(scores)


def _reaches(heads: Ints) -> bool:
    """Tell whether every word comes to the root."""
    found, step = heads.copy(), 1
    while step < len(heads):
        found = found[found]
        step *= 2
    return not found.any()


def _best(scores: Floats) -> Ints:
    """The best arborescence: shrink one circle, solve what is left, open the circle where it is entered."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    size = len(rest)
    smaller = np.full((size + 1, size + 1), _FAR)  # the circle is one node, the last
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, circle)]
    smaller[:size, size] = out.max(1)
    leaving = circle[out.argmax(1)]
    kept = scores[circle, heads[circle]]
    into = scores[np.ix_(circle, rest)] - kept[:, None]
    smaller[size, :size] = into.max(0) + kept.sum()
    entered = circle[into.argmax(0)]
    np.fill_diagonal(smaller, _FAR)
    solved = _best(smaller)
    for at in range(1, size):
        heads[rest[at]] = leaving[at] if solved[at] == size else rest[solved[at]]
    heads[entered[solved[size]]] = rest[solved[size]]
    return heads


def _circle(heads: Ints) -> Ints | None:
    seen = np.zeros(len(heads), np.int8)  # 1 on the present path, 2 done
    for start in range(1, len(heads)):
        path, at = [], start
        while at != 0 and seen[at] == 0:
            seen[at] = 1
            path.append(at)
            at = int(heads[at])
        if at != 0 and seen[at] == 1:
            return np.array(path[path.index(at) :])
        seen[path] = 2
    return None
