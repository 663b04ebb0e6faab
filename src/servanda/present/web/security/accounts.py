"""Accounts: names, roles, passwords.

Rule: while there are accounts there is a keeper among them, so that nobody is locked out of a record that
only its keepers can open.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from servanda.errors import BadCall, UnknownId
from servanda.present.web.security import tables
from servanda.present.web.security.passwords import Passwords
from servanda.present.web.security.who import Role
from servanda.store.engine import Bare, to_look, to_write

LONGEST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Account:
    """One account, without its password."""

    id: int
    name: str
    role: Role
    cases: bool
    made_at: float


def there_are(folder: Path) -> bool:
    """Tell whether a record has accounts, and make nothing where it has none."""
    if not (folder / tables.FILE).exists():
        return False
    engine = tables.open_accounts(folder)
    try:
        with to_look(engine) as connection:
            return connection.execute(select(tables.account.c.id).limit(1)).first() is not None
    finally:
        engine.dispose()


class Accounts:
    """The accounts of a record."""

    def __init__(self, engine: Engine, passwords: Passwords, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._bare = Bare(engine)
        self._passwords = passwords
        self._now = now

    def any(self) -> bool:
        """Tell whether there is an account; asked at every request."""
        with self._bare as connection:
            return connection.execute("SELECT 1 FROM account LIMIT 1").fetchone() is not None

    def close(self) -> None:
        """Let go of the connection that is held for this."""
        self._bare.close()

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with to_look(self._engine) as connection:
            rows = connection.execute(select(tables.account).order_by(tables.account.c.key))
            return tuple(_account(row) for row in rows)

    def named(self, name: str) -> Account:
        """The account of a name.

        Raises:
            UnknownId: there is none.
        """
        with to_look(self._engine) as connection:
            return self._named(connection, name)

    def add(self, name: str, password: str, role: Role, cases: bool = False) -> Account:
        """Make an account.

        Raises:
            BadCall: the name is taken or no name, the password is too weak, or the first is no keeper.
        """
        name = _name(name)
        kept = self._passwords.hash(password, name)
        with to_write(self._engine) as connection:
            if connection.execute(
                select(tables.account.c.id).where(tables.account.c.key == _key(name))
            ).first():
                raise BadCall(f"there is an account {name} already", remedy="Choose another name.")
            if role < Role.KEEPER and not self._keepers(connection):
                raise BadCall(
                    "the first account must be a keeper's", remedy="Add a keeper first; others can follow."
                )
            row = {
                "key": _key(name), "name": name, "role": int(role), "cases": cases, "password": kept,
                "made_at": self._now(),
            }  # fmt: skip
            connection.execute(insert(tables.account), row)
            return self._named(connection, name)

    def set_role(self, name: str, role: Role, cases: bool) -> Account:
        """Give an account another role.

        Raises:
            UnknownId: there is no such account.
            BadCall: it is the last keeper's.
        """
        with to_write(self._engine) as connection:
            found = self._named(connection, name)
            if found.role is Role.KEEPER and role < Role.KEEPER and self._keepers(connection) == 1:
                raise BadCall(f"{found.name} is the last keeper", remedy="Make somebody else a keeper first.")
            connection.execute(
                update(tables.account)
                .where(tables.account.c.id == found.id)
                .values(role=int(role), cases=cases)
            )
            return self._named(connection, name)

    def set_password(self, name: str, password: str, but: int | None = None) -> Account:
        """Give an account another password, which ends its sessions but for one.

        Where none is named, somebody else set it, and the tokens end too.

        Raises:
            UnknownId: there is no such account.
            BadCall: the password is too weak.
        """
        found = self.named(name)
        kept = self._passwords.hash(password, found.name)
        with to_write(self._engine) as connection:
            connection.execute(
                update(tables.account).where(tables.account.c.id == found.id).values(password=kept)
            )
            others = delete(tables.session).where(tables.session.c.account == found.id)
            connection.execute(others if but is None else others.where(tables.session.c.id != but))
            if but is None:  # somebody else set it: whatever was handed out before may be in wrong hands
                connection.execute(delete(tables.token).where(tables.token.c.account == found.id))
        return found

    def remove(self, name: str) -> Account:
        """Take an account away, with its sessions and tokens; its name stays on what it did.

        Raises:
            UnknownId: there is no such account.
            BadCall: it is the last keeper's, and there are others.
        """
        with to_write(self._engine) as connection:
            found = self._named(connection, name)
            count = connection.execute(select(func.count()).select_from(tables.account)).scalar() or 0
            if found.role is Role.KEEPER and self._keepers(connection) == 1 and count > 1:
                raise BadCall(f"{found.name} is the last keeper", remedy="Make somebody else a keeper first.")
            connection.execute(delete(tables.account).where(tables.account.c.id == found.id))
        return found

    def verify(self, name: str, password: str) -> Account | None:
        """The account whose name and password these are; None where they are nobody's."""
        with to_look(self._engine) as connection:
            query = select(tables.account).where(tables.account.c.key == _key(name))
            row = connection.execute(query).first()
        kept = row.password if row is not None else None
        if not self._passwords.verify(kept, password) or row is None:
            return None
        if self._passwords.is_outdated(row.password):
            renewed = self._passwords.rehash(password)
            with to_write(self._engine) as connection:
                connection.execute(
                    update(tables.account)
                    .where(tables.account.c.id == row.id, tables.account.c.password == row.password)
                    .values(password=renewed)
                )
        return _account(row)

    def _named(self, connection: Connection, name: str) -> Account:
        row = connection.execute(select(tables.account).where(tables.account.c.key == _key(name))).first()
        if row is None:
            raise UnknownId(
                f"no account {name.strip()[:LONGEST]}", remedy="They are shown by: servanda account list"
            )
        return _account(row)

    def _keepers(self, connection: Connection) -> int:
        table = tables.account
        query = select(func.count()).select_from(table).where(table.c.role == int(Role.KEEPER))
        return connection.execute(query).scalar() or 0


def _account(row: object) -> Account:
    return Account(row.id, row.name, Role(row.role), bool(row.cases), row.made_at)  # type: ignore[attr-defined]


def _name(name: str) -> str:
    name = " ".join(unicodedata.normalize("NFKC", name).split())
    if not name or len(name) > LONGEST or any(unicodedata.category(one)[0] == "C" for one in name):
        raise BadCall(
            f"this is no name for an account: {name[:LONGEST]!r}", remedy="Give the name of a person."
        )
    return name


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name[: 4 * LONGEST]).split()).casefold()
