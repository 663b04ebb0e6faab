"""Conditions with what they let one conclude, and instruments with their stretches, to exchange objects."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.assess.conditions import unassessed
from servanda.model.limits import ConditionView
from servanda.model.record import Condition
from servanda.model.view import View
from servanda.present.exchange.grounds import grounds
from servanda.present.exchange.reading import Object, evidence_objects


def conditions(view: View) -> Iterator[Object]:
    """Write the conditions of a view."""
    assessed = {one.id: one for one in view.assessment.conditions}
    for one in view.reconciled.conditions:
        yield condition_object(one, assessed.get(one.id))


def condition_object(condition: Condition, assessed: ConditionView | None = None) -> Object:
    """Write a condition; of one that is of no record it is not known whether its requirements hold."""
    view = assessed or unassessed(condition)
    return {
        "kind": "condition",
        "id": condition.id,
        "holder": condition.holder or condition.holder_name or None,
        "outcome": condition.outcome,
        "requires": list(condition.requires),
        "force": condition.force,
        "negated": view.negated,
        "barred": view.barred,
        "requirements": [
            {"text": one.text, "holds": one.holds, "because": list(one.because)} for one in view.requires
        ],
        "conclusion": {"outlook": view.outlook, "not_told": list(view.not_told)},
        "differs_from": list(view.differs_from),
        "document": condition.document,
        "evidence": evidence_objects(condition.evidence),
    }


def instruments(view: View) -> Iterator[Object]:
    """Write the instruments of a view."""
    because = grounds(view)
    for one in view.assessment.instruments:
        yield {
            "kind": "instrument",
            "id": one.id,
            "title": one.title,
            "date": one.date,
            "until": one.until,
            "state": one.state,
            "in_force": [
                {
                    "from": each.low,
                    "to": each.high,
                    "state": each.state,
                    "by": list(each.by),
                    "disputed_by": list(each.disputed_by),
                    "because": because(each.because),
                }
                for each in one.stretches
            ],
            "because": because(one.because),
        }
