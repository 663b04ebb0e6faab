"""A view to the brief for the next round: the sheet that a desk officer takes along.

Rule: every line cites its document and words. The heading states the day spoken of and the day as
known by; lists are ranked and cut with the command that shows them whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from servanda.model.accord import Change
from servanda.model.dossier import CONVERTER
from servanda.model.view import View
from servanda.present.naming import Names, join, spoken_day, spoken_moment
from servanda.present.page import Section, Sheet
from servanda.present.sections.changes import changes
from servanda.present.sections.commitments import commitments
from servanda.present.sections.conditions import conditions
from servanda.present.sections.conflicts import conflicts
from servanda.present.sections.desk import Desk
from servanda.present.sections.figures import figures
from servanda.present.sections.measures import measures
from servanda.present.sections.proposals import proposals
from servanda.present.sections.rounds import held, last_round
from servanda.present.sections.statements import statements
from servanda.present.sections.tracks import tracks

SECTIONS: tuple[Callable[[Desk], Section], ...] = (
    tracks,
    last_round,
    proposals,
    commitments,
    statements,
    conditions,
    measures,
    figures,
    conflicts,
)


NOTHING = "No document that was read was known by then; there is nothing to tell."


def compose(
    view: View, found: Sequence[Change] = (), since: date | None = None, *, full: bool = False
) -> Sheet:
    """Write the brief.

    Args:
        view: the record on a day.
        found: what changed since the last round (or `since`), as the register tells it.
        since: the day after which changes count; None leaves the section out.
        full: lift the caps.
    """
    desk = Desk.of(view, whole=full)
    if not view.reconciled.documents:
        return Sheet("Brief for the next round", (*heading(desk), "", NOTHING), (), ())
    written = [write(desk) for write in SECTIONS]
    if since is not None:
        last = last_day(view)
        name = f"the last round ({spoken_day(since)})" if last == since else spoken_day(since)
        written.append(changes(desk, found, name, since))
    return sheet(desk, "Brief for the next round", written)


def last_day(view: View) -> date | None:
    """Give the last day of the last round that was held, or None."""
    rounds = held(Desk.of(view))
    return rounds[0].held.latest if rounds and rounds[0].held else None


def sheet(desk: Desk, title: str, sections: Sequence[Section]) -> Sheet:
    """Put sections under a heading, and number their sources."""
    lines = [line for section in sections for line in section.lines()]
    return Sheet(title, heading(desk), tuple(sections), desk.citing.sources(lines))


def heading(desk: Desk) -> tuple[str, ...]:
    """State whose accord, on which day, as known by when, from how much."""
    view = desk.view
    parties = tuple(dict.fromkeys(party for track in view.assessment.tracks for party in track.parties))
    names = desk.citing.names
    accord = view.dossier.name or (join(tuple(names.of(one) for one in parties[:4])) if parties else "")
    known = spoken_day(view.known_by) if view.known_by else "no limit"
    clocks = f"On {spoken_day(view.on)} · as known by: {known}"
    if view.recorded_by:
        clocks += f" · as recorded by: {spoken_moment(view.recorded_by)}"
    narrowed = f"Only documents that bear on: {_matter(view, names)}" if view.scope else ""
    found = view.reconciled
    notes = sum(one.canonical.converter == CONVERTER for one in found.documents)
    amount = [_count(len(found.documents) - notes, "document")]
    if notes:
        amount.append(f"the dossier's notes on {_count(notes, 'source')}")
    amount.append(_count(len(found.events), "event"))
    amount.append(_count(len(found.speeches), "statement"))
    lines = (accord, clocks, narrowed, f"From {join(tuple(amount))}")
    return tuple(line for line in lines if line)


def _matter(view: View, names: Names) -> str:
    """Name the track to which a view is narrowed, or the parties."""
    assert view.scope is not None
    parties = join(tuple(names.of(party[0]) for party in view.scope.parties))
    defined = next((one.name for one in view.dossier.tracks if one.id == view.scope.track), "")
    topics = join(tuple(names.of(topic) for topic in view.scope.topics))
    return defined or (f"{parties}, on {topics}" if topics else parties)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
