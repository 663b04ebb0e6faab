"""The command that tells what changed: since a day of knowledge, or since a moment of the record."""

from __future__ import annotations

from pathlib import Path

import typer

from servanda.errors import BadCall
from servanda.present import brief as briefs
from servanda.present import terminal
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.opening import Clocks, open_record, view_of
from servanda.present.cli.options import (
    Json,
    KnownBy,
    On,
    Record,
    RecordedBy,
    RecordedSince,
    Since,
    TrackId,
)
from servanda.present.exchange import objects
from servanda.present.exchange.changed import changes as written
from servanda.present.naming import spoken_day, spoken_moment
from servanda.present.sections.changes import changes as write_changes
from servanda.present.sections.desk import Desk

HERE = Path()


def changes(
    context: typer.Context,
    record: Record = HERE,
    since: Since = None,
    recorded: RecordedSince = None,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    track: TrackId = None,
    as_json: Json = False,
) -> None:
    """What became known after a day, or is new to you.

    New, revised, settled, newly disputed: each with the day from which it counts, and with what it was
    before. With --recorded it is what was entered after a moment, however old: each change then says
    whether a new report, a re-reading, a judgement or an edit of the dossier brought it.

    \b
      servanda changes --since 2009-06-01
      servanda changes --recorded 2026-03-01
    """
    if since and recorded:
        raise typer.BadParameter("--since and --recorded are two questions; ask one at a time.")
    with open_record(record) as register:
        view = view_of(register, Clocks(on, known_by, recorded_by, track))
        day = None if recorded else since or briefs.last_day(view)
        if day is None and not recorded:
            raise BadCall("no round is known to have been held, so there is no day to start from",
                          remedy="Name one: servanda changes --since 2009-06-01")  # fmt: skip
        found = register.changes(
            day,
            recorded_since=recorded,
            on=on,
            known_by=known_by,
            recorded_by=recorded_by,
            scope=view.scope,
        )
        if as_json:
            subjects = {one.subject for one in found}
            # A speech act is no object of its own: its excerpts are.
            subjects |= {
                excerpt.id
                for speech in view.reconciled.speeches
                if speech.id in subjects
                for excerpt in speech.statements
            }
            things = (thing for thing in objects(view) if thing["id"] in subjects)
            write_array((*written(view, found), *things))
            return
        desk = Desk.of(view, whole=True)
        if day:
            section = write_changes(desk, found, spoken_day(day))
        else:
            section = write_changes(desk, found, f"{spoken_moment(str(recorded))}, as recorded")
        terminal.show(terms(context).out(), briefs.sheet(desk, "", (section,)), ids=True)
