"""What a reading notes of its own steps, for whoever asks why a sentence was read as it was.

Rule: nothing is kept unless a trace is handed to the reader; with one, each sentence leaves its clauses,
the hits of its frames and the drafts from which its assertions were made. `read.explained` makes sense of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.read.clauses import Clauses
    from servanda.read.drafts import Draft
    from servanda.read.frame import Frames
    from servanda.read.frame_hit import Hit, Setting


@dataclass(frozen=True, slots=True)
class Traced:
    """One sentence: its clauses, what its frames were tried with, and the hits they gave."""

    clauses: Clauses
    frames: Frames
    setting: Setting
    hits: tuple[Hit, ...]


@dataclass(slots=True)
class Trace:
    """The sentences of one reading in text order, and by assertion the draft that it was made of."""

    sentences: list[Traced] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)

    def take(self, clauses: Clauses, frames: Frames, setting: Setting, hits: Sequence[Hit]) -> None:
        """Keep a sentence, and let its statuses be noted from here on."""
        clauses.steps = {}
        self.sentences.append(Traced(clauses, frames, setting, tuple(hits)))
