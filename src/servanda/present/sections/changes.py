"""What became known after a day: new, revised, settled or disputed; what matters most first."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model.accord import Change
from servanda.present.labels import humane
from servanda.present.naming import spoken
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

ROOM = 12
_RANK = (
    "round", "track", "proposal", "performance", "commitment", "measure", "conflict", "condition",
    "event", "figure", "statement",
)  # fmt: skip
_IN_SOURCES = ("document", "actor")  # told by the list of sources, and by the lines that name them


def changes(desk: Desk, found: Sequence[Change], since: str) -> Section:
    """Write the section; `since` says since when."""
    some = [one for one in found if desk.whole or not _minor(one)]
    some.sort(key=lambda one: one.known_on, reverse=True)
    some.sort(key=lambda one: _RANK.index(one.subject_kind) if one.subject_kind in _RANK else len(_RANK))
    shown, more = desk.cap(some, ROOM)
    lines = tuple(line for one in shown if (line := _change(desk, one)).cites)
    return Section(
        "changes",
        f"What changed since {since}",
        (Group(lines),) if lines else (),
        empty="Nothing new became known.",
        more=more,
        command="servanda changes --since DAY",
    )


def _minor(one: Change) -> bool:
    return one.subject_kind in _IN_SOURCES or (one.subject_kind, one.kind) == ("event", "revised")


def _change(desk: Desk, one: Change) -> Line:
    text = f"{humane(one.kind)} {humane(one.subject_kind)}: {subject(desk, one.subject)}"
    ground = one.because or (one.subject,)
    return desk.citing.line(text, ground, label=spoken(one.known_on), id=one.subject, limit=1)
