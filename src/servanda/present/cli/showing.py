"""The commands that answer at length: brief, why, search."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.present import brief as briefs
from servanda.present import terminal
from servanda.present.because import tree, walk
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.delivering import AsFormat, Html, Markdown, Out, deliver, wish
from servanda.present.cli.finding import find_id
from servanda.present.cli.opening import Clocks, open_either, open_record, unread, view_of
from servanda.present.cli.options import (
    Dossier,
    Encoding,
    Json,
    KnownBy,
    On,
    Published,
    Record,
    RecordedBy,
    Since,
    TrackId,
)
from servanda.present.exchange import objects, view_problems
from servanda.present.found import hits

HERE = Path()


def brief(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Reports, or folders of them, with no record; none: the record."),
    ] = None,
    record: Record = HERE,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    track: TrackId = None,
    since: Since = None,
    dossier: Dossier = None,
    published: Published = None,
    encoding: Encoding = None,
    full: Annotated[bool, typer.Option("--full", help="Lift the caps: show every line.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Show the id of each line, for `servanda why`.")] = False,
    form: AsFormat = None,
    out: Out = None,
    html_file: Html = None,
    as_markdown: Markdown = False,
    as_json: Json = False,
) -> None:
    """Write the brief for the next round.

    Every line cites its document and words. Where each track stands and what is due, the last round
    side by side, open proposals, who owes what and
    what is alleged, who said what, measures, figures, on what the accounts differ, and what changed.

    \b
      servanda brief report-1.txt report-2.txt
      servanda brief --on 2009-07-15 --known-by 2009-07-15 --html brief.html
      servanda brief --out brief.pdf
    """
    speak = terms(context)
    wished = wish(form, out, html_file, as_markdown)
    register = open_either(files or (), record, speak, dossier, published, encoding)
    with register:
        view = view_of(register, Clocks(on, known_by, recorded_by, track))
        day = since or briefs.last_day(view)
        found = (
            register.changes(day, on=on, known_by=known_by, recorded_by=recorded_by, scope=view.scope)
            if day
            else ()
        )
        if as_json:
            write_array(objects(view))
        else:
            deliver(briefs.compose(view, found, day, full=full), wished, speak, ids=ids)
        if not speak.quiet:
            speak.problems(view_problems(view))
        if not files:
            speak.say(unread(register, view))


def why(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Any part of its beginning that only it has.")],
    record: Record = HERE,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    as_json: Json = False,
) -> None:
    """Why the record says so: from one id down to the exact words.

    Lists show ids in their left column.

    \b
      servanda why e_1b2c
    """
    with open_record(record) as register:
        view = view_of(register, Clocks(on, known_by, recorded_by))
        found = register.why(view, find_id(view, id_))
        if as_json:
            under = {one.id for one in walk(found)} | {cite.document for cite in found.cites}
            write_array(thing for thing in objects(view) if thing["id"] in under)
            return
        terminal.show(terms(context).out(), tree(view, found), ids=False)


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them; quote a phrase.")],
    record: Record = HERE,
    on: On = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    as_json: Json = False,
) -> None:
    """Find words in the documents, and where they stand.

    \b
      servanda search direct mail
    """
    with open_record(record) as register:
        view = view_of(register, Clocks(on, known_by, recorded_by))
        found = register.search(view, " ".join(words))
        if as_json:
            places = {hit.document for hit in found} | {hit.statement for hit in found if hit.statement}
            write_array(thing for thing in objects(view, ("document", "statement")) if thing["id"] in places)
            return
        terminal.show(terms(context).out(), hits(view, found, " ".join(words)), ids=False)
