"""Which decisions stand: those that nobody took back.

Rule: what counts is told by `reconcile.judged`, here as there; who shows decisions asks this room.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.model.record import Judgement
from servanda.reconcile.judged import in_force


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give the judgements in force, oldest first; to take back a taking-back restores."""
    return tuple(in_force(judgements))
