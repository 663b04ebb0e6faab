"""Rows whose texts hold the words of a query, best first, in PostgreSQL.

Rule: the same rows in the same order as SQLite's FTS5 gives: BM25 with its constants, over every text of the
record. A tsvector finds the rows, the tokens count the words in them; marks are those of `store.words`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from servanda.store.postgres.indexing import WORD, tokens
from servanda.store.query import Term
from servanda.store.words import marked, words_of

K1, B = 1.2, 0.75  # of FTS5
LEAST = 1e-6  # of a word that stands in more than half of all texts

_ROWS = {
    "statement": """
        SELECT statement.document, statement.id, statement.start AS offset, statement.text
          FROM statement_words JOIN statement ON statement.seq = statement_words.seq
         WHERE {holds} AND statement.reading IN (
               SELECT jsonb_array_elements_text(CAST(:readings AS jsonb)))
           AND (CAST(:among AS jsonb) IS NULL OR statement.document IN (
               SELECT jsonb_array_elements_text(CAST(:among AS jsonb))))
         ORDER BY {rank} DESC, statement.seq LIMIT :limit""",
    "document": """
        SELECT document.id AS document, NULL AS id, 0 AS offset, document.text
          FROM document_words JOIN document ON document.seq = document_words.seq
         WHERE {holds} AND document.recorded_at <= :until
           AND (CAST(:among AS jsonb) IS NULL OR document.id IN (
               SELECT jsonb_array_elements_text(CAST(:among AS jsonb))))
         ORDER BY {rank} DESC, document.seq LIMIT :limit""",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together, as PostgreSQL is asked for them."""

    query: str  # a tsquery that every text with the phrase meets
    pattern: str  # that stands in the tokens as often as the phrase in the text


def phrases(terms: Sequence[Term]) -> list[Phrase]:
    """Bring what is searched for to the words that are kept; a term without any asks for nothing."""
    found = []
    for term, words in zip(terms, words_of([term.words for term in terms]), strict=True):
        if words:
            lexemes = [f"'{word[:WORD]}'" for word in words]
            query = " & ".join(lexemes) + (":*" if term.beginning else "")
            pattern = tokens(words)
            found.append(Phrase(query, pattern[:-1] if term.beginning else pattern))
    return found


def rows(
    connection: Connection,
    table: str,
    terms: Sequence[Term],
    asked: Mapping[str, object],
    readings: Collection[str],
    among: Collection[str] | None,
) -> list[Mapping[str, object]]:
    """The best rows of a table. `asked` has `query`, `mark`, `until` and `limit`."""
    wanted = phrases(terms)
    sums = connection.execute(
        text(f"SELECT rows_so_far, length_so_far FROM {table}_words ORDER BY seq DESC LIMIT 1")
    ).first()
    if not wanted or sums is None:
        return []
    values: dict[str, object] = {
        **asked,
        "readings": json.dumps(list(readings)),
        "among": None if among is None else json.dumps(list(among)),
        "average": sums[1] / sums[0] or 1.0,
    }
    for number, phrase in enumerate(wanted):
        values[f"query{number}"], values[f"pattern{number}"] = phrase.query, phrase.pattern
    numbers = range(len(wanted))
    for number in numbers:
        hits = connection.execute(
            text(f"SELECT count(*) FROM {table}_words WHERE {_holds(number)}"), values
        ).scalar_one()
        values[f"idf{number}"] = _idf(sums[0], hits)
    sql = _ROWS[table].format(
        holds=" AND ".join(_holds(number) for number in numbers),
        rank=" + ".join(_rank(number) for number in numbers),
    )
    found = [dict(row) for row in connection.execute(text(sql), values).mappings()]
    with_marks = marked([row["text"] for row in found], str(asked["query"]), str(asked["mark"]))
    return [{**row, "marked": one} for row, one in zip(found, with_marks, strict=True) if one is not None]


def _holds(number: int) -> str:
    return (
        f"(words @@ CAST(:query{number} AS tsquery) OR words IS NULL)"
        f" AND position(CAST(:pattern{number} AS text) IN tokens) > 0"
    )


def _rank(number: int) -> str:
    pattern = f"CAST(:pattern{number} AS text)"
    times = (
        f"((octet_length(tokens) - octet_length(replace(tokens, {pattern}, ''))) / octet_length({pattern}))"
    )
    return (
        f"CAST(:idf{number} AS float8) * (({times} * {K1 + 1.0}::float8) / ({times} + {K1}::float8"
        f" * ({1 - B}::float8 + {B}::float8 * length / CAST(:average AS float8))))"
    )


def _idf(rows: int, hits: int) -> float:
    found = math.log((rows - hits + 0.5) / (hits + 0.5))
    return found if found > 0 else LEAST
