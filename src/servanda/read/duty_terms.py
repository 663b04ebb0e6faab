"""The terms of a duty in its words: form, strength, bound, timing, period, amount, and by when.

Rule: what the words do not say stays empty; a day is given where the words resolve to one, else the words of
the delay ("30 days") stand, for nobody knows from when it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.errors import BadDate
from servanda.model.figure import Figure
from servanda.model.when import parse
from servanda.read.clauses import Clauses
from servanda.read.condition_runs import lemma
from servanda.read.duties import Duty
from servanda.read.line import Line
from servanda.read.phrases import has, phrases

_PERIODS = {
    "year": ("year", "annually", "yearly", "annual"),
    "month": ("month", "monthly"),
    "week": ("week", "weekly"),
    "day": ("day", "daily"),
    "quarter": ("quarter", "quarterly"),
    "season": ("season",),
}
_LESS = frozenset({"less", "fewer", "later", "more", "only", "least", "earlier"})
_EACH = frozenset({"a", "each", "every", "per", "any", "one"})
_BY = frozenset({"by", "before", "within", "until", "than", "in", "inside", "at"})


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one duty, as `model.record.CommitmentClaim` names them."""

    form: str
    strength: str
    bound: str
    timing: str
    period: str
    amount: float | None
    unit: str
    due: str


def terms_of(clauses: Clauses, duty: Duty, figures: Sequence[Figure]) -> Terms:
    """Read the terms of a duty from its own words and from those by which it is told."""
    line, start, end = clauses.line, duty.start, duty.end
    figure = _figure(line, start, end, figures)
    bound = _bound(line, duty, figure)
    form = _form(clauses, duty)
    period = _period(line, start, end)
    recurring = bool(period) or has(line, "recurring", start, end)
    due = _due(line, start, end)
    lasting = form != "do" or (lemma(clauses.tree, duty.head),) in phrases("lasting")
    timing = "recurring" if recurring else "one-off" if due or not lasting else "continuous"
    amount = None
    if figure is not None:
        amount = figure.amount.low if figure.amount.low is not None else figure.amount.high
    return Terms(
        form,
        _strength(line, start, end),
        bound,
        timing,
        period,
        amount,
        _unit(figure),
        due,
    )


def _form(clauses: Clauses, duty: Duty) -> str:
    line = clauses.line
    if duty.granted:
        return "give-access"
    verb = lemma(clauses.tree, duty.trigger)
    told = has(line, "refrain", duty.start, duty.head) or (verb,) in phrases("refrain")
    subject = not duty.negated and any(
        line.low(one) in ("neither", "no", "nobody") for one in range(max(0, duty.trigger - 4), duty.trigger)
    )
    near = range(duty.trigger, min(duty.start, duty.trigger + 4))
    between = any(line.kind(one) == "neg" and line.low(one + 1) not in _LESS for one in near)
    unwritten = between and not duty.negated
    if told or subject or unwritten or _nothing(line, duty) or _capped(line, duty):
        return "refrain"
    if has(line, "access", duty.start, duty.end):
        return "give-access"
    return "do"


def _nothing(line: Line, duty: Duty) -> bool:
    """Tell "give neither money nor shelter", "sink no wells" from "issue no fewer than"."""
    after = duty.head + 1
    return line.low(after) in ("no", "neither", "nothing") and line.low(after + 1) not in _LESS


def _capped(line: Line, duty: Duty) -> bool:
    """Tell a ceiling that is the whole of the duty: "charge no more than", "may not exceed"."""
    verb, after = line.low(duty.head), duty.head + 1
    return (
        verb == "exceed"
        or verb in ("ceiling", "cap")
        or (line.low(after) in ("no", "not") and line.low(after + 1) == "more")
    )


def _strength(line: Line, start: int, end: int) -> str:
    if has(line, "best_efforts", start, end):
        return "best-efforts"
    return "programme" if has(line, "programme", start, end) else "shall"


def _bound(line: Line, duty: Duty, figure: Figure | None) -> str:
    first = min(duty.start, duty.trigger)
    if has(line, "floor", duty.start, duty.end):
        return "floor"
    if has(line, "ceiling", first, duty.end):
        return "ceiling"
    if figure is None:
        return "none"
    return figure.amount.bound if figure.amount.bound in ("floor", "ceiling") else "none"


def _figure(line: Line, start: int, end: int, figures: Sequence[Figure]) -> Figure | None:
    low, high = line.words[start].start, line.words[end].end
    inside = [one for one in figures if low <= one.start and one.end <= high]
    return inside[0] if inside else None


def _unit(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return figure.unit or figure.counts.rpartition(":")[2]


def _period(line: Line, start: int, end: int) -> str:
    for place in range(start, end + 1):
        low = line.low(place)
        for name, words in _PERIODS.items():
            if low in words and (low != name or line.low(place - 1) in _EACH):
                return name
    return ""


def _last_day(value: str) -> str:
    """The last day of a month or a year: "by the end of June"."""
    try:
        last = parse(value).latest
    except BadDate:
        return value
    return last.isoformat() if last is not None and len(value) in (4, 7) else value


def _due(line: Line, start: int, end: int) -> str:
    """By when: a day that the words resolve to, or the words of a delay."""
    for first, last, timex in line.timexes:
        if not (start <= first and last <= end + 1) or timex.type not in ("DATE", "DURATION"):
            continue
        before = {line.low(one) for one in (first - 1, first - 2)}
        if timex.type == "DATE" and before & {"by", "before", "than", "until"}:
            return _last_day(timex.value) if timex.mod == "END" else timex.value
        if timex.type == "DURATION" and before & {"within", "inside"}:
            return " ".join(timex.text.split())
    return ""
