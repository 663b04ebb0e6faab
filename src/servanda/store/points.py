"""One assertion on the record's clock, with all that tells from which day its document was known.

Rule: an assertion counts where the reading that stood at that time holds it. The statements go to sqlite3
itself: they are look-ups by key, and what SQLAlchemy adds to each would cost more than they do.
"""

from __future__ import annotations

import sqlite3

from servanda.errors import UnknownId
from servanda.model.record import Assertion, Judgement, Reading
from servanda.model.source import Published
from servanda.store.document_rows import dated_by
from servanda.store.packing import unpack
from servanda.store.protocol import Point

LAST = "SELECT payload FROM assertion WHERE id = ? ORDER BY seq DESC LIMIT 1"
# Of the readings that hold an assertion of this id, the one that stood then; by hand outranks by machine.
HOLDING = """
SELECT assertion.payload, assertion.document, assertion.reading, reading.reader,
       document.recorded_at,
       assertion.reading = (
           SELECT entry.subject FROM entry JOIN reading ON reading.id = entry.subject
            WHERE entry.kind = 'reading' AND entry.document = assertion.document AND entry.recorded_at <= ?
            ORDER BY reading.reader = 'hand' DESC, entry.seq DESC LIMIT 1)
  FROM assertion
  JOIN reading ON reading.id = assertion.reading
  JOIN document ON document.id = assertion.document
 WHERE assertion.id = ? ORDER BY assertion.seq DESC"""
PUBLISHED = "SELECT payload FROM publication WHERE document = ? AND recorded_at <= ? ORDER BY seq"
DECIDED = "SELECT payload FROM judgement WHERE subject = ? AND recorded_at <= ? ORDER BY seq"
READ = "SELECT payload FROM reading WHERE id = ?"


def assertion(connection: sqlite3.Connection, name: str) -> Assertion:
    """One assertion, as in the last reading that holds it.

    Raises:
        UnknownId: no reading ever held one of that id.
    """
    row = connection.execute(LAST, (name,)).fetchone()
    if row is None:
        raise _unknown(name)
    return unpack(Assertion, row[0], f"assertion {name}")


def point(connection: sqlite3.Connection, name: str, until: str) -> Point | None:
    """Look one assertion up as of a time; None where no reading that stood then holds it.

    Raises:
        UnknownId: no reading ever held one of that id.
    """
    rows = connection.execute(HOLDING, (until, name)).fetchall()
    if not rows:
        raise _unknown(name)
    for payload, document, reading, reader, recorded_at, stands in rows:
        if stands:
            where = f"document {document}"
            told = connection.execute(PUBLISHED, (document, until)).fetchall()
            decided = connection.execute(DECIDED, (document, until)).fetchall()
            days = [unpack(Published, one, where) for (one,) in told]
            published = days[0] if len(days) == 1 else days[dated_by(days)]
            return Point(
                assertion=unpack(Assertion, payload, f"assertion {name}"),
                published=published,
                read=Published() if published.value is not None else _read(connection, reading),
                reader=reader,
                decisions=tuple(unpack(Judgement, one, f"a judgement on {where}") for (one,) in decided),
                recorded_at=recorded_at,
            )
    return None


def _read(connection: sqlite3.Connection, name: str) -> Published:
    (payload,) = connection.execute(READ, (name,)).fetchone()
    return unpack(Reading, payload, f"reading {name}").published


def _unknown(name: str) -> UnknownId:
    return UnknownId(f"no assertion {name}", remedy="Every answer with --json gives the ids behind it.")
