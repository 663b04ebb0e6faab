"""The reason that a sentence gives for an act: the words after "because", "over", "on grounds that" and more.

Rule: the words stand as they are, and who gives them is who says the sentence; a reason that the words call
the actor's own ("on the ground that") is named `OWN`, and `drafts` gives it to the actor. "After" gives a
reason only where what came before was a refusal or a breach.
"""

from __future__ import annotations

from functools import cache

from servanda.model.act import ACT
from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.frames import frames
from servanda.read.lexicon import strings, table
from servanda.read.line import Line

# Acts for which reports give reasons; elsewhere "over" and "after" mean too much else.
_REASONED = ("talks.", "measure.", "instrument.", "relations.", "membership.", "case.", "person.")
OWN = "own"


@cache
def _links(name: str) -> tuple[tuple[str, ...], ...]:
    found = strings(table("status")[name], f"status.yaml: {name}")
    return tuple(sorted((tuple(one.split()) for one in found), key=lambda one: -len(one)))


def cause_of(clauses: Clauses, pred: Pred, type_: str) -> list[Role]:
    """Give the reason for what a predicate says, as a `cause` role; empty where none is given."""
    if not type_.startswith(_REASONED) or type_ in ("talks.hold", "talks.propose"):
        return []
    line = clauses.line
    for place in range(pred.last + 1, len(line.words)):
        if line.kind(place) in ("hard", "rel"):
            return []
        for link in _links("cause_links"):
            if tuple(line.low(place + n) for n in range(len(link))) == link:
                own = OWN if link in _links("cause_own") else ""
                return _role(line, place + len(link), own)
        for link in _links("cause_prepositions"):
            near = place <= pred.right + 1
            if near and tuple(line.low(place + n) for n in range(len(link))) == link:
                return _role(line, place + len(link))
        if line.low(place) == "after" and _blames(clauses, place):
            return _role(line, place + 1)
        other = clauses.by_word.get(place)
        if other is not None and other.finite and other.opener < 0 and other.shared_with < 0:
            return []
    return []


def _blames(clauses: Clauses, index: int) -> bool:
    """Tell whether the clause after "after" tells of a refusal, a breach or another adverse act."""
    pred = clauses.after(index)
    if pred is None or pred.opener != index:
        return False
    adverse = {"refuse", "fail", "decline", "reject"}
    if adverse & set(pred.lemmas):
        return True
    return any(
        ACT[trigger.frame.act].adverse for lemma in pred.lemmas for trigger in frames().verbs.get(lemma, ())
    )


def _role(line: Line, start: int, name: str = "") -> list[Role]:
    end = start
    while end + 1 < len(line.words):
        kind = line.kind(end + 1)
        if kind in ("hard",) or (kind == "quote" and end > start):
            break
        if kind == "comma" and _ends_reason(line, end + 1):
            break
        end += 1
    while end > start and line.kind(end) in ("punct", "quote", "comma"):
        end -= 1
    if end <= start and line.kind(start) != "word":
        return []
    return [Role("cause", line.text(start, end), None, name, line.words[start].start, line.words[end].end)]


def _ends_reason(line: Line, comma: int) -> bool:
    """Tell the comma before "the ministry said" or another clause from one inside the reason."""
    return line.kind(comma + 1) in ("quote", "rel", "coord") or any(
        line.kind(place) == "verb" and line.low(place) in ("said", "says", "added", "told")
        for place in range(comma + 1, min(comma + 8, len(line.words)))
    )
