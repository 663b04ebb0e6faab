"""Readings with people's corrections in them: what was rejected gone, what was corrected changed.

Rule: evidence is never touched; a correction that names no attribute, or no value that it can take,
becomes a Problem and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from servanda.errors import BadDate
from servanda.model.act import ACT, ROLES, Aspect, Modality, Polarity
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Problem,
    Role,
    Statement,
)
from servanda.model.when import Expression, Temporal, parse
from servanda.reconcile.judged import Judged
from servanda.reconcile.remembered import NOTHING, Memory

Noun = TypeVar("Noun", Assertion, Statement, Figure, Condition, CommitmentClaim, MeasureClaim)

# Attributes of each noun that a correction may set to words or an id.
_TEXT: Mapping[type, tuple[str, ...]] = {
    Assertion: ("type",),
    Statement: ("addressee", "stance", "towards", "act"),
    Figure: ("unit", "counts", "of", "per", "place"),
    Condition: ("holder", "outcome_type", "outcome_topic", "force"),
    CommitmentClaim: ("instrument", "obligor", "beneficiary", "topic", "form", "strength", "bound", "timing"),
    MeasureClaim: ("topic", "by", "on", "parameter", "value"),
}


def apply(
    nouns: Iterable[Noun], judged: Judged, problems: list[Problem], memory: Memory = NOTHING
) -> list[Noun]:
    """Leave out what was rejected, and change what was corrected; an accepted assertion is certain.

    What cannot be corrected as asked is added to `problems`.
    """
    kept: list[Noun] = []
    for noun in nouns:
        if noun.id in judged.rejected:
            continue
        for attribute, judgement in sorted(judged.corrections.get(noun.id, {}).items()):
            value = judgement.value.partition("=")[2].strip()
            try:
                noun = _correct(noun, attribute, value)
            except (ValueError, BadDate) as error:
                problems.append(
                    Problem(
                        id=content_id("p", "correction", judgement.id, noun.id),
                        where=f"judgement {judgement.id}",
                        what=f"cannot set {attribute!r} to {value!r}: {error}",
                        remedy="Correct as ATTRIBUTE=VALUE; attributes are type, polarity, modality, aspect, "
                        "when, or a role such as agent.",
                        document=noun.document,
                    )
                )
        if isinstance(noun, Assertion) and noun.id in judged.accepted:
            noun = memory.of(_certain, noun)
        kept.append(noun)
    return kept


def _certain(one: Assertion) -> Assertion:
    return replace(one, confidence=1.0)


def _correct(noun: Noun, attribute: str, value: str) -> Noun:
    if isinstance(noun, Assertion) and attribute == "type" and value not in ACT:
        raise ValueError("no such act")
    if attribute in _TEXT[type(noun)]:
        changed: dict[str, Any] = {attribute: value}
        return replace(noun, **changed)
    if isinstance(noun, Assertion):
        return _correct_assertion(noun, attribute, value)
    if isinstance(noun, Figure) and attribute == "amount":
        low, _, high = value.partition("..")
        return replace(noun, amount=Amount(float(low), float(high or low)))
    raise ValueError("no such attribute")


def _correct_assertion(one: Assertion, attribute: str, value: str) -> Assertion:
    if attribute == "polarity":
        return replace(one, polarity=Polarity(value))
    if attribute == "modality":
        return replace(one, modality=Modality(value))
    if attribute == "aspect":
        return replace(one, aspect=Aspect(value))
    if attribute == "when":
        parse(value)
        old = one.when
        said = (old.text, old.start, old.end) if old else ("", None, None)
        return replace(one, when=Temporal(said[0], Expression.absolute(value), said[1], said[2]))
    if attribute in ROLES:
        at = next((number for number, role in enumerate(one.roles) if role.role == attribute), None)
        if at is None:
            return replace(one, roles=(*one.roles, Role(attribute, "", entity=value)))
        changed = replace(one.roles[at], entity=value, name="")
        return replace(one, roles=(*one.roles[:at], changed, *one.roles[at + 1 :]))
    raise ValueError("no such attribute")
