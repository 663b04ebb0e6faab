"""Rows whose texts hold the words of a query, best first, in SQLite: FTS5 finds, ranks and marks."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, text

from servanda.store.query import Term

_QUERIES = {
    "statement": """
        SELECT statement.document, statement.id, statement.start AS offset, statement.text,
               highlight(statement_words, 0, :mark, :mark) AS marked
          FROM statement_words JOIN statement ON statement.seq = statement_words.rowid
         WHERE statement_words MATCH :query AND statement.reading IN (SELECT value FROM json_each(:readings))
           AND (:among IS NULL OR statement.document IN (SELECT value FROM json_each(:among)))
         ORDER BY bm25(statement_words), statement.seq LIMIT :limit""",
    "document": """
        SELECT document.id AS document, NULL AS id, 0 AS offset, document.text,
               highlight(document_words, 0, :mark, :mark) AS marked
          FROM document_words JOIN document ON document.seq = document_words.rowid
         WHERE document_words MATCH :query AND document.recorded_at <= :until
           AND (:among IS NULL OR document.id IN (SELECT value FROM json_each(:among)))
         ORDER BY bm25(document_words), document.seq LIMIT :limit""",
}


def rows(
    connection: Connection,
    table: str,
    _terms: Sequence[Term],
    asked: Mapping[str, object],
    readings: Collection[str],
    among: Collection[str] | None,
) -> list[Mapping[str, object]]:
    """The best rows of a table. `asked` has `query`, `mark`, `until` and `limit`."""
    values = {
        **asked,
        "readings": json.dumps(list(readings)),
        "among": None if among is None else json.dumps(list(among)),
    }
    return [dict(row) for row in connection.execute(text(_QUERIES[table]), values).mappings()]
