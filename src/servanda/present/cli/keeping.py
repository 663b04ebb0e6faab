"""The commands that keep: init, copy, add, read. A record only grows, and what is kept survives any stop.

With --only, `read` keeps nothing: it is the three readers alone (`cli.readers`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from servanda import dossiers
from servanda.errors import BadCall
from servanda.present.cli import readers
from servanda.present.cli.console import Terms, terms
from servanda.present.cli.opening import (
    begin_record,
    copy_record,
    create_record,
    open_record,
    write_draft,
    write_schema,
)
from servanda.present.cli.options import (
    Address,
    Database,
    Dossier,
    Encoding,
    Json,
    Published,
    Publisher,
    Record,
)
from servanda.store.postgres.address import REMEDY, without_password

HERE = Path()


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made if it is not there.")],
    more: Annotated[
        list[Path] | None, typer.Argument(metavar="DOCUMENT", help="With --from: further documents.")
    ] = None,
    documents: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="DOCUMENT", help="Read these, and draft a dossier from them."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="NAME", help="Begin with a bundled dossier."),
    ] = None,
    dossier: Dossier = None,
    published: Published = None,
    database: Database = None,
) -> None:
    """Begin a record in a folder.

    A dossier names parties, instruments and tracks; without one, all is provisional, and works. One
    that is drafted has the words behind each line above it, for you to correct; files that are there
    already are left alone.

    A record that is in the database already is joined: the folder then works on it too.

    \b
      servanda init accord --dossier my-definitions
      servanda init accord --template us-cuba
      servanda init accord --from reports communique.txt
      servanda init accord --database postgresql://ada@db.example.org/accord
    """
    speak = terms(context)
    told = (*(documents or ()), *(more or ()))
    if sum(1 for one in (documents, template, dossier) if one) > 1:
        raise typer.BadParameter("--from, --template and --dossier: one of them.")
    if told and not documents:
        raise typer.BadParameter("Documents go with --from.")
    if documents:
        _drafted(speak, folder, told, published, database)
        return
    source = dossiers.template(template) if template else dossier
    create_record(folder, source, database).close()
    if source:
        write_schema(folder)
    _say_password(speak, database)
    where = f"the database of {folder}" if database else str(folder)
    speak.say(f"A record is kept in {where}. Next: servanda add FILE… --record {folder}")


def copy(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a record.")],
    target: Annotated[Path, typer.Argument(metavar="TO", help="The folder of the copy; made if not there.")],
    database: Database = None,
) -> None:
    """Copy a record, from a file to a server or back.

    All that was recorded goes over with its times, so that the copy answers as of any day or moment
    just as the first does; so do the dossier and the settings. The first stays as it is.

    \b
      servanda copy accord shared --database postgresql://ada@db.example.org/accord
      servanda copy shared backup
    """
    count = copy_record(folder, target, database)
    speak = terms(context)
    _say_password(speak, database)
    entries = "1 entry" if count == 1 else f"{count} entries"
    speak.say(f"{entries} copied to {target}. Next: servanda status --record {target}")


def _say_password(speak: Terms, database: str | None) -> None:
    if database and without_password(database) != database:
        speak.say(f"The password is not kept. {REMEDY}")


def _drafted(
    speak: Terms, folder: Path, documents: Iterable[Path], published: str | None, database: str | None
) -> None:
    """Begin a record, or go on with one that was broken off; add, read, and draft its dossier."""
    _say_password(speak, database)
    with begin_record(folder, database) as register:
        with speak.progress("adding") as progress:
            added = register.add(documents, published, progress)
        speak.problems(added.problems)
        with speak.progress("reading") as progress:
            read = register.read(progress=progress)
        speak.problems(read.problems)
        report = write_draft(register, folder)
    for path in report.kept:
        speak.say(f"{path} was there and is left alone.")
    place = folder / "dossier"
    if not report.entries:
        speak.say(
            "The documents tell of no parties, talks or rules that the reader knows. "
            f"The files in {place} show how to name them."
        )
    else:
        entries = "1 entry" if report.entries == 1 else f"{report.entries} entries"
        speak.say(f"{len(added.added)} added, {len(read.read)} read; {entries} drafted in {place}.")
    speak.say(f"Next: look through {place}, then: servanda read --record {folder}")
    if not added.added and not added.known:
        raise typer.Exit(1)


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
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="With --only: reports, folders of them, or - for standard input."
        ),
    ] = None,
    record: Record = HERE,
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, metavar="N", help="Processes; 0 is one for each core.")
    ] = None,
    screen: Annotated[
        bool | None,
        typer.Option(
            "--screen/--no-screen", help="Leave unread what names nothing of the dossier's parties."
        ),
    ] = None,
    only: Annotated[
        list[readers.Alone] | None,
        typer.Option(
            "--only",
            help="Read files for this alone, and keep nothing; may be given again.",
            show_choices=True,
        ),
    ] = None,
    published: Published = None,
    encoding: Encoding = None,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Read what is not read yet; or files, for some things alone.

    Each report is kept as soon as it is read, so that it can be stopped and gone on with at any point.
    For a crawl, --screen leaves out what the dossier is not about; --no-screen reads that later.

    With --only nothing is kept and no record is needed: dates, actors or figures of the files, with
    their places in the text.

    \b
      servanda read --workers 0
      servanda read --screen
      servanda read --only dates --only figures report.txt --published 2009-05-22
    """
    if only:
        if workers is not None or screen is not None:
            raise typer.BadParameter("--workers and --screen go with a record, not with --only.")
        readers.show(terms(context), files or (), only, published, encoding, dossier, as_json=as_json)
        return
    if files:
        raise BadCall(
            f"a file is kept before it is read: {files[0]}",
            remedy="To keep it: servanda add FILE, then servanda read. "
            "To look at it alone: servanda read --only dates FILE",
        )
    if published or encoding or dossier or as_json:
        raise typer.BadParameter("--published, --encoding, --dossier and --json go with --only.")
    speak = terms(context)
    with open_record(record) as register, speak.progress("reading") as progress:
        report = register.read(progress=progress, workers=workers, screen=screen)
    speak.problems(report.problems)
    speak.say(f"{len(report.read)} read. Next: servanda brief")
