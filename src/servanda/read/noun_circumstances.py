"""From an act that stands as a noun to its time and place: "the signing of the pact in Suva on Tuesday".

Rule: they hang on the noun, on what it is done to, or on a verb that only says that it took place or was
carried out; a time that dates another noun or another verb is not its own.

Source: Universal Dependencies v2 for relations.
"""

from __future__ import annotations

from servanda.model.record import Role
from servanda.model.when import Temporal
from servanda.read.axes import Axes
from servanda.read.circumstances import places
from servanda.read.clauses import Clauses, Pred
from servanda.read.nouns import Noun
from servanda.read.times import dates_nothing, of_entry, temporal, top_of, when_of
from servanda.read.tree import Tree

_TAKES_PLACE = frozenset({"take", "occur", "happen", "hold", "be", "begin", "start", "come"})
_CARRIED_OUT = frozenset(
    {"carry", "complete", "conduct", "effect", "make", "begin", "start", "undertake", "hold"}
)
_SET = frozenset({"expect", "foresee", "plan", "schedule", "set", "envisage", "slate", "anticipate"})
_BESIDE = frozenset(
    {"nmod", "obl", "nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod", "nmod:poss", "compound"}
)


def noun_when(clauses: Clauses, index: int, patient: tuple[Noun, ...], axes: Axes) -> Temporal | None:
    """Give the time of an act that a noun tells; None where the words tell none.

    Args:
        clauses: of the line.
        index: the noun.
        patient: what is done to; a time that follows it and hangs on it is the act's.
        axes: of the act.
    """
    tree: Tree | None = clauses.tree
    if tree is None:
        return None
    line = clauses.line
    homes = (index, *(noun.head for noun in patient if noun.head > index))
    for first, last, timex in line.timexes:
        top = top_of(clauses, first, last)
        if timex.expression is None or timex.type in ("DURATION", "SET") or top < 0:
            continue
        if (
            tree.head(top) not in homes
            or tree.rel(top) not in _BESIDE
            or dates_nothing(clauses, top, first, axes)
        ):
            continue
        if first > tree.head(top) or tree.head(top) == index:
            return temporal(line, first, timex, axes)
    held = _made_by(clauses, homes) or told_by(clauses, index) or _set_by(clauses, index)
    return when_of(clauses, held, axes, (), own=False) if held is not None else of_entry(line, axes)


def noun_places(clauses: Clauses, index: int, end: int) -> list[Role]:
    """Give the place of an act that a noun tells: beside it, else beside a verb that says it took place."""
    found = places(clauses.line, index, end)
    held = told_by(clauses, index) if not found else None
    return places(clauses.line, held.first, held.right) if held is not None else found


def told_by(clauses: Clauses, index: int) -> Pred | None:
    """The predicate that says no more of a noun than that it took place or was carried out."""
    tree: Tree | None = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if tree is None or held is None:
        return None
    relation = tree.rel(index)
    if relation in ("nsubj", "nsubj:pass"):
        if "take" in held.lemmas and clauses.line.low(held.last + 1) != "place":
            return None
        carried = _CARRIED_OUT if held.passive else _TAKES_PLACE
        return held if set(held.lemmas) & carried else None
    return held if relation == "obj" and set(held.lemmas) & _CARRIED_OUT else None


def _made_by(clauses: Clauses, homes: tuple[int, ...]) -> Pred | None:
    """Read "the exchange of letters having been completed on 18 April"."""
    tree: Tree | None = clauses.tree
    hung = [one for home in homes for one in tree.of(home, "acl", "acl:relcl")] if tree is not None else []
    held = [clauses.by_word[one] for one in hung if one in clauses.by_word]
    return next((one for one in held if one.passive and set(one.lemmas) & _CARRIED_OUT), None)


def _set_by(clauses: Clauses, index: int) -> Pred | None:
    """Read "the signing is expected in May", "will be submitted for signature in May"."""
    tree: Tree | None = clauses.tree
    held = clauses.by_word.get(tree.head(index)) if tree is not None else None
    if tree is None or held is None or not held.passive:
        return None
    offered = tree.rel(index) == "obl" and any(
        clauses.line.low(one) == "for" for one in tree.of(index, "case")
    )
    told = tree.rel(index) == "nsubj:pass" and bool(set(held.lemmas) & _SET)
    return held if told or offered else None
