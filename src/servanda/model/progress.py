"""How far long work has come, as it is told to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` things, and the name of the last one done."""

    done: int
    total: int
    item: str
