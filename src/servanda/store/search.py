"""From a person's words to places in the canonical texts.

Rule: FTS5 finds and ranks; where the words stand is told by marks around them, counted back to code points
of the original, so that a snippet can be cited like any evidence.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, text

from servanda.errors import BadCall
from servanda.model.source import Evidence
from servanda.store.protocol import Hit

AROUND = 70  # code points of context on each side of the words
PER_DOCUMENT = 5  # snippets of one text, so that a long one does not fill the page
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")

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


def match_query(words: str) -> str:
    """Turn what a person types into an FTS5 query in which nothing is an operator.

    Raises:
        BadCall: there is no word in it.
    """
    terms = []
    for quoted, plain in _TERM.findall(words):
        inner = _WORD.findall(quoted or plain)
        if inner:
            terms.append(f'"{" ".join(inner)}"' + ("*" if plain.endswith("*") else ""))
    if not terms:
        raise BadCall(
            f"nothing to search for in {words!r}", remedy='Give words, as in: search "exit permits"'
        )
    return " ".join(terms)


def find(
    connection: Connection,
    words: str,
    *,
    until: str,
    readings: Iterable[str],
    among: Iterable[str] | None,
    limit: int,
) -> Iterator[Hit]:
    """Yield places in statements first, then in texts, each in order of rank.

    Args:
        connection: in a transaction.
        words: as typed.
        until: the last stamp of documents that count.
        readings: the ids of the readings that count.
        among: the ids of the documents to look in; None is all.
        limit: how many statements and how many texts to look at.
    """
    # No text holds this mark but by a chance of 2**-64.
    mark = f"\x02{secrets.token_hex(8)}\x03"
    bound = {
        "query": match_query(words),
        "mark": mark,
        "until": until,
        "readings": json.dumps(list(readings)),
        "among": None if among is None else json.dumps(list(among)),
        "limit": limit,
    }
    for query in _QUERIES.values():
        for row in connection.execute(text(query), bound).mappings():
            yield from _hits(dict(row), mark)


def _hits(row: Mapping[str, object], mark: str) -> Iterator[Hit]:
    body, offset = str(row["text"]), int(str(row["offset"]))
    statement = None if row["id"] is None else str(row["id"])
    for window in _windows(_places(str(row["marked"]), mark))[:PER_DOCUMENT]:
        start, end = _widen(body, window[0][0], window[-1][1])
        snippet = Evidence(str(row["document"]), offset + start, offset + end, body[start:end])
        matches = tuple((offset + first, offset + last) for first, last in window)
        yield Hit(str(row["document"]), snippet, matches, statement)


def _places(marked: str, mark: str) -> list[tuple[int, int]]:
    """Where marked words stand in the text without the marks."""
    pieces = marked.split(mark)
    edges, at = [], 0
    for piece in pieces[:-1]:
        at += len(piece)
        edges.append(at)
    return list(zip(edges[::2], edges[1::2], strict=True))


def _windows(places: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Group words that one snippet can show, those with most words first."""
    windows: list[list[tuple[int, int]]] = []
    for place in places:
        if windows and place[1] - windows[-1][0][0] <= 2 * AROUND:
            windows[-1].append(place)
        else:
            windows.append([place])
    return sorted(windows, key=len, reverse=True)


def _widen(body: str, start: int, end: int) -> tuple[int, int]:
    """Take in context up to whole words, within the paragraph."""
    first = max(body.rfind("\n", 0, start) + 1, start - AROUND, 0)
    stop = body.find("\n", end)
    last = min(len(body) if stop < 0 else stop, end + AROUND)
    if first > 0 and body[first - 1] not in "\n ":
        first = min(body.find(" ", first, start) + 1 or start, start)
    if last < len(body) and body[last] not in "\n ":
        last = max(body.rfind(" ", end, last), end)
    while first < start and body[first].isspace():
        first += 1
    while last > end and body[last - 1].isspace():
        last -= 1
    return first, last
