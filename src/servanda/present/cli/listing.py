"""The commands that list: status, timeline, rounds, commitments, statements, conditions, and so on.

Each is the whole of one section; `brief` shows the best of all of them. They differ in their section and
their help only, so they are made from one table.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

from servanda.present import terminal, views
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.opening import Clocks, open_record, view_of
from servanda.present.cli.options import Json, KnownBy, On, Record, RecordedBy, TrackId
from servanda.present.exchange import objects

HERE = Path()

HELPS: tuple[tuple[str, str], ...] = (
    (
        "status",
        """Where each track of talks stands, and what is due.

        With how it came to this and who is to host. Due has two answers, by the text and by
        practice; what nobody states is "not stated".

        \b
          servanda status --on 2010-02-20
        """,
    ),
    (
        "timeline",
        """Every event in the order of its day, with its status.

        What is planned, proposed, denied or alleged says so; a line with no such mark happened.

        \b
          servanda timeline --known-by 2009-06-01
        """,
    ),
    (
        "rounds",
        """Every round, the latest first, side by side.

        Who led each side, what it raised and said. Rounds that were proposed or announced, and
        those that did not take place, are rounds too.

        \b
          servanda rounds --json
        """,
    ),
    (
        "commitments",
        """Who owes what to whom, and whether it was performed.

        Alleged stays alleged until there is more: with who alleges it, and whether there is a reply.

        \b
          servanda commitments --on 2009-06-01
        """,
    ),
    (
        "statements",
        """Who said what, for or against what.

        To whom, and in which words. One speech act in several papers is one line
        that cites them all.

        \b
          servanda statements --known-by 2009-06-01
        """,
    ),
    (
        "conditions",
        """What each side makes an outcome hang on.

        What holds or fails of it, what that lets one conclude by the holder's own word, and what
        it does not. Conditions that sources tell differently stand side by side.

        \b
          servanda conditions --on 2009-06-01
        """,
    ),
    (
        "conflicts",
        """On what the accounts differ, and what settled it.

        With the kind of each difference and who holds which. Differences of mere precision are
        listed last: there the accounts agree.

        \b
          servanda conflicts
          servanda judge prefer x_1b2c a_3d4e --because "the ministry's own text"
        """,
    ),
    (
        "measures",
        """Rules, limits, permits and embargoes, day by day.

        Whether in force, and with which parameters when. "Not stated" is an answer: no report says
        whether it was in force on that day.

        \b
          servanda measures --on 2009-03-01
        """,
    ),
    (
        "figures",
        """How many of what, in which period, counted by whom.

        Figures that count different things stand side by side; they are not a conflict.

        \b
          servanda figures --json
        """,
    ),
)


def _lister(name: str, text: str) -> Callable[..., None]:
    def run(
        context: typer.Context,
        record: Record = HERE,
        on: On = None,
        known_by: KnownBy = None,
        recorded_by: RecordedBy = None,
        track: TrackId = None,
        as_json: Json = False,
    ) -> None:
        with open_record(record) as register:
            view = view_of(register, Clocks(on, known_by, recorded_by, track))
        if as_json:
            write_array(objects(view, views.BY_NAME[name].kinds))
            return
        terminal.show(terms(context).out(), views.compose(view, name), ids=True)

    run.__doc__ = text
    return run


LISTS: tuple[tuple[str, Callable[..., None]], ...] = tuple(
    (name, _lister(name, text)) for name, text in HELPS
)
