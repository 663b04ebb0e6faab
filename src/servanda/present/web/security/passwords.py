"""Passwords to argon2 hashes and back to yes or no.

Rule: a name that nobody has costs the same work as one that somebody has, so that time tells nothing.
A hash made with other parameters than today's is made anew when its password is next seen.
"""

from __future__ import annotations

import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from servanda.errors import BadCall
from servanda.present.web.settings import WebSettings

MOST = 1024  # characters; what is longer is no password, and would cost work
AT_ONCE = 2  # each takes its memory while it runs


class Passwords:
    """Hashes and verifies by the parameters of a site."""

    def __init__(self, settings: WebSettings) -> None:
        rounds, memory, lanes = settings.argon2
        self._hasher = PasswordHasher(rounds, memory, lanes)
        self._least = settings.password_least
        self._turns = BoundedSemaphore(AT_ONCE)
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def hash(self, password: str, name: str = "") -> str:
        """Hash a new password.

        Raises:
            BadCall: it is too short, too long, or holds the name.
        """
        password = _form(password)
        if len(password) < self._least:
            raise BadCall(
                f"the password has fewer than {self._least} characters",
                remedy="Take a longer one; several words are good.",
            )
        if len(password) > MOST:
            raise BadCall(f"the password has more than {MOST} characters", remedy="Take a shorter one.")
        if len(set(password)) < 5 or (name and _form(name).casefold() in password.casefold()):
            raise BadCall(
                "the password is easily guessed", remedy="Take several words that are not your name."
            )
        return self.rehash(password)

    def rehash(self, password: str) -> str:
        """Hash a password that is in use, whatever is asked of new ones."""
        with self._turns:
            return self._hasher.hash(_form(password))

    def verify(self, kept: str | None, password: str) -> bool:
        """Tell whether this is the password of a hash; of None it is not, after the same work."""
        if len(password) > MOST:
            password = ""
        with self._turns:
            try:
                return self._hasher.verify(kept or self._nobody, _form(password)) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)


def _form(password: str) -> str:
    # The same characters typed on another keyboard may come composed otherwise.
    return unicodedata.normalize("NFKC", password)
