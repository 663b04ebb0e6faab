"""A sheet to where it was asked for: the terminal, standard output or a file.

Rule: the ending of the file tells the form unless one is named; what no terminal can show needs a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from servanda.errors import BadCall
from servanda.present import files, terminal
from servanda.present.cli.console import Terms
from servanda.present.page import Sheet


class Format(StrEnum):
    """In which form a sheet is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


AsFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="text, markdown, html, docx or pdf; if not given, as --out ends, else text.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; - is standard output.")
]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Short for --format html --out FILE.")
]
Markdown = Annotated[bool, typer.Option("--markdown", help="Short for --format markdown.")]

STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Wish:
    """The form that was asked for, None for the terminal's; and the file, None for standard output."""

    form: files.Form | None
    out: Path | None


def wish(form: Format | None, out: Path | None, html: Path | None, markdown: bool) -> Wish:
    """Make one wish of the options.

    Raises:
        BadCall: they ask for two things, or for a form that needs a file, with none.
    """
    asked = [
        name for name, given in (("--format", form), ("--html", html), ("--markdown", markdown)) if given
    ]
    if len(asked) > 1 or (html and out):
        both = " and ".join(asked if len(asked) > 1 else ("--html", "--out"))
        raise BadCall(f"{both} ask for two things", remedy="Give --format and --out alone.")
    if html:
        return Wish(files.form("html"), html)
    named = "markdown" if markdown else form
    meant = files.form(named) if named else files.ending(out.name) if out else None
    if meant and meant.binary and not out:
        raise BadCall(
            f"{meant.name} is no form for a terminal", remedy=f"Name a file: --out brief{meant.ending}"
        )
    return Wish(meant, None if out == STANDARD_OUTPUT else out)


def deliver(sheet: Sheet, wished: Wish, speak: Terms, *, ids: bool) -> None:
    """Write a sheet.

    Raises:
        BadCall: it cannot be written there, or what makes that form is not installed.
    """
    if wished.form is None:
        if wished.out is None:
            terminal.show(speak.out(), sheet, ids=ids)
            return
        data = terminal.text(sheet, ids=ids).encode()
    else:
        data = wished.form.write(sheet)
    if wished.out is None:
        stream = typer.get_binary_stream("stdout")
        stream.write(data)
        stream.flush()
        return
    write(wished.out, data)
    speak.say(f"Written to {wished.out}.")


def write(path: Path, data: bytes) -> None:
    """Write a file.

    Raises:
        BadCall: it cannot be written there.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BadCall(
            f"this cannot be written ({error.strerror})", where=str(path), remedy="Name another place."
        ) from None
