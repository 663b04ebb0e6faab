"""From texts to the words by which they are found, and from a query back to their places.

Rule: SQLite's own tokeniser in memory, whatever the record is kept in, so that the same words are found at
the same places everywhere: runs of letters and digits, without case and accents.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from threading import local

TOKENIZER = "unicode61 remove_diacritics 2"
_held = local()  # a connection is one thread's


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, in order."""
    found: list[list[str]] = [[] for _ in texts]
    connection = _connection()
    connection.executemany("INSERT INTO bare (rowid, text) VALUES (?, ?)", enumerate(texts))
    try:
        rows = connection.execute("SELECT doc, offset, term FROM terms").fetchall()
    finally:
        connection.execute("INSERT INTO bare (bare) VALUES ('delete-all')")
    rows.sort()
    for number, _, term in rows:
        found[number].append(term)
    return found


def marked(texts: Sequence[str], query: str, mark: str) -> list[str | None]:
    """Each text with `mark` before and after what an FTS5 query finds in it; None where it does not match."""
    connection = _connection()
    connection.execute("BEGIN")
    try:
        connection.executemany("INSERT INTO whole (rowid, text) VALUES (?, ?)", enumerate(texts))
        found = dict(
            connection.execute(
                "SELECT rowid, highlight(whole, 0, ?1, ?1) FROM whole WHERE whole MATCH ?2", (mark, query)
            ).fetchall()
        )
    finally:
        connection.execute("ROLLBACK")
    return [found.get(number) for number in range(len(texts))]


def _connection() -> sqlite3.Connection:
    connection: sqlite3.Connection | None = getattr(_held, "connection", None)
    if connection is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for sql in (
            f"CREATE VIRTUAL TABLE bare USING fts5(text, content='', tokenize='{TOKENIZER}')",
            "CREATE VIRTUAL TABLE terms USING fts5vocab(bare, 'instance')",
            f"CREATE VIRTUAL TABLE whole USING fts5(text, tokenize='{TOKENIZER}')",
        ):
            connection.execute(sql)
        _held.connection = connection
    return connection
