"""Who asks, and what they may.

Rule: a role holds all that the lesser ones may. Single cases are shown to those only whose account says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What an account is for, each with what the one before it may."""

    READER = 1  # reads
    REVIEWER = 2  # decides
    KEEPER = 3  # adds documents, keeps accounts

    @property
    def word(self) -> str:
        """Its name as people write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is known: by an account, by a token of theirs, or as the one at the machine."""

    name: str
    role: Role
    cases: bool = False
    account: int | None = None  # None is the one at the machine, where there are no accounts
    token: int | None = None  # of the API, where they came with one
    session: int | None = None

    def may(self, role: Role) -> bool:
        """Tell whether this is somebody of a role."""
        return self.role >= role
