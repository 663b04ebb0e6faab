"""What holders make outcomes hang on, what is known of it, and what that lets one conclude.

Rule: the conclusion is the holder's own word, and what it does not tell stands beside it. The same condition
by several sources is one line; conditions that differ stand one under the other, each with its sources.
"""

from __future__ import annotations

from servanda.model.limits import ConditionView, Requirement
from servanda.present.labels import BARRED, BARRED_OUTLOOK, FORCE, NOT_TOLD, OUTLOOK
from servanda.present.naming import join, plain
from servanda.present.page import Group, Line, Section
from servanda.present.sections.desk import Desk

ROOM = 6
_HOLDS = {True: "holds", False: "fails"}


def conditions(desk: Desk) -> Section:
    """Write the section: those of which something is known, or that sources tell differently, first."""
    shown, more = desk.cap(merged(desk), ROOM)
    lines = tuple(line for some in shown for line in _condition(desk, some))
    return Section(
        "conditions",
        "Conditions",
        (Group(lines),) if lines else (),
        empty="No condition is on record.",
        more=more,
        command="servanda conditions",
    )


def merged(desk: Desk) -> list[list[ConditionView]]:
    """Put together what several sources tell alike, those of which something is known first."""
    found: dict[tuple[object, ...], list[ConditionView]] = {}
    for one in desk.view.assessment.conditions:
        found.setdefault(_key(one), []).append(one)
    return sorted(found.values(), key=_rank)


def _key(one: ConditionView) -> tuple[object, ...]:
    texts = tuple(plain(each.text).casefold() for each in one.requires)
    outcome = (plain(one.outcome).casefold(), one.barred)
    return (one.holder or one.holder_name, outcome, texts, one.force, one.outlook)


def _rank(some: list[ConditionView]) -> tuple[bool, bool]:
    known = any(each.holds is not None for one in some for each in one.requires)
    return (not known, not any(one.differs_from for one in some))


def _condition(desk: Desk, some: list[ConditionView]) -> list[Line]:
    first, ids = some[0], tuple(one.id for one in some)
    holder = desk.citing.names.of(first.holder, first.holder_name or "holder not stated")
    needs = "; ".join(plain(each.text) for each in first.requires)
    link = BARRED if first.barred else FORCE.get(first.force, first.force)
    absent = "not: " if first.negated and first.force == "sufficient" else ""
    text = f"{plain(first.outcome)} — {link}: {absent}{needs}"
    lines = [desk.citing.line(text, ids, label=holder, id=first.id, shown=text)]
    known = [each for each in first.requires if each.holds is not None]
    lines += [desk.citing.line(_held(each), each.because or ids, level=1) for each in known]
    if known:
        lines.append(desk.citing.line(concluded(first), ids, level=1))
    others = tuple(dict.fromkeys(i for one in some for i in one.differs_from))
    if others:
        told = join(tuple(dict.fromkeys(needs_of(desk, i) for i in others)), "or")
        lines.append(desk.citing.line(f"by other accounts: {told}", others, level=1, limit=3))
    return lines


def _held(one: Requirement) -> str:
    return f"{_HOLDS[bool(one.holds)]}: {plain(one.text)}"


def concluded(one: ConditionView) -> str:
    """Say what follows by the word of its holder, and what does not."""
    unsaid = join(tuple(NOT_TOLD.get(each, each) for each in one.not_told), "or")
    told = BARRED_OUTLOOK if one.barred else OUTLOOK
    return f"by its own word, it {told.get(one.outlook, one.outlook)}; nothing here tells {unsaid}"


def needs_of(desk: Desk, id_: str) -> str:
    """Say what a condition requires, by its id."""
    found = desk.condition(id_)
    return "; ".join(plain(words) for words in found.requires) if found else id_
