"""Commitments and their performance to exchange objects, with counts, forecasts and coders' steps."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model.duties import Commitment, Performance
from servanda.model.view import View
from servanda.present.exchange.grounds import Grounds, grounds
from servanda.present.exchange.reading import Object, edtf, evidence_objects, number


def commitments(view: View) -> Iterator[Object]:
    """Write the commitments of a view."""
    because = grounds(view)
    claims = {claim.id: claim for claim in view.reconciled.commitments}
    for one in view.assessment.commitments:
        quotes = [quote for id_ in one.because if id_ in claims for quote in claims[id_].evidence]
        yield commitment_object(one, because(one.because), evidence_objects(quotes, document=True))


def commitment_object(one: Commitment, because: list[str], evidence: list[Object]) -> Object:
    """Write a commitment."""
    return {
        "kind": "commitment",
        "id": one.id,
        "instrument": one.instrument,
        "provision": one.provision,
        "obligor": one.obligor,
        "beneficiary": one.beneficiary,
        "duty": one.duty,
        "form": one.form,
        "strength": one.strength,
        "bound": one.bound,
        "amount": one.amount,
        "unit": one.unit,
        "timing": one.timing,
        "periods": one.periods or None,
        "exception": one.exception,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "provisional": one.provisional,
        "outside_knowledge": one.outside_knowledge,
        "ambiguous": bool(one.ambiguous),
        "steps": [
            {
                "period": edtf(step.period),
                "name": step.name,
                "step": step.step,
                "by": step.by,
                "on": step.on,
                "why": step.why,
            }
            for step in one.steps
        ],
        "because": because,
        "evidence": evidence,
    }


def performances(view: View) -> Iterator[Object]:
    """Write the performances of a view."""
    because = grounds(view)
    for commitment in view.assessment.commitments:
        for one in commitment.performance:
            yield performance_object(one, because)


def performance_object(one: Performance, because: Grounds) -> Object:
    """Write one period of a commitment."""
    return {
        "kind": "performance",
        "id": one.id,
        "commitment": one.commitment,
        "period": edtf(one.period),
        "name": one.name,
        "state": one.state.value,
        "counts": [
            {
                "figure": count.figure,
                "value": number(count.amount),
                "as_of": edtf(count.as_of),
                "counted_by": count.counted_by or None,
                "own": count.own,
                "shows": count.verdict.value if count.verdict else None,
            }
            for count in one.counts
        ],
        "own_word": one.own_word,
        "credited": number(one.credited) if one.credited else None,
        "shortfall": number(one.shortfall) if one.shortfall else None,
        "cured_by": one.cured_by or None,
        "late": one.late,
        "alleged_by": list(one.alleged_by),
        "replies": because(one.replies),
        "expected": [
            {"met": each.met, "by": list(each.by), "because": because(each.because)} for each in one.expected
        ],
        "withdrawn": list(one.withdrawn),
        "because": because(one.because),
    }
