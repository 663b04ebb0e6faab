"""One answer of the record: everything as it stands on a day, as known by a day, as recorded by then.

Rule: a View is a value. The register makes it, `present` shows it, and neither asks the other for more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from servanda.model.accord import Assessment
from servanda.model.dossier import Dossier
from servanda.model.event import Reconciled, Visible
from servanda.model.record import Judgement, Problem
from servanda.model.scope import Scope
from servanda.model.withheld import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The record on a day.

    `on` is the day it speaks of; `known_by` (inclusive) and `recorded_by` are None where there is no limit.
    `visible` are the readings that `reconciled` was made of; `problems` those of the record and its readings.
    `scope` is to what it was narrowed, None where it is of the whole record. `withheld` is where single cases
    were taken out of it, None where it is for those who may see them.
    """

    reconciled: Reconciled
    assessment: Assessment
    dossier: Dossier
    on: date
    known_by: date | None = None
    recorded_by: str | None = None
    visible: tuple[Visible, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()
    scope: Scope | None = None
    withheld: Withheld | None = None
