"""From what the record holds to one answer: a View on a day.

Rule: an answer is a pure function of readings, judgements, a dossier and three clocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.assess import assess
from servanda.model.dossier import Dossier
from servanda.model.event import Reconciled, Visible
from servanda.model.record import Judgement, Problem
from servanda.model.scope import Scope
from servanda.model.source import Document
from servanda.model.view import View
from servanda.reconcile import reconcile
from servanda.reconcile.remembered import NOTHING, Memory
from servanda.register import outside
from servanda.register.assessing import with_steps
from servanda.register.outside import Entered
from servanda.register.withholding import Material, withhold


def answer(
    visible: tuple[Visible, ...],
    judgements: tuple[Judgement, ...],
    dossier: Dossier,
    problems: tuple[Problem, ...],
    *,
    on: date | None,
    known_by: date | None,
    recorded_by: str | None,
    now: str,
    entered: Entered,
    scope: Scope | None = None,
    cases: bool = True,
    today: tuple[Sequence[Visible], Sequence[Judgement]] = ((), ()),
    memory: Memory = NOTHING,
) -> View:
    """Answer everything; without `on` it is of the latest day of publication, else of `known_by` or today.

    Args:
        now: ISO 8601 instant of the answer.
        entered: tells when a definition or account of the dossier was entered in the record.
        cases: whether single cases are in it.
        today: the readings and judgements of today, where those of the answer are older.
        memory: what was worked out for the answer before; the outcome is the same with any.
    """
    memory.begin()
    dossier = with_steps(outside.known(dossier, known_by, entered), judgements, known_by)
    dossier = memory.same(("dossier", known_by), dossier)
    if dossier.accounts:
        accounts = outside.visibles(dossier.accounts, entered)
        visible = memory.same(("visible", known_by), (*visible, *accounts))
    withheld = None
    if not cases:
        told, withheld = withhold(Material(visible, judgements, problems), dossier, *today)
        visible, judgements, problems = told.visible, told.judgements, told.problems
        visible = memory.same(("told", known_by), visible)
    reconciled = reconcile(visible, judgements, dossier, known_by=known_by, memory=memory)
    day = on or latest_publication(reconciled) or known_by or date.fromisoformat(now[:10])
    return View(
        reconciled=reconciled,
        assessment=assess(reconciled, dossier, on=day),
        dossier=dossier,
        on=day,
        known_by=known_by,
        recorded_by=recorded_by,
        visible=visible,
        judgements=judgements,
        problems=problems,
        scope=scope,
        withheld=withheld,
    )


def latest_publication(reconciled: Reconciled) -> date | None:
    """The latest day on which a dated document counts as known."""
    days = [
        reconciled.known_on[document.id]
        for document in reconciled.documents
        if reconciled.dates[document.id].value is not None
    ]
    return date.fromisoformat(max(days)) if days else None


def open_problems(
    problems: Iterable[Problem], documents: Sequence[Document], visible: Sequence[Visible]
) -> tuple[Problem, ...]:
    """Problems of files not added since, of documents never read, and of the readings that count."""
    there = {document.file for document in documents}
    read = {one.document.id for one in visible}
    kept = [one for one in problems if (one.document not in read if one.document else one.where not in there)]
    return tuple(dict.fromkeys((*kept, *(one for seen in visible for one in seen.reading.problems))))
