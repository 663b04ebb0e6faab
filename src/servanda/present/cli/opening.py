"""From a command's options to the register and to one view of it.

Only here does the command line reach for reading and recording; it does so when a command runs, so that
`servanda --help` need not wait for a language model to load.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from servanda.dossier.load import load
from servanda.dossier.worded import word_places
from servanda.errors import BadCall
from servanda.model.dossier import CONVERTER, Dossier
from servanda.model.record import Problem, Reading
from servanda.model.source import Document
from servanda.model.view import View
from servanda.present.cli.console import Terms

if TYPE_CHECKING:
    from servanda.read.explained import Explained
    from servanda.register import Register
    from servanda.register.drafting import DraftReport


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three days of a question, and the track to which it is narrowed."""

    on: date | None = None
    known_by: date | None = None
    recorded_by: str | None = None
    track: str | None = None


def open_record(folder: Path) -> Register:
    """Open the record in a folder."""
    from servanda.register import Register  # spaCy: a second that --help need not spend

    return Register.open(folder)


def create_record(folder: Path, dossier: Path | None, database: str | None) -> Register:
    """Begin a record in a folder, or on a server."""
    from servanda.register import Register  # as above

    return Register.create(folder, dossier_from=dossier, database=database)


def copy_record(source: Path, target: Path, database: str | None) -> int:
    """Copy a record with its folder; gives how many entries it has."""
    from servanda.register import copying  # as above

    return copying.copy_record(source, target, database)


def begin_record(folder: Path, database: str | None) -> Register:
    """Begin a record in a folder, or open one that has no definitions yet.

    Raises:
        BadCall: there is a record with definitions.
    """
    from servanda.register import Register  # as above
    from servanda.register.folder import Folder

    place = Folder(folder)
    if place.is_finished() and not place.has_definitions():
        return Register.open(folder)
    return Register.create(folder, database=database)


def write_draft(register: Register, folder: Path) -> DraftReport:
    """Draft the dossier of a record from what it has read."""
    from servanda.register import drafting  # as above
    from servanda.register.folder import Folder

    return drafting.write_draft(register, Folder(folder).definitions)


def write_schema(folder: Path) -> None:
    """Put the JSON Schema for editors beside a record's definitions."""
    from servanda.register import drafting  # as above
    from servanda.register.folder import Folder

    drafting.write_schema(Folder(folder).definitions)


def open_files(
    files: list[Path], dossier: Path | None, published: str | None, encoding: str | None
) -> tuple[Register, tuple[Problem, ...]]:
    """Put reports into a record that is kept nowhere; they are still to be read."""
    from servanda.register import Register  # as above

    register = Register.in_memory(dossier=load(dossier) if dossier else None)
    return register, register.add(files, published, encoding=encoding).problems


def open_either(
    files: Sequence[Path],
    record: Path,
    speak: Terms,
    dossier: Path | None,
    published: str | None,
    encoding: str | None,
) -> Register:
    """Open the record, or, where files are given, read these into one that is kept nowhere.

    Raises:
        BadParameter: what is told of files is told of a record.
        BadCall: not one of the files could be used.
    """
    if not files:
        if dossier or published or encoding:
            told = "--dossier, --published and --encoding go with FILE…; a record has its own."
            raise typer.BadParameter(told)
        return open_record(record)
    register, problems = open_files(list(files), dossier, published, encoding)
    nothing_read(register, speak, problems)
    with speak.progress("reading") as progress:
        register.read(progress)
    return register


def read_each(
    register: Register, failed: Callable[[Problem], None], only: Collection[str] | None = None
) -> Iterator[tuple[Document, Reading]]:
    """Read the documents of a record one by one, or some parts of them, and keep nothing."""
    from servanda.bulk import read_all  # as above

    documents = [document for document, _ in register.store.documents()]
    by_id = {document.id: document for document in documents}
    made = read_all(documents, dossier=register.dossier, settings=register.settings, failed=failed, only=only)
    for reading in made:
        yield by_id[reading.document], reading


def explained(
    text: str, published: str | None, folder: Path | None, record: Path | None
) -> tuple[Explained, dict[tuple[str, str], str]]:
    """Explain a text with the definitions of a folder or of a record; give where their words stand too."""
    from servanda import config  # as above
    from servanda.bulk import lexicon_for, pipeline_for
    from servanda.read.explained import explain
    from servanda.read.language import load as load_language
    from servanda.register.folder import Folder

    if record is not None:
        with open_record(record) as register:
            dossier, settings = register.dossier, register.settings
        own = Folder(record)
        folder = own.definitions if own.has_definitions() else None
    else:
        dossier, settings = load(folder) if folder else Dossier(), config.load()
    language = pipeline_for(dossier, settings)
    told = explain(
        text,
        published,
        language=load_language(language, threads=settings.threads),
        lexicon=lexicon_for(dossier, language),
    )
    return told, word_places(folder) if folder else {}


def nothing_read(
    register: Register, speak: Terms, problems: tuple[Problem, ...], *, told: bool = False
) -> None:
    """Fail where not one of the files could be used, after saying why; `told`: that was said before.

    Raises:
        BadCall: there is no document.
    """
    if register.store.documents():
        return
    if not problems and not told:
        raise BadCall("there is no file to read", remedy="Name a report, or a folder that holds some.")
    speak.problems(problems)
    raise BadCall("none of the files could be used", remedy="The lines above say why, and what to do.")


def unread(register: Register, view: View) -> str:
    """Say what is still to be read; nothing where nothing is."""
    if view.scope:  # whether what is unread would bear on it, nobody knows
        return ""
    kept = len(register.store.documents(view.recorded_by))
    if not kept:
        held = "The record holds no document" if view.visible else "The record is empty"
        return f"{held}. Next: servanda add FILE…"
    waiting = kept - sum(one.document.canonical.converter != CONVERTER for one in view.visible)
    told = "1 document is" if waiting == 1 else f"{waiting} documents are"
    return f"{told} not read yet: servanda read" if waiting else ""


def view_of(register: Register, clocks: Clocks) -> View:
    """Ask for the view at some days."""
    scope = register.scope(clocks.track, clocks.recorded_by) if clocks.track else None
    return register.view(clocks.on, clocks.known_by, clocks.recorded_by, scope=scope)
