"""From the tree of a sentence to the subjects of its predicates and what governs them.

Rule: where the tree says it, the tree holds; where it is silent (no subject of its own, a word that no list
knows) what order and punctuation told stays.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.read.acting import PERSONAL, is_acting
from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, ING, PAST, S
from servanda.read.line import Line
from servanda.read.tagged import has_tags
from servanda.read.tree import SUBJECTS, Tree, take_antecedent
from servanda.read.tree_governed import take_governor
from servanda.read.tree_participles import (
    is_reduced,
    may_be_passive,
    opened_by,
    settle_participle,
    take_described,
)

_PRESENT = frozenset({"can", "cannot", "must", "shall", "will", "may", "has", "have", "is", "are", "be"})
_MODAL = frozenset({"would", "will", "could", "should", "may", "might", "must", "shall", "can"})
_HUNG = frozenset({"advcl", "conj", "parataxis"})


def take_tree(clauses: Clauses) -> None:
    """Let the tree decide on subjects and governors of the predicates of a line."""
    line = clauses.line
    if not has_tags([word.token for word in line.words]):
        return
    tree = clauses.tree = Tree(line)
    for pred in clauses.preds:
        if pred.finite and not pred.group and is_reduced(tree, pred):
            pred.kind, pred.passive = "participle", True  # "the text, initialled in March, ..."
        elif pred.kind == "participle":
            settle_participle(clauses, tree, pred)
        if pred.finite:
            _finite(clauses, tree, pred)
        elif pred.kind == "participle":
            take_described(clauses, tree, pred)
        else:
            take_governor(clauses, tree, pred)
    for pred in clauses.preds:
        _complete(clauses, tree, pred)
        _cleft(clauses, tree, pred)
    for pred in clauses.preds:
        _follow(clauses, pred)


def _follow(clauses: Clauses, pred: Pred) -> None:
    """Let "and undertook to lift it" be lifted by who undertook, found since."""
    held = clauses.by_word.get(pred.controller)
    if held is None or pred.kind != "infinitive" or pred.governor != held.i or held.shared_with < 0:
        return
    if held.finite and not held.passive and not pred.antecedent and held.subject is not None:
        pred.subject = held.subject


def _complete(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Give a voice and a subject to what order alone could not settle."""
    core = tree.core(pred)
    if pred.finite and not pred.group and not pred.passive and may_be_passive(clauses.line, pred):
        home = clauses.by_word.get(pred.shared_with)
        apart = not tree.of(pred.i, "obj", "ccomp", *SUBJECTS)
        done_to = tree.of(core, "nsubj:pass") and not tree.of(core, "obj")  # but "which parliament ratified"
        if done_to or (apart and home is not None and home.passive):
            pred.passive = True  # "eased in 2015, tightened in 2018"; "Prisoners freed in swap"
    if pred.kind == "participle" and pred.passive and (opened := opened_by(clauses, pred)) is not None:
        pred.subject, pred.antecedent, pred.options = opened.subject, opened.antecedent, opened.options
        return
    if pred.subject is not None:
        return
    main = clauses.by_word.get(_held_by(clauses, tree, core)) if tree.rel(core) in _HUNG else None
    if main is not None and main.i != pred.i and main.subject is not None:
        if pred.kind == "infinitive" and main.passive:
            return  # "was closed to stop": whoever closed it
        pred.subject, pred.antecedent, pred.options = main.subject, main.antecedent, main.options
        pred.controller = main.i


def _held_by(clauses: Clauses, tree: Tree, index: int) -> int:
    """The predicate that a word hangs on: its copula where it hangs on what that says."""
    head = tree.head(index)
    copula = tree.of(head, "cop") if head >= 0 and head not in clauses.by_word else []
    return copula[0] if copula else head


