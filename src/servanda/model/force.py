"""Instruments and the stretches in which each was in force, as they stand on a day.

Rule: where nothing tells, the state is *not-stated*; `because` has ids that lead down to assertions.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InForce:
    """A stretch of an instrument in one state: in-force, suspended, denounced, expired, not-stated.

    `low` and `high` are EDTF, as told; `high` None is until told otherwise. `by` are the parties that acted,
    `disputed_by` those that object to what they did.
    """

    low: str | None
    high: str | None
    state: str
    by: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An instrument on a day. `state` is of that day; *not-stated* where nothing tells.

    `until` (EDTF) is the end of its term as extended by that day; None where it has none, or none is told.
    """

    id: str
    title: str
    date: str | None = None
    until: str | None = None
    state: str = "not-stated"
    stretches: tuple[InForce, ...] = ()
    outside_knowledge: bool = False
    because: tuple[str, ...]
