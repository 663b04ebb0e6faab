"""Whether a participle is a clause of its own, is reduced, or tells what a finite verb does, and of whom.

Rule: what has a subject or an object of its own is finite; else it describes the noun that it hangs on.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import PART, forms
from servanda.read.line import Line
from servanda.read.tree import SUBJECTS, Tree, attribute_of, take_antecedent
from servanda.read.tree_contact import contact_of


def opened_by(clauses: Clauses, pred: Pred) -> Pred | None:
    """The clause that a participle opens: "Led by Ana Roth, the minister, the team will stay a week"."""
    line = clauses.line
    if any(line.kind(one) not in ("edge", "quote", "adv") for one in range(pred.first)):
        return None
    after = [one for one in clauses.preds if one.i > pred.i and one.finite and one.subject is not None]
    main = next((one for one in after if one.subject is not None and not one.antecedent), None)
    if main is None or main.subject is None or main.opener >= 0:
        return None
    return main if line.kind(main.subject.first - 1) == "comma" else None


def is_reduced(tree: Tree, pred: Pred) -> bool:
    """Tell "the text, initialled in March, ..." and "under the text, initialled in March, both sides ..."."""
    beside = tree.rel(pred.i) in ("advcl", "root") and _described(tree, pred) >= 0
    hung = tree.rel(pred.i) == "acl" or attribute_of(tree, pred.i) > pred.i
    return (beside or hung) and _is_done_to(tree, pred)


def _described(tree: Tree, pred: Pred) -> int:
    """The noun of a phrase before the main verb that an adverbial participle may describe; -1 for none."""
    line, before = tree.line, pred.first - 2
    stands = before >= 0 and line.kind(pred.first - 1) == "comma" and pred.i < tree.head(pred.i)
    if before >= 0 and line.kind(pred.first - 1) == "comma" and tree.head(before) == pred.i:
        # "under the pact, initialled in May, neither may sail": the first verb may be taken for the main one
        joined = tree.of(pred.i, "conj", "parataxis", "ccomp")
        stands = tree.rel(pred.i) == "advcl" or any(tree.of(one, *SUBJECTS) for one in joined)
    return before if stands and tree.rel(before) == "obl" and before not in line.timex_at else -1


def _is_done_to(tree: Tree, pred: Pred) -> bool:
    """Tell a participle without a subject or an object of its own."""
    return may_be_passive(tree.line, pred) and not tree.of(pred.i, "obj", "mark", *SUBJECTS)


def may_be_passive(line: Line, pred: Pred) -> bool:
    """Tell a form that can be a past participle."""
    low = line.low(pred.i)
    return line.kind(pred.i) == "verb" and any(PART in forms(lemma).get(low, ()) for lemma in pred.lemmas)


def settle_participle(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Take for finite what has a subject or an object of its own, or shares the auxiliary of another."""
    core = tree.core(pred)
    if tree.rel(tree.head(core)) == "appos" and (apart := contact_of(tree, pred)[1]) >= 0:
        pred.kind, pred.passive = "finite", False  # "the treaty the two states signed has lapsed"
        pred.subject, pred.antecedent, pred.options = tree.noun(apart), False, ()
        return
    subject = [one for one in tree.of(core, "nsubj") if one < pred.i]
    relative = tree.rel(core) in ("acl:relcl", "acl") and any(one < pred.i for one in tree.of(core, "obj"))
    if subject or relative:
        pred.kind, pred.passive = "finite", False  # "whom Houthi forces arrested"
        return
    if tree.rel(core) == "root" and (own := tree.of(core, "nsubj:pass")):
        pred.kind, pred.subject, pred.antecedent = "finite", tree.noun(own[-1]), False  # "Talks suspended"
        return
    other = clauses.by_word.get(tree.head(core)) if tree.rel(core) == "conj" else None
    active = other is not None and not other.passive and tree.rel(other.i) != "acl"
    if other is not None and other.finite and (other.group or active) and other.i < pred.i:
        pred.kind, pred.passive, pred.group = (
            "finite",
            other.passive,
            other.group,
        )  # "has expelled all and frozen"
        pred.shared_with, pred.subject = other.i, other.subject


def take_described(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Give a participle the noun that it describes for a subject."""
    relation, head = tree.rel(pred.i), tree.head(pred.i)
    if (noun := attribute_of(tree, pred.i)) > pred.i:
        take_antecedent(tree, pred, noun)
    elif relation in ("acl", "amod") and head >= 0:
        take_antecedent(tree, pred, head)
    elif relation == "root" and (before := _described(tree, pred)) >= 0:
        take_antecedent(tree, pred, before)
    elif relation == "advcl" and head >= 0:
        main = clauses.by_word.get(head)
        if main is not None and main.subject is not None:
            pred.subject = main.subject
        if (before := _described(tree, pred)) >= 0:  # either may be meant
            pred.options = (
                *((main.subject,) if main is not None and main.subject else ()),
                tree.noun(before),
            )
            pred.subject, pred.antecedent = tree.noun(before), True
