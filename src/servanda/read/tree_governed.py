"""Whose an infinitive or a gerund is, and what governs it: "called on Oslo to", "his offer to".

Rule: a subject of its own comes first, then who is asked or judged, then whose the noun is that it hangs on.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.line import closed
from servanda.read.nouns import Noun
from servanda.read.tree import SUBJECTS, Tree, take_antecedent

_ASKING = frozenset({"appeal", "call", "plead", "prevail", "lean", "look", "signal", "beckon"})
_CALLING = frozenset(
    {
        "call",
        "ask",
        "press",
        "push",
        "plead",
        "appeal",
        "lobby",
        "campaign",
        "hope",
        "argue",
        "clamour",
        "beg",
    }
)
_BINDING = frozenset(
    {"need", "require", "oblige", "commit", "bind", "compel", "entitle", "enable", "expect", "want"}
)
_ASKED_BY = frozenset({"to", "on", "upon", "with"})
_ADDING = frozenset(
    {"accuse", "blame", "warn", "promise", "pledge", "vow", "urge", "demand", "call", "condemn", "denounce",
     "criticise", "criticize", "welcome", "praise", "reject", "dismiss", "insist", "offer", "ask", "allege",
     "describe", "brand", "stress", "add", "cite", "deny", "reiterate", "appeal", "thank", "deplore"}
)  # fmt: skip


def take_governor(clauses: Clauses, tree: Tree, pred: Pred) -> None:
    """Give an infinitive or a gerund its subject and what governs it."""
    core = tree.core(pred)
    relation, head = tree.rel(core), tree.head(core)
    own = [one for one in tree.of(core, *SUBJECTS) if one < pred.first]
    relative = own and "Rel" in clauses.line.words[own[-1]].token.morph.get("PronType")
    if relative and head >= 0 and relation in ("acl:relcl", "acl"):
        pred.controller = -1
        take_antecedent(tree, pred, head)  # "the round that was to be held"
    elif own:
        pred.subject, pred.controller, pred.antecedent = tree.noun(own[-1]), -1, False  # "with Oslo refusing"
    if head < 0:
        return
    if pred.kind == "gerund" and (sayer := _added_by(clauses, tree, pred, core)) is not None:
        pred.subject, pred.governor, pred.controller = sayer.subject, sayer.i, sayer.i
        pred.antecedent, pred.options = sayer.antecedent, sayer.options
        return
    if pred.kind == "infinitive":
        asked = _asked(clauses, tree, core) or _bound(clauses, tree, core)
        if asked is not None:
            pred.subject, pred.controller, pred.antecedent = asked, -1, False
    if pred.kind == "gerund" and (judged := _judged(clauses, tree, core)) is not None:
        pred.subject, pred.controller, pred.antecedent = judged, -1, False
    if relation == "xcomp" and tree.pos(head) == "ADJ" and not tree.of(head, "cop") and not own:
        whose_state = tree.of(head, "nsubj")
        if whose_state:  # "Oslo ready to lift ban": a headline
            pred.subject, pred.controller, pred.antecedent = tree.noun(whose_state[-1]), -1, False
    if pred.kind == "infinitive" and relation == "acl" and (whose := _whose(clauses, tree, head)) is not None:
        pred.subject, pred.controller, pred.antecedent = whose[0], whose[1], False
    if pred.kind == "infinitive" and relation == "acl" and (called := _called_for(clauses, tree, head)) >= 0:
        pred.subject, pred.antecedent, pred.controller = tree.noun(head), False, -1
        pred.governor = called  # "called for the ban to be lifted"
        return
    aside = clauses.line.kind(pred.first - 1) == "comma" and head == pred.first - 2
    if pred.kind == "gerund" and relation in ("acl", "parataxis") and aside and pred.subject is None:
        take_antecedent(tree, pred, head)  # "Oslo, accusing Minsk of bad faith, left"
    if relation in ("xcomp", "acl", "advcl", "ccomp", "csubj"):
        copula = tree.of(head, "cop")
        place = copula[0] if copula and copula[0] in clauses.by_word and head not in clauses.by_word else head
        if place != pred.i:
            pred.governor = place


def _added_by(clauses: Clauses, tree: Tree, pred: Pred, core: int) -> Pred | None:
    """Who adds by "said that Oslo broke it, accusing it of": the one who says, not the one told of."""
    line = clauses.line
    if tree.rel(core) != "advcl" or line.kind(pred.first - 1) != "comma":
        return None
    if not set(pred.lemmas) & _ADDING:
        return None
    told = tree.head(core)
    held = clauses.by_word.get(tree.head(told)) if tree.rel(told) == "ccomp" else None
    said = held is not None and held.finite and bool(set(held.lemmas) & closed("say"))
    return held if said else None


def _whose(clauses: Clauses, tree: Tree, noun: int) -> tuple[Noun, int] | None:
    """Whose "his offer last week to", "reserves the right to" it is: an owner, else the verb's subject."""
    if noun in clauses.by_word:
        return None
    owner = tree.of(noun, "nmod:poss")
    if owner:
        return tree.noun(owner[0]), -1
    held = clauses.by_word.get(tree.head(noun)) if tree.rel(noun) == "obj" else None
    if held is None or held.passive or held.subject is None or tree.of(held.i, "iobj"):
        return None
    return held.subject, held.i


def _called_for(clauses: Clauses, tree: Tree, noun: int) -> int:
    """The verb of asking whose "for" holds a noun; -1 for none."""
    held = clauses.by_word.get(tree.head(noun)) if tree.rel(noun) == "obl" else None
    if held is None or held.passive or not _CALLING.intersection(held.lemmas):
        return -1
    return held.i if any(clauses.line.low(case) == "for" for case in tree.of(noun, "case")) else -1


def _asked(clauses: Clauses, tree: Tree, core: int) -> Noun | None:
    """Who is asked by "appealed to the parties to", "called on Oslo to": the subject of what is asked."""
    held = clauses.by_word.get(tree.head(core))
    if held is None or held.passive or not set(held.lemmas) & _ASKING or held.i > core:
        return None
    for one in tree.of(held.i, "obl"):
        if held.i < one < core and any(clauses.line.low(case) in _ASKED_BY for case in tree.of(one, "case")):
            return tree.noun(one)
    return None


def _bound(clauses: Clauses, tree: Tree, core: int) -> Noun | None:
    """Who is to do it by "a deal needs both parties to", "the paper commits Oslo to"."""
    held = clauses.by_word.get(tree.head(core))
    if held is None or held.passive or not set(held.lemmas) & _BINDING or tree.rel(core) != "xcomp":
        return None
    whom = [one for one in tree.of(held.i, "obj", "iobj") if held.i < one < core]
    return tree.noun(whom[0]) if whom else None


def _judged(clauses: Clauses, tree: Tree, core: int) -> Noun | None:
    """Who is judged by "commended the Front for having withdrawn": the subject of what it is judged for."""
    held = clauses.by_word.get(tree.head(core))
    marks = {clauses.line.low(one) for one in tree.of(core, "mark", "case")}
    if held is None or held.passive or "for" not in marks or held.i > core:
        return None
    whom = [one for one in tree.of(held.i, "obj", "iobj") if held.i < one < core]
    acting = whom and (tree.pos(whom[0]) in ("PROPN", "PRON") or whom[0] in clauses.line.actor_at)
    return tree.noun(whom[0]) if acting else None
