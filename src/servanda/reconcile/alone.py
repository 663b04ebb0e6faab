"""The day from which one document counts, where it follows from that document alone.

Rule: what other documents might add to or change is not answered here; that takes all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from servanda.model.record import Judgement
from servanda.model.source import Published
from servanda.reconcile.clocks import known_day
from servanda.reconcile.dating import is_sure, own_day
from servanda.reconcile.judged import told_day


def known_alone(
    document: str,
    *,
    published: Published,
    read: Published,
    reader: str,
    decisions: Iterable[Judgement],
    recorded_at: str,
) -> date | None:
    """Find the first day on which a document counts as known, from itself and people's decisions on it.

    Args:
        document: its id.
        published: what its publications tell.
        read: what its own words tell; looked at only where `published` has no day.
        reader: who read it.
        decisions: at least those on the document itself, in any order.
        recorded_at: when it was recorded, ISO 8601 in UTC.

    Returns:
        None where the day depends on what other documents tell.
    """
    own = own_day(told_day(decisions, document), published, read)
    return known_day(own, recorded_at) if is_sure(own, reader) else None
