"""From "this is a breach of the pact", "called the decree a violation" to a breach that is told.

Rule: a copula tells it as its own group does, a verb of naming or holding alleges it; without an "of" no word
may say of what it is ("a breach"), since "a data breach" is none of an accord.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect
from servanda.read.axes import Axes
from servanda.read.by_accord import BREACH
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame_hit import Hit
from servanda.read.judged_words import judged
from servanda.read.status import pred_axes
from servanda.read.tree import Tree

_NOUNS = frozenset({"breach", "violation", "infringement", "contravention", "breaches", "violations"})
_NARROWING = ("compound", "nmod", "nmod:desc", "nmod:unmarked", "nmod:poss", "acl")


def said_axes(clauses: Clauses, index: int) -> Axes | None:
    """How it is told that something is what a noun names; None where nobody says so."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return None
    if (held := _copula(clauses, tree, index)) is not None:
        axes = pred_axes(clauses, held)
        return replace(axes, aspect=Aspect.EVENT) if axes is not None else None
    named = next((pred for pred in clauses.preds if _names(clauses, pred, index)), None)
    return Axes(accused_by=named.i) if named is not None else None


def bare_breaches(clauses: Clauses, taken: set[int]) -> list[Hit]:
    """Find "that is a breach", where nothing says of what it is one."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return []
    found = []
    for word in clauses.line.words:
        if word.low not in _NOUNS or word.i in taken or tree.of(word.i, *_NARROWING):
            continue
        if said_axes(clauses, word.i) is not None:
            found.append(Hit(BREACH, BREACH.act, word.i, word.i, word.i))
    return found


def _copula(clauses: Clauses, tree: Tree, index: int) -> Pred | None:
    copulas = tree.of(index, "cop") if not tree.of(index, "case") else []  # "is in breach": the verb's own
    return clauses.by_word.get(copulas[0]) if copulas else None


def _names(clauses: Clauses, pred: Pred, index: int) -> bool:
    found = judged(clauses, pred)
    return found is not None and found[2] == index
