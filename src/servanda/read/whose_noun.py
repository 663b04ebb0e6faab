"""Whose a noun of action is, what it is about, and whether it is answered.

Rule: a possessor, a demonym before it, its "by" or "from"; "of" only where the act is never about what
follows it.
"""

from __future__ import annotations

from functools import cache

from servanda.read.acting import is_acting
from servanda.read.clauses import Clauses
from servanda.read.frame import Frame
from servanda.read.lexicon import strings, table
from servanda.read.nouns import Noun, nouns_from, phrase_start
from servanda.read.tree_objects import complements

_OWNERS = frozenset({"state", "organ", "organisation", "person", "group"})
_WHOSE = frozenset(
    {"contact.invite", "position.request", "position.offer", "position.pledge", "position.express-readiness",
     "contact.visit", "case.depart", "talks.decline", "talks.accept", "talks.propose"}
)  # fmt: skip
_POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "whose"})


@cache
def answering() -> frozenset[str]:
    """Verbs that answer what another has put: "rejected", "heeded"."""
    return frozenset(strings(table("acts")["answering"], "acts.yaml: answering"))


@cache
def _requested() -> frozenset[str]:
    return frozenset(strings(table("acts")["requested"], "acts.yaml: requested"))


def what_about(clauses: Clauses, index: int, frame: Frame) -> tuple[Noun, ...] | None:
    """Read "Oslo's call for a truce", "criticism of the law by Bern": whose, and about what."""
    line = clauses.line
    if not owned(clauses, index, frame.act if line.low(index) in _requested() else "") and (
        not is_answered(clauses, index) or _tells_what(clauses, index, ("to",))
    ):
        return None
    after = line.low(index + 1)
    start = phrase_start(line, index)
    if line.low(index) in _requested() and "at" in (line.low(start - 1), line.low(start - 2)):
        return ()  # "at Oslo's request"
    if frame.act == "position.object" and _in_spite(clauses, index, start):
        return ()  # "over Oslo's protests"
    if after in frame.via or (after == "to" and "to" in frame.via):
        return tuple(nouns_from(line, index + 2, len(line.words) - 1))
    found = complements(clauses, index, frame.via)
    return tuple(found) or (() if after in ("by", "from") or _tells_what(clauses, index) else None)


def _in_spite(clauses: Clauses, index: int, start: int) -> bool:
    """Tell "despite Oslo's objections", where nothing says to what."""
    line = clauses.line
    over = {line.low(start - 1), line.low(start - 2)} & {"over", "despite", "against", "amid"}
    return bool(over) and clauses.tree is not None and clauses.tree.rel(index) in ("obl", "nmod")


def _tells_what(clauses: Clauses, index: int, marks: tuple[str, ...] = ("to", "that")) -> bool:
    """Tell "its refusal to open two camps", "the assurance that visits would follow"."""
    tree = clauses.tree
    if tree is None:
        return False
    told = [one for one in tree.of(index, "acl", "ccomp", "xcomp") if one > index]
    return any(clauses.line.low(mark) in marks for one in told for mark in tree.of(one, "mark"))


def is_answered(clauses: Clauses, index: int) -> bool:
    """Tell "balked at a request", "dismissed the charge": what is answered was put, whoever put it."""
    tree = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if held is None or tree.rel(index) not in ("obj", "obl", "nsubj:pass"):
        return False
    return bool(set(held.lemmas) & answering())


def owned(clauses: Clauses, index: int, act: str = "") -> list[Noun]:
    """Those whose a noun of action is: a possessor, a demonym before it, its "by" or "from".

    "of" names them too, where what the act is about never follows it: "the invitation of Oslo".
    """
    line = clauses.line
    for place in range(phrase_start(line, index), index):
        named = line.actor_at.get(place)
        if line.low(place) in _POSSESSIVE:
            return [Noun(place, place, place)]  # "its assurance that", "his offer to"
        if named is None or named.type not in _OWNERS or named.last != place:
            continue
        tag = line.words[place].token.pos_
        if line.kind(place + 1) == "poss" or (tag == "ADJ" and named.type == "state"):
            return [Noun(named.first, named.last, named.last)]
    whose = act in _WHOSE or _tells_what(clauses, index, ("to",))  # "the refusal of Oslo to admit them"
    links = {"by", "from", "between"} | ({"of"} if whose else set())
    by = complements(clauses, index, frozenset(links))
    return [one for one in by if is_acting(line, one)]
