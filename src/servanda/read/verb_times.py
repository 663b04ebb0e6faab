"""When the act of a verb was, where its own words give no day.

Rule: what governs it dates it ("on 3 May decided to lift"); "after" gives a day that it was not later than.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.model.when import Expression, Kind, Temporal
from servanda.read.axes import Axes
from servanda.read.clauses import Clauses, Pred
from servanda.read.governors import governor_at
from servanda.read.times import temporal, when_of


def governors_time(clauses: Clauses, pred: Pred, axes: Axes) -> Temporal | None:
    """What was decided, managed or meant on a day is dated by the governor: "on 3 May decided to lift"."""
    if pred.kind != "infinitive":
        return None
    made = governor_at(clauses, pred.governor)
    held = clauses.by_word.get(pred.governor)
    if made is not None and made.effect != "actual":
        return None
    if held is not None:
        return when_of(clauses, held, axes, (), own=False)
    for first, last, timex in clauses.line.timexes:
        if pred.governor < first and last < pred.opener and timex.expression and timex.type == "DATE":
            return temporal(clauses.line, first, timex, axes)
    return None


def after_time(clauses: Clauses, pred: Pred) -> Temporal | None:
    """ "halted in 2003 after Oslo refused" dates the refusal to 2003 or earlier."""
    line = clauses.line
    governor = clauses.by_word.get(pred.governor)
    if pred.kind == "infinitive" and governor is not None:  # "after Oslo refused to grant"
        pred = governor
    if pred.opener < 0 or line.low(pred.opener) != "after" or not pred.finite:
        return None
    held = clauses.before(pred.opener)
    between = range(held.last, pred.opener) if held is not None else ()
    if held is None or not held.finite or any(line.kind(place) == "hard" for place in between):
        return None
    when = when_of(clauses, held, Axes(), (), own=False)
    if when is None or when.expression.kind is not Kind.ABSOLUTE or "/" in when.expression.value:
        return None
    return replace(when, expression=Expression.absolute(f"../{when.expression.value}"))
