"""The bundled examples as plain files: reports to read, definitions to look at and to change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from servanda import examples
from servanda.errors import BadCall
from servanda.present.cli.console import terms


def example(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the files.")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="orra, a river; or tern, a power line.")
    ] = examples.DEFAULT,
) -> None:
    """Write out a bundled example, to try things on.

    The reports of an invented accord, as a crawler would store them. With those of a river there are
    the definitions (a dossier) of its parties, track and instruments; those of a power line have none,
    and are for drafting one.

    \b
      servanda example river
      servanda brief river/documents --dossier river/dossier
      servanda example line --name tern
    """
    found = examples.example(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadCall(f"{folder} is there already", remedy="Name a folder that does not exist yet.")
    documents = folder / "documents"
    parts = (found.folder / "documents", *((found.dossier,) if found.has_dossier else ()))
    for part in parts:
        shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    told = f"{len(found.documents)} reports in {documents}"
    if found.has_dossier:
        dossier = folder / found.dossier.name
        terms(context).say(
            f"{told}, definitions in {dossier}. Next: servanda brief {documents} --dossier {dossier}"
        )
    else:
        terms(context).say(f"{told}. Next: servanda brief {documents}")
