"""What changed: new, revised, settled, newly disputed, no longer told; what matters most first.

Rule: states that changed come first, then rounds, disputes, proposals, figures, statements. In a brief what
only retells an older round, or tells one more closely, is no news, and nothing is told twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from servanda.assess.times import read_day
from servanda.model.accord import Change
from servanda.model.talks import TrackState
from servanda.model.when import When
from servanda.present.labels import humane
from servanda.present.naming import join, plain, spoken
from servanda.present.page import Cite, Group, Line, Section
from servanda.present.sections.desk import Desk
from servanda.present.sections.subject import subject

ROOM = 12  # lines in a brief
EACH = 4  # of one kind of thing, before the others have had their turn
TURNS = 3  # attributes of one change that are told
_RANK = (
    "track", "instrument", "round", "performance", "commitment", "conflict", "proposal", "figure",
    "statement", "measure", "condition", "event",
)  # fmt: skip
_STATES = frozenset(
    {"state", "status", "held", "in_force", "settled", "outcome"}
)  # what changes a thing's state
_PERFORMANCE, _HISTORY = "performance/", "stretches/"
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


def changes(desk: Desk, found: Sequence[Change], since: str, day: date | None = None) -> Section:
    """Write the section.

    Args:
        desk: the view at the later end.
        found: what changed.
        since: since when, in words.
        day: the day itself, where one is known: what happened by then is told anew, and is no news.
    """
    some = [one for one in found if desk.whole or not (_minor(one) or _retold(desk, one, day))]
    some.sort(key=lambda one: one.known_on, reverse=True)
    some.sort(key=lambda one: (not _turns(one), _rank(one)))
    told: list[tuple[Change, Line]] = []
    texts: set[str] = set()
    for one in some:
        line = _change(desk, one)
        if line.cites and (desk.whole or line.text not in texts):
            told.append((one, line))
        texts.add(line.text)
    if not desk.whole:
        told = _by_turns(told)
    shown, more = desk.cap(told, ROOM)
    kinds = [kind for kind, _ in _GROUPS]
    if not desk.whole:  # the group of what matters most comes first
        kinds = list(dict.fromkeys(one.kind for one, _ in shown))
    groups = (
        Group(tuple(line for one, line in shown if one.kind == kind), dict(_GROUPS)[kind]) for kind in kinds
    )
    return Section(
        "changes",
        f"What changed since {since}",
        tuple(one for one in groups if one.lines),
        empty="Nothing new became known.",
        more=more,
        command="servanda changes --since DAY",
    )


def _by_turns(told: Sequence[tuple[Change, Line]]) -> list[tuple[Change, Line]]:
    """Let no kind of thing crowd out the others: some of each, in order, then some more of each."""
    seen: Counter[str] = Counter()
    places = []
    for one, _ in told:
        places.append(seen[one.subject_kind] // EACH)
        seen[one.subject_kind] += 1
    return [told[at] for at in sorted(range(len(told)), key=lambda at: (places[at], at))]


def _rank(one: Change) -> int:
    kind = "conflict" if one.kind == "disputed" else one.subject_kind
    return _RANK.index(kind) if kind in _RANK else len(_RANK)


def _turns(one: Change) -> bool:
    """Tell whether a state changed: of what was known before, from one that was told to another."""
    now = dict(one.after)
    return one.kind != "new" and any(
        name.rpartition("/")[2] in _STATES and was != now.get(name, "") for name, was in one.before
    )


def _minor(one: Change) -> bool:
    """Tell whether a change is no line of a brief: told elsewhere, or of no state."""
    if one.subject_kind in _IN_SOURCES or one.subject_kind == "event":
        return True  # events stand as rounds, proposals, measures and statements
    return one.kind == "revised" and not _turns(one)


def _retold(desk: Desk, one: Change, day: date | None) -> bool:
    """Tell whether something new here is of old: a round held by then, or a track of which nothing is told.

    A round that is told less closely than another of its track and state is that other one.
    """
    told = desk.view.assessment
    if one.kind != "new":
        return False
    if one.subject_kind == "instrument" and not one.known_on:
        return True  # only the dossier's definitions tell of it
    if one.subject_kind == "track":
        return any(track.id == one.subject and track.state == (TrackState.NONE,) for track in told.tracks)
    mine = next((each for each in told.rounds if each.id == one.subject), None)
    if mine is None:
        return False
    when = mine.held or mine.planned
    if day is not None and when is not None and when.latest is not None and when.latest <= day:
        return True
    return any(
        other.id != mine.id
        and (other.track, other.state) == (mine.track, mine.state)
        and _wider(when, other.held or other.planned)
        for other in told.rounds
    )


def _wider(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.value != other.value and one.contains(other)


def _change(desk: Desk, one: Change) -> Line:
    named = _gone(desk, one) if one.kind == "gone" else subject(desk, one.subject)
    if one.subject_kind == "commitment" and _turns(one):
        named = named.partition(" — ")[0]  # its states are told as they turned
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
    """What it was before, and what it is now, attribute by attribute; of a duty, period by period."""
    now = dict(one.after)
    before = [pair for pair in one.before if desk.whole or not _turns(one) or _of_state(pair[0])]
    if not desk.whole and any(name.startswith(_PERFORMANCE) for name, _ in before):
        return _periods(desk, [(name, was, now.get(name, "")) for name, was in before])
    turns = [
        f"{_attribute(name)}: {_value(desk, name, was)} → {_value(desk, name, now.get(name, ''))}"
        for name, was in before
    ]
    more = f"; and {len(turns) - TURNS} more" if len(turns) > TURNS else ""
    return "; ".join(turns[:TURNS]) + more


def _of_state(path: str) -> bool:
    return path.rpartition("/")[2] in _STATES and not path.startswith(_HISTORY)


def _periods(desk: Desk, turns: Sequence[tuple[str, str, str]]) -> str:
    """Say how the states of a duty's periods turned: those that turned alike together, the latest named."""
    alike: dict[tuple[str, str], list[str]] = {}
    for name, was, now in turns:
        if was != now:
            alike.setdefault((was, now), []).append(_period(name))
    said = []
    for (was, now), names in alike.items():
        rest = f" and {len(names) - 1} more" if len(names) > 1 else ""
        turn = f"{_value(desk, '', was)} → {_value(desk, '', now)}" if was and now else _value(desk, "", now)
        said.append(
            f"{turn} ({names[-1]}{rest})" if now else f"{_value(desk, '', was)} no more ({names[-1]}{rest})"
        )
    return "; ".join(said)


def _period(path: str) -> str:
    """Name the period of a path ``performance/PERIOD/state``; a period may hold a slash of its own."""
    name = path.removeprefix(_PERFORMANCE).rpartition("/")[0]
    return spoken(name) if read_day(name) else plain(name) or spoken(None)


def _attribute(path: str) -> str:
    """Name an attribute by its path: the state of a list's member is the member's own."""
    if path.startswith(_PERFORMANCE):
        last = path.rpartition("/")[2]
        return _period(path) if last == "state" else f"{_period(path)}, {humane(last)}"
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
