"""The words that servanda itself uses in what it shows: acts, states, kinds of difference.

Rule: these tables are output only. No reader looks here, and no text is matched against them.
An act that the tables lack (a dossier's own) is shown by its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.act import Status
from servanda.model.duties import PerformanceState
from servanda.model.event import Difference
from servanda.model.source import Basis
from servanda.model.talks import ProposalState, RoundState, TrackState


@dataclass(frozen=True, slots=True)
class Verb:
    """How an act is told: "A `past` `thing` `to` B"; `done` is the participle where it differs."""

    past: str
    plain: str
    thing: str = ""
    to: str = "with"
    done: str = ""
    at: bool = False  # its place is what it is done to: "visited Cuba"
    lasting: bool = False  # a state: told of the thing, "an embargo in force"

    @property
    def participle(self) -> str:
        """The form for "talks suspended"."""
        return self.done or self.past


VERBS: dict[str, Verb] = {
    "talks.propose": Verb("proposed", "propose", "talks", "to"),
    "talks.accept": Verb("accepted", "accept", "talks"),
    "talks.decline": Verb("declined", "decline", "talks"),
    "talks.schedule": Verb("set a date for", "set a date for", "talks", done="scheduled"),
    "talks.hold": Verb("held", "hold", "talks"),
    "talks.postpone": Verb("postponed", "postpone", "talks"),
    "talks.suspend": Verb("suspended", "suspend", "talks"),
    "talks.resume": Verb("resumed", "resume", "talks"),
    "talks.conclude": Verb("concluded", "conclude", "talks"),
    "talks.break-off": Verb("broke off", "break off", "talks", done="broken off"),
    "contact.meet": Verb("met", "meet", done="meeting held", to=""),
    "contact.visit": Verb("visited", "visit", done="visit made", to="", at=True),
    "contact.note": Verb("sent", "send", "a diplomatic note", "to"),
    "contact.announce": Verb("made", "make", "an announcement", "to"),
    "contact.invite": Verb("invited", "invite", done="invitation made", to=""),
    "instrument.propose": Verb("proposed", "propose", "an instrument", "to"),
    "instrument.sign": Verb("signed", "sign", "an instrument"),
    "instrument.ratify": Verb("ratified", "ratify", "an instrument"),
    "instrument.enter-into-force": Verb("brought into force", "bring into force", "an instrument"),
    "instrument.amend": Verb("amended", "amend", "an instrument"),
    "instrument.suspend": Verb("suspended", "suspend", "an instrument"),
    "instrument.denounce": Verb("denounced", "denounce", "an instrument"),
    "instrument.extend": Verb("extended", "extend", "an instrument"),
    "instrument.in-force": Verb("keeps", "keep", "an instrument", done="in force", lasting=True),
    "measure.impose": Verb("imposed", "impose", "a measure", "on"),
    "measure.tighten": Verb("tightened", "tighten", "a measure", "on"),
    "measure.ease": Verb("eased", "ease", "a measure", "on"),
    "measure.lift": Verb("lifted", "lift", "a measure", "on"),
    "measure.extend": Verb("extended", "extend", "a measure", "on"),
    "measure.in-force": Verb("keeps", "keep", "a measure", "on", done="in force", lasting=True),
    "relations.establish": Verb("established", "establish", "relations"),
    "relations.sever": Verb("severed", "sever", "relations"),
    "relations.restore": Verb("restored", "restore", "relations"),
    "relations.open-mission": Verb("opened", "open", "a mission", "in"),
    "relations.none": Verb("has no", "have no", "diplomatic relations", done="absent"),
    "membership.admit": Verb("admitted", "admit", "a member", "to"),
    "membership.suspend": Verb("suspended", "suspend", "a membership", "in"),
    "membership.readmit": Verb("readmitted", "readmit", "a member", "to"),
    "conduct.perform": Verb("performed", "perform", "a duty", "to"),
    "conduct.breach": Verb("breached", "breach", "a duty", "to"),
    "conduct.cooperate": Verb("cooperated", "cooperate", "", "with", done="cooperation given"),
    "conduct.obstruct": Verb("obstructed", "obstruct", "", "", done="obstruction"),
    "case.visa-grant": Verb("granted", "grant", "visas", "to"),
    "case.visa-refuse": Verb("refused", "refuse", "visas", "to"),
    "case.permit-grant": Verb("granted", "grant", "permits", "to"),
    "case.permit-refuse": Verb("refused", "refuse", "permits", "to"),
    "case.depart": Verb("departed", "depart", done="departure", to="for"),
    "case.intercept": Verb("intercepted", "intercept", "persons", "from"),
    "case.return": Verb("returned", "return", "persons", "to"),
    "case.monitor": Verb("monitored", "monitor", "persons", "in"),
    "person.detain": Verb("detained", "detain", "persons", "", done="detained"),
    "person.sentence": Verb("sentenced", "sentence", "persons", "", done="sentenced"),
    "person.release": Verb("released", "release", "persons", "to"),
    "person.inaugurate": Verb("inaugurated", "inaugurate", "", ""),
    "person.appoint": Verb("appointed", "appoint", "", ""),
    "person.hold-office": Verb("holds office", "hold office", "", ""),
    "position.demand": Verb("demanded", "demand", "", "of", done="a demand"),
    "position.request": Verb("requested", "request", "", "of", done="a request"),
    "position.offer": Verb("offered", "offer", "", "to", done="an offer"),
    "position.pledge": Verb("pledged", "pledge", "", "to", done="a pledge"),
    "position.support": Verb("supported", "support", "", "", done="support given"),
    "position.welcome": Verb("welcomed", "welcome", "", "", done="welcomed"),
    "position.object": Verb("objected to", "object to", "", "", done="an objection"),
    "position.criticise": Verb("criticised", "criticise", "", "", done="criticism"),
    "position.accuse": Verb("accused", "accuse", "", "", done="an accusation"),
    "position.condemn": Verb("condemned", "condemn", "", "", done="condemned"),
    "position.set-condition": Verb("set a condition on", "set a condition on", "", "for", done="a condition"),
    "position.express-readiness": Verb(
        "expressed readiness on", "express readiness on", "", "to", done="readiness expressed"
    ),
}

# What stands before an event that is not simply a fact in the publisher's or a named voice.
STATUS: dict[Status, str] = {
    Status.HAPPENED: "",
    Status.ONGOING: "",
    Status.PLANNED: "planned",
    Status.PROPOSED: "proposed",
    Status.CONDITIONAL: "only conditionally",
    Status.DID_NOT_HAPPEN: "did not happen",
    Status.DENIED: "denied",
    Status.ALLEGED: "alleged",
    Status.NOT_STATED: "not stated whether",
}

TRACK: dict[TrackState, str] = {
    TrackState.NONE: "no talks on record",
    TrackState.RUNNING: "running",
    TrackState.SUSPENDED: "suspended",
    TrackState.RESUMPTION_OFFERED: "resumption offered",
    TrackState.RESUMPTION_AGREED: "resumption agreed",
    TrackState.DORMANT: "dormant (nothing held for twice the usual interval)",
    TrackState.BROKEN_OFF: "broken off",
    TrackState.CONCLUDED: "concluded",
}

ROUND: dict[RoundState, str] = {
    RoundState.PROPOSED: "proposed",
    RoundState.SCHEDULED: "announced; not known to have been held",
    RoundState.HELD: "held",
    RoundState.POSTPONED: "postponed",
    RoundState.DID_NOT_TAKE_PLACE: "did not take place",
    RoundState.CANCELLED: "cancelled",
}

PROPOSAL: dict[ProposalState, str] = {
    ProposalState.TABLED: "no answer on record",
    ProposalState.REPEATED: "repeated, no answer on record",
    ProposalState.ACCEPTED: "accepted",
    ProposalState.DECLINED: "declined",
    ProposalState.UNANSWERED: "unanswered",
    ProposalState.WITHDRAWN: "withdrawn",
}

OPEN_PROPOSALS = (ProposalState.TABLED, ProposalState.REPEATED, ProposalState.UNANSWERED)

PERFORMANCE: dict[PerformanceState, str] = {
    PerformanceState.PERFORMED: "performed",
    PerformanceState.PERFORMED_IN_PART: "performed in part",
    PerformanceState.NOT_PERFORMED: "not performed",
    PerformanceState.ALLEGED_NOT_PERFORMED: "alleged not performed",
    PerformanceState.DISPUTED: "disputed",
    PerformanceState.NO_EVIDENCE: "no evidence either way",
    PerformanceState.NOT_YET_DUE: "not yet due",
    PerformanceState.SUSPENDED: "suspended",
}

DIFFERENCE: dict[Difference, str] = {
    Difference.PRECISION: "one is finer, they agree",
    Difference.SCOPE: "they speak of different things",
    Difference.COUNTING: "they count differently",
    Difference.LABEL_ERROR: "one names it wrongly",
    Difference.PRESS_ERROR: "one report is in error",
    Difference.ATTRIBUTION: "they name different sources",
    Difference.READING: "the words can be read in two ways",
    Difference.TRUE_CONFLICT: "they contradict each other",
}

BASIS: dict[Basis, str] = {
    Basis.STATED: "stated",
    Basis.DATELINE: "from its dateline",
    Basis.INFERRED: "inferred",
    Basis.UNKNOWN: "not known",
}

STANCE: dict[str, str] = {
    "supports": "for",
    "opposes": "against",
    "conditional": "on condition, as to",
    "neutral": "",
}

FORCE: dict[str, str] = {
    "necessary": "only if",
    "sufficient": "if",
    "both": "if and only if",
    "not-stated": "depending on",
}

# Of a commitment: what is to be done, how far it binds, what its number is, and when it is owed.
FORM: dict[str, str] = {
    "do": "to do it",
    "refrain": "to refrain from it",
    "give-access": "to give access",
}
STRENGTH: dict[str, str] = {
    "shall": "binding",
    "best-efforts": "best efforts only",
    "programme": "a programme that is laid down, no promise of a result",
}
BOUND: dict[str, str] = {
    "floor": "at least",
    "ceiling": "at most",
    "exact": "exactly",
    "none": "",
}
TIMING: dict[str, str] = {
    "one-off": "once",
    "recurring": "again in each period",
    "continuous": "at all times",
}
PERIODS: dict[str, str] = {
    "fiscal": "fiscal years",
    "calendar": "calendar years",
}

# What a rule demands of a value, before its values; {} stands for them.
TEST: dict[str, str] = {
    "max": "at most {}",
    "min": "at least {}",
    "is": "only {}",
    "one-of": "one of: {}",
    "none-of": "none of: {}",
    "free": "no limit",
    "required": "required: {}",
}

# What leaves an answer open; {name} is a parameter or a fact, {when} the day of a beginning, end or change.
OPEN: dict[str, str] = {
    "not-given": "a rule tests {name}, which was not given",
    "no-test": "the words of the rule on {name} leave open what they allow",
    "unlike-unit": "the rule on {name} counts in another unit than was given",
    "no-unit": "{name} was given without a unit, and the rule has one",
    "no-period": "the rule on {name} counts over a period, and what else is done in it was not given",
    "not-told-apart": "whether what was given is among what the rule on {name} names is defined nowhere",
    "start-not-told": "since when the rule on {name} stood is not told",
    "day-of-start": "the rule on {name} began about then ({when}); the day is not told",
    "day-of-end": "the rule on {name} ended about then ({when}); whether it still stood that day is not told",
    "changed-since": "the measure was changed ({when}); whether the rule on {name} outlived that is not told",
    "no-rule": "no rule on record for that day speaks of {name}",
    "nothing-given": "nothing was given to hold against the rules",
    "accounts-differ": "accounts differ of the rule on {name}, or of whether the measure stood",
}

# Of the outcome that hangs on a condition, by the word of its holder; and what nothing tells.
OUTLOOK: dict[str, str] = {
    "open": "leaves the outcome open",
    "excluded": "rules the outcome out while that lasts",
    "follows": "is held to the outcome",
}
# Of an outcome that is told as what will not be: what it leaves open, keeps to or owes is the thing itself.
BARRED = "unless"
BARRED_OUTLOOK: dict[str, str] = {
    "open": "leaves open whether that lasts",
    "excluded": "keeps to that",
    "follows": "is held to do it",
}
NOT_TOLD: dict[str, str] = {
    "that-it-will-come-about": "that it will come about",
    "that-it-will-not-come-about": "that it will not",
    "that-it-came-about": "that it came about",
    "that-it-did-not-come-about": "that it did not",
}

# What a speaker did in saying it, before the words themselves.
SPOKE: dict[str, str] = {
    "position.demand": "demanded",
    "position.request": "asked",
    "position.offer": "offered",
    "position.pledge": "pledged",
    "position.support": "supported",
    "position.welcome": "welcomed",
    "position.object": "objected",
    "position.criticise": "criticised",
    "position.accuse": "accused",
    "position.condemn": "condemned",
    "position.set-condition": "set a condition",
    "position.express-readiness": "expressed readiness",
}

ATTRIBUTE: dict[str, str] = {
    "when": "when",
    "place": "where",
    "agent": "who",
    "target": "to whom",
    "type": "what it was",
    "requires": "what it depends on",
    "cause": "why",
    "status": "whether it happened",
    "ordinal": "which round it is",
    "cadence": "how often talks are held",
    "cadence-by-text": "how often the text demands talks",
}


def humane(identifier: str) -> str:
    """Make words of an id that nothing names: ``concept:direct-mail`` is "direct mail"."""
    kind, _, name = identifier.rpartition(":")
    words = name.replace("-", " ").replace("_", " ")
    return words.title() if kind in ("place", "person") else words
