"""The commands for dossiers: check, show, diff, templates. A dossier is a folder of YAML files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from servanda import dossiers
from servanda.dossier.difference import difference
from servanda.dossier.load import check as check_folder
from servanda.dossier.load import load
from servanda.errors import BadCall
from servanda.model.dossier import Dossier
from servanda.present import terminal
from servanda.present.cli.console import terms, write_array
from servanda.present.cli.opening import open_record
from servanda.present.cli.options import Json
from servanda.present.dossier import edit_object, edits_of, sheet_of
from servanda.present.naming import join, plain

HELP = "Check, show or compare the definitions of an accord."

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the dossier's *.yaml files.")]


def check(context: typer.Context, folder: Folder) -> None:
    """Check a folder of definitions.

    All that is wrong is listed, with its place and remedy.

    \b
      servanda dossier check my-definitions
    """
    dossier, errors = check_folder(folder)
    if errors:
        *others, last = errors
        for error in others:
            typer.echo(f"{error}\n", err=True)
        raise last
    terms(context).say(f"{folder}: nothing wrong. {_amount(dossier)}")


def show(context: typer.Context, folder: Folder) -> None:
    """Show what a folder of definitions states, section by section.

    \b
      servanda dossier show my-definitions
    """
    terminal.show(terms(context).out(), sheet_of(load(folder)), ids=True)


def diff(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="OLD NEW", help="Two folders of definitions.")
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="DIR", help="A record: its dossier as read, against its files now."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="TIME", help="With --record: its dossier as it was recorded then."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what was added, removed and changed between two dossiers.

    \b
      servanda dossier diff definitions-2009 definitions
      servanda dossier diff --record accord --since 2009-07-15
    """
    old, new = _two(folders or [], record, since)
    edits = difference(old, new)
    if as_json:
        write_array(edit_object(one) for one in edits)
    elif edits:
        terminal.show(terms(context).out(), edits_of(edits))
    else:
        terms(context).say("No difference.")


def _two(folders: list[Path], record: Path | None, since: str | None) -> tuple[Dossier, Dossier]:
    if record is None:
        if len(folders) != 2 or since is not None:
            raise typer.BadParameter("Name two folders, or --record DIR with --since TIME if you like.")
        return load(folders[0]), load(folders[1])
    if folders:
        raise typer.BadParameter("Name two folders or --record DIR, not both.")
    with open_record(record) as register:
        stored = register.store.dossier(since)
        if stored is None:
            then = f" by {since}" if since else ""
            raise BadCall(
                f"no dossier was recorded{then}",
                where=str(record),
                remedy="A dossier is recorded when reports are read with it: servanda read",
            )
        return stored, register.dossier


def templates(context: typer.Context) -> None:
    """List the bundled dossiers that a record can begin with.

    \b
      servanda dossier templates
      servanda init accord --template us-cuba
    """
    width = max((len(name) for name in dossiers.names()), default=0)
    for name in dossiers.names():
        dossier, _ = check_folder(dossiers.template(name))
        terms(context).out().print(
            f"{name:{width}}  {plain(dossier.name)}. {_amount(dossier)}", soft_wrap=True
        )


def _amount(dossier: Dossier) -> str:
    parts = (
        ("party", "parties", dossier.parties),
        ("instrument", "instruments", dossier.instruments),
        ("commitment", "commitments", dossier.commitments),
        ("track", "tracks", dossier.tracks),
        ("measure", "measures", dossier.measures),
        ("concept", "concepts", dossier.concepts),
        ("source", "sources", dossier.sources),
    )
    told = tuple(f"{len(some)} {one if len(some) == 1 else many}" for one, many, some in parts if some)
    return f"It has {join(told)}." if told else "It is empty."


DOSSIERS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("check", check),
    ("show", show),
    ("diff", diff),
    ("templates", templates),
)
