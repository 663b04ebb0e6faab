"""From a relative clause without a pronoun, "the treaty the two states signed", to what it describes.

Rule: a subject of its own right after the noun, and no object; where the tree takes that subject for a second
name of the noun, no comma stands between the two.
"""

from __future__ import annotations

from servanda.read.clauses import Pred
from servanda.read.tree import SUBJECTS, Tree

_OWN = ("obj", "iobj", "ccomp", "xcomp", "mark")
_OPENING = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "why", "how", "what"})


def contact_of(tree: Tree, pred: Pred) -> tuple[int, int]:
    """The noun that such a clause describes and the clause's subject, by their heads; -1 for none."""
    none = (-1, -1)
    if tree.rel(pred.i) not in ("acl:relcl", "acl") or pred.group[:1] == ("be",) or tree.of(pred.i, *_OWN):
        return none
    subjects = [one for one in tree.of(pred.i, *SUBJECTS) if one < pred.i]
    described = tree.head(pred.i)
    if subjects:
        subject = subjects[-1]
    elif tree.rel(described) == "appos" and tree.head(described) < described < pred.i:
        subject, described = described, tree.head(described)
    else:
        return none
    line, first = tree.line, tree.first(subject)
    between = range(tree.noun(described).last + 1, first)
    if not 0 <= described < first or any(tree.pos(one) != "NUM" for one in between):
        return none  # "where", "when"; but "the $6 billion it had promised"
    if line.low(first) in _OPENING or tree.pos(described) not in ("NOUN", "PROPN", "NUM", "SYM"):
        return none
    if tree.rel(subject) == "appos" and not (line.kind(first) == "det" and pred.i - subject <= 2):
        return none
    return described, subject
