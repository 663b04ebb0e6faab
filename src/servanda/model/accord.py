"""The whole accord on a day: what stands, and what changed between two days.

Rule: a view holds what assessing found, in a stable order; nothing here decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.duties import Commitment
from servanda.model.force import Instrument
from servanda.model.limits import ConditionView, Measure
from servanda.model.record import Problem
from servanda.model.talks import Proposal, Round, Track


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became known, or was recorded: new, revised, settled, disputed, gone.

    `before` and `after` are attributes with plain values (ids, EDTF, states), of those that differ; empty is
    not stated. `how` it came into the record, where that was asked: document, reading (an old document read
    anew), judgement, dossier; `source` is the id of the document or judgement, `by` who judged.
    """

    kind: str
    subject_kind: str
    subject: str
    known_on: str
    because: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    how: str = ""
    source: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Where everything stands on a day. All in a stable order.

    `problems` are steps that the tables do not allow: they are told, and change nothing.
    """

    tracks: tuple[Track, ...] = ()
    rounds: tuple[Round, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()
    conditions: tuple[ConditionView, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    problems: tuple[Problem, ...] = ()
