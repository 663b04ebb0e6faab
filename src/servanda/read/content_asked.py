"""Whether what follows a governor is asked or told, and whether the governor alone says enough.

Rule: a question binds nobody; what is only named or is to come is no act yet.
"""

from __future__ import annotations

from servanda.read.acting import acts
from servanda.read.clauses import Clauses, Pred
from servanda.read.drafts import Draft
from servanda.read.governors import Governor
from servanda.read.lexicon import strings, table
from servanda.read.line import Line
from servanda.read.wanted import is_wanted

_WONDERING = ("whether", "if", "when", "why", "what", "how", "who", "where")
_QUESTIONS = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})


def past_adverbs(line: Line, index: int) -> int:
    """Step over "not", "also": "promised not to punish"."""
    while line.kind(index) in ("adv", "neg"):
        index += 1
    return index


def asks_to_know(line: Line, pred: Pred) -> bool:
    """Tell "asked the Minister how many", "asked whether Oslo would": a question, no request."""
    if not set(pred.lemmas) & {"ask", "enquire", "inquire"}:
        return False
    for place in range(pred.last + 1, min(pred.last + 9, len(line.words))):
        if line.low(place) in _QUESTIONS:
            return True
        if line.kind(place) not in ("word", "det", "num", "poss", "pron", "prep", "adv"):
            return False
    return False


def clause_follows(clauses: Clauses, held: Pred) -> bool:
    """Tell whether a clause with "that" follows a verb, adverbs aside: "proposes anew that"."""
    return clauses.line.kind(past_adverbs(clauses.line, held.last + 1)) == "comp"


def offers_to(clauses: Clauses, held: Pred) -> bool:
    """Tell "offered to lend two planes", "volunteered to take"."""
    offers = bool(set(held.lemmas) & {"offer", "volunteer"})
    return offers and clauses.line.low(past_adverbs(clauses.line, held.last + 1)) == "to"


def says_enough(clauses: Clauses, made: Governor, lone: Draft) -> bool:
    """Tell whether a governor alone is an act: on a known subject, to a named actor, or a pledge."""
    line = clauses.line
    held = clauses.by_word.get(lone.word)
    if held is None:  # "is ready to", "remains willing to"
        told = made.name in ("ready", "refuse", "pledge", "propose", "ask", "demand")
        return told and line.low(lone.word + 1) == "to"
    after = past_adverbs(line, held.last + 1)
    follows, by_somebody = line.kind(after), bool(lone.agents) or acts(clauses, held)
    if follows == "to" and line.kind(after + 1) not in ("word", "verb", "be", "have", "do", "adv"):
        return False  # "What did they agree to?"
    if made.name == "refuse":
        return by_somebody and follows == "to" and line.low(held.last + 2) not in _not_told()
    if made.name in ("propose", "ready") and follows == "to":
        return by_somebody
    if made.name in ("pledge", "accept"):
        return by_somebody and (follows == "to" or (follows == "comp" and _is_to_come(clauses, held)))
    if follows == "comp" and made.name in ("demand", "ask", "propose"):
        return by_somebody and is_wanted(clauses, held)  # "insists that it is right" demands nothing
    if not lone.agents or (set(held.lemmas) & {"ask"} and wonders(line, held)):
        return False
    return any(role.role == "topic" or (role.role == "target" and role.entity) for role in lone.roles)


def wonders(line: Line, held: Pred) -> bool:
    """Tell "asked the minister whether", which is a question, from "asked the minister for"."""
    reach = range(held.last + 1, min(held.last + 13, len(line.words)))
    first = next((line.low(one) for one in reach if line.low(one) in (*_WONDERING, "to", "that")), "")
    return first in _WONDERING


def _is_to_come(clauses: Clauses, held: Pred) -> bool:
    """Tell "agreed that experts would meet" from "agreed that the talks had been useful"."""
    line = clauses.line
    after = next((one for one in clauses.preds if one.i > held.last + 1 and one.finite), None)
    return after is not None and any(line.kind(one) == "modal" for one in range(after.first, after.i))


def _not_told() -> frozenset[str]:
    """Verbs of telling: who "declined to comment" refuses nothing that is at issue."""
    return frozenset(strings(table("acts")["telling"], "acts.yaml: telling"))


def announcing() -> frozenset[str]:
    """Verbs that tell what is done already, or is to be."""
    return frozenset({"announce", "confirm"})
