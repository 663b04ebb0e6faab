"""Whether all that a record keeps is still what was put in: problems, one for each thing that is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from servanda.errors import BadRecord
from servanda.model.ids import content_id
from servanda.model.record import Problem
from servanda.store import looking, scoping, standing, tables
from servanda.store.database import Database
from servanda.store.evidence import check_evidence
from servanda.store.naming import named_by

_RESTORE = "Restore the record from a backup, or make a new one and add the documents again."


def check(connection: Connection, database: Database) -> Iterator[Problem]:
    """Verify the database, every document's bytes against its hash, and every quote against its text."""
    where = database.where
    for message in database.damages(connection):
        yield _problem(where, message)
    kept = {document.id: document for document, _ in looking.documents(connection, looking.FOREVER)}
    table = tables.original
    for name, data in connection.execute(select(table.c.document, table.c.data)):
        # Damage may have made text of a blob.
        whole = data if isinstance(data, bytes) else str(data).encode()
        if hashlib.sha256(whole).hexdigest() != kept[name].sha256:
            yield _problem(kept[name].file, "the bytes are not those that were added", name)
    names = connection.execute(select(tables.reading.c.id).order_by(tables.reading.c.seq)).scalars().all()
    for name in names:
        try:
            reading = standing.readings(connection, [name])[name]
            check_evidence(reading, kept[reading.document])
            if scoping.named(connection, name) != named_by(reading):
                yield _problem(where, f"the ids under which reading {name} is found are not those it names")
        except BadRecord as error:
            yield _problem(error.where or where, f"{error.what} (reading {name})")


def _problem(where: str, what: str, document: str | None = None) -> Problem:
    return Problem(
        id=content_id("p", where, what), where=where, what=what, remedy=_RESTORE, document=document
    )
