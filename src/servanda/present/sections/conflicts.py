"""On what the accounts differ: each answer with who gives it, the kind of difference, what settled it.

Differences of mere precision count as agreement; only the whole list shows them.
"""

from __future__ import annotations

from servanda.model.event import Conflict, Difference
from servanda.present.labels import ATTRIBUTE, DIFFERENCE, humane
from servanda.present.naming import spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 6
_RANK = (
    Difference.TRUE_CONFLICT,
    Difference.LABEL_ERROR,
    Difference.PRESS_ERROR,
    Difference.ATTRIBUTION,
    Difference.READING,
    Difference.COUNTING,
    Difference.SCOPE,
    Difference.PRECISION,
)


def conflicts(desk: Desk) -> Section:
    """Write the section: open contradictions first."""
    found = desk.view.reconciled.conflicts
    some = [one for one in found if desk.whole or one.difference is not Difference.PRECISION]
    some.sort(key=lambda one: (one.settled is not None, _RANK.index(one.difference)))
    shown, more = desk.cap(some, ROOM)
    groups = tuple(Group(tuple(_conflict(desk, one)), _title(desk, one)) for one in shown)
    return Section(
        "conflicts",
        "Where the accounts differ",
        groups,
        empty="The accounts do not differ." if not found else "The accounts differ in precision only.",
        more=more + (0 if desk.whole else len(found) - len(some)),
        command="servanda conflicts",
    )


def _title(desk: Desk, one: Conflict) -> str:
    event = desk.event(one.subject)
    told = desk.wording.event(event, voice=False) if event else desk.citing.names.of(one.subject)
    asked = ATTRIBUTE.get(one.attribute, humane(one.attribute))
    return f"{told} — {asked}: {DIFFERENCE[one.difference]}"


def _conflict(desk: Desk, one: Conflict) -> list[Line]:
    lines = []
    for number, answer in enumerate(one.answers):
        said = spoken(answer.value) if one.attribute == "when" else _value(desk, answer.value)
        by = f", according to {desk.wording.chain(answer.said_by)}" if answer.said_by else ""
        many = f" ({answer.origins} independent accounts)" if answer.origins > 1 else ""
        lines.append(
            desk.citing.line(f"{said}{by}{many}", answer.assertions, id="" if number else one.id, limit=3)
        )
    if one.settled:
        text = f"settled: {_value(desk, one.settled.value)}, by {one.settled.by}: {one.settled.why}"
        lines.append(desk.citing.line(text, (one.id,), limit=1))
    return lines


def _value(desk: Desk, value: str) -> str:
    return desk.citing.names.told(value)
