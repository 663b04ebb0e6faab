"""How acts of each type meet in time: the tables by which accounts of one event are told from two events.

Rule: everything that clustering knows of a type is a line here; no type is named elsewhere in clustering.

A *toggle* cannot happen twice without its reverse between. A *step* can (a rule eased and eased again).
A *sequence* has many members told apart by time. A *reply* belongs to one round and is spent with it. An
*utterance* is one of many; so is a *case*. A *state* lasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from servanda.model.act import ACT


class Mode(StrEnum):
    """How often an act can occur on one subject, and what tells two occurrences apart."""

    TOGGLE = "toggle"
    STEP = "step"
    SEQUENCE = "sequence"
    REPLY = "reply"
    UTTERANCE = "utterance"
    CASE = "case"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Kind:
    """`pool` is the class in which types are compared; `reverses` are pools that undo or follow it.

    `joint` acts are of all parties together, so that who is named as agent is only a point of view.
    """

    pool: str
    mode: Mode
    reverses: tuple[str, ...] = ()
    joint: bool = False


_HELD = ("talks.hold", "talks.resume")
_KINDS: dict[str, Kind] = {
    "talks.hold": Kind("talks.hold", Mode.SEQUENCE, joint=True),
    "talks.resume": Kind("talks.resume", Mode.TOGGLE, ("talks.suspend", "talks.break-off"), joint=True),
    "talks.suspend": Kind("talks.suspend", Mode.TOGGLE, _HELD),
    "talks.break-off": Kind("talks.break-off", Mode.TOGGLE, _HELD),
    "talks.conclude": Kind("talks.conclude", Mode.TOGGLE, _HELD, joint=True),
    "talks.propose": Kind("talks.propose", Mode.REPLY),
    "talks.accept": Kind("talks.accept", Mode.REPLY),
    "talks.decline": Kind("talks.decline", Mode.REPLY),
    "talks.schedule": Kind("talks.schedule", Mode.REPLY),
    "talks.postpone": Kind("talks.postpone", Mode.REPLY),
    "contact.meet": Kind("contact.meet", Mode.SEQUENCE, joint=True),
    "contact.visit": Kind("contact.visit", Mode.SEQUENCE),
    "contact.note": Kind("contact.note", Mode.REPLY),
    "contact.announce": Kind("contact.announce", Mode.REPLY),
    "contact.invite": Kind("contact.invite", Mode.REPLY),
    "instrument.propose": Kind("instrument.propose", Mode.REPLY),
    "instrument.sign": Kind("instrument.sign", Mode.TOGGLE, joint=True),
    "instrument.ratify": Kind("instrument.ratify", Mode.TOGGLE),
    "instrument.enter-into-force": Kind("instrument.enter-into-force", Mode.TOGGLE),
    "instrument.suspend": Kind("instrument.suspend", Mode.TOGGLE, ("instrument.enter-into-force",)),
    "instrument.denounce": Kind("instrument.denounce", Mode.TOGGLE),
    # "lifted" and "eased" are two labels for one loosening; which of them it was is kept as a difference.
    "measure.ease": Kind("measure.loosen", Mode.STEP, ("measure.bind",)),
    "measure.lift": Kind("measure.loosen", Mode.STEP, ("measure.bind",)),
    "measure.impose": Kind("measure.bind", Mode.STEP, ("measure.loosen",)),
    "measure.tighten": Kind("measure.bind", Mode.STEP, ("measure.loosen",)),
    "relations.establish": Kind("relations.establish", Mode.TOGGLE, ("relations.sever",), joint=True),
    "relations.sever": Kind("relations.sever", Mode.TOGGLE, ("relations.establish", "relations.restore")),
    "relations.restore": Kind("relations.restore", Mode.TOGGLE, ("relations.sever",), joint=True),
    "membership.admit": Kind("membership.admit", Mode.TOGGLE, ("membership.suspend",)),
    "membership.suspend": Kind("membership.suspend", Mode.TOGGLE, ("membership.readmit",)),
    "membership.readmit": Kind("membership.readmit", Mode.TOGGLE, ("membership.suspend",)),
    "person.inaugurate": Kind("person.inaugurate", Mode.TOGGLE),
    "person.appoint": Kind("person.appoint", Mode.STEP),
}
_BY_GROUP: dict[str, Mode] = {
    "talks": Mode.REPLY,
    "instrument": Mode.STEP,
    "measure": Mode.STEP,
    "relations": Mode.STEP,
    "membership": Mode.STEP,
    "position": Mode.UTTERANCE,
}

# From the weaker claim to the stronger: where accounts tie, the record claims no more than the weaker.
WEAKER_FIRST = ("measure.ease", "measure.lift", "measure.tighten", "measure.impose")

# Acts that may stand for one another where a report is dated by another's account of the same day.
_KIN: tuple[frozenset[str], ...] = (
    frozenset({"talks.hold", "talks.resume", "contact.meet"}),
    frozenset({"talks.propose", "contact.invite", "position.offer", "position.request", "talks.resume"}),
    frozenset({"talks.accept", "contact.note"}),
    frozenset({"measure.ease", "measure.lift"}),
    frozenset({"measure.impose", "measure.tighten"}),
    frozenset({"relations.establish", "relations.restore"}),
    frozenset({"talks.suspend", "talks.break-off"}),
)

# A reply, or a mention without a time, may speak of an act at most this long before the report.
RECENT_DAYS = 366
# Two accounts of one toggle may lie this far apart before they are two events with a gap in the record.
TOGGLE_GAP_DAYS = 366
# Two accounts of a step this close together are flagged: two steps, or one that is told differently.
STEP_GAP_DAYS = 62
# Rounds reported this close together are one round of several days, or one told differently.
ROUND_GAP_DAYS = 3


@cache
def kind_of(type_: str) -> Kind:
    """Look up how a type meets its like; a dossier's own act is a case, which joins least."""
    if type_ in _KINDS:
        return _KINDS[type_]
    act = ACT.get(type_)
    if act is not None and act.state:
        return Kind(type_, Mode.STATE)
    return Kind(type_, _BY_GROUP.get(type_.partition(".")[0], Mode.CASE))


@cache
def kin(type_: str) -> frozenset[str]:
    """Types that may tell of the same occurrence in other words, the type itself included."""
    return frozenset({type_}).union(*(family for family in _KIN if type_ in family))
