"""The commands that keep: init, add, read. A record only grows, and what is kept survives any stop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.present.cli.console import terms
from servanda.present.cli.opening import create_record, open_record
from servanda.present.cli.options import Address, Dossier, Encoding, Published, Publisher, Record

HERE = Path()


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made if it is not there.")],
    dossier: Dossier = None,
) -> None:
    """Begin a record in a folder.

    A dossier names parties, instruments and tracks; without one, all is provisional, and works.

    \b
      servanda init accord --dossier my-definitions
    """
    create_record(folder, dossier).close()
    terms(context).say(f"A record is kept in {folder}. Next: servanda add FILE… --record {folder}")


def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="FILE", help="Reports, or folders of them.")],
    published: Published = None,
    publisher: Publisher = "",
    address: Address = "",
    encoding: Encoding = None,
    record: Record = HERE,
) -> None:
    """Keep reports, from files or folders.

    Text, HTML and mail; PDF and Word where the extra `formats` is installed. Adding a report twice
    changes nothing. One that cannot be used is told as a problem; the rest goes on.

    \b
      servanda add ../reports
      servanda add letter.txt --published 2009-05-22 --publisher "The Harbour Post"
    """
    speak = terms(context)
    with open_record(record) as register, speak.progress("adding") as progress:
        report = register.add(
            paths, published, progress, publisher=publisher, address=address, encoding=encoding
        )
    speak.problems(report.problems)
    known = f", {len(report.known)} there already" if report.known else ""
    speak.say(f"{len(report.added)} added{known}." + (" Next: servanda read" if report.added else ""))
    if not report.added and not report.known:
        raise typer.Exit(1)


def read(
    context: typer.Context,
    record: Record = HERE,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, metavar="N", help="Processes; 0 is one for each core.")
    ] = None,
) -> None:
    """Read what was added and not read yet.

    Each report is kept as soon as it is read, so that it can be stopped and gone on with at any point.

    \b
      servanda read --workers 0
    """
    speak = terms(context)
    with open_record(record) as register, speak.progress("reading") as progress:
        report = register.read(progress=progress, workers=workers)
    speak.problems(report.problems)
    speak.say(f"{len(report.read)} read. Next: servanda brief")
