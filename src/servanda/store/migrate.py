"""Bring the file of a record to the shape that this program knows, or say why that cannot be.

Rule: all steps run in one transaction, so that a kill leaves the old shape or the new one. A record newer
than the program is left alone.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from servanda.errors import BadRecord

STEPS = ("0001", "0002")  # those under migrations/versions, in order
MARK = 0x53525644  # "SRVD" in the file's header: tells a record from any other SQLite file


def is_outdated(connection: Connection, *, create: bool, where: str) -> bool:
    """Tell whether the file lacks steps; changes nothing.

    Raises:
        BadRecord: it is another program's file, empty (and not to be created), or newer than this program.
    """
    mark = connection.execute(text("PRAGMA application_id")).scalar_one()
    tables = not is_empty(connection)
    if not tables and not create:
        raise BadRecord(
            "the record was never finished", where=where, remedy="Run `servanda init` there again."
        )
    if tables and mark != MARK:
        raise BadRecord(
            "this is some other program's database",
            where=where,
            remedy="Give the folder of a record, or make one elsewhere: servanda init DIR",
        )
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if tables else None
    if version is not None and version not in STEPS:
        raise BadRecord(
            f"the record is of a newer servanda (shape {version}; this program knows up to {STEPS[-1]})",
            where=where,
            remedy="Install the newer servanda; nothing was changed.",
        )
    return version != STEPS[-1]


def is_empty(connection: Connection) -> bool:
    """Tell whether the file holds nothing yet: new, or begun by a program that was killed."""
    return not connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar()


def upgrade(connection: Connection) -> None:
    """Run the steps that the file lacks, in the caller's transaction."""
    # Imported here because it doubles the start-up time of a command, and few opens need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(text(f"PRAGMA application_id = {MARK}"))
