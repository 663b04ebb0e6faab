"""The words of texts in PostgreSQL: kept when a text is added, and verified.

Rule: each row sums up all before it, so that a search need not count the whole record; writers queue, so the
sums are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from servanda.store.words import words_of

BATCH = 500  # texts at a time
WORD = 500  # code points of a word that are found by; a lexeme holds 2046 bytes
MOST = 900_000  # bytes of different words in one tsvector, which holds 1 MiB
_WAITING = """
    SELECT {table}.seq, {table}.text FROM {table}
     WHERE {table}.seq > coalesce((SELECT max(seq) FROM {table}_words), 0) ORDER BY {table}.seq
     LIMIT :batch"""
_SUMS = "SELECT rows_so_far, length_so_far FROM {table}_words ORDER BY seq DESC LIMIT 1"
_KEEP = """
    INSERT INTO {table}_words (seq, words, tokens, length, rows_so_far, length_so_far)
    VALUES (:seq, array_to_tsvector(CAST(:words AS text[])), :tokens, :length, :rows, :total)"""
_KEPT = """
    SELECT {table}.seq, {table}.text, {table}_words.tokens, rows_so_far, length_so_far
      FROM {table} LEFT JOIN {table}_words ON {table}_words.seq = {table}.seq
     WHERE {table}.seq > :after ORDER BY {table}.seq LIMIT :batch"""


def index(connection: Connection, table: str) -> None:
    """Keep the words of all texts of a table that were added since the last time."""
    while waiting := connection.execute(_sql(_WAITING, table), {"batch": BATCH}).all():
        last = connection.execute(_sql(_SUMS, table)).first()
        rows, total = (int(last[0]), int(last[1])) if last else (0, 0)
        kept: list[dict[str, Any]] = []
        for (seq, _), words in zip(waiting, words_of([body for _, body in waiting]), strict=True):
            rows, total = rows + 1, total + len(words)
            kept.append(
                {
                    "seq": seq,
                    "words": _different(words),
                    "tokens": tokens(words),
                    "length": len(words),
                    "rows": rows,
                    "total": total,
                }
            )
        connection.execute(_sql(_KEEP, table), kept)
        if len(waiting) < BATCH:
            return


def tokens(words: Sequence[str]) -> str:
    """Words between spaces of their own, so that one can be told from a part of another, and counted."""
    return "".join(f" {word} " for word in words)


def damages(connection: Connection) -> Iterator[str]:
    """Texts that would not be found by their words."""
    for table in ("document", "statement"):
        after = rows = total = 0
        while found := connection.execute(_sql(_KEPT, table), {"after": after, "batch": BATCH}).all():
            after = found[-1].seq
            for row, words in zip(found, words_of([row.text for row in found]), strict=True):
                rows, total = rows + 1, total + len(words)
                if (row.tokens, row.rows_so_far, row.length_so_far) != (tokens(words), rows, total):
                    yield f"the words by which {table} {row.seq} is found are not those of its text"


def _different(words: Sequence[str]) -> list[str] | None:
    """The lexemes of a text; None where one tsvector cannot hold them."""
    found = sorted({word[:WORD] for word in words})
    return found if sum(len(word.encode()) + 8 for word in found) < MOST else None


def _sql(sql: str, table: str) -> Any:
    return text(sql.format(table=table))
