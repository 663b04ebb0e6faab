"""Coders' steps that stand in the record, beside those of the dossier.

Rule: a step is known on the day on which it was recorded, and so is its taking back; it is kept as a
judgement, and never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from servanda.assess.periods import validity
from servanda.assess.scale import STEPS, time_of
from servanda.errors import BadCall
from servanda.model.dossier import AssessmentDef, CommitmentDef, Dossier
from servanda.model.record import Decision, Judgement
from servanda.model.view import View
from servanda.model.when import When, parse
from servanda.reconcile.judged import in_force


def with_steps(dossier: Dossier, judgements: Iterable[Judgement], known_by: date | None) -> Dossier:
    """Add to a dossier the steps that were recorded by a day and not taken back by then."""
    known = [
        one
        for one in judgements
        if one.decision is Decision.ASSESS
        and (known_by is None or date.fromisoformat(one.recorded_at[:10]) <= known_by)
    ]
    steps = tuple(_step(one) for one in in_force(known))
    return replace(dossier, assessments=(*dossier.assessments, *steps)) if steps else dossier


def _step(one: Judgement) -> AssessmentDef:
    period, _, step = one.value.partition("=")
    return AssessmentDef(
        commitment=one.subject,
        period=period,
        step=step,
        by=one.by,
        on=one.recorded_at[:10],
        why=one.why,
        sources=(one.id,),
    )


def _owed(one: CommitmentDef, dossier: Dossier) -> When:
    """The time for which a duty is owed and counted; open where the dossier does not tell an end."""
    first, last = validity(one, dossier)
    counted = parse(one.periods.start).earliest if one.periods else None
    first = max((day for day in (first, counted) if day is not None), default=None)
    due = parse(one.due).latest if one.due else None
    last = min((day for day in (last, due) if day is not None), default=None)
    return When("", first, last)


def must_be_step(view: View, subject: str, value: str) -> None:
    """Refuse what is no step for a period of a commitment.

    Raises:
        BadCall: the subject is no commitment, the step is not on the scale, or there is no such period,
            or it is owed at no time of it.
    """
    if all(one.id != subject for one in view.assessment.commitments):
        raise BadCall(f"no commitment: {subject}", remedy="Ids are shown by: servanda commitments")
    period, _, step = value.partition("=")
    if step not in STEPS:
        raise BadCall(f"no step of the scale: {step!r}", remedy=f"The steps are: {', '.join(STEPS)}.")
    owed = next((one for one in view.dossier.commitments if one.id == subject), None)
    placed = time_of(period, owed, view.dossier, view.on)
    if placed is None or (owed is not None and not placed[1].overlaps(_owed(owed, view.dossier))):
        raise BadCall(
            f"no period of {subject}: {period!r}",
            remedy="Name one that `servanda commitments` shows, or write 2007 or 2006-10-01/2007-09-30.",
        )
