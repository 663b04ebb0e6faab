"""A person's decision to a judgement that is bound to words.

Rule: what is judged must be in the record; a name that is nowhere in it is an error now, not a problem later.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from servanda.assess import assess
from servanda.assess import why as trace_of
from servanda.errors import BadCall, UnknownId
from servanda.model.ids import content_id
from servanda.model.record import Anchorage, Decision, Judgement
from servanda.model.view import View
from servanda.reconcile import reconcile
from servanda.reconcile.judged import anchorage_of
from servanda.register.assessing import must_be_step

PAIRS = (Decision.SAME, Decision.DIFFERENT, Decision.PREFER)  # whose value is the id of another thing


def make_judgement(
    view: View, decision: Decision, subject: str, value: str, *, by: str, why: str, recorded_at: str
) -> Judgement:
    """Make a judgement on what stands in a view.

    Raises:
        BadCall: nobody or no reason is given, or the value is not what the decision or the subject can take.
        UnknownId: subject or value is nothing in the record.
    """
    _answered(by, why)
    _must_be_seen(view, subject, value)
    if decision is Decision.CORRECT and not all(part.strip() for part in _parts(value)):
        raise BadCall(f"no correction: {value!r}", remedy="Give ATTRIBUTE=VALUE, as in when=2009-07-14.")
    if decision is Decision.ASSESS:
        must_be_step(view, subject, value)
    if decision in PAIRS and not value:
        raise BadCall(f"{decision} takes two ids", remedy=f"servanda judge {decision} ID OTHER --because …")
    if decision in PAIRS and value == subject:
        raise BadCall(f"{subject} was given twice", remedy="Give the ids of two things.")
    made = Judgement(
        # Two alike decisions at different times are two; chance keeps apart what the clock does not.
        id=content_id("j", decision, subject, value, by, why, recorded_at, secrets.token_hex(8)),
        decision=decision,
        subject=subject,
        value=value,
        by=by,
        why=why,
        recorded_at=recorded_at,
        anchorage=_anchorage(view, subject),
        value_anchorage=_anchorage(view, value) if decision in PAIRS else (),
    )
    if decision is Decision.CORRECT:
        _must_take(view, made)
    return made


def _must_be_seen(view: View, *ids: str) -> None:
    """Refuse to decide on a sum of single cases: what it is of is not in the view."""
    sums = view.withheld.sums if view.withheld else frozenset[str]()
    summed = sums | {one.id for one in view.reconciled.events if sums.intersection(one.assertions)}
    if summed.intersection(ids):
        raise BadCall(
            "this stands for single cases, which you may not see", remedy="Ask a keeper to be named for them."
        )


def _must_take(view: View, made: Judgement) -> None:
    """Refuse now what would stand in the record as a problem, and before an earlier correction."""
    problems = reconcile(view.visible, (*view.judgements, made), view.dossier).problems
    wrong = next((one for one in problems if one.where == f"judgement {made.id}"), None)
    if wrong is not None:
        raise BadCall(wrong.what, where=made.subject, remedy=wrong.remedy)


def undo(old: Judgement, *, by: str, why: str, recorded_at: str) -> Judgement:
    """Make the judgement that takes another back.

    Raises:
        BadCall: nobody or no reason is given.
    """
    _answered(by, why)
    return replace(
        old,
        id=content_id("j", old.id, by, why, recorded_at, secrets.token_hex(8)),
        by=by,
        why=why,
        recorded_at=recorded_at,
        takes_back=old.id,
    )


def _answered(by: str, why: str) -> None:
    if not by.strip():
        raise BadCall("who judges?", remedy='Give a name: --by "Your Name", or `by` in servanda.toml.')
    if not why.strip():
        raise BadCall("a judgement needs a reason", remedy='Give it: --because "…"')


def _parts(value: str) -> tuple[str, str]:
    attribute, _, rest = value.partition("=")
    return attribute, rest


def _anchorage(view: View, id_: str) -> tuple[Anchorage, ...]:
    """Where the words of a thing stand; what was rejected before can still be judged."""
    reconciled, assessment = view.reconciled, view.assessment
    try:
        trace = trace_of(reconciled, assessment, id_)
    except UnknownId:
        reconciled = reconcile(view.visible, (), view.dossier, known_by=view.known_by)
        assessment = assess(reconciled, view.dossier, on=view.on)
        trace = trace_of(reconciled, assessment, id_)
    found = anchorage_of(reconciled, id_)
    if found or ":" in id_:  # an identity (person:…, track:…) is its own anchor
        return found
    below = dict.fromkeys(leaf.id for leaf in trace.leaves())
    return tuple(anchor for one in below for anchor in anchorage_of(reconciled, one))
