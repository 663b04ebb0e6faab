"""Figures: how many of what, in which period, counted by whom. Unlike counts stand side by side."""

from __future__ import annotations

from servanda.errors import BadDate
from servanda.model.figure import Amount, Figure
from servanda.model.when import When, parse, resolve
from servanda.present.naming import plain, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 8


def figures(desk: Desk) -> Section:
    """Write the section, what is counted in a known unit first."""
    ranked = sorted(desk.view.reconciled.figures, key=lambda one: (not one.counts, not one.said_by))
    shown, more = desk.cap(ranked, ROOM)
    return Section(
        "figures",
        "Figures",
        (Group(tuple(_figure(desk, one) for one in shown)),) if shown else (),
        empty="No figure is on record.",
        more=more,
        command="servanda figures",
    )


def amount(value: Amount, unit: str = "") -> str:
    """Say an amount: "75", "about 300", "200 to 999", "at least 20,000"."""
    low, high = _number(value.low), _number(value.high)
    if value.exact:
        said = f"about {low}" if value.approximate else low
    elif value.low is None:
        said = f"at most {high}" if high else "a number that is not stated"
    elif value.high is None:
        said = f"at least {low}"
    else:
        said = f"{low} to {high}"
    return f"{said} {plain(unit)}".strip()


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def period(desk: Desk, one: Figure) -> When | None:
    """Resolve the period of a figure against the day of its document."""
    if one.period is None:
        return None
    known = desk.citing.published(one.document).value
    try:
        return resolve(one.period.expression, parse(known) if known else None)
    except BadDate:
        return None


def _figure(desk: Desk, one: Figure) -> Line:
    names = desk.citing.names
    counted = names.told(one.counts)
    unit = plain(one.unit)
    what = " of ".join(part for part in (unit if unit != counted else "", counted) if part)
    of = f", of {names.of(one.of)}" if one.of else ""
    per = f" a {one.per}" if one.per else ""
    when = period(desk, one)
    told = f", {spoken(when)}" if when else (f", {plain(one.period.text)}" if one.period else "")
    where = f", {names.told(one.place)}" if one.place else ""
    by = f", counted by {desk.wording.chain(one.said_by)}" if one.said_by else ""
    text = f"{what or plain(one.text)}{per}{of}{told}{where}{by}"
    return desk.citing.line(text, (one.id,), label=amount(one.amount), id=one.id)
