"""What is told about a round beside its holding: its number by each count, who did what about it, and why.

Rule: each party's own numbering stands side by side, and from a number that is told none is inferred for
another round. Who put a round off, and each reason, keeps who says so; accounts that differ are all kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.assess.index import HAPPENED, Index
from servanda.assess.reasons import reasons_of, voices
from servanda.assess.times import begun, order, since, stretches
from servanda.model.accord import Ordinal, Reason, RoundAct
from servanda.model.event import Event
from servanda.model.ids import content_id
from servanda.model.record import Assertion

_ORDINAL = "ordinal:"
_MOVING = frozenset({"talks.postpone", "talks.schedule"})


def round_id(event: Event) -> str:
    """The id of the round that an event is of."""
    return event.round or content_id("n", event.id)


def round_of(index: Index, act: Event) -> str | None:
    """The round that an act is about: the first meeting that is its content, else the round of its day."""
    meetings = _meetings(index, act)
    return round_id(meetings[0]) if meetings else act.round


def _meetings(index: Index, act: Event) -> list[Event]:
    """The meetings that are the content of an act, in order of time."""
    found = {
        meeting.id: meeting
        for one in act.assertions
        for content in index.contents.get(one, ())
        if (meeting := index.event_of.get(content.id)) and meeting.type == "talks.hold"
    }
    return sorted(found.values(), key=order)


def ordinals(index: Index, parties: Sequence[str], holds: Iterable[Event]) -> tuple[Ordinal, ...]:
    """The numbers that a round is told to have, by whoever counts: the parties first, each once a number."""
    found: dict[tuple[str, int], list[str]] = {}
    for event in holds:
        for assertion in index.supporters(event, frozenset(status for status, _ in event.statuses)):
            for role in assertion.all_roles("amount"):
                number = (role.entity or "").removeprefix(_ORDINAL)
                if role.entity != number and number.isdigit():
                    found.setdefault((_counter(index, assertion), int(number)), []).append(assertion.id)
    rank = {party: place for place, party in enumerate(parties)}
    keys = sorted(found, key=lambda key: (rank.get(key[0], len(rank)), key))
    return tuple(Ordinal(by, n, tuple(dict.fromkeys(found[by, n]))) for by, n in keys)


def _counter(index: Index, assertion: Assertion) -> str:
    """Who counts: the party of the innermost voice, or that voice; else the publisher by its name."""
    if assertion.said_by:
        voice = assertion.said_by[-1]
        return index.party(voice.entity) or index.same(voice.entity) or voice.name
    document = next((one for one in index.reconciled.documents if one.id == assertion.document), None)
    return (document.publisher or document.title or document.file) if document else assertion.document


def acts(
    index: Index, id_: str, holds: Sequence[Event], about: Sequence[Event], on: date
) -> tuple[RoundAct, ...]:
    """What was done about a round by a day, in order of time: proposed, scheduled, put off, declined."""
    named = [
        event
        for hold in holds
        for one in hold.assertions
        if (content := index.reconciled.assertions.get(one))
        and (event := index.event_of.get(content.content_of or ""))
    ]
    found = {event.id: event for event in (*about, *named) if round_of(index, event) == id_}
    done = [one for one in found.values() if one.status in HAPPENED and begun(index, one, on)]
    return tuple(_act(index, id_, event) for event in sorted(done, key=order))


def _act(index: Index, id_: str, event: Event) -> RoundAct:
    moved = [round_id(one) for one in _meetings(index, event)] if event.type in _MOVING else []
    return RoundAct(
        type=event.type,
        by=_doers(index, event),
        when=since(stretches(index, event)[0]),
        given_by=_given_by(index, event),
        reasons=reasons_of(index, event),
        moved_to=next((one for one in reversed(moved) if one != id_), None),
        because=(event.id,),
    )


def _doers(index: Index, event: Event) -> tuple[str, ...]:
    """The parties that did it, else whoever is told to have."""
    others = (index.same(role.entity) or role.text for role in event.all_roles("agent"))
    return index.agents(event) or tuple(dict.fromkeys(one for one in others if one))


def _given_by(index: Index, event: Event) -> str:
    """Whose account it is; empty where a publisher tells it in its own voice."""
    told = index.supporters(event, HAPPENED)
    if any(not one.said_by and not one.within for one in told):
        return ""
    return ", ".join(dict.fromkeys(name for one in told for name in voices(index, one)))


def reasons(index: Index, holds: Iterable[Event]) -> tuple[Reason, ...]:
    """Why a round was held, or was not, as told of the round itself."""
    found = (reason for event in holds for reason in reasons_of(index, event))
    return tuple(dict.fromkeys(found))
