"""Figures: how many of what, in which period, counted by whom. Unlike counts stand side by side."""

from __future__ import annotations

import re

from servanda.errors import BadDate
from servanda.model.figure import Amount, Figure
from servanda.model.when import When, parse, resolve
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 8
FISCAL = re.compile(r"^FY\d{4}$")
SMALL = 10


def figures(desk: Desk) -> Section:
    """Write the section, what is counted in a known unit first, and of these the latest."""
    ranked = sorted(desk.view.reconciled.figures, key=lambda one: _rank(desk, one))
    told = [one for one in ranked if desk.whole or not _is_small_talk(one)]
    shown, more = desk.cap(told, ROOM)
    return Section(
        "figures",
        "Figures",
        (Group(tuple(_figure(desk, one) for one in shown)),) if shown else (),
        empty="No figure is on record.",
        more=more + len(ranked) - len(told),
        command="servanda figures",
    )


def _rank(desk: Desk, one: Figure) -> tuple[bool, int, str]:
    when = period(desk, one)
    last = (when.latest or when.earliest) if when else None
    # What has no period is taken as of the day on which it was told.
    day = last.isoformat() if last else desk.view.reconciled.known_on.get(one.document, "")
    return (not one.counts.startswith("concept:"), -_number_of(min(day, desk.view.on.isoformat())), one.id)


def _number_of(day: str) -> int:
    return int(day[:10].replace("-", "") or 0)


def _is_small_talk(one: Figure) -> bool:
    """ "Three members" counts nothing that an accord is about."""
    low = one.amount.low
    return not one.counts.startswith("concept:") and one.amount.exact and low is not None and low < SMALL


def amount(value: Amount) -> str:
    """Say an amount: "75", "about 300", "200 to 999", "at least 20,000"."""
    low, high = _number(value.low), _number(value.high)
    if value.exact:
        return f"about {low}" if value.approximate else low
    if value.low is None:
        return f"at most {high}" if high else "not stated"
    return f"{low} to {high}" if high else f"at least {low}"


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


def _time(desk: Desk, one: Figure) -> str:
    """Say the period and, where the count was not over, its last day: ", FY2007 (…), up to 30 June 2007"."""
    when = period(desk, one)
    said = plain(one.period.text) if one.period else ""
    fiscal = said if FISCAL.match(said) else ""
    told = f", {fiscal} ({spoken(when)})" if fiscal and when else f", {spoken(when)}" if when else ""
    told = told or (f", {said}" if said else "")
    if one.as_of is None:
        return told
    cut = resolve(one.as_of.expression, None)
    return f"{told}, up to {spoken(cut)}" if cut else told


def _figure(desk: Desk, one: Figure) -> Line:
    names = desk.citing.names
    words = plain(one.text)
    counted = names.told(one.counts)
    what = f" ({counted})" if counted and counted.lower() not in words.lower() else ""
    of = f", of {names.of(one.of)}" if one.of else ""
    per = f", a {one.per}" if one.per and one.per not in words else ""
    where = f", {names.told(one.place)}" if one.place else ""
    without = f", without {join(tuple(names.told(each) for each in one.excludes))}" if one.excludes else ""
    counted_by = f", counted by {names.of(one.counted_by)}" if one.counted_by else ""
    by = f", according to {desk.wording.chain(one.said_by)}" if one.said_by else ""
    quoted = f"“{words}”{what}"
    if words == amount(one.amount) and what:  # the number stands in the label already
        quoted = counted
    text = f"{quoted}{per}{of}{without}{_time(desk, one)}{where}{counted_by}{by}"
    return desk.citing.line(text, (one.id,), label=amount(one.amount), id=one.id, shown=f"{text} {words}")
