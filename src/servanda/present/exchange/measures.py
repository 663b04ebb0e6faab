"""Measures with their rules, and the answer whether something was allowed, to exchange objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from servanda.assess.allowed import Verdict
from servanda.model.ids import content_id
from servanda.model.limits import Rule
from servanda.model.record import MeasureClaim
from servanda.model.view import View
from servanda.present.exchange.grounds import Grounds, grounds
from servanda.present.exchange.reading import Object, evidence_objects


def measures(view: View, only: str | None = None) -> Iterator[Object]:
    """Write the measures of a view; one alone where its id is given."""
    because = grounds(view)
    claims = {claim.id: claim for claim in view.reconciled.measures}
    for one in view.assessment.measures:
        if only is not None and one.id != only:
            continue
        told = (*one.because, *(id_ for p in one.parameters for id_ in p.because))
        quotes = [quote for id_ in dict.fromkeys(told) if id_ in claims for quote in claims[id_].evidence]
        yield {
            "kind": "measure",
            "id": one.id,
            "name": one.name or None,
            "by": one.by,
            "on": one.on,
            "from": one.low,
            "to": one.high,
            "in_force": one.in_force,
            "parameters": [
                {"name": p.name, "from": p.low, "to": p.high, "value": p.value, "because": because(p.because)}
                for p in one.parameters
            ],
            "rules": [rule_object(rule, because) for rule in one.rules],
            "references": list(one.references),
            "provisional": one.provisional,
            "topic": one.topic,
            "because": because(one.because),
            "evidence": evidence_objects(quotes, document=True),
        }


def rule_object(rule: Rule, because: Callable[[Iterable[str]], list[str]]) -> Object:
    """Write a rule; `test` is null where its words tell none that can be applied."""
    return {
        "parameter": rule.parameter,
        "test": rule.test or None,
        "values": list(rule.values),
        "unit": rule.unit or None,
        "from": rule.low,
        "to": rule.high,
        "says": rule.says,
        "because": because(rule.because),
    }


def measure_claimed(claim: MeasureClaim, because: list[str]) -> Object:
    """Write what one document says of a rule as a measure of its own, where there is no record."""
    rule = Rule(
        parameter=claim.parameter,
        test=claim.test,
        values=claim.values,
        unit=claim.unit,
        says=claim.evidence[0].quote if claim.evidence else claim.value,
        because=(),
    )
    return {
        "kind": "measure",
        "id": claim.id,
        "name": None,
        "by": claim.by,
        "on": claim.on,
        "from": None,
        "to": None,
        "in_force": None,
        "parameters": [
            {"name": claim.parameter, "from": None, "to": None, "value": claim.value, "because": because}
        ],
        "rules": [] if claim.parameter == "in-force" else [rule_object(rule, lambda _: because)],
        "references": [],
        "provisional": True,
        "topic": claim.topic,
        "because": because,
        "evidence": evidence_objects(claim.evidence, document=True),
    }


def verdict_object(view: View, verdict: Verdict) -> Object:
    """Write the answer to one question, with every rule that bears on it and what stays open."""
    because: Grounds = grounds(view)
    return {
        "kind": "allowed",
        "id": content_id("v", verdict.measure, verdict.on, view.known_by, *_facts(verdict)),
        "measure": verdict.measure,
        "on": verdict.on.isoformat(),
        "known_by": view.known_by.isoformat() if view.known_by else None,
        "facts": [{"name": one.name, "value": one.value, "unit": one.unit or None} for one in verdict.facts],
        "answer": verdict.answer.value,
        "in_force": verdict.in_force,
        "rules": [
            {
                **rule_object(one.rule, because),
                "stood": True if one.unsure is None else None,
                "unsure": one.unsure.value if one.unsure else None,
                "fact": one.fact.name if one.fact else None,
                "outcome": one.outcome.value,
                "open": one.why.value if one.why else None,
            }
            for one in verdict.judged
        ],
        "open": [
            {"code": one.code, "name": one.name, "when": one.when, "because": because(one.because)}
            for one in verdict.open
        ],
        "because": because(verdict.because),
    }


def _facts(verdict: Verdict) -> tuple[str, ...]:
    return tuple(part for one in verdict.facts for part in (one.name, one.value, one.unit))
