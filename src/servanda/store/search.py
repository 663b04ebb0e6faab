"""From a person's words to places in the canonical texts.

Rule: the database finds and ranks; where the words stand is told by marks around them, counted back to code
points of the original, so that a snippet can be cited like any evidence.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from servanda.model.source import Evidence
from servanda.store import fts5 as in_sqlite
from servanda.store.postgres import finding as in_postgresql
from servanda.store.protocol import Hit
from servanda.store.query import Term, fts5, terms_of
from servanda.store.words import marked

Row = Mapping[str, object]
Finder = Callable[
    [Connection, str, Sequence[Term], Mapping[str, object], Collection[str], Collection[str] | None],
    Sequence[Row],
]

AROUND = 70  # code points of context on each side of the words
PER_DOCUMENT = 5  # snippets of one text, so that a long one does not fill the page
# Each database's way to the rows of a table that hold the words, best first, with marks around these.
FINDERS: dict[str, Finder] = {"sqlite": in_sqlite.rows, "postgresql": in_postgresql.rows}
TABLES = ("statement", "document")  # in the order in which places are told


def find(
    connection: Connection,
    words: str,
    *,
    until: str,
    readings: Collection[str],
    among: Collection[str] | None,
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
    terms = terms_of(words)
    finder = FINDERS[connection.dialect.name]
    asked = {"query": fts5(terms), "mark": mark, "until": until, "limit": limit}
    for table in TABLES:
        for row in finder(connection, table, terms, asked, readings, among):
            yield from _hits(row, mark)


def find_in(rows: Sequence[Row], words: str) -> Iterator[Hit]:
    """Yield the places of words in rows of no database: `document`, `id`, `offset` and `text`."""
    mark = f"\x02{secrets.token_hex(8)}\x03"
    for row, marked_ in zip(
        rows, marked([str(one["text"]) for one in rows], fts5(terms_of(words)), mark), strict=True
    ):
        if marked_ is not None:
            yield from _hits({**row, "marked": marked_}, mark)


def _hits(row: Row, mark: str) -> Iterator[Hit]:
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
