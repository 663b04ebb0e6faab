"""From the address of a database to the record in it, where what speaks with servers is installed.

Rule: the driver is an extra, and is loaded only for a record that is on a server.
"""

from __future__ import annotations

from importlib.util import find_spec

from servanda.errors import BadCall
from servanda.store.postgres.address import without_password
from servanda.store.record import RecordStore

__all__ = ["is_record", "open_store", "without_password"]


def open_store(address: str, create: bool = False) -> RecordStore:
    """Open the record in a database; `create` makes it where there is none yet.

    Raises:
        BadCall: the driver is not installed.
        BadRecord: there is none, or it cannot be had.
    """
    _need_driver()
    from servanda.store.postgres import opening

    return opening.open_store(address, create=create)


def is_record(address: str) -> bool:
    """Tell whether there is a record in a database.

    Raises:
        BadCall: the driver is not installed.
        BadRecord: it is another program's, or cannot be had.
    """
    _need_driver()
    from servanda.store.postgres import opening

    return opening.is_record(address)


def _need_driver() -> None:
    if find_spec("psycopg") is None:
        raise BadCall(
            "a record on a server needs the extra `postgres` (psycopg is not installed)",
            remedy='Install it with: pip install "servanda[postgres]"',
        )
