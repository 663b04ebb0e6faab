"""Commitments against those marked beside a report.

Rule: one is right where its duty shares half its words with the marked one, and who owes it and its form are
right too. What else is marked (bound, period, amount) is rated apart, on those whose words were found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.accuracy.reports.agreement import Sides, same_who
from benchmarks.accuracy.reports.marks import ANY, NONE, Report, alternatives, place
from benchmarks.accuracy.reports.term_marks import CommitmentMark, TermsFile, alike, shown, span_of
from benchmarks.accuracy.reports.term_tally import TermTally
from servanda.dossier.places import Placed
from servanda.model.record import CommitmentClaim

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class _Owing:
    """Who owes a duty, as an agreement of names takes it."""

    entity: str | None
    name: str


def commitments(
    report: Report,
    terms: TermsFile,
    placed: Placed,
    found: Sequence[CommitmentClaim],
    sides: Sides,
    tally: TermTally,
) -> None:
    text = report.document.text
    left: dict[tuple[int, int], list[CommitmentClaim]] = {}
    for one in found:  # a duty of two parties is two claims
        left.setdefault(_duty(one, text), []).append(one)
    for n, mark in enumerate(terms.commitments):
        words = place(mark, text, placed, ("commitments", n))
        hits = [span for span in left if alike(words, span)]
        span = min(hits, key=lambda each: _cost(mark, words, each, left[each], sides), default=None)
        claims = left.pop(span) if span is not None else []
        if mark.optional:
            continue
        tally.counts["commitments"] += 1
        tally.counts["commitments found"] += bool(claims)
        tally.counts["commitments words"] += bool(claims)
        if not claims:
            tally.lines.append((words[0], f"MISS   commitment of {mark.by}: {shown(text, *words)}"))
            continue
        faults = _faults(mark, claims, sides)
        tally.counts["commitments right"] += not faults
        if faults:
            line = f"WRONG  commitment: {'; '.join(faults)}: {shown(text, *words)}"
            tally.lines.append((words[0], line))
        _rate(mark, claims[0], sides, words[0], tally)
    tally.counts["commitments found"] += len(left)
    for span, claims in left.items():
        owing = [one.obligor or one.obligor_name for one in claims]
        tally.lines.append((span[0], f"ALARM  commitment of {owing}: {claims[0].duty}"))


def _duty(one: CommitmentClaim, text: str) -> tuple[int, int]:
    return span_of(one.duty, one.evidence[0].start, one.evidence[0].end, text)


def _cost(
    mark: CommitmentMark,
    words: tuple[int, int],
    span: tuple[int, int],
    claims: Sequence[CommitmentClaim],
    sides: Sides,
) -> tuple[int, int]:
    return len(_faults(mark, claims, sides)), abs(span[0] - words[0]) + abs(span[1] - words[1])


def _faults(mark: CommitmentMark, claims: Sequence[CommitmentClaim], sides: Sides) -> list[str]:
    owing = [_Owing(one.obligor, one.obligor_name) for one in claims if one.obligor or one.obligor_name]
    found = []
    if not same_who(mark.by, owing, sides):
        found.append(f"by {[one.entity or one.name for one in owing]} for {mark.by}")
    if mark.form and claims[0].form != mark.form:
        found.append(f"form {claims[0].form} for {mark.form}")
    return found


def _rate(mark: CommitmentMark, one: CommitmentClaim, sides: Sides, at: int, tally: TermTally) -> None:
    for what in ("strength", "bound", "timing", "period"):
        wanted = getattr(mark, what)
        if wanted:
            _note(what, wanted, getattr(one, what), getattr(one, what) in alternatives(wanted), at, tally)
    if mark.polarity:
        _note("polarity", mark.polarity, one.polarity.value, one.polarity.value == mark.polarity, at, tally)
    if mark.amount:
        told = shown_amount(one)
        _note("amount", mark.amount, told, _same_amount(mark.amount, one), at, tally)
    if mark.due:
        _note("due", mark.due, one.due or NONE, one.due in alternatives(mark.due), at, tally)
    if mark.to and mark.to != ANY:
        owed = [_Owing(one.beneficiary, "")] if one.beneficiary else []
        _note("beneficiary", mark.to, one.beneficiary or NONE, same_who(mark.to, owed, sides), at, tally)


def _note(what: str, wanted: str, told: str, right: bool, at: int, tally: TermTally) -> None:
    tally.rate(what, right)
    if not right:
        tally.lines.append((at, f"WRONG  {what} of commitment: {told} for {wanted}"))


def shown_amount(one: CommitmentClaim) -> str:
    """The amount of a claim, for people: "15000 visas"."""
    return f"{one.amount:g} {one.unit}".strip() if one.amount is not None else NONE


def _same_amount(wanted: str, one: CommitmentClaim) -> bool:
    """Tell whether the number is the marked one; units go by many names and are not compared."""
    number, _, unit = wanted.replace(",", "").partition(" ")
    try:
        value = float(number.rstrip("%")) * _SCALES.get(unit.split(" ")[0], 1)
    except ValueError:  # "a quarter": no number is marked, and none can be right
        return False
    return one.amount is not None and abs(one.amount - value) < _NEAR * value
