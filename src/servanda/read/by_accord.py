"""From what a clause says of an accord beside its verb to conduct: "under the truce", "in breach of the ban".

Rule: whatever is done as an accord or a duty asks performs it, and whatever is done against one breaches it,
by whichever verb; so does what one is accused of or denies. A verb that is an act of its own stays that act.
"""

from __future__ import annotations

from functools import cache

from servanda.read.acting import acts, is_acting, subjects_of
from servanda.read.by_terms import told_of_object
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame
from servanda.read.lexicon import strings, table
from servanda.read.line import Line, closed
from servanda.read.noun_classes import classes_of
from servanda.read.nouns import Noun, noun_at
from servanda.read.tree import Tree

_PERFORM = Frame("conduct.perform", acting=True)
BREACH = Frame("conduct.breach", acting=True)
_HUNG = ("obl", "obl:unmarked", "obl:agent", "advcl", "advmod", "nmod", "xcomp", "ccomp", "parataxis")
_FREE_TO = frozenset({"can", "may", "could", "might", "must", "shall", "should", "would"})
Phrases = tuple[tuple[str, ...], ...]


@cache
def _phrases(name: str) -> Phrases:
    rows = strings(table("accords")[name], f"accords.yaml: {name}")
    return tuple(sorted((tuple(one.split()) for one in rows), key=len, reverse=True))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(strings(table("accords")[name], f"accords.yaml: {name}"))


def accord_frame(clauses: Clauses, pred: Pred) -> tuple[Frame, tuple[Noun, ...]] | None:
    """Read a predicate that no frame knows by what is said beside it of an accord.

    Returns:
        The frame of its conduct and what it is done to; None where it is no conduct.
    """
    tree: Tree | None = clauses.tree
    if tree is None or pred.lemmas == ("be",) or closed("say").intersection(pred.lemmas):
        return None
    if _is_charged(clauses, pred):
        return BREACH, ()
    if _FREE_TO.intersection(pred.group):
        return None  # what one may or must is the duty, not the deed
    if pred.passive and not pred.group and _words("of_papers").intersection(pred.lemmas):
        return None  # "the report, submitted pursuant to the resolution"
    frame = _told_beside(clauses, tree, pred) or _told_of_object(clauses, tree, pred)
    if frame is None or not (_is_done(clauses, tree, pred) or (frame is BREACH and tree.of(pred.i, "nsubj"))):
        return None
    return frame, tuple(tree.noun(one) for one in tree.of(pred.i, "obj"))


def breach_at(clauses: Clauses, pred: Pred) -> tuple[int, int] | None:
    """Find where a clause says that its deed was against an accord: "seized a boat in breach of the pact"."""
    tree: Tree | None = clauses.tree
    if tree is None or pred.lemmas == ("be",):
        return None
    hung = tree.of(tree.core(pred), *_HUNG)
    hung += [inner for held in tree.of(pred.i, "obj", "obl") for inner in tree.of(held, "nmod")]
    for one in hung:
        first = _leftmost(tree, one)
        if not first <= pred.i <= one and _names_accord(clauses.line, first, "breaking"):
            return first, first + 1
    return None


def _is_done(clauses: Clauses, tree: Tree, pred: Pred) -> bool:
    """Tell a deed: somebody does it to something or goes somewhere, or it is done to something."""
    if pred.passive:
        return bool(subjects_of(clauses.line, pred)) and not tree.of(pred.i, "ccomp", "xcomp")
    moves = bool(_words("moving").intersection(pred.lemmas))
    return acts(clauses, pred) and (moves or bool(tree.of(pred.i, "obj")))


def _is_charged(clauses: Clauses, pred: Pred) -> bool:
    """Tell what a state is accused of, or denies: "accused Oslo of moving the fence", "denied firing"."""
    line, held = clauses.line, clauses.by_word.get(pred.governor)
    if (
        pred.kind != "gerund"
        or held is None
        or held.i > pred.i
        or _words("no_charge").intersection(pred.lemmas)
    ):
        return False
    if "deny" in held.lemmas:
        return pred.first == held.last + 1 and not held.passive and acts(clauses, held)
    opener = line.low(pred.opener) if pred.opener >= 0 else line.low(pred.first - 1)
    if not _words("charging").intersection(held.lemmas) or opener not in ("of", "for"):
        return False
    if held.passive:
        return any(is_acting(line, one) for one in subjects_of(line, held))
    noun = noun_at(line, held.last + 1)
    return noun is not None and (is_acting(line, noun) or line.low(noun.head) in ("it", "them", "us"))


def _told_beside(clauses: Clauses, tree: Tree, pred: Pred) -> Frame | None:
    line = clauses.line
    for one in tree.of(tree.core(pred), *_HUNG):
        first = _leftmost(tree, one)
        if first <= pred.i <= one:
            continue
        if _names_accord(line, first, "breaking"):
            return BREACH
        if _words("no_deeds").intersection(pred.lemmas) and not tree.of(pred.i, "compound:prt"):
            continue
        kept = _names_accord(line, first, "keeping") or _names_accord(line, first, "within", "accords")
        if kept or _as_agreed(clauses, tree, first, one):
            return _PERFORM
        if _names_accord(line, first, "in_spite_of") and tree.of(pred.i, "obj"):
            return BREACH
    return None


def _told_of_object(clauses: Clauses, tree: Tree, pred: Pred) -> Frame | None:
    """Read "sent the promised tonnes", "fished beyond its quota", where one who acts does it."""
    told = told_of_object(clauses, pred) if _is_done(clauses, tree, pred) else ""
    return {"": None, _PERFORM.act: _PERFORM}.get(told, BREACH)


def _leftmost(tree: Tree, index: int) -> int:
    """The first word of what hangs on a word."""
    before = [
        one for one in tree.children.get(index, ()) if one < index and tree.rel(one) not in ("punct", "cc")
    ]
    return min([index, *(_leftmost(tree, one) for one in before)])


def _names_accord(line: Line, first: int, name: str, classes: str = "classes") -> bool:
    """Tell whether one of some phrases stands at a place, and an accord or a duty after it."""
    for words in _phrases(name):
        if tuple(line.low(first + n) for n in range(len(words))) == words:
            noun = noun_at(line, first + len(words))
            return noun is not None and _is_accord(line, noun, classes)
    return False


def _is_accord(line: Line, noun: Noun, classes: str = "classes") -> bool:
    named = line.actor_at.get(noun.head)
    return bool(classes_of(line, noun) & _words(classes)) or (
        named is not None and named.type == "instrument"
    )


def _as_agreed(clauses: Clauses, tree: Tree, first: int, verb: int) -> bool:
    """Tell "as agreed", "as it had promised", "as the accord requires"."""
    line = clauses.line
    if line.low(first) != "as" or first >= verb:
        return False
    if line.low(verb) in _words("agreed"):
        return True
    subjects = tree.of(verb, "nsubj", "nsubj:pass")
    asked = line.low(verb) in _words("asked")
    return asked and all(_is_accord(line, tree.noun(one)) or line.low(one) == "it" for one in subjects)
