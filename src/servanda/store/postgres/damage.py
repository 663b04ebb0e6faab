"""From what a PostgreSQL server complains of to a `BadRecord` that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from servanda.errors import BadCall, BadRecord
from servanda.store.postgres import address

_WAIT = "Wait until it is done, then run this again."
_OWNER = "Let the database belong to the user of the address, or ask who keeps the server."
# SQLSTATE or its class, and part of the message where the server gave no state; what it means, what to do.
# The first that fits is taken.
COMPLAINTS = (
    ("55P03", "lock timeout", "another program is writing to the record", _WAIT),
    ("53100", "No space left", "the server's disk is full", "What was recorded so far is kept."),
    ("53300", "too many", "the server has too many connections", _WAIT),
    ("25006", "read-only", "the record may not be written to", "Name the server that takes writes."),
    ("42501", "permission denied", "the record may not be written to", _OWNER),
    ("23000", "append-only", "an entry of the record may not be changed", "Add a new one, or a judgement."),
    ("23503", "foreign key", "an entry refers to what is not in the record", "Add the document first."),
    ("3D000", "does not exist", "there is no such database or user", "Make it with: createdb NAME"),
    ("28", "password", "the server does not let this user in", address.REMEDY),
    ("57P", "terminating", "the server is stopping", "Run this again; what was recorded so far is kept."),
)
UNREACHED = (
    "the server of the record cannot be reached",
    "Check the address in servanda.toml, and that the server runs; then run this again.",
)
REFUSED = ("the server refused what was asked", "Run this again; if it persists, check the server's log.")


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise `BadRecord` for whatever the server raises inside, or the way to it; `BadCall` for a NUL."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, psycopg.DataError):
            raise BadCall("no record holds such a text", words=str(cause)) from error
        state = getattr(cause, "sqlstate", None) or ""
        what, remedy = _meaning(state, str(cause), isinstance(cause, psycopg.OperationalError))
        words = str(cause).strip().splitlines()[0] if str(cause).strip() else ""
        raise BadRecord(what, where=where, words=words, remedy=remedy) from error


def _meaning(state: str, message: str, operational: bool) -> tuple[str, str]:
    for known, words, what, remedy in COMPLAINTS:
        if state.startswith(known) if state else words in message:
            return what, remedy
    return UNREACHED if operational and (not state or state.startswith("08")) else REFUSED
