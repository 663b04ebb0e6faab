"""Scores of arcs to a tree: each word one head, no circle, one root.

Where the best head of each word already makes a tree, that is the answer; else the best tree is found.

Source: Chu and Liu (1965), Edmonds (1967); the root by bounds: Zmigrod et al. (2020).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.int64]
_FAR = -1e9
_ROOTS = 6  # tried at most: where words make no sentence, bounds tell nothing apart


def trees(scores: Floats, begins: npt.NDArray[np.bool_]) -> Ints:
    """The heads of the words of a window, one tree for each of its sentences.

    Args:
        scores: of the root and each word (rows) for each head (columns).
        begins: of each word, whether a sentence begins with it; the first is taken to.

    Returns:
        The head of each row, as a number of a row; 0 is the root.
    """
    sentence = np.zeros(len(scores), np.int64)
    sentence[2:] = np.cumsum(begins[1:])
    sentence[1:] += 1
    apart = sentence[:, None] != sentence
    apart[:, 0] = False
    np.fill_diagonal(apart, True)
    apart[0, 0] = False
    masked = np.where(apart, _FAR, scores)
    heads: Ints = masked.argmax(1)
    heads[0] = 0
    # Where the best head of each word makes a tree already, that is the answer: so in most sentences.
    roots = np.bincount(sentence[1:][heads[1:] == 0], minlength=int(sentence[-1]) + 1)
    wrong = {*np.flatnonzero(roots != 1).tolist(), *sentence[_from(heads) != 0].tolist()}
    for number in sorted(wrong - {0}):
        nodes = np.concatenate([[0], np.flatnonzero(sentence == number)])
        heads[nodes[1:]] = nodes[tree(masked[np.ix_(nodes, nodes)])[1:]]
    return heads


def tree(scores: Floats) -> Ints:
    """The heads of one sentence.

    Args:
        scores: of each word (rows) for each head (columns); row and column 0 are the root's.

    Returns:
        The head of each row; 0 is the root, whose own head is 0. One word alone hangs on the root.
    """
    found = np.zeros(len(scores), np.int64)
    if len(scores) < 3:
        return found
    scores = np.array(scores, np.float64)
    np.fill_diagonal(scores, _FAR)
    best = scores[1:, 1:].max(1)
    # With a word as the root, the others' best heads bound what its tree can reach: few need be made.
    bounds = scores[1:, 0] - best + best.sum()
    reached = -np.inf
    for root in np.argsort(-bounds, kind="stable")[:_ROOTS] + 1:
        if bounds[root - 1] <= reached:
            break
        made = _best(_rooted(scores, int(root)))
        total = float(scores[np.arange(1, len(scores)), made[1:]].sum())
        if total > reached:
            found, reached = made, total
    return found


def _from(heads: Ints) -> Ints:
    """Where one comes from each word by its heads: 0 unless they go in a circle."""
    found, step = heads, 1
    while step < len(heads):
        found = found[found]
        step *= 2
    return found


def _rooted(scores: Floats, root: int) -> Floats:
    """The scores with one word alone to hang on the root."""
    held = scores.copy()
    held[:, 0] = _FAR
    held[root] = _FAR
    held[root, 0] = 0.0
    return held


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
