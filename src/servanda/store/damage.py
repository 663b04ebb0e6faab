"""From what SQLite complains of to a `BadRecord` that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from servanda.errors import BadRecord

# Part of SQLite's message, what it means, what to do; the first that fits is taken.
COMPLAINTS = (
    ("locked", "another program is writing to the record", "Wait until it is done, then run this again."),
    ("database or disk is full", "the disk is full", "Free some space; what was recorded so far is kept."),
    ("readonly", "the record may not be written to", "Check the permissions of the folder and its files."),
    ("unable to open", "the record cannot be opened", "Check that the folder exists and may be written to."),
    ("append-only", "an entry of the record may not be changed", "Add a new one, or a judgement, instead."),
    ("FOREIGN KEY", "an entry refers to what is not in the record", "Add the document first."),
)
DAMAGED = (
    "the record is damaged",
    "Restore it from a backup, or make a new one, `servanda add` the documents again and read them.",
)


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise `BadRecord` for whatever the database raises inside."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        message = str(error.orig) if isinstance(error, DatabaseError) else str(error)
        for words, what, remedy in COMPLAINTS:
            if words in message:
                raise BadRecord(what, where=where, words=message, remedy=remedy) from error
        raise BadRecord(DAMAGED[0], where=where, words=message, remedy=DAMAGED[1]) from error
