"""The readings of one question as they were decoded, for as long as no other reading came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from servanda.model.event import Visible
from servanda.reconcile.remembered import Memory
from servanda.store.protocol import Store

_BESIDE = ("judgement", "problem", "dossier")  # entries that change no reading and no document
_LATER = 1000  # entries that are looked at; after more of them everything is read again


@dataclass(slots=True)
class Seen:
    """What is visible as of a revision, and what was worked out of it."""

    revision: int
    visible: tuple[Visible, ...]
    memory: Memory
    MOST: ClassVar[int] = 150_000  # assertions in all that a register holds decoded, beside the last asked
    REMEMBERED: ClassVar[int] = 20_000  # assertions; what follows from more of them is worked out each time

    @property
    def weight(self) -> int:
        """About how much room it takes, in assertions."""
        return 100 + sum(len(one.reading.assertions) for one in self.visible)

    def stands(self, store: Store, revision: int) -> bool:
        """Whether it is the same at a later revision."""
        if revision != self.revision:
            later = store.entries(self.revision, _LATER)
            if len(later) == _LATER or any(one.kind not in _BESIDE for one in later):
                return False
            self.revision = revision
        return True
