"""From "called the raid a war crime" to the position that the words take.

Rule: a verb of naming or holding takes an object and what it is said to be; the head of that, or an adjective
by it, decides which position it is ("a step backwards" is no welcome). One who acts must say so.
"""

from __future__ import annotations

from functools import cache

from servanda.read.acting import acts
from servanda.read.clauses import Clauses, Pred
from servanda.read.frame import Frame
from servanda.read.lexicon import strings, table
from servanda.read.nouns import Noun
from servanda.read.tree_objects import objects
from servanda.read.verb_words import verb_words

_SAID_TO_BE = ("xcomp", "obl", "advcl", "obj", "ccomp", "obl:unmarked", "nmod", "dep", "amod", "appos")


@cache
def _table(name: str) -> dict[str, str]:
    rows = table("positions")["judged"]["words"] if name == "words" else table("positions")["judged"][name]
    return {
        word: act for act, words in rows.items() for word in strings(words, f"positions.yaml: judged {name}")
    }


@cache
def judging_verbs() -> frozenset[str]:
    """Verbs of naming and holding: "call", "describe as"."""
    return frozenset(strings(table("positions")["judged"]["verbs"], "positions.yaml: judged verbs"))


@cache
def judging_words() -> frozenset[str]:
    """Every word that tells a position by such a verb."""
    return frozenset(_table("words"))


def judged(clauses: Clauses, pred: Pred) -> tuple[Frame, tuple[Noun, ...], int] | None:
    """Give the act, what it is about and the last word; None where nothing is judged."""
    tree, line = clauses.tree, clauses.line
    if tree is None or not set(pred.lemmas) & judging_verbs() or not acts(clauses, pred):
        return None
    if verb_words(clauses, pred).negative:
        return None  # "does not regard it as a breach"
    about = _subject(pred) if pred.passive else tuple(objects(clauses, pred))
    start = about[0].last if about and not pred.passive else pred.last
    for head in sorted(_said(clauses, pred, start)):
        act = _act(clauses, head)
        if act and (about or line.low(pred.last + 1) == "as"):
            return Frame(act, topic=True, actors=act == "position.accuse"), about, head
    return None


def _subject(pred: Pred) -> tuple[Noun, ...]:
    return (pred.subject,) if pred.subject is not None else ()


def _said(clauses: Clauses, pred: Pred, start: int) -> list[int]:
    """The heads of what the object is said to be: after "as", or bare."""
    tree, line = clauses.tree, clauses.line
    holders = [pred.i, *tree.of(pred.i, "obj")]
    found = []
    for holder in holders:
        for one in tree.of(holder, *_SAID_TO_BE):
            if one <= start or (holder == pred.i and tree.rel(one) == "obj" and one == holders[-1]):
                continue
            cases = [line.low(case) for case in tree.of(one, "case", "mark")]
            if cases and cases[0] != "as":
                continue
            if tree.rel(one) in ("nmod", "obl") and not cases:
                continue
            found.append(one)
    return found


def _act(clauses: Clauses, head: int) -> str:
    tree, line = clauses.tree, clauses.line
    low = line.low(head)
    said = [line.low(one) for one in tree.of(head, "amod", "advmod", "compound", "nmod:desc")]
    turned = _table("turned")
    if any(one in turned for one in said):
        return next(turned[one] for one in said if one in turned)
    after = [line.low(one) for one in range(head + 1, head + 6)]
    if (found := next((turned[one] for one in after[:2] if one in turned), "")) and low in _table("words"):
        return found
    words = _table("words")
    if low in (
        "act",
        "form",
        "kind",
        "piece",
        "case",
        "instance",
        "example",
        "sort",
    ):  # "an act of terrorism"
        inner = [line.low(one) for one in tree.of(head, "nmod") if tree.is_of(one)]
        said = [*inner, *said]
    if (own := words.get(low, "")) != "":
        return own
    return next((words[one] for one in said if one in words and one not in ("new",)), "")
