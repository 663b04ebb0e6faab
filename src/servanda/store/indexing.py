"""The words of what was added, where the database does not keep them by itself as SQLite's triggers do."""

from __future__ import annotations

from sqlalchemy import Connection

from servanda.store.postgres import indexing as in_postgresql

TABLES = ("document", "statement")  # whose texts are searched


def index(connection: Connection, table: str) -> None:
    """Keep the words of the texts that were added to a table, in the same transaction."""
    if connection.dialect.name == "postgresql":
        in_postgresql.index(connection, table)
