"""Copy a record with its folder: from a file to a server, back, or to another of either.

Rule: what is recorded goes over whole, clocks included; the definitions and settings beside it go along, but
for the address of a database. What comes out is a record of its own; the first stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from servanda import config
from servanda.errors import BadCall, BadRecord
from servanda.register.folder import Folder
from servanda.store.copying import copy

_ADDRESS = re.compile(r"\s*database\s*=")


def copy_record(source: Path, target: Path, database: str | None = None) -> int:
    """Copy the record of one folder to another, which is made where it is missing.

    Args:
        source: the folder of a record.
        target: a folder that has no record, or an empty one that was left by a copy broken off.
        database: the address of an empty database for the copy; None is a file in `target`.

    Returns:
        How many entries the record has.

    Raises:
        BadCall: there is a record in the target.
        BadRecord: one of the two cannot be used.
    """
    there, here = Folder(source), Folder(target)
    with there.open() as original:
        if source.resolve() == target.resolve():
            raise BadCall("a record cannot be copied onto itself", where=str(target))
        _settings(there, here)
        begun = here.is_finished()
        definitions = there.definitions if there.has_definitions() else None
        with here.open() if begun else here.create(definitions, database) as made:
            return copy(original, made)


def _settings(there: Folder, here: Folder) -> None:
    written, target = there.path / config.FILE, here.path / config.FILE
    if target.exists() or not written.exists():
        return
    lines = written.read_text(encoding="utf-8").splitlines(keepends=True)
    try:
        here.path.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(line for line in lines if not _ADDRESS.match(line)), encoding="utf-8")
    except OSError as error:
        raise BadRecord(
            f"no record can be made here ({error.strerror})",
            where=str(here.path),
            remedy="Name a folder that you may write to.",
        ) from error
