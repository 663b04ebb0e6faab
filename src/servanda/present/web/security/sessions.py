"""Sessions and personal tokens: long random words that are handed out once and kept as hashes.

Rule: whoever reads the database can come in with nothing that is in it. A session ends when it is not used,
and in any case after its longest time; a token ends on its day.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select, update

from servanda.errors import BadCall, UnknownId
from servanda.present.web.security import tables
from servanda.present.web.security.who import Role, Who
from servanda.present.web.settings import WebSettings
from servanda.store.engine import Bare, to_look, to_write

PREFIX = "svd_"  # tells a leaked token for what it is
TOUCHED = 60.0  # seconds after which being seen is written again
DAY = 86400.0
_WHO = """SELECT s.id, s.seen_at, s.account, a.name, a.role, a.cases
            FROM session s JOIN account a ON a.id = s.account
           WHERE s.hash = ? AND s.made_at >= ? AND s.seen_at >= ?"""


@dataclass(frozen=True, slots=True)
class Token:
    """A personal token, without the word itself."""

    id: int
    name: str
    role: Role
    cases: bool
    made_at: float
    ends_at: float
    used_at: float | None


class Sessions:
    """Who is signed in, and with which tokens programs come."""

    def __init__(self, engine: Engine, settings: WebSettings, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._bare = Bare(engine)
        self._settings = settings
        self._now = now

    def begin(self, account: int, old: str = "") -> str:
        """Begin a session, ending the one that the browser came with; gives what its cookie holds."""
        word, now = secrets.token_urlsafe(32), self._now()
        with to_write(self._engine) as connection:
            connection.execute(
                delete(tables.session).where(
                    (tables.session.c.hash == _hash(old))
                    | (tables.session.c.made_at < now - self._settings.lasting)
                    | (tables.session.c.seen_at < now - self._settings.idle)
                )
            )
            row = {"hash": _hash(word), "account": account, "made_at": now, "seen_at": now}
            connection.execute(insert(tables.session), row)
        return word

    def end(self, word: str) -> None:
        """End a session."""
        with to_write(self._engine) as connection:
            connection.execute(delete(tables.session).where(tables.session.c.hash == _hash(word)))

    def who(self, word: str) -> Who | None:
        """Who is signed in with a cookie; None where nobody is any more. Asked at every request."""
        now, table = self._now(), tables.session
        limits = (now - self._settings.lasting, now - self._settings.idle)
        with self._bare as connection:
            row = connection.execute(_WHO, (_hash(word), *limits)).fetchone()
        if row is None:
            return None
        session, seen_at, account, name, role, cases = row
        if now - seen_at > TOUCHED:
            with to_write(self._engine) as writing:
                writing.execute(update(table).where(table.c.id == session).values(seen_at=now))
        return Who(name, Role(role), bool(cases), account, session=session)

    def close(self) -> None:
        """Let go of the connection that is held for this."""
        self._bare.close()

    def make_token(self, who: Who, name: str, role: Role, days: int, cases: bool = False) -> str:
        """Make a token of somebody who is signed in; gives the word, which is shown this once.

        Raises:
            BadCall: it would be more than its owner, nameless, or last too long.
        """
        name = " ".join(name.split())[:80]
        if who.account is None:
            raise BadCall("there are no accounts", remedy="Make one under Accounts; the first is a keeper’s.")
        if not name:
            raise BadCall("a token needs a name", remedy="Name the program that will use it.")
        if role > who.role or (cases and not who.cases):
            raise BadCall("a token can do no more than its owner", remedy="Choose a lesser role.")
        if not 1 <= days <= self._settings.token_most:
            raise BadCall(
                f"a token lasts 1 to {self._settings.token_most} days", remedy="Choose a number of days."
            )
        word, now = PREFIX + secrets.token_urlsafe(32), self._now()
        row = {
            "hash": _hash(word), "account": who.account, "name": name, "role": int(role), "cases": cases,
            "made_at": now, "ends_at": now + days * DAY,
        }  # fmt: skip
        with to_write(self._engine) as connection:
            connection.execute(insert(tables.token), row)
        return word

    def tokens(self, account: int) -> tuple[Token, ...]:
        """The tokens of an account, the latest first; those that have ended too."""
        table = tables.token
        query = select(table).where(table.c.account == account).order_by(table.c.id.desc())
        with to_look(self._engine) as connection:
            return tuple(
                Token(
                    row.id, row.name, Role(row.role), bool(row.cases), row.made_at, row.ends_at, row.used_at
                )
                for row in connection.execute(query)
            )

    def remove_token(self, account: int, token: int) -> None:
        """End a token.

        Raises:
            UnknownId: the account has none of that number.
        """
        table = tables.token
        with to_write(self._engine) as connection:
            gone = connection.execute(delete(table).where(table.c.id == token, table.c.account == account))
            if not gone.rowcount:
                raise UnknownId("no such token", remedy="Open the page of your tokens again.")

    def bearer(self, word: str) -> Who | None:
        """Whose token this is; None where it is nobody's, or has ended."""
        now, table = self._now(), tables.token
        if not word.startswith(PREFIX):
            return None
        joined = table.join(tables.account, tables.account.c.id == table.c.account)
        query = (
            select(
                table.c.id, table.c.account, table.c.role, table.c.cases, table.c.used_at,
                tables.account.c.name, tables.account.c.role.label("most"),
                tables.account.c.cases.label("all"),
            )
            .select_from(joined)
            .where(table.c.hash == _hash(word), table.c.ends_at > now)
        )  # fmt: skip
        with to_look(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.used_at is None or now - row.used_at > TOUCHED:
            with to_write(self._engine) as connection:
                connection.execute(update(table).where(table.c.id == row.id).values(used_at=now))
        role = Role(min(row.role, row.most))
        return Who(row.name, role, bool(row.cases and row.all), row.account, token=row.id)


def _hash(word: str) -> str:
    # The words are random, so that one round is enough: there is nothing to guess from.
    return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
