"""From the tree of a sentence to the auxiliaries of each verb, wherever they stand, and to what it shares.

Rule: an auxiliary belongs to the verb that it hangs on ("has since tightened", "was neither lifted nor
eased", "Has Oslo signed?"); a bare form that is coordinated with an infinitive is one too ("agreed to lift
the ban and release the crew").

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import status_words
from servanda.read.inflect import BASE, PAST
from servanda.read.tagged import has_tags
from servanda.read.tree import Tree

AUXILIARY = ("aux", "aux:pass")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def take_groups(clauses: Clauses) -> None:
    """Let the tree give each verb its auxiliaries, and take back predicates that are none."""
    line = clauses.line
    if not has_tags([word.token for word in line.words]):
        return
    tree = clauses.tree = Tree(line)
    for pred in list(clauses.preds):
        head = clauses.by_word.get(tree.head(pred.i)) if tree.rel(pred.i) in AUXILIARY else None
        if head is not None and head.kind != "infinitive":  # "is to be lifted" keeps its "is"
            clauses.preds.remove(pred)
            del clauses.by_word[pred.i]
    for pred in clauses.preds:
        found = sorted(one for one in tree.of(pred.i, *AUXILIARY) if one < pred.i)
        if not found or pred.kind not in ("participle", "finite"):
            continue
        if line.kind(found[0] - 1) == "to":
            continue
        pred.kind = "finite"
        pred.passive = bool(tree.of(pred.i, "aux:pass"))
        if found[0] < pred.first:
            own = tree.of(pred.i, *AUXILIARY, "advmod", "cc:preconj")
            whole = all(one in own or line.kind(one) == "adv" for one in range(found[0], pred.i))
            pred.first = found[0] if whole else pred.first
            pred.group = tuple(line.low(one) for one in sorted(own) if one < pred.i)


def share_infinitives(clauses: Clauses) -> None:
    """Read a bare form coordinated with an infinitive, or a complement without "to", as an infinitive."""
    tree = clauses.tree
    if tree is None:
        return
    for pred in clauses.preds:
        if not pred.finite or pred.group or BASE not in pred.tags or PAST in pred.tags:
            continue
        if tree.of(pred.i, *_SUBJECTS, "mark"):
            continue
        head = tree.head(pred.i)
        if tree.rel(pred.i) in ("xcomp", "ccomp") and head in clauses.by_word and head < pred.i:
            if clauses.by_word[head].lemmas[0] in status_words("bare"):  # "let us resume", "made them sign"
                pred.kind, pred.governor = "infinitive", head
            continue
        home = _home(clauses, pred)
        if home is not None and home.kind == "infinitive":
            pred.kind, pred.opener, pred.governor = "infinitive", home.opener, home.governor
            pred.subject, pred.shared_with, pred.controller = home.subject, home.i, home.controller


def share_openers(clauses: Clauses) -> None:
    """Keep the "if" of "would lift it if Oslo paid, and accused Oslo" from the verb after the comma."""
    tree = clauses.tree
    if tree is None:
        return
    for pred in clauses.preds:
        home = _home(clauses, pred) if pred.finite else None
        if home is None or not home.finite or not home.i < pred.opener < pred.i:
            continue
        if tree.head(pred.opener) != tree.core(pred):
            pred.opener = home.opener


def _home(clauses: Clauses, pred: Pred) -> Pred | None:
    """The predicate that one is coordinated with, if it stands before."""
    place = clauses.tree.head(pred.i) if clauses.tree.rel(pred.i) == "conj" else -1
    return clauses.by_word.get(place) if 0 <= place < pred.i else None
