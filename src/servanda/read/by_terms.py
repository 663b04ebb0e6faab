"""From what a clause says of its object to conduct: "the promised tonnes", "more than its quota allows".

Rule: what was promised and is given performs, what an accord asks for performs and what one forbids breaches,
and so does what goes past an agreed measure. "No more than the quota" is none.
"""

from __future__ import annotations

from functools import cache

from servanda.read.clauses import Clauses, Pred
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at
from servanda.read.tree import Tree

PERFORM, BREACH = "conduct.perform", "conduct.breach"
_UNDERGOING = ("obj", "nsubj:pass", "obl")
_MORE = frozenset({"more", "longer", "deeper", "further", "faster", "later", "higher", "larger"})
_NO_MORE = frozenset({"no", "not", "n't", "never", "nothing"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(strings(table("accords")[name], f"accords.yaml: {name}"))


def told_of_object(clauses: Clauses, pred: Pred) -> str:
    """Name the conduct that the object of a predicate tells; empty for none."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return ""
    undergoing = tree.of(pred.i, *_UNDERGOING)
    if _words("giving").intersection(pred.lemmas) and any(_was_promised(tree, one) for one in undergoing):
        return PERFORM
    for one in undergoing:
        if asked := _by_relative(clauses.line, tree, one):
            return asked
    return BREACH if _goes_past(clauses.line, tree, pred) else ""


def _was_promised(tree: Tree, index: int) -> bool:
    """Tell "the promised 200 tonnes", "the shipments due under the pact"."""
    inner = [index, *tree.of(index, "nmod")]
    return any(
        tree.line.low(one) in _words("promised") and not (tree.rel(one) == "acl" and tree.of(one, "aux"))
        for held in inner
        for one in tree.of(held, "amod", "acl")
    )


def _by_relative(line: Line, tree: Tree, index: int) -> str:
    """Read "the law that the treaty demands", "a missile, which the pact forbids"."""
    for verb in tree.of(index, "acl:relcl"):
        if not any(_is_accord(line, tree.noun(one)) for one in tree.of(verb, "nsubj")):
            continue
        if line.low(verb) in _words("asked"):
            return PERFORM
        if line.low(verb) in _words("forbidding"):
            return BREACH
    return ""


def _goes_past(line: Line, tree: Tree, pred: Pred) -> bool:
    """Tell "fished beyond the quota", "landed more than its quota", "took more than the accord allows"."""
    for place in range(pred.last + 1, len(line.words) - 1):
        low = line.low(place)
        if line.kind(place) in ("hard", "coord", "rel"):
            break
        if low in _words("past") and tree.rel(place) == "case" and _is_limit(line, place + 1):
            return True
        more = low == "than" and any(
            line.low(one) in _MORE and line.low(one - 1) not in _NO_MORE
            for one in range(pred.last + 1, place)
        )
        if more and (_is_limit(line, place + 1) or _is_allowed(line, place + 1)):
            return True
    return False


def _is_limit(line: Line, start: int) -> bool:
    noun = noun_at(line, start)
    return noun is not None and "allowance" in classes_of(line, noun)


def _is_allowed(line: Line, start: int) -> bool:
    """Tell "than the accord allows", "than it was allotted" after a comparison."""
    noun = noun_at(line, start)
    if noun is None:
        return line.low(start) in _words("allowing")
    after = [line.low(one) for one in range(noun.last + 1, noun.last + 4)]
    known = _is_accord(line, noun) or line.low(noun.head) in ("it", "they", "he", "she")
    return known and bool(_words("allowing").intersection(after))


def _is_accord(line: Line, noun: Noun) -> bool:
    named = line.actor_at.get(noun.head)
    instrument = named is not None and named.type == "instrument"
    return instrument or bool(classes_of(line, noun) & _words("classes"))
