"""From "drew criticism from Oslo" to Oslo's criticism: a position told of whom or what it falls on.

Rule: the verb says that its subject gets the position; whose it is stands after "from", "by" or "of". Without
that the position is nobody's by name, and is told only where a word says how wide or strong it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from servanda.read.acting import is_acting
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame, Frames
from servanda.read.lexicon import strings, table
from servanda.read.nouns import Noun
from servanda.read.tree_objects import complements

_FROM = frozenset({"from", "by", "of", "among"})
_JUDGING = frozenset(
    {"position.criticise", "position.condemn", "position.welcome", "position.support", "position.object"}
)


@dataclass(frozen=True, slots=True)
class Received:
    """The noun that a verb of getting has for its object, the act it tells and those whose it is."""

    frame: Frame
    noun: Noun
    last: int
    owners: tuple[Noun, ...]


@cache
def received_verbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The verbs of getting by lemma, each with the words that must follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in strings(table("positions")["received"]["verbs"], "positions.yaml: received verbs"):
        lemma, *rest = entry.split()
        found.setdefault(lemma, []).append(tuple(rest))
    return {lemma: tuple(sorted(some, key=len, reverse=True)) for lemma, some in found.items()}


@cache
def received_nouns() -> dict[str, str]:
    """Nouns of positions that only such verbs carry, by act: "outcry", "resistance"."""
    return {
        noun: act
        for act, nouns in table("positions")["received"]["nouns"].items()
        for noun in strings(nouns, f"positions.yaml: received nouns of {act}")
    }


@cache
def _wide() -> frozenset[str]:
    return frozenset(strings(table("positions")["received"]["wide"], "positions.yaml: received wide"))


def wide(clauses: Clauses, index: int) -> bool:
    """Tell "widely welcomed", "international condemnation": a word says how wide or strong it was."""
    tree = clauses.tree
    return tree is not None and any(
        clauses.line.low(one) in _wide() for one in tree.of(index, "amod", "advmod", "compound")
    )


def received(clauses: Clauses, pred: Pred, frames: Frames) -> Received | None:
    """Read a verb of getting with its noun; None where nobody's position is told."""
    line, tree = clauses.line, clauses.tree
    known = received_verbs()
    tails = [tail for lemma in pred.lemmas for tail in known.get(lemma, ())]
    if tree is None or not tails:
        return None
    for head in sorted(tree.of(pred.i, "obj", "obl")):
        act = received_nouns().get(line.low(head)) or frames.light_nouns.get(line.low(head), "")
        cases = tuple(line.low(one) for one in sorted(tree.of(head, "case")))
        after = tuple(line.low(one) for one in range(pred.last + 1, pred.last + 1 + len(cases)))
        if not act.startswith("position.") or head < pred.i or cases not in tails or after != cases:
            continue
        if pred.passive and not cases:
            continue
        found = [*complements(clauses, head, _FROM), *_of_verb(clauses, pred, head)]
        owners = tuple(one for one in found if is_acting(line, one))
        if not owners and not (act in _JUDGING and wide(clauses, head)):
            return None
        return Received(Frame(act, topic=True, received=True), tree.noun(head), head, owners)
    return None


def _of_verb(clauses: Clauses, pred: Pred, head: int) -> list[Noun]:
    """Those whom the tree hangs on the verb itself: "drew criticism | from Oslo"."""
    tree, line = clauses.tree, clauses.line
    return [
        noun
        for one in tree.of(pred.i, "obl", "obl:agent", "nmod")
        if one > head and any(line.low(case) in _FROM for case in tree.of(one, "case"))
        for noun in tree.joined(one)
    ]
