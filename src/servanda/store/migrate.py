"""Bring a record to the shape that this program knows, or say why that cannot be.

Rule: all steps run in one transaction, so that a kill leaves the old shape or the new one. A record newer
than the program is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from servanda.errors import BadRecord

STEPS = ("0001", "0002")  # those under migrations/versions, in order
MARK = 0x53525644  # "SRVD" in the file's header: tells a record from any other SQLite file


@dataclass(frozen=True, slots=True)
class Shape:
    """What was found in a database: nothing yet, a record of some version, or something else."""

    empty: bool  # new, or begun by a program that was killed
    ours: bool
    version: str | None


def is_outdated(shape: Shape, *, create: bool, where: str) -> bool:
    """Tell whether a database lacks steps.

    Raises:
        BadRecord: it is another program's, empty (and not to be filled), or newer than this program.
    """
    if shape.empty and not create:
        raise BadRecord(
            "the record was never finished", where=where, remedy="Run `servanda init` there again."
        )
    if not shape.empty and not shape.ours:
        raise BadRecord(
            "this is some other program's database",
            where=where,
            remedy="Give the folder of a record, or make one elsewhere: servanda init DIR",
        )
    if shape.version is not None and shape.version not in STEPS:
        raise BadRecord(
            f"the record is of a newer servanda (shape {shape.version};"
            f" this program knows up to {STEPS[-1]})",
            where=where,
            remedy="Install the newer servanda; nothing was changed.",
        )
    return shape.version != STEPS[-1]


def in_file(connection: Connection) -> Shape:
    """Look at a SQLite file."""
    mark = connection.execute(text("PRAGMA application_id")).scalar_one()
    empty = not connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar()
    ours = mark == MARK
    return Shape(empty, ours, version_of(connection) if ours and not empty else None)


def version_of(connection: Connection) -> str | None:
    """The last step that was made."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection) -> None:
    """Run the steps that the record lacks, in the caller's transaction."""
    # Imported here because it doubles the start-up time of a command, and few opens need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
