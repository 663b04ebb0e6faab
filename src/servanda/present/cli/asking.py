"""The command that asks whether something would have been allowed.

Rule: an answer is an answer, whichever it is: exit is 0 for yes, no and not stated alike.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from servanda.assess.allowed import allowed as answer
from servanda.present import terminal
from servanda.present.brief import sheet
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.opening import Clocks, open_either, view_of
from servanda.present.cli.options import (
    Dossier,
    Encoding,
    Json,
    KnownBy,
    Published,
    Record,
    RecordedBy,
    day,
)
from servanda.present.exchange.measures import measures as measure_objects
from servanda.present.exchange.measures import verdict_object
from servanda.present.facts import facts, find_measure, readable
from servanda.present.facts import terms as terms_of
from servanda.present.sections.allowed import allowed as section
from servanda.present.sections.desk import Desk

HERE = Path()


def allowed(
    context: typer.Context,
    measure: Annotated[
        str, typer.Option("--measure", metavar="NAME", help="Its id, the id of its topic, or its words.")
    ],
    on: Annotated[
        date, typer.Option("--on", metavar="DAY", parser=day, help="The day on which it was to be done.")
    ],
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="FACT", help="name=value, one for each; or reports, with no record."),
    ] = None,
    record: Record = HERE,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    dossier: Dossier = None,
    published: Published = None,
    encoding: Encoding = None,
    as_json: Json = False,
) -> None:
    """Whether something would have been allowed on a day.

    Yes, no, or not stated: with each rule that bears on it, in its words, and with what stays open. What is
    said of one measure holds for that measure alone; what a rule leaves open stays open.

    \b
      servanda allowed --measure travel --on 2009-05-25 relation=cousin days=10
      servanda allowed --measure remittances --on 2009-05-25 "amount=300 USD per quarter"
    """
    speak = terms(context)
    files = [Path(one) for one in given or () if "=" not in one or Path(one).exists()]
    asked = facts(one for one in given or () if Path(one) not in files)
    register = open_either(files or (), record, speak, dossier, published, encoding)
    with register:
        view = view_of(register, Clocks(on, known_by, recorded_by))
    desk = Desk.of(view, whole=True)
    found = find_measure(view.assessment.measures, desk.citing.names, measure)
    meant = readable(found)
    verdict = answer(meant, asked, on, terms_of(meant, asked, view.dossier))
    if as_json:
        write_array((*measure_objects(view, found.id), verdict_object(view, verdict)))
        return
    terminal.show(speak.out(), sheet(desk, "", (section(desk, found, verdict),)), ids=False)
