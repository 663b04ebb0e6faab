"""Whether a clause with "that" tells what is wanted rather than what is so.

Rule: "should", "must" or a bare verb tells what is wanted ("insists that the flow be restored"); a tense of
its own tells a fact ("insists that it breaches no treaty").
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, PAST, S

_MUST = frozenset({"be", "should", "must"})
_ASKS = frozenset({"propose", "recommend", "demand", "request", "ask", "urge", "require"})


def is_wanted(clauses: Clauses, held: Pred) -> bool:
    """Tell "insists that the flow be restored", "proposed that they should meet": what is not so yet."""
    line = clauses.line
    after = next((one for one in clauses.preds if one.i > held.last + 1 and one.finite), None)
    if after is None:
        return False
    if _MUST & set(after.group[:1]) or line.low(after.i) == "be":
        return True
    third = after.subject is not None and not line.low(after.subject.head).endswith("s")
    asks = bool(set(held.lemmas) & _ASKS)
    return (third or asks) and not after.group and BASE in after.tags and not after.tags & {S, PAST}
