"""What a request is refused for: a status, what happened, and what to do.

Rule: a page and the API tell the same; `errors` writes it as one or the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from servanda.errors import ServandaError


class Refused(ServandaError):
    """A request that is not met."""

    def __init__(
        self, status: int, what: str, *, remedy: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(what, remedy=remedy)
        self.status = status
        self.headers = dict(headers or {})


class NotSignedIn(Refused):
    """Nobody is known to ask; a page leads to the sign-in."""

    def __init__(self) -> None:
        super().__init__(
            401, "you are not signed in", remedy="Sign in first.", headers={"WWW-Authenticate": "Bearer"}
        )
