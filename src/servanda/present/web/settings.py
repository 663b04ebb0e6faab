"""How a record is served: what the command line says, as one value that does not change.

Rule: every limit stands here once, with its unit. A server that is not told of accounts' protection by
the machine itself (loopback) is told of it by accounts; `present.cli.serving` refuses anything else.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

HOST = "127.0.0.1"
PORT = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How a record is served. Times are seconds, sizes are bytes."""

    host: str = HOST
    port: int = PORT
    address: str = ""  # under which people reach it, where that is not host and port (behind a proxy)
    https: bool = False  # whether this server itself speaks it

    idle: int = 2 * 3600  # a session that is not used ends
    lasting: int = 12 * 3600  # any session ends
    password_least: int = 12  # characters
    token_most: int = 366  # days that a token may last

    argon2: tuple[int, int, int] = (3, 64 * 1024, 4)  # rounds, KiB and lanes of a hashed password

    window: int = 15 * 60  # in which failed sign-ins are counted
    tries_by_name: int = 10
    tries_by_address: int = 30
    writes_a_minute: int = 120  # of one account
    reads_a_minute: int = 1200  # of one account, or of one address where nobody signed in; of each process

    body: int = 1024 * 1024  # of a request
    upload: int = 64 * 1024 * 1024  # of a request that brings documents

    patience: float = 0.5  # who comes while an answer is made anew waits so long before getting the older one
    rest: float = 4.0  # times as long as it took to make and draw, an answer is shown to those who read
    apart: int = 2_000  # assertions; answers of a larger record are made in a process of its own
    first: float = 90.0  # where there is no older one
    paper: int = 2_000  # lines of a PDF; each takes some ten milliseconds to set
    queue: float = 20.0  # for which a PDF waits for the one before it
    many: int = 20_000  # assertions; a larger record is asked about one track at a time
    kept: int = 400_000  # assertions in all answers that are kept at hand

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.address:
            return False
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by https, so that cookies may be kept to that."""
        return self.https or urlsplit(self.address).scheme == "https"
