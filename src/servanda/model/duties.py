"""Commitments and whether they were performed, period by period, as it stands on a day.

Rule: a state never goes beyond the evidence; `because` has ids that lead down to assertions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.figure import Amount
from servanda.model.ids import content_id
from servanda.model.when import When


class PerformanceState(StrEnum):
    """Whether a commitment was performed in a period, never beyond the evidence."""

    PERFORMED = "performed"
    PERFORMED_IN_PART = "performed-in-part"
    NOT_PERFORMED = "not-performed"
    ALLEGED_NOT_PERFORMED = "alleged-not-performed"
    DISPUTED = "disputed"
    NO_EVIDENCE = "no-evidence"
    NOT_YET_DUE = "not-yet-due"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count that measures a commitment in a period, and what it lets one conclude (None: nothing).

    `as_of` is its cut-off, None where it is of the whole period. `counted_by` is an entity id or a name,
    `own` tells that it is the obligor's, `against` that it is the other side's word against the obligor.
    `level`: it tells how much there was on its day, and nothing of the other days of the period.
    """

    figure: str
    amount: Amount
    as_of: When | None = None
    counted_by: str = ""
    own: bool = False
    against: bool = False
    verdict: PerformanceState | None = None
    level: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What was foretold or promised of a period: `met` or not, by whom (names; none: the publisher)."""

    met: bool
    by: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Whether a commitment was performed in a period (None: no period can be told).

    `name` is what the period is called: FY2007. `own_word`: nothing but the obligor's own count shows it.
    `credited` is what the instrument lets count towards the number that is owed. `cured_by` names the later
    period whose surplus made a shortfall good. `late`: a one-off duty was done after its last day.
    `withdrawn` are ids of what was told of the period and taken back: it decides nothing.
    """

    commitment: str
    period: When | None
    state: PerformanceState
    name: str = ""
    counts: tuple[Count, ...] = ()
    own_word: bool = False
    credited: Amount | None = None
    shortfall: Amount | None = None
    cured_by: str = ""
    late: bool = False
    alleged_by: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()  # what the obligor says to it, event or speech ids
    expected: tuple[Expected, ...] = ()
    withdrawn: tuple[str, ...] = ()
    because: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its name in exports."""
        period = self.period.value if self.period else None
        return content_id("performance", self.commitment, period, self.state.value, *self.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One coder's step on the implementation scale for a commitment in a period.

    `step` is not-initiated | minimal | intermediate | full; `on` the ISO day on which it was coded.
    """

    period: When
    name: str
    step: str
    by: str
    on: str
    why: str = ""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Who owes what to whom under what; provisional unless the dossier names it.

    `periods` is how its periods run ("fiscal", "calendar", "6 month from 2011-02-05"); `valid_from` and
    `valid_to` are EDTF. `ambiguous` are claims that may be of another commitment as well.
    """

    id: str
    instrument: str | None
    instrument_text: str = ""
    provision: str | None = None
    obligor: str | None
    obligor_name: str = ""  # the words for it where no entity is known
    beneficiary: str | None = None
    duty: str
    topics: tuple[str, ...] = ()
    form: str = "do"
    strength: str = "shall"
    bound: str = "none"
    timing: str = "continuous"
    amount: float | None = None
    unit: str = ""
    periods: str = ""
    exception: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    provisional: bool = True
    outside_knowledge: bool = False
    performance: tuple[Performance, ...] = ()
    steps: tuple[Step, ...] = ()
    ambiguous: tuple[str, ...] = ()
    because: tuple[str, ...]
