"""From words of a sentence to how they hang on its other words.

Rule: a path goes from the head of the words up to the trigger, or up to the word that governs it; a
preposition stands with its relation ("nmod:with").

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses
from servanda.read.tree import Tree

_LONGEST = 4


def head_of(clauses: Clauses, start: int, end: int) -> int:
    """The word of a stretch of the document whose head stands outside of it; -1 where there is no tree."""
    tree: Tree | None = clauses.tree
    inside = [word.i for word in clauses.line.words if word.start < end and start < word.end]
    if tree is None or not inside:
        return -1
    own = set(inside)
    return next((one for one in inside if tree.head(one) not in own), inside[-1])


def path(clauses: Clauses, index: int, goal: int) -> tuple[str, ...]:
    """Relations from a word up to a goal, as "nmod:with of talks"; of the goal itself none."""
    tree: Tree | None = clauses.tree
    if tree is None or index < 0:
        return ()
    found: list[str] = []
    above = _above(tree, goal)
    while index != goal and len(found) < _LONGEST:
        head = tree.head(index)
        if head < 0:
            break
        found.append(f"{relation(tree, index)} of {clauses.line.words[head].text}")
        if head in above and head != goal:
            break  # what the trigger hangs on itself: "Oslo offered to resume"
        index = head
    return tuple(found)


def relation(tree: Tree, index: int) -> str:
    """The relation of a word to its head, with its preposition."""
    name = tree.rel(index)
    case = tree.of(index, "case")
    if case and name in ("nmod", "obl", "obl:agent", "nmod:poss", "conj"):
        return f"{name.partition(':')[0]}:{tree.line.low(case[0])}"
    return name


def _above(tree: Tree, index: int) -> frozenset[int]:
    found: list[int] = []
    while index >= 0 and len(found) < 12:
        found.append(index)
        index = tree.head(index)
    return frozenset(found)
