"""Whom a pronoun stands for where no name of a person settles it: "he undertook to", "accused it of".

Rule: "he" and "him" are the one office named before them in the sentence; an object "it" or "them" is the
subject of the main clause, where that is another than who acts on it. Two that fit settle nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from servanda.model.record import Role
from servanda.read.clauses import Clauses, Pred
from servanda.read.line import Line
from servanda.read.nouns import Noun

Find = Callable[[Noun], list[Role]]
"""Gives those whom a noun phrase names."""

_HEADS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"compound", "nmod:desc", "amod", "appos", "nmod:poss", "flat"})


def office_before(clauses: Clauses, noun: Noun, offices: frozenset[str], find: Find) -> list[Role]:
    """The one office before "he" or "him" in the sentence: "raised it with the minister; he said"."""
    tree, line = clauses.tree, clauses.line
    if tree is None:
        return []
    found: list[Noun] = []
    for place in range(noun.first):
        named = line.actor_at.get(place)
        if named is not None and named.type == "person" and named.kind == "name":
            return []  # a person by name: who he is was settled by names
        head = line.low(place) in offices and tree.pos(place) in _HEADS and tree.rel(place) not in _INSIDE
        if head and not line.low(place).endswith("s") and tree.rel(place) not in ("nsubj", "nsubj:pass"):
            found.append(tree.noun(place))
    return _pointing(line, noun, find(found[0])) if len(found) == 1 else []


def object_before(
    clauses: Clauses, noun: Noun, pred: Pred, subject_of: Callable[[Pred], list[Role]]
) -> list[Role]:
    """Whom "accused it of" means: the subject of the clause before, where that is not who accuses."""
    line = clauses.line
    own = {one.entity or one.text for one in subject_of(pred)}
    plural = line.low(noun.head) == "them"
    for held in clauses.preds:
        if held.i >= pred.i or not held.finite or held.passive or held.i == pred.i:
            continue
        found = subject_of(held)
        fits = found and not own & {one.entity or one.text for one in found}
        person = any((one.entity or "").startswith("person:") for one in found)
        if fits and not person and (len(found) > 1) == plural:
            return _pointing(line, noun, found)
    return []


def _pointing(line: Line, noun: Noun, found: list[Role]) -> list[Role]:
    """The same roles by the words of the pronoun."""
    start, end = line.words[noun.first].start, line.words[noun.last].end
    words = line.text(noun.first, noun.last)
    return [
        Role(
            one.role, one.text if one.entity is None else words, one.entity, one.name or one.text, start, end
        )
        for one in found
    ]
