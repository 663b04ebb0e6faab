"""Who a request comes from, and whether it may come in at all.

Rule: without accounts only this machine is served, under a name of this machine, and through no proxy; who
sits at it is the keeper. With accounts nobody is anybody before signing in.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from fastapi import Request
from sqlalchemy import select

from servanda.present.web.refusals import NotSignedIn, Refused
from servanda.present.web.security import csrf, tables
from servanda.present.web.security.accounts import Accounts
from servanda.present.web.security.audit import Audit
from servanda.present.web.security.limits import Limits
from servanda.present.web.security.pace import Pace
from servanda.present.web.security.passwords import Passwords
from servanda.present.web.security.sessions import Sessions
from servanda.present.web.security.who import Role, Who
from servanda.present.web.settings import WebSettings
from servanda.store.engine import to_look

LOCAL = ("localhost", "127.0.0.1", "[::1]")
PROXIES = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True, slots=True)
class Entry:
    """How a request came in. `fresh` is set where the browser had no cookie and is to be given this one."""

    who: Who | None
    address: str
    cookie: str
    csrf: str
    fresh: bool
    accounts: bool  # whether there are any


class Gate:
    """The gate of one record."""

    def __init__(
        self, folder: Path, settings: WebSettings, by: str = "", now: Callable[[], float] = time.time
    ) -> None:
        self._engine = tables.open_accounts(folder)
        self._settings = settings
        self._by = by
        self.accounts = Accounts(self._engine, Passwords(settings), now)
        self.sessions = Sessions(self._engine, settings, now)
        self.limits = Limits(self._engine, now)
        self.pace = Pace(now)
        self.audit = Audit(self._engine, now)
        with to_look(self._engine) as connection:
            query = select(tables.secret.c.value).where(tables.secret.c.name == "forms")
            self._key = bytes(connection.execute(query).scalar_one())

    @property
    def cookie(self) -> str:
        """The name of the cookie; two records on one machine have two."""
        if self._settings.secure:
            return "__Host-servanda"
        return f"servanda-{self._settings.port}"

    def enter(self, request: Request) -> Entry:
        """Find out who asks.

        Raises:
            Refused: nobody may ask in this way.
            NotSignedIn: the token of the API is nobody's.
        """
        accounts = self.accounts.any()
        address = request.client.host if request.client else ""
        if not accounts:
            self._must_be_here(request)
        bearer = self._bearer(request) if accounts else None
        if bearer is not None:
            return Entry(bearer, address, "", "", False, accounts)
        cookie = request.cookies.get(self.cookie, "")
        if accounts:
            who = self.sessions.who(cookie) if cookie else None
        else:
            who = Who(self._by, Role.KEEPER, cases=True)
        fresh = not 20 <= len(cookie) <= 200
        if fresh:
            cookie = secrets.token_urlsafe(32)
        return Entry(who, address, cookie, csrf.token(self._key, cookie), fresh, accounts)

    def entered(self, cookie: str, entry: Entry, who: Who | None) -> Entry:
        """The same entry after signing in or out, with the cookie that the browser has from now on."""
        return Entry(who, entry.address, cookie, csrf.token(self._key, cookie), True, entry.accounts)

    def count_write(self, entry: Entry) -> None:
        """Count something that changes the record or the accounts.

        Raises:
            Refused: there were too many within a minute.
        """
        who = entry.who
        key = f"write:{who.account}" if who is not None else f"write:{entry.address}"
        self.limits.count(key, self._settings.writes_a_minute, 60.0)

    def count_read(self, entry: Entry) -> None:
        """Count something that is only read; the one at the machine, where there are no accounts, may.

        Raises:
            Refused: there was too much within a minute.
        """
        if entry.accounts:
            key = entry.address if entry.who is None else f"account {entry.who.account}"
            self.pace.count(key, self._settings.reads_a_minute)

    def count_guess(self, request: Request) -> None:
        """Count a token that is nobody's, by the address that it came from.

        Raises:
            Refused: there were too many within a minute.
        """
        self.pace.count(request.client.host if request.client else "", self._settings.reads_a_minute)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.accounts.close()
        self.sessions.close()
        self._engine.dispose()

    def _must_be_here(self, request: Request) -> None:
        host = request.headers.get("host", "").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if not self._settings.loopback or name not in LOCAL or any(one in request.headers for one in PROXIES):
            # A name that was made to point here by somebody else's server, or a proxy that lets others in.
            raise Refused(
                403,
                "without accounts this record is served to its own machine alone",
                remedy="Open it by http://127.0.0.1 there. Accounts, made there, let others in.",
            )

    def _bearer(self, request: Request) -> Who | None:
        scheme, _, word = request.headers.get("authorization", "").partition(" ")
        if not scheme or not request.url.path.startswith("/api"):
            return None
        who = self.sessions.bearer(word.strip()) if scheme.lower() == "bearer" else None
        if who is None:
            raise NotSignedIn
        return who
