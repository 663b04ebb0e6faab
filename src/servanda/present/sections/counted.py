"""Amounts, counts and steps of a commitment in plain words."""

from __future__ import annotations

from servanda.model.duties import Commitment, Count, Performance
from servanda.model.figure import Amount
from servanda.present.naming import Names, join, spoken

_BOUND = {"floor": "at least ", "ceiling": "at most ", "exact": ""}
STEP = {
    "not-initiated": "not initiated",
    "minimal": "minimal",
    "intermediate": "intermediate",
    "full": "full",
}


def number(value: float) -> str:
    """Write a number with its thousands apart."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def amount(value: Amount) -> str:
    """Say an amount: "10,724", "about 15,000", "at least 20,000", "90 to 110"."""
    about = "about " if value.approximate else ""
    if value.low is not None and value.low == value.high:
        return f"{about}{number(value.low)}"
    if value.low is not None and value.high is not None:
        return f"{about}{number(value.low)} to {number(value.high)}"
    if value.low is not None:
        return f"at least {number(value.low)}"
    return f"at most {number(value.high)}" if value.high is not None else "a number not stated"


def owed(one: Commitment) -> str:
    """Say the number that is owed; nothing where none is."""
    if one.amount is None:
        return ""
    return f"{_BOUND.get(one.bound, '')}{number(one.amount)}"


def counts(names: Names, one: Commitment, period: Performance) -> str:
    """Say every count of a period with who counts and its cut-off, against the number that is owed."""
    said = join(tuple(_count(names, each) for each in period.counts))
    against = owed(one)
    if against and period.credited:
        against += f", less {amount(period.credited)} credited"
    return f"{said}, of {against}" if said and against else said


def _count(names: Names, one: Count) -> str:
    by = names.told(one.counted_by)
    whose = f" counted by {by}" if by else ""
    until = f" up to {spoken(one.as_of)}" if one.as_of else ""
    return f"{amount(one.amount)}{whose}{until}"
