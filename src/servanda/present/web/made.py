"""A question to an answer of the record, wherever it is made: in this process or in one of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from servanda.errors import ServandaError
from servanda.model.view import View
from servanda.present.web.clocks import Clocks
from servanda.present.web.registers import Files, Registers

MadeFrom = tuple[Files, str]  # the files beside the record, and the day of today


class Asked(NamedTuple):
    """A question, and whether single cases may be in its answer."""

    clocks: Clocks
    cases: bool = False


class Busy(ServandaError):
    """The answer is still being worked out."""


@dataclass(frozen=True, slots=True)
class Made:
    """A view, the last entry that it was made of and its time, and seconds of the processor that it took.

    `number` names the view in the process that made it; 0 is that no other view can lean on it.
    """

    view: View
    revision: int
    recorded_at: str
    made_from: MadeFrom
    took: float
    number: int = 0


def made_from(registers: Registers) -> MadeFrom:
    """What an answer without a moment of the record rests on besides the record."""
    return registers.files(), datetime.now(UTC).date().isoformat()


def make(registers: Registers, asked: Asked) -> Made:
    """Make an answer here.

    Raises:
        UnknownId: there is no such track.
    """
    clocks = asked.clocks
    began, rests = time.thread_time(), made_from(registers)
    with registers.own() as register:
        # Read before the answer is made: what comes meanwhile is taken as not in it.
        revision, last = register.store.revision(), register.store.last_recorded()
        scope = register.scope(clocks.track, clocks.recorded_by) if clocks.track else None
        view = register.view(clocks.on, clocks.known_by, clocks.recorded_by, scope=scope, cases=asked.cases)
    return Made(view, revision, last or "", rests, time.thread_time() - began)
