"""Runs of words that hang on a word of a tree, and what they are for a condition.

Rule: what is told beside a word (", he said,") is no part of its run; marks do not break one.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.read.line import Line
from servanda.read.tree import Tree

_SLIP = 2  # words hung elsewhere by mistake do not break a run
_APART = frozenset({"parataxis", "discourse", "vocative", "list"})
_DROP = ("comma", "hard", "quote", "punct", "coord", "comp")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of outcome and requirement, both ends included; `head` heads the outcome's clause."""

    outcome: tuple[int, int]
    requires: tuple[int, int]
    head: int


def below(tree: Tree, index: int, without: frozenset[int]) -> set[int]:
    """A word and all that hangs on it, but for some words with theirs and for what is told beside it."""
    found: set[int] = set()
    waiting = [index]
    while waiting:
        one = waiting.pop()
        if one in found or one in without:
            continue
        found.add(one)
        waiting += [child for child in tree.children.get(one, ()) if tree.rel(child) not in _APART]
    return found


def run(
    tree: Tree, index: int, start: int, without: frozenset[int], *, forward: bool
) -> tuple[int, int] | None:
    """The unbroken run of words that hang on a word, from a place on or up to one; marks do not break it."""
    line = tree.line
    inside = below(tree, index, without)
    step, place, far, missed = (1 if forward else -1), start, -1, 0
    while 0 <= place < len(line.words):
        if place in inside:
            far, missed = place, 0
        elif line.kind(place) not in ("quote", "comma", "punct", "hyphen") or line.low(place) in ".!?":
            missed += 1
            if missed > _SLIP or far < 0 or line.kind(place) in ("verb", "hard", "coord", "be", "modal"):
                break
        place += step
    if far < 0:
        return None
    return trimmed(line, *((start, far) if forward else (far, start)))


def around(tree: Tree, head: int, without: frozenset[int], low: int, high: int) -> tuple[int, int] | None:
    """The unbroken run of words on both sides of a word that hang on it, within bounds."""
    inside, first, last = below(tree, head, without), head, head
    while first - 1 >= low and (first - 1 in inside or tree.line.kind(first - 1) in ("quote", "hyphen")):
        first -= 1
    while last + 1 <= high and (last + 1 in inside or tree.line.kind(last + 1) in ("quote", "hyphen")):
        last += 1
    return trimmed(tree.line, first, last)


def trimmed(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Leave marks and joining words at both ends of a stretch out."""
    while start <= end and (line.kind(start) in _DROP or line.low(start) in ("that", "then")):
        start += 1
    while end >= start and (line.kind(end) in ("comma", "hard", "quote", "punct", "coord")):
        end -= 1
    return (start, end) if start <= end else None


def items(tree: Tree, start: int, end: int, opener: str) -> list[tuple[int, int]]:
    """Cut "the deposit of its instrument and on the clearing of its arrears" where the opener comes again."""
    line = tree.line
    cuts = [
        one
        for one in range(start + 1, end)
        if line.low(one) == opener and any(line.kind(back) == "coord" for back in (one - 1, one - 2))
        if tree.rel(tree.head(one)) == "conj" and start <= tree.head(tree.head(one)) < one
    ]
    parts = [
        trimmed(line, low, high)
        for low, high in zip(
            (start, *(one + 1 for one in cuts)), (*(one - 1 for one in cuts), end), strict=True
        )
    ]
    return [one for one in parts if one is not None]


def lemma(tree: Tree, index: int) -> str:
    """The lemma of a word."""
    return str(tree.line.words[index].token.lemma_).lower()
