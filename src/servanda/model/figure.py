"""Figures: how many, of what, in which period, counted by whom.

Rule: unlike counts are not a conflict. Two figures may be compared only where `scope` is equal.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.act import Attribution
from servanda.model.when import Temporal


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range; `low == high` for a plain number, None for an open side.

    "hundreds" is 200 to 999 and approximate; "at least 20,000" is 20,000 to None.
    """

    low: float | None
    high: float | None
    approximate: bool = False

    @property
    def bound(self) -> str:
        """Tell the least there is or may be ("floor") from the most ("ceiling"), "exact" from a "range"."""
        if self.low is None:
            return "ceiling"
        return "floor" if self.high is None else "exact" if self.low == self.high else "range"

    @property
    def exact(self) -> bool:
        """Tell whether one number was given."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as read. `counts` is a concept id or the counted words; `of` the entity counted or limited.

    `whom` are the words for the one of whom it counts, whether they name an entity or not. `period_kind`
    tells a calendar period from a fiscal one, from all the time "since" a day, and from a rate. `change` is
    "from" or "to" for the levels before and after, "by" for what lies between them, empty for a plain level.
    `confidence` is the chance that the amount, the unit and what is counted are all right. `excludes` are
    concept ids or words of what the count leaves out, `as_of` its cut-off within the period, `counted_by` the
    entity that counts, or the words for it.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    amount: Amount
    unit: str = ""
    counts: str = ""
    of: str | None = None
    whom: str = ""
    period: Temporal | None = None
    period_kind: str = ""  # calendar | fiscal | since | rate
    per: str = ""  # "year" for a yearly rate
    place: str | None = None
    excludes: tuple[str, ...] = ()
    as_of: Temporal | None = None
    counted_by: str | None = None
    said_by: tuple[Attribution, ...] = ()
    change: str = ""  # from | to | by
    confidence: float = 1.0

    @property
    def scope(self) -> tuple[str, str, str | None, str, str | None, tuple[str, ...], bool]:
        """What must be equal before two figures may be compared: a level is never compared with a change."""
        unlike = self.change == "by"
        return (self.unit, self.counts, self.of, self.per, self.place, self.excludes, unlike)
