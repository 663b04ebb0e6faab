"""On what the accounts differ: each answer with who gives it, the kind of difference, what settled it.

Differences of mere precision count as agreement; only the whole list shows them.
"""

from __future__ import annotations

from servanda.model.event import Conflict, Difference
from servanda.present.labels import DIFFERENCE
from servanda.present.naming import plain
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

ROOM = 6
RANK = (
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
    some.sort(key=lambda one: (one.settled is not None, RANK.index(one.difference)))
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
    told = subject(desk, one.subject)
    return f"{told} — {desk.attribute(one.attribute)}: {DIFFERENCE[one.difference]}"


def _conflict(desk: Desk, one: Conflict) -> list[Line]:
    lines = []
    for number, answer in enumerate(one.answers):
        said = desk.value(one.attribute, answer.value)
        by = desk.wording.holder(answer)
        many = f" ({answer.origins} independent accounts)" if answer.origins > 1 else ""
        text = f"{said}{by}{many}"
        lines.append(
            desk.citing.line(
                text, answer.assertions, level=1, id="" if number else one.id, limit=3, shown=text
            )
        )
    if one.settled:
        said = desk.value(one.attribute, one.settled.value)
        text = f"settled: {said}, by {plain(one.settled.by)}: {plain(one.settled.why)}"
        for_it = [a for answer in one.answers if answer.value == one.settled.value for a in answer.assertions]
        lines.append(desk.citing.line(text, for_it or (one.id,), limit=1))
    return lines
