"""What changed: new, revised, settled, newly disputed, no longer told; what matters most first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.model.accord import Change
from servanda.present.labels import humane
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Cite, Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

ROOM = 12  # lines in a brief
TURNS = 3  # attributes of one change that are told
_RANK = (
    "round", "track", "proposal", "performance", "commitment", "measure", "instrument", "conflict",
    "condition", "event", "figure", "statement",
)  # fmt: skip
_GROUPS = (
    ("new", "New"),
    ("revised", "Revised"),
    ("disputed", "Newly disputed"),
    ("settled", "Settled"),
    ("gone", "No longer told"),
)
_IN_SOURCES = ("document", "actor")  # told by the list of sources, and by the lines that name them
_TIMES = frozenset({"when", "since", "held", "planned", "tabled", "date", "published", "low", "high",
                    "valid_from", "valid_to", "by_text", "by_practice", "period", "as_of"})  # fmt: skip
_WORD = re.compile(r"^[a-z]+(?:-[a-z]+)*$")
_HOW = {
    "document": "new report",
    "reading": "read anew",
    "judgement": "judged",
    "dossier": "edit of the dossier",
}


def changes(desk: Desk, found: Sequence[Change], since: str) -> Section:
    """Write the section; `since` says since when."""
    some = [one for one in found if desk.whole or not _minor(one)]
    some.sort(key=lambda one: one.known_on, reverse=True)
    some.sort(key=lambda one: _RANK.index(one.subject_kind) if one.subject_kind in _RANK else len(_RANK))
    told = [(one, line) for one in some if (line := _change(desk, one)).cites]
    shown, more = desk.cap(told, ROOM)
    groups = (Group(tuple(line for one, line in shown if one.kind == kind), title) for kind, title in _GROUPS)
    return Section(
        "changes",
        f"What changed since {since}",
        tuple(one for one in groups if one.lines),
        empty="Nothing new became known.",
        more=more,
        command="servanda changes --since DAY",
    )


def _minor(one: Change) -> bool:
    return one.subject_kind in _IN_SOURCES or (one.subject_kind, one.kind) == ("event", "revised")


def _change(desk: Desk, one: Change) -> Line:
    named = _gone(desk, one) if one.kind == "gone" else subject(desk, one.subject)
    turned = _turned(desk, one) if one.kind in ("revised", "disputed", "settled") else ""
    how = _how(desk, one)
    text = f"{humane(one.subject_kind)}: {named}"
    text = f"{text} — {turned}" if turned else text
    text = f"{text} ({how})" if how else text
    ground = one.because or (one.subject,)
    line = desk.citing.line(text, ground, label=spoken(one.known_on), id=one.subject, limit=1)
    if line.cites:
        return line
    # What is gone, or rests on definitions alone, has no words in this answer: how it came is its ground.
    return replace(line, cites=(Cite("", 0, 0, "", how),)) if how else line


def _gone(desk: Desk, one: Change) -> str:
    """What a thing said that is told no longer."""
    told = [_value(desk, name, value) for name, value in one.before[:TURNS] if value]
    return join(tuple(told)) or humane(one.subject)


def _turned(desk: Desk, one: Change) -> str:
    """What it was before, and what it is now, attribute by attribute."""
    now = dict(one.after)
    turns = [
        f"{_attribute(name)}: {_value(desk, name, was)} → {_value(desk, name, now.get(name, ''))}"
        for name, was in one.before
    ]
    more = f"; and {len(turns) - TURNS} more" if len(turns) > TURNS else ""
    return "; ".join(turns[:TURNS]) + more


def _attribute(path: str) -> str:
    """Name an attribute by its path: the state of a list's member is the member's own."""
    parts = path.split("/")
    if len(parts) > 1 and parts[-1] in ("state", "value", "holds", "n", "step"):
        return humane(parts[-2]) or humane(parts[0])
    return ", ".join(humane(part) for part in parts[1 if len(parts) > 2 else 0 :])


def _value(desk: Desk, path: str, value: str) -> str:
    if not value:
        return "not stated"
    name = path.rpartition("/")[2]
    if name in _TIMES:
        return spoken(value)
    told = [humane(each) if _WORD.match(each) else desk.citing.names.told(each) for each in value.split("; ")]
    return join(tuple(told))


def _how(desk: Desk, one: Change) -> str:
    """Say how a change came into the record, where that was asked."""
    if one.how == "judgement":
        why = next((each.why for each in desk.view.judgements if each.id == one.source), "")
        return f"{_HOW[one.how]} by {plain(one.by)}: {plain(why)}" if why else f"judged by {plain(one.by)}"
    return _HOW.get(one.how, "")
