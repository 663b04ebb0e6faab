"""The bundled example as plain files: reports to read, definitions to look at and to change."""

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
) -> None:
    """Write out the bundled example, to try things on.

    The reports of an invented river accord, as a crawler would store them, and the definitions
    (a dossier) of its parties, track and instruments.

    \b
      servanda example river
      servanda brief river/documents --dossier river/dossier
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadCall(f"{folder} is there already", remedy="Name a folder that does not exist yet.")
    found = examples.example()
    for part in (found.folder / "documents", found.dossier):
        shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    terms(context).say(
        f"{len(found.documents)} reports in {folder / 'documents'}, definitions in {folder / 'dossier'}. "
        f"Next: servanda brief {folder / 'documents'} --dossier {folder / 'dossier'}"
    )