def _cleft(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Read "What they managed was to sign" as "they managed to sign"."""
    whats = [
        one for one in tree.of(tree.core(pred), "nsubj:outer", "nsubj") if clauses.line.low(one) == "what"
    ]
    inner = [held for one in whats for held in tree.of(one, "acl:relcl") if held in clauses.by_word]
    did = [held for one in whats for held in tree.of(one, "acl:relcl") if clauses.line.kind(held) == "do"]
    doers = tree.of(did[0], "nsubj") if did else []
    if doers and pred.kind == "infinitive":  # "what Oslo did was to sign": it signed
        pred.kind, pred.opener, pred.governor, pred.controller = "finite", -1, -1, -1
        pred.subject, pred.shared_with, pred.antecedent = tree.noun(doers[0]), -1, False
        return
    if not inner or pred.i in inner or tree.rel(pred.i) == "cop":
        return
    if len(tree.of(tree.core(pred), *SUBJECTS)) > len(whats):
        return  # "what I will say is that Oslo has breached it": a clause with its own subject
    main = clauses.by_word[inner[0]]
    pred.kind = "gerund" if ING in pred.tags else "infinitive"
    pred.governor, pred.controller, pred.subject = main.i, main.i, main.subject
    pred.shared_with, pred.antecedent = -1, False


def _finite(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    line = clauses.line
    core = tree.core(pred)
    own = [one for one in tree.children.get(core, ()) if tree.rel(one) in SUBJECTS]
    if own:
        own = [one for one in own if one < core] or own  # "takes effect today, the exchange having been made"
        subject = next((one for one in reversed(own) if one not in line.timex_at), own[-1])
        token = line.words[subject].token
        # "that he fought for and that came into force"
        again = line.low(subject) == "that" and tree.rel(_first_joined(tree, core)) == "acl:relcl"
        if "Rel" in token.morph.get("PronType") or again:
            described = _first_joined(tree, core)  # "which he fought for and which came into force"
            before = tree.head(described) if tree.rel(described) in ("acl:relcl", "acl") else -1
            if before >= 0:
                take_antecedent(tree, pred, before)
            return
        own_pronoun = tree.rel(core) == "acl:relcl" and line.low(subject) in PERSONAL
        if tree.pos(subject) != "PRON" or pred.subject is None or own_pronoun:  # "the money it had promised"
            pred.subject = tree.noun(subject)
            pred.shared_with, pred.antecedent, pred.options = -1, False, ()
        return
    if (bare := _bare_subject(clauses, tree, pred, core)) >= 0:
        pred.subject, pred.shared_with, pred.antecedent, pred.options = tree.noun(bare), -1, False, ()
        return
    if tree.rel(core) == "conj":
        other = _of_its_mood(clauses, tree, pred, clauses.by_word.get(tree.head(core)))
        if other is not None and other.finite and other.i < pred.i:
            pred.shared_with, pred.subject = other.i, other.subject
            pred.antecedent, pred.options = other.antecedent, other.options


def _first_joined(tree: Tree, index: int) -> int:
    """The first of the clauses that one is coordinated with."""
    seen = 0
    while tree.rel(index) == "conj" and tree.head(index) >= 0 and seen < 5:
        index, seen = tree.head(index), seen + 1
    return index


def _of_its_mood(clauses: Clauses, tree: Tree, pred: Pred, other: Pred | None) -> Pred | None:
    """Read "insists that it be honoured and reserves the right" as "insists and reserves".

    So too "noted that the pact worked, and resolved to renew it", where a thing cannot do what is told next;
    "would waive the curbs it brought in and release the money" is read as "would waive and release".
    """
    if other is not None and BASE in pred.tags and not pred.group and PAST in other.tags - pred.tags:
        modal = [one for one in clauses.preds if one.i < other.i and _MODAL.intersection(one.group[:1])]
        return modal[-1] if modal and other.i > modal[-1].i else other
    if other is None or pred.group:
        return other
    above = _around(clauses, tree, other)
    if above is None or above.passive or above.subject is None:
        return other
    if other.group[:1] == ("be",) and S in pred.tags and BASE not in pred.tags:
        return above
    told = PAST in pred.tags and PAST in above.tags and not above.group
    present = other.group[:1] and other.group[0] in _PRESENT  # "recalled it cannot be changed and called"
    thing = other.subject is not None and not is_acting(clauses.line, other.subject)
    apart = thing and is_acting(clauses.line, above.subject) and _after_comma(clauses.line, pred)
    return above if told and (present or apart) and _opens_clause(tree, pred) else other


def _around(clauses: Clauses, tree: Tree, pred: Pred) -> Pred | None:
    """The verb around a clause that tells what is said or thought: "noted that", "shares the view that"."""
    told = any(clauses.line.low(mark) == "that" for mark in tree.of(pred.i, "mark"))
    if tree.rel(pred.i) != "ccomp" and not (told and tree.rel(pred.i) == "acl"):
        return None
    place = tree.head(pred.i)
    for _ in range(5):
        held = clauses.by_word.get(place)
        if place < 0 or (held is not None and held.finite):
            return held
        place = tree.head(place)
    return None


def _after_comma(line: Line, pred: Pred) -> bool:
    """Tell ", and" before a verb."""
    return line.kind(pred.first - 1) == "coord" and line.kind(pred.first - 2) == "comma"


def _opens_clause(tree: Tree, pred: Pred) -> bool:
    """Tell a verb that takes what only somebody does: a clause, an infinitive, an addressee."""
    return bool(tree.of(pred.i, "xcomp", "ccomp", "obj", "advcl")) and not pred.passive


def _bare_subject(clauses: Clauses, tree: Tree, pred: Pred, core: int) -> int:
    """Find a name right before an active verb that the tree takes for an adjunct without a preposition."""
    if pred.passive:
        return -1
    for one in tree.of(core, "obl", "obl:unmarked", "dislocated", "vocative"):
        name = tree.pos(one) == "PROPN" and one not in clauses.line.timex_at
        if name and pred.first - one == 1 and not tree.of(one, "case"):
            return one
    return -1
