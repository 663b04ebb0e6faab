"""The vocabulary of acts, their roles, and the status of an assertion.

Rule: status is derived from four axes (polarity, modality, aspect, attribution) by `status_of`, here
and nowhere else. A loaded verb in a text maps to an act; the label itself stays in the quote.

Source: PLOVER event, mode and CAMEO root codes for export (PLOVER codebook; CAMEO 1.1b3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the act is affirmed or negated."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """In which world the act stands."""

    ACTUAL = "actual"
    PLANNED = "planned"  # scheduled, announced, intended
    PROPOSED = "proposed"  # someone asked, offered or urged that it be
    CONDITIONAL = "conditional"  # "only if", "would", "considers"
    ASKED = "asked"  # a question, or "did not say whether"


class Aspect(StrEnum):
    """Whether it is an event, a state, or a habit."""

    EVENT = "event"
    STATE = "state"
    HABIT = "habit"


class Voice(StrEnum):
    """What a speaker did in saying it."""

    REPORT = "report"
    ACCUSE = "accuse"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One voice in a chain. `entity` is None where the speaker has no id ("a senior official", "reports")."""

    name: str
    entity: str | None = None
    voice: Voice = Voice.REPORT
    jointly: bool = False  # speaks together with the link before it, not within what that one says


class Status(StrEnum):
    """What the words let one conclude of an act."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DID_NOT_HAPPEN = "did-not-happen"
    DENIED = "denied"
    ALLEGED = "alleged"
    NOT_STATED = "not-stated"


ROLES = (
    "agent", "target", "patient", "beneficiary", "host", "head-of-delegation", "speaker", "addressee",
    "topic", "track", "instrument", "place", "amount", "cause", "condition",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the vocabulary.

    `adverse`: to say it of another is an accusation; in someone else's voice it is alleged.
    `state`: it lasts; affirmed and actual it is ongoing.
    """

    name: str
    plover: str
    cameo: str
    adverse: bool = False
    state: bool = False

    @property
    def group(self) -> str:
        """The first half of the name."""
        return self.name.partition(".")[0]


ACTS: tuple[Act, ...] = (
    Act("talks.propose", "CONSULT", "036"),
    Act("talks.accept", "AGREE", "035"),
    Act("talks.decline", "REJECT", "125"),
    Act("talks.schedule", "AGREE", "036"),
    Act("talks.hold", "CONSULT", "046"),
    Act("talks.postpone", "REJECT", "129"),
    Act("talks.suspend", "SANCTION", "164"),
    Act("talks.resume", "COOPERATE", "046"),
    Act("talks.conclude", "CONSULT", "046"),
    Act("talks.break-off", "SANCTION", "164"),
    Act("contact.meet", "CONSULT", "040"),
    Act("contact.visit", "CONSULT", "042"),
    Act("contact.note", "CONSULT", "041"),
    Act("contact.announce", "CONSULT", "010"),
    Act("contact.invite", "CONSULT", "036"),
    Act("instrument.propose", "CONSULT", "036"),
    Act("instrument.sign", "AGREE", "057"),
    Act("instrument.ratify", "AGREE", "057"),
    Act("instrument.enter-into-force", "AGREE", "057"),
    Act("instrument.amend", "AGREE", "057"),
    Act("instrument.suspend", "SANCTION", "160"),
    Act("instrument.denounce", "SANCTION", "160"),
    Act("instrument.extend", "AGREE", "057"),
    Act("instrument.in-force", "AGREE", "057", state=True),
    Act("measure.impose", "SANCTION", "163"),
    Act("measure.tighten", "SANCTION", "163"),
    Act("measure.ease", "CONCEDE", "085"),
    Act("measure.lift", "CONCEDE", "085"),
    Act("measure.extend", "SANCTION", "163"),
    Act("measure.in-force", "SANCTION", "163", state=True),
    Act("relations.establish", "COOPERATE", "050"),
    Act("relations.sever", "SANCTION", "161"),
    Act("relations.restore", "COOPERATE", "050"),
    Act("relations.open-mission", "COOPERATE", "050"),
    Act("relations.none", "SANCTION", "161", state=True),
    Act("membership.admit", "COOPERATE", "050"),
    Act("membership.suspend", "SANCTION", "160"),
    Act("membership.readmit", "COOPERATE", "050"),
    Act("conduct.perform", "COOPERATE", "060"),
    Act("conduct.breach", "REJECT", "120", adverse=True),
    Act("conduct.cooperate", "COOPERATE", "060"),
    Act("conduct.obstruct", "REJECT", "129", adverse=True),
    Act("case.visa-grant", "CONCEDE", "080"),
    Act("case.visa-refuse", "REJECT", "120", adverse=True),
    Act("case.permit-grant", "CONCEDE", "080"),
    Act("case.permit-refuse", "REJECT", "120", adverse=True),
    Act("case.depart", "MOBILIZE", "150"),
    Act("case.intercept", "COERCE", "170"),
    Act("case.return", "COERCE", "174"),
    Act("case.monitor", "INVESTIGATE", "090"),
    Act("person.detain", "COERCE", "173", adverse=True),
    Act("person.sentence", "COERCE", "173", adverse=True),
    Act("person.release", "CONCEDE", "084"),
    Act("person.inaugurate", "CONSULT", "010"),
    Act("person.appoint", "CONSULT", "010"),
    Act("person.hold-office", "CONSULT", "010", state=True),
    Act("position.demand", "REQUEST", "100"),
    Act("position.request", "REQUEST", "020"),
    Act("position.offer", "COOPERATE", "030"),
    Act("position.pledge", "AGREE", "030"),
    Act("position.support", "SUPPORT", "051"),
    Act("position.welcome", "SUPPORT", "051"),
    Act("position.object", "REJECT", "120"),
    Act("position.criticise", "ACCUSE", "111"),
    Act("position.accuse", "ACCUSE", "112"),
    Act("position.condemn", "ACCUSE", "111"),
    Act("position.set-condition", "REQUEST", "100"),
    Act("position.express-readiness", "COOPERATE", "030"),
)

ACT: dict[str, Act] = {act.name: act for act in ACTS}


def status_of(
    type_: str,
    polarity: Polarity,
    modality: Modality,
    aspect: Aspect,
    voices: tuple[Voice, ...] = (),
) -> Status:
    """Derive the status of an assertion from its axes.

    `voices` are those of its attribution chain, outermost first; empty is the publisher's own voice.
    `alleged` needs an accusation, never mere attribution; what an actor does not state stays not stated.
    A type that the vocabulary lacks (a dossier's own act) counts as neither adverse nor a state.
    """
    if modality is Modality.ASKED:
        return Status.NOT_STATED
    if modality is Modality.CONDITIONAL:
        return Status.CONDITIONAL
    if modality is Modality.PROPOSED:
        return Status.PROPOSED
    if Voice.DENY in voices:
        return Status.DENIED
    if Voice.ACCUSE in voices:
        return Status.ALLEGED
    if modality is Modality.PLANNED:
        return Status.PLANNED if polarity is Polarity.AFFIRMED else Status.DID_NOT_HAPPEN
    if polarity is Polarity.NEGATED:
        return Status.DID_NOT_HAPPEN
    act = ACT.get(type_)
    if aspect in (Aspect.STATE, Aspect.HABIT) or (act is not None and act.state):
        return Status.ONGOING
    return Status.HAPPENED
