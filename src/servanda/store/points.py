"""One assertion on the record's clock, with all that tells from which day its document was known.

Rule: an assertion counts where the reading that stood at that time holds it. The statements go to the driver
itself: they are look-ups by key, and what SQLAlchemy adds to each would cost more than they do.
"""

from __future__ import annotations

import json
from functools import cache

from servanda.errors import UnknownId
from servanda.model.record import Assertion, Judgement, Reading
from servanda.model.source import Published
from servanda.store.database import Ask
from servanda.store.document_rows import dated_by
from servanda.store.packing import unpack
from servanda.store.protocol import Point

# No LIMIT: a server that knows no better would go through the whole table backwards for it.
LAST = "SELECT payload FROM assertion WHERE id = :name ORDER BY seq DESC"
# All in one statement, which sees one state of the record without a transaction. A document is recorded with
# its first publication; its own row is left alone, for there the time stands behind the text.
AS_OF = """
SELECT assertion.payload, assertion.document, assertion.reading, reading.reader,
       assertion.reading = (
           SELECT entry.subject FROM entry JOIN reading ON reading.id = entry.subject
            WHERE entry.kind = 'reading' AND entry.document = assertion.document
              AND entry.recorded_at <= :until
            ORDER BY reading.reader = 'hand' DESC, entry.seq DESC LIMIT 1),
       (SELECT GATHERED FROM (
           SELECT payload FROM publication
            WHERE document = assertion.document AND recorded_at <= :until ORDER BY seq) AS told),
       (SELECT min(recorded_at) FROM publication WHERE document = assertion.document),
       (SELECT GATHERED FROM (
           SELECT payload FROM judgement
            WHERE subject = assertion.document AND recorded_at <= :until ORDER BY seq) AS decided)
  FROM assertion JOIN reading ON reading.id = assertion.reading
 WHERE assertion.id = :name ORDER BY assertion.seq DESC"""
READ = "SELECT payload FROM reading WHERE id = :name"


def assertion(ask: Ask, name: str) -> Assertion:
    """One assertion, as in the last reading that holds it.

    Raises:
        UnknownId: no reading ever held one of that id.
    """
    found = ask(LAST, {"name": name})
    if not found:
        raise _unknown(name)
    return unpack(Assertion, found[0][0], f"assertion {name}")


def point(ask: Ask, gathered: str, name: str, until: str) -> Point | None:
    """Look one assertion up as of a time; None where no reading that stood then holds it.

    Raises:
        UnknownId: no reading ever held one of that id.
    """
    rows = ask(_as_of(gathered), {"name": name, "until": until})
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
                read=Published() if published.value is not None else _read(ask, reading),
                reader=reader,
                decisions=tuple(
                    unpack(Judgement, one, f"a judgement on {where}") for one in json.loads(decisions)
                ),
                recorded_at=recorded_at,
            )
    return None


@cache
def _as_of(gathered: str) -> str:
    return AS_OF.replace("GATHERED", gathered)


def _read(ask: Ask, name: str) -> Published:
    ((payload,),) = ask(READ, {"name": name})
    return unpack(Reading, payload, f"reading {name}").published


def _unknown(name: str) -> UnknownId:
    return UnknownId(f"no assertion {name}", remedy="Every answer with --json gives the ids behind it.")
