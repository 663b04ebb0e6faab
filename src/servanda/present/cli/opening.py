"""From a command's options to the register and to one view of it.

Only here does the command line reach for reading and recording; it does so when a command runs, so that
`servanda --help` need not wait for a language model to load.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.model.view import View

if TYPE_CHECKING:
    from servanda.register import Register


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three days of a question."""

    on: date | None = None
    known_by: date | None = None
    recorded_by: str | None = None


def open_record(folder: Path) -> Register:
    """Open the record in a folder."""
    from servanda.register import Register  # spaCy: a second that --help need not spend

    return Register.open(folder)


def create_record(folder: Path, dossier: Path | None) -> Register:
    """Begin a record in a folder."""
    from servanda.register import Register  # as above

    return Register.create(folder, dossier_from=dossier)


def open_files(
    files: list[Path],
    dossier: Path | None,
    published: str | None,
    progress: Callable[[Any], None] | None,
) -> Register:
    """Read reports into a record that is kept nowhere."""

    raise NotImplementedError


def view_of(register: Register, clocks: Clocks) -> View:
    """Ask for the view at some days."""
    return register.view(on=clocks.on, known_by=clocks.known_by, recorded_by=clocks.recorded_by)
