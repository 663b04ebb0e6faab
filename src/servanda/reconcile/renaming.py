"""Readings with every entity under the id into which it was merged.

Rule: words, offsets and names stay as read; only ids change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from servanda.model.act import Attribution
from servanda.model.figure import Figure
from servanda.model.record import Assertion, CommitmentClaim, Condition, MeasureClaim, Statement

Same = Mapping[str, str]


def assertion(one: Assertion, same: Same) -> Assertion:
    """Rename the fillers of roles and the voices."""
    if not any(role.entity in same for role in one.roles) and not any(
        link.entity in same for link in one.said_by
    ):
        return one
    roles = tuple(
        replace(role, entity=_name(role.entity, same)) if role.entity in same else role for role in one.roles
    )
    return replace(one, roles=roles, said_by=voices(one.said_by, same))


def statement(one: Statement, same: Same) -> Statement:
    """Rename speakers, addressee and voices."""
    speakers = tuple(replace(each, entity=_name(each.entity, same)) for each in one.speakers)
    return replace(
        one,
        speakers=speakers,
        addressee=_name(one.addressee, same),
        towards=_name(one.towards, same) or "",
        said_by=voices(one.said_by, same),
    )


def condition(one: Condition, same: Same) -> Condition:
    """Rename holder and voices."""
    return replace(one, holder=_name(one.holder, same), said_by=voices(one.said_by, same))


def commitment(one: CommitmentClaim, same: Same) -> CommitmentClaim:
    """Rename instrument, obligor, beneficiary and voices."""
    return replace(
        one,
        instrument=_name(one.instrument, same),
        obligor=_name(one.obligor, same),
        beneficiary=_name(one.beneficiary, same),
        said_by=voices(one.said_by, same),
    )


def measure(one: MeasureClaim, same: Same) -> MeasureClaim:
    """Rename who sets the measure, on whom, and voices."""
    return replace(one, by=_name(one.by, same), on=_name(one.on, same), said_by=voices(one.said_by, same))


def figure(one: Figure, same: Same) -> Figure:
    """Rename whom it counts, where, and voices."""
    return replace(
        one, of=_name(one.of, same), place=_name(one.place, same), said_by=voices(one.said_by, same)
    )


def voices(chain: tuple[Attribution, ...], same: Same) -> tuple[Attribution, ...]:
    """Rename the speakers of a chain."""
    return tuple(replace(link, entity=_name(link.entity, same)) for link in chain)


def _name(entity: str | None, same: Same) -> str | None:
    return same.get(entity, entity) if entity is not None else None
