"""Infinitives that no verb governs, with their subjects: "Oslo to free 12", "the pact, to be signed in May".

Rule: in a headline the noun before "to" is the subject and the act is to come; a passive infinitive that
hangs on a noun is done to that noun; "were Oslo to sign" is an "if" that word order tells.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import governors, status_words
from servanda.read.line import closed
from servanda.read.nouns import Noun, noun_at
from servanda.read.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_EDGES = frozenset({"edge", "comma", "hard", "coord", "quote", "comp"})


def place_infinitives(clauses: Clauses) -> None:
    """Give those infinitives their subjects, and take back governors that are none."""
    tree: Tree | None = clauses.tree
    if tree is None:
        return
    for pred in clauses.preds:
        if pred.kind != "infinitive":
            continue
        if (turned := turned_subject(clauses, pred)) is not None:
            pred.subject, pred.antecedent, pred.controller, pred.governor = turned, False, -1, -1
        elif is_headline(clauses, pred):
            pred.subject, pred.antecedent = tree.noun(tree.head(tree.core(pred))), False
            pred.controller, pred.governor = -1, -1
        elif (done := _done_to(clauses, tree, pred)) >= 0:
            pred.subject, pred.antecedent, pred.controller = tree.noun(done), False, -1


def turned_subject(clauses: Clauses, pred: Pred) -> Noun | None:
    """The subject of "were Oslo to sign"; None for another infinitive."""
    line = clauses.line
    if pred.kind != "infinitive":
        return None
    for place in range(pred.opener - 1, -1, -1):
        if line.low(place) == "were" and line.kind(place - 1) in _EDGES:
            found = noun_at(line, place + 1)
            return found if found is not None and found.first < pred.opener else None
        if line.kind(place) in ("hard", "verb", "modal", "sub"):
            return None
    return None


def is_headline(clauses: Clauses, pred: Pred) -> bool:
    """Tell "Oslo to free 12 sailors": a noun heads the sentence and no verb of its own stands by it."""
    tree: Tree | None = clauses.tree
    if tree is None or pred.kind != "infinitive" or pred.opener < 1:
        return False
    core = tree.core(pred)
    head = tree.head(core)
    if head < 0 or tree.head(head) >= 0 or tree.pos(head) not in _NOMINAL or tree.of(head, "cop"):
        return False
    low = clauses.line.low(head)
    ranked = {clauses.line.low(one) for one in tree.of(head, "amod", "advmod")} & status_words("ranks")
    if _governs(low) or low in closed("infinitive_nouns") or ranked:
        return False
    if any(one.finite for one in clauses.preds if one.i < pred.i):
        return False
    hung = tree.rel(core) in ("acl", "advcl", "acl:relcl", "parataxis")
    return hung and clauses.line.kind(pred.opener - 1) not in ("comma", "hard")


def _done_to(clauses: Clauses, tree: Tree, pred: Pred) -> int:
    """The noun of "the accord, to be signed in July"; -1 for none."""
    core = tree.core(pred)
    head = tree.head(core)
    hung = pred.passive and tree.rel(core) == "acl" and head not in clauses.by_word
    return head if hung and not _governs(clauses.line.low(head)) else -1


def _governs(low: str) -> bool:
    """Tell "a plan to" from "a ban to be lifted"."""
    made = governors().get(low)
    return made is not None and made.effect != "drop"
