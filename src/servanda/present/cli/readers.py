"""`servanda read --only`: files to their dates, actors and figures, with no record."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer

from servanda.present import readings
from servanda.present.cli.console import Terms, write_array
from servanda.present.cli.opening import nothing_read, open_files, read_each
from servanda.present.exchange.extract import extract_objects
from servanda.present.terminal import put


class Alone(StrEnum):
    """What can be read alone."""

    DATES = "dates"
    ACTORS = "actors"
    FIGURES = "figures"

    @property
    def part(self) -> str:
        """The part of a reading that holds it."""
        return "timexes" if self is Alone.DATES else self.value


def show(
    speak: Terms,
    files: Sequence[Path],
    only: Sequence[Alone],
    published: str | None,
    encoding: str | None,
    dossier: Path | None,
    *,
    as_json: bool,
) -> None:
    """Read files for some parts and print tables, or an array of exchange objects.

    Raises:
        BadParameter: no file is named.
        BadCall: not one of the files could be used.
    """
    if not files:
        raise typer.BadParameter("--only reads files: name some, or - for standard input.")
    parts = tuple(dict.fromkeys(one.part for one in only))
    register, problems = open_files(list(files), dossier, published, encoding)
    failed = list(problems)
    with register:
        read = read_each(register, failed.append, parts)
        if as_json:
            write_array(extract_objects(read, failed))
        else:
            out = speak.out()
            for number, (document, reading) in enumerate(read):
                for piece in readings.tables(document, reading, parts, apart=number > 0):
                    put(out, piece)
                failed += reading.problems
        speak.problems(failed)
        nothing_read(register, speak, (), told=bool(failed))
