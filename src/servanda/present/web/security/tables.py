"""The database of accounts, beside the record: `accounts.db` in its folder, and its tables.

Rule: secrets are kept as hashes only. The audit log is added to and never changed: triggers refuse the rest.
Moments are seconds since 1970, so that they compare as numbers.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from servanda.errors import BadRecord
from servanda.register.folder import ACCOUNTS
from servanda.store.engine import make_engine, to_look, to_write, use_wal

FILE = ACCOUNTS
VERSION = 1

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the name without case or accents of form
    Column("name", Text, nullable=False),  # under which decisions are kept
    Column("role", Integer, nullable=False),
    Column("cases", Boolean, nullable=False),
    Column("password", Text, nullable=False),  # argon2id
    Column("made_at", Float, nullable=False),
    sqlite_autoincrement=True,  # a number is never given again
)

session = Table(
    "session",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),  # of what the cookie holds
    Column("account", Integer, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
    sqlite_autoincrement=True,
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("account", Integer, ForeignKey("account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("role", Integer, nullable=False),  # at most; the account's own may have become less
    Column("cases", Boolean, nullable=False),
    Column("made_at", Float, nullable=False),
    Column("ends_at", Float, nullable=False),
    Column("used_at", Float),
    sqlite_autoincrement=True,
)

attempt = Table(  # what is counted against a limit
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index("attempt_key", "key", "at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    sqlite_autoincrement=True,
)

secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

_KEEP = tuple(
    f"CREATE TRIGGER IF NOT EXISTS audit_{what} BEFORE {what.upper()} ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
    for what in ("update", "delete")
)


def open_accounts(folder: Path) -> Engine:
    """Open the database of accounts in a record's folder; it is made where it is missing.

    Raises:
        BadRecord: it is newer than this program.
    """
    path = folder / FILE
    # Only its owner may read it, from the first moment on; WAL files take the mode of theirs.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = make_engine(path)
    use_wal(engine)
    with to_look(engine) as connection:
        made = _version(connection)
    if made > VERSION:
        engine.dispose()
        raise BadRecord(
            "these accounts were kept by a newer servanda",
            where=str(path),
            remedy="Install that version or a later one.",
        )
    if made < VERSION:
        with to_write(engine) as connection:
            metadata.create_all(connection)
            for trigger in _KEEP:
                connection.execute(text(trigger))
            connection.execute(
                text("INSERT OR IGNORE INTO secret (name, value) VALUES ('forms', :value)"),
                {"value": os.urandom(32)},
            )
            connection.execute(text(f"PRAGMA user_version = {VERSION}"))
    return engine


def _version(connection: Connection) -> int:
    return int(connection.execute(text("PRAGMA user_version")).scalar() or 0)
