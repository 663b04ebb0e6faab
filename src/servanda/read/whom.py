"""To whom a position is put where its frame does not say: "offered Oslo a share", "demanded that Oslo pay".

Rule: an actor by name that stands as a second object, after the preposition that the act takes, or as the
subject of what is demanded, asked for or alleged. A place that only says where is none.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.line import Named
from servanda.read.nouns import Noun

_SIDES = frozenset({"state", "organ", "organisation", "group", "person"})
_AFTER = {
    "position.offer": frozenset({"to", "before"}),
    "position.pledge": frozenset({"to"}),
    "position.demand": frozenset({"of", "from", "to", "on"}),
    "position.request": frozenset({"to", "of", "from", "with"}),
    "position.accuse": frozenset({"at", "against", "on", "to"}),
    "position.criticise": frozenset({"at"}),
    "position.support": frozenset({"for", "to"}),
    "position.object": frozenset({"with", "to"}),
}
_TOLD_OF = frozenset({"position.demand", "position.request", "position.accuse"})


def whom(clauses: Clauses, pred: Pred, act: str, light: int, taken: set[str | None]) -> list[Named]:
    """Give the named actors to whom an active verb puts a position, in text order."""
    tree, line = clauses.tree, clauses.line
    if tree is None or act not in _AFTER:
        return []
    if pred.passive:
        given = act in ("position.offer", "position.pledge") and pred.subject is not None
        return _sides(clauses, [pred.subject] if given and pred.subject is not None else [], taken)
    holders = [pred.i, *([light] if light >= 0 else tree.of(pred.i, "obj"))]
    found = [tree.noun(one) for one in tree.of(pred.i, "iobj")]
    for holder in holders:
        for one in tree.of(holder, "obl", "nmod"):
            cases = {line.low(case) for case in tree.of(one, "case")}
            if one > pred.i and cases & _AFTER[act]:
                found += tree.joined(one)
    if not found and act in _TOLD_OF:
        told = [one for holder in holders for one in tree.of(holder, "ccomp", "acl") if one > pred.i]
        found = [
            tree.noun(at)
            for one in told
            if any(line.low(mark) == "that" for mark in tree.of(one, "mark"))
            for at in tree.of(one, "nsubj", "nsubj:pass")
        ]
    if not found and pred.i + 1 < len(line.words):
        found = [tree.noun(one) for one in tree.of(pred.i, "obj") if len(tree.of(pred.i, "obj")) > 1]
    return _sides(clauses, found, taken)


def _sides(clauses: Clauses, nouns: list[Noun], taken: set[str | None]) -> list[Named]:
    line = clauses.line
    named = [line.actor_at.get(noun.head) for noun in sorted(nouns, key=lambda one: one.head)]
    found: dict[str, Named] = {}
    for one in named:
        if one is not None and one.type in _SIDES and one.entity and one.entity not in taken:
            found.setdefault(one.entity, one)
    return list(found.values())
