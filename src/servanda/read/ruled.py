"""Whether a present tense lays down when a text shall apply: "enters into force thirty days after".

Rule: no auxiliary, the present, and behind it what its day depends on; a day of the calendar is no such rule.
"""

from __future__ import annotations

from servanda.read.clauses import Clauses, Pred
from servanda.read.inflect import BASE, S

_UPON = frozenset({"upon", "once", "when", "after", "following"})
_LED_BY = frozenset({"after", "following", "from", "upon"})


def is_rule(clauses: Clauses, pred: Pred, last: int) -> bool:
    """Tell "enters into force upon ratification" and "... thirty days after the exchange of notes"."""
    line = clauses.line
    if pred.group or not pred.finite or not pred.tags & {S, BASE} or pred.passive:
        return False
    after = last + 1
    if line.low(after) in ("on", "from") and line.low(after + 1) == "the":
        return line.low(after + 2) in ("day", "date") and after + 2 not in line.timex_at
    if line.low(after) in _UPON:
        return True
    place = after
    while line.kind(place) in ("num", "time", "hyphen") or place in line.timex_at:
        place += 1
    return place > after and line.low(place) in _LED_BY
