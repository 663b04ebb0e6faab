"""One assertion on the record's clock, with all that tells from which day its document was known.

Rule: an assertion counts where the reading that stood at that time holds it. The statements go to sqlite3
itself: they are look-ups by key, and what SQLAlchemy adds to each would cost more than they do.
"""

from __future__ import annotations

import json
import sqlite3

from servanda.errors import UnknownId
from servanda.model.record import Assertion, Judgement, Reading
from servanda.model.source import Published
from servanda.store.document_rows import dated_by
from servanda.store.packing import unpack
from servanda.store.protocol import Point

LAST = "SELECT payload FROM assertion WHERE id = ? ORDER BY seq DESC LIMIT 1"
# All in one statement, which sees one state of the record without a transaction. A document is recorded with
# its first publication; its own row is left alone, for there the time stands behind the text.
AS_OF = """
SELECT assertion.payload, assertion.document, assertion.reading, reading.reader,
       assertion.reading = (
           SELECT entry.subject FROM entry JOIN reading ON reading.id = entry.subject
            WHERE entry.kind = 'reading' AND entry.document = assertion.document
              AND entry.recorded_at <= :until
            ORDER BY reading.reader = 'hand' DESC, entry.seq DESC LIMIT 1),
       (SELECT json_group_array(payload) FROM (
           SELECT payload FROM publication
            WHERE document = assertion.document AND recorded_at <= :until ORDER BY seq)),
       (SELECT min(recorded_at) FROM publication WHERE document = assertion.document),
       (SELECT json_group_array(payload) FROM (
           SELECT payload FROM judgement
            WHERE subject = assertion.document AND recorded_at <= :until ORDER BY seq))
  FROM assertion JOIN reading ON reading.id = assertion.reading
 WHERE assertion.id = :name ORDER BY assertion.seq DESC"""
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
    rows = connection.execute(AS_OF, {"name": name, "until": until}).fetchall()
    if not rows:
        raise _unknown(name)
    for payload, document, reading, reader, stands, publications, recorded_at, decisions in rows:
        if stands:
            where = f"document {document}"
            days = [unpack(Published, one, where) for one in json.loads(publications)]
            published = days[0] if len(days) == 1 else days[dated_by(days)]
            return Point(
                assertion=unpack(Assertion, payload, f"assertion {name}"),
                published=published,
                read=Published() if published.value is not None else _read(connection, reading),
                reader=reader,
                decisions=tuple(
                    unpack(Judgement, one, f"a judgement on {where}") for one in json.loads(decisions)
                ),
                recorded_at=recorded_at,
            )
    return None


def _read(connection: sqlite3.Connection, name: str) -> Published:
    (payload,) = connection.execute(READ, (name,)).fetchone()
    return unpack(Reading, payload, f"reading {name}").published


def _unknown(name: str) -> UnknownId:
    return UnknownId(f"no assertion {name}", remedy="Every answer with --json gives the ids behind it.")
