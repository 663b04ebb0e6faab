"""What is told about a round beside its holding: its number by each count, who did what about it, and why.

Rule: each party's own numbering stands side by side, and from a number that is told none is inferred for
another round. Who put a round off, and each reason, keeps who says so; accounts that differ are all kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.assess.index import HAPPENED, Index
from servanda.assess.reasons import given_by, reasons_in, reasons_of
from servanda.assess.times import begun, order, since, stretches
from servanda.model.event import Event
from servanda.model.ids import content_id
from servanda.model.record import Assertion
from servanda.model.talks import Ordinal, Reason, RoundAct

_ORDINAL = "ordinal:"
_ABOUT = frozenset({"talks.schedule", "talks.postpone", "talks.decline"})
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
    index: Index, id_: str, holds: Sequence[Event], about: Sequence[Event], on: date, *, held: bool
) -> tuple[RoundAct, ...]:
    """What was done about a round by a day, in order of time: proposed, scheduled, put off, declined.

    What is only of the same day as a round that was `held` was done at it, and is about another.
    """
    named = [
        event
        for hold in holds
        for one in hold.assertions
        if (content := index.reconciled.assertions.get(one))
        and (event := index.event_of.get(content.content_of or ""))
    ]
    found = {event.id: event for event in named if round_of(index, event) == id_}
    if not held:
        found |= {one.id: one for one in about if one.type in _ABOUT and round_of(index, one) == id_}
    done = [one for one in found.values() if one.status in HAPPENED and begun(index, one, on)]
    return tuple(act for event in sorted(done, key=order) for act in _acts(index, id_, event))


def _acts(index: Index, id_: str, event: Event) -> list[RoundAct]:
    """One act as its accounts have it: different doers apart, those that name none with the first."""
    by_doers: dict[tuple[str, ...], list[Assertion]] = {}
    for one in index.supporters(event, HAPPENED):
        by_doers.setdefault(_doers(index, one), []).append(one)
    silent = by_doers.pop((), [])
    accounts = list(by_doers.items()) or [((), silent)]
    moved = [round_id(one) for one in _meetings(index, event)] if event.type in _MOVING else []
    made = []
    for place, (doers, told) in enumerate(accounts):
        also = silent if place == 0 and doers else []
        made.append(
            RoundAct(
                type=event.type,
                by=doers,
                when=since(stretches(index, event)[0]),
                given_by=given_by(index, *told),
                reasons=reasons_in(index, (*told, *also)),
                moved_to=next((one for one in reversed(moved) if one != id_), None),
                because=tuple(one.id for one in (*told, *also)),
            )
        )
    return made


def _doers(index: Index, one: Assertion) -> tuple[str, ...]:
    """The parties that did it, else whoever is told to have."""
    others = (index.same(role.entity) or role.text for role in one.all_roles("agent"))
    return index.agents(one) or tuple(dict.fromkeys(each for each in others if each))


def reasons(index: Index, holds: Iterable[Event]) -> tuple[Reason, ...]:
    """Why a round was held, or was not, as told of the round itself."""
    found = (reason for event in holds for reason in reasons_of(index, event))
    return tuple(dict.fromkeys(found))
