"""Coders' steps on the four-step implementation scale, beside what the evidence shows.

Rule: a step is a person's assessment, with who, when and why. It changes no state; a later step of the same
coder for the same period stands in place of the earlier; coders who differ stand side by side.

Source: the scale of the Peace Accords Matrix (Kroc Institute): not initiated, minimal, intermediate, full.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from servanda.assess.agreement import alpha
from servanda.assess.index import Index
from servanda.assess.periods import periods
from servanda.assess.times import read_day
from servanda.model.dossier import AssessmentDef, CommitmentDef, Dossier
from servanda.model.duties import Commitment, Step
from servanda.model.when import When

STEPS = ("not-initiated", "minimal", "intermediate", "full")


def assessed(index: Index, commitment: Commitment, owed: CommitmentDef | None, on: date) -> Commitment:
    """Give a commitment its coders' steps for periods that begin by a day, by period, then coder."""
    joined = index.reconciled.joined
    mine = [
        one
        for one in index.dossier.assessments
        if commitment.id in (one.commitment, joined.get(one.commitment))
    ]
    found: dict[tuple[str, str], Step] = {}
    for one in sorted(mine, key=lambda each: (each.on, each.sources)):
        placed = time_of(one.period, owed, index.dossier, on)
        if placed is None or (placed[1].earliest or date.min) > on:
            continue
        for step in _steps(one, *placed):
            found[step.period.value, step.by] = step
    ordered = sorted(found.values(), key=lambda one: (one.period.earliest or date.min, one.name, one.by))
    return replace(commitment, steps=tuple(ordered))


def time_of(period: str, owed: CommitmentDef | None, dossier: Dossier, on: date) -> tuple[str, When] | None:
    """The name and time of a period as a coder writes it: one of the commitment's own, else EDTF."""
    own = periods(owed, dossier, on) if owed else ()
    when = read_day(period)
    for one in own:
        if period == one.name or (when is not None and one.is_of(when)):
            return one.name or one.when.value, one.when
    return (period, when) if when is not None else None


def _steps(one: AssessmentDef, name: str, when: When) -> Iterable[Step]:
    # A judgement is its own ground; an entry of the dossier is the dossier's word.
    because = tuple(id_ for id_ in one.sources if id_.startswith("j_")) or (f"dossier:{one.commitment}",)
    coders = ((one.by, one.step), *((one.second,) if one.second else ()))
    for by, step in coders:
        yield Step(period=when, name=name, step=step, by=by, on=one.on, why=one.why, because=because)


def units(commitments: Iterable[Commitment]) -> tuple[tuple[Step, ...], ...]:
    """The steps given to one commitment in one period, together."""
    found: dict[tuple[str, str], list[Step]] = {}
    for commitment in commitments:
        for step in commitment.steps:
            found.setdefault((commitment.id, step.period.value), []).append(step)
    return tuple(tuple(some) for some in found.values())


def agreement(commitments: Iterable[Commitment]) -> tuple[float | None, int]:
    """Krippendorff's alpha of the coders, None where it is not defined, and over how many periods."""
    coded = [one for one in units(commitments) if len(one) > 1]
    return alpha([[STEPS.index(step.step) for step in one] for one in coded]), len(coded)
