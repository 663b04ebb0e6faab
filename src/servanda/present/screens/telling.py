"""One assertion, statement, figure or claim of a reading to what a person is told of it.

Rule: what was read is told in words, each part with the words that it was read from; no name of the
vocabulary stands where a person reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.model.act import ACT, Aspect, Modality, Polarity, Status
from servanda.model.event import Event
from servanda.model.figure import Figure
from servanda.model.record import Assertion, CommitmentClaim, Condition, MeasureClaim, Statement
from servanda.model.view import View
from servanda.present.labels import SPOKE, VERBS, humane
from servanda.present.naming import join, plain, quotation, spoken
from servanda.present.sections.desk import Desk

Thing = Assertion | Statement | Figure | Condition | CommitmentClaim | MeasureClaim
GROUPS: Mapping[str, str] = {
    "talks": "talks",
    "contact": "meeting or message",
    "instrument": "agreement",
    "measure": "measure",
    "relations": "relations",
    "membership": "membership",
    "conduct": "conduct",
    "case": "single case",
    "person": "person",
    "position": "position",
}
SIGNS: Mapping[Status, str] = {  # how the badge of a status looks
    Status.HAPPENED: "good",
    Status.ONGOING: "good",
    Status.PLANNED: "open",
    Status.PROPOSED: "open",
    Status.CONDITIONAL: "open",
    Status.DID_NOT_HAPPEN: "warn",
    Status.DENIED: "warn",
    Status.ALLEGED: "warn",
    Status.NOT_STATED: "plain",
}
POLARITY: Mapping[Polarity, str] = {
    Polarity.AFFIRMED: "that it is so",
    Polarity.NEGATED: "that it is not so",
}
MODALITY: Mapping[Modality, str] = {
    Modality.ACTUAL: "as a fact",
    Modality.PLANNED: "as planned",
    Modality.PROPOSED: "as proposed or asked for",
    Modality.CONDITIONAL: "under a condition",
    Modality.ASKED: "as a question, or left open",
}
ASPECT: Mapping[Aspect, str] = {
    Aspect.EVENT: "something that happens once",
    Aspect.STATE: "something that lasts",
    Aspect.HABIT: "something done time and again",
}
ROLE: Mapping[str, str] = {
    "agent": "who",
    "target": "to or against whom",
    "patient": "what or whom",
    "beneficiary": "for whom",
    "host": "host",
    "head-of-delegation": "head of delegation",
    "speaker": "speaker",
    "addressee": "spoken to",
    "topic": "about what",
    "track": "which talks",
    "instrument": "under which agreement",
    "place": "where",
    "amount": "how much",
    "cause": "why",
    "condition": "on what condition",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was read: its label, what it was taken for, and the words where they are others."""

    label: str
    said: str
    words: str = ""


def act_name(type_: str) -> str:
    """Name an act for choosing: "talks: suspend talks"."""
    group = GROUPS.get(type_.partition(".")[0], humane(type_.partition(".")[0]))
    verb = VERBS.get(type_)
    told = f"{verb.plain} {verb.thing}".strip() if verb else humane(type_.partition(".")[2])
    return f"{group}: {told}"


def acts() -> tuple[tuple[str, str], ...]:
    """Every act that a correction can choose, with its name."""
    return tuple((one, act_name(one)) for one in ACT)


def status_word(status: Status) -> str:
    """Say a status as a badge does."""
    return humane(str(status))


def kind_of(thing: Thing) -> str:
    """The kind of what was read: one of the keys of marked.KINDS."""
    match thing:
        case Assertion():
            return "act"
        case Statement():
            return "statement"
        case Figure():
            return "figure"
        case Condition():
            return "condition"
        case CommitmentClaim():
            return "duty"
    return "rule"


def tell(desk: Desk, thing: Thing) -> str:
    """Tell in one line what was read."""
    names, wording = desk.citing.names, desk.wording
    match thing:
        case Assertion():
            return wording.event(as_event(desk.view, thing), voice=False)
        case Statement():
            who = join(tuple(dict.fromkeys(wording.speaker(one) for one in thing.speakers)))
            did = f" {SPOKE[thing.act]}" if thing.act in SPOKE else ""
            return f"{who or 'somebody not named'}{did}: {quotation(thing, 160)}"
        case Figure():
            counted = names.told(thing.counts)
            of = f", of {names.of(thing.of)}" if thing.of else ""
            return f"a count: {plain(thing.text)}" + (f" ({counted})" if counted else "") + of
        case Condition():
            needs = join(tuple(plain(one) for one in thing.requires)) or "what is not stated"
            holder = names.of(thing.holder, thing.holder_name) or "Somebody"
            return f"{holder} makes “{plain(thing.outcome)}” depend on {needs}"
        case CommitmentClaim():
            owes = names.of(thing.obligor) if thing.obligor else "A party that is not named"
            under = names.of(thing.instrument, thing.instrument_text)
            return f"{owes} owes: {names.told(thing.duty)}" + (f", under {under}" if under else "")
    by = f", by {names.of(thing.by)}" if thing.by else ""
    return f"rule on {names.of(thing.topic)}{by}: {humane(thing.parameter)} {names.told(thing.value)}"


def as_event(view: View, one: Assertion) -> Event:
    """The event that one assertion alone tells of."""
    place = one.role("place")
    return Event(
        id=one.id,
        type=one.type,
        status=one.status,
        when=view.reconciled.resolved.get(one.id),
        roles=one.roles,
        place=(place.entity or place.text) if place else None,
        assertions=(one.id,),
        documents=(one.document,),
    )


def parts(desk: Desk, one: Assertion) -> tuple[Part, ...]:
    """List what was read into an assertion, part by part."""
    names = desk.citing.names
    found = [Part("act", act_name(one.type)), Part("told", _axes(one))]
    for role in one.roles:
        said = names.of(role.entity, role.name or role.text)
        words = plain(role.text)
        found.append(
            Part(
                ROLE.get(role.role, humane(role.role)),
                said or words or "not named",
                words if words.lower() != said.lower() else "",
            )
        )
    when = desk.view.reconciled.resolved.get(one.id)
    said_when = plain(one.when.text) if one.when else ""
    day = spoken(when) if when else "time not stated"
    found.append(Part("when", day, said_when if said_when.lower() != day.lower() else ""))
    found.append(
        Part("said by", desk.wording.chain(one.said_by) if one.said_by else "the report in its own words")
    )
    return tuple(found)


def _axes(one: Assertion) -> str:
    return f"{POLARITY[one.polarity]}, {MODALITY[one.modality]}; {ASPECT[one.aspect]}"
