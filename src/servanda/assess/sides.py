"""What each side of a round brought, as reports of the round tell: delegation, items tabled, statements.

Rule: only a report of the round counts, that is a document which tells that it was held (or is to be) and
appeared within days of it; or an analyst's note that ties an act to the track and the day. A head of
delegation is one who is called so; a spokesman is not. A side is its delegation and its government: what a
member of parliament says is not said by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servanda.assess.index import HAPPENED, Index
from servanda.assess.words import matter
from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.record import Assertion, Statement
from servanda.model.talks import Item, Side
from servanda.model.when import When, resolve

REPORT_DAYS = 7  # a report of a round appears within so many days of it
ITEM_TYPES = frozenset(
    {
        "position.demand",
        "position.request",
        "position.offer",
        "position.object",
        "position.set-condition",
        "position.express-readiness",
        "position.pledge",
        "instrument.propose",
        "talks.propose",
    }
)
_DATED_ONLY = frozenset({"position.pledge"})
_VAGUE = 32  # days: a time as long says too little of the round at which something was done
_OFFICIAL = ("state:", "organ:")


def reports(index: Index, holds: Sequence[Event], held: When | None) -> frozenset[str]:
    """The documents that report a round: they tell of it, near its day."""
    found = set()
    for event in holds:
        for assertion in index.supporters(event, frozenset({Status.HAPPENED, Status.PLANNED})):
            when = held or index.reconciled.resolved.get(assertion.id)
            known = index.known(assertion.id)
            if when is None or known is None or when.earliest is None or when.latest is None:
                continue
            day = date.fromisoformat(known[:10])
            margin = timedelta(days=REPORT_DAYS)
            if when.earliest - margin <= day <= when.latest + margin:
                found.add(assertion.document)
    return frozenset(found - index.notes)


@dataclass(frozen=True, slots=True)
class Told:
    """Where what happened in one round of a track is told: in reports of it, and in notes by its day."""

    track: str
    reports: frozenset[str]
    held: When | None

    def of(self, index: Index, types: frozenset[str]) -> list[Assertion]:
        """Every assertion of these types that may be of the round, in order of document and place."""
        if self.held is None:
            return []
        found = {
            one.id: one
            for document in self.reports
            for one in index.told_in.get(document, ())
            if one.type in types and self._fits(index, one)
        }
        for one in index.noted.get(self.track, ()):
            when = index.reconciled.resolved.get(one.id)
            if one.type in types and when and (when.days or _VAGUE) < _VAGUE and when.overlaps(self.held):
                found[one.id] = one
        return sorted(found.values(), key=lambda one: (one.document, _place(one), one.id))

    def _fits(self, index: Index, one: Assertion) -> bool:
        # A report also recalls what was pledged in the accord: a pledge needs the day of the round.
        when = index.reconciled.resolved.get(one.id)
        if when is None or self.held is None:
            return one.type not in _DATED_ONLY
        return when.overlaps(self.held)

    def said(self, index: Index, statement: Statement) -> bool:
        """Tell whether a statement was made at the round: in a report of it, or on its day by a note."""
        if statement.document in self.reports:
            return True
        if statement.document not in index.notes or statement.when is None or self.held is None:
            return False
        when = resolve(statement.when.expression, None)
        return when is not None and self.held.contains(when)


def sides(index: Index, parties: Sequence[str], holds: Sequence[Event], told: Told) -> tuple[Side, ...]:
    """Each party's side, in order of the track's parties."""
    accounts = [
        assertion
        for event in holds
        for one in event.assertions
        if (assertion := index.reconciled.assertions.get(one))
    ]
    return tuple(_side(index, party, accounts, told) for party in parties)


def _side(index: Index, party: str, accounts: Sequence[Assertion], told: Told) -> Side:
    heads = [
        (index.same(role.entity) or role.text, one.id)
        for one in accounts
        for role in one.all_roles("head-of-delegation")
        if (role.entity or role.text) and _side_of(index, one, role.entity) == party
    ]
    members = [
        (entity, one.id)
        for one in accounts
        for role in one.all_roles("agent")
        if one.id in index.reconciled.resolved  # one who is merely ready to talk is no delegate
        and (entity := index.same(role.entity))
        and entity.startswith("person:")
        and index.party(entity) == party
        and entity not in {head for head, _ in heads}
    ]
    delegates = frozenset(entity for entity, _ in (*heads, *members))
    items = _items(index, _tabled(index, party, delegates, told))
    speeches = tuple(
        speech.id
        for speech in index.spoken((*told.reports, *index.notes))
        if any(
            told.said(index, statement)
            and any(_speaks_for(index, party, delegates, one.entity) for one in statement.speakers)
            for statement in speech.statements
        )
    )
    stated = tuple(dict.fromkeys(head for head, _ in heads))
    present = [one.id for one in accounts if party in index.agents(one)]
    grounds = (*present, *(one for _, one in heads), *(one for _, one in members))
    return Side(
        party=party,
        head=stated[0] if len(stated) == 1 else None,
        heads=stated,
        members=tuple(dict.fromkeys(member for member, _ in members)),
        items=items,
        statements=speeches,
        because=tuple(dict.fromkeys((*grounds, *(one for item in items for one in item.because), *speeches)))
        or tuple(one.id for one in accounts),
    )


def _side_of(index: Index, assertion: Assertion, person: str | None) -> str | None:
    """The side of a head: the party that the person belongs to, else the only party that acts."""
    party = index.party(person)
    if party:
        return party
    agents = index.agents(assertion)
    return agents[0] if len(agents) == 1 else None


def _speaks_for(index: Index, party: str, delegates: frozenset[str], entity: str | None) -> bool:
    """Tell whether one speaks for a side: a delegate, its government, or who sits in no parliament of it."""
    one = index.same(entity)
    if one is None or one in delegates:
        return one is not None
    if one.startswith(_OFFICIAL):
        return index.executive(one) == party
    known = index.actors.get(one)
    seated = any(office.seat and not office.past for office in known.offices) if known else False
    return index.party(one) == party and not seated


def _tabled(index: Index, party: str, delegates: frozenset[str], told: Told) -> list[Assertion]:
    """What the party, its organs or its delegates raised; a deputy at home tables nothing."""
    return [
        one
        for one in told.of(index, ITEM_TYPES)
        if one.status in HAPPENED
        and any(
            index.executive(role.entity) == party or index.same(role.entity) in delegates
            for role in one.all_roles("agent")
        )
    ]


def _place(assertion: Assertion) -> int:
    return assertion.evidence[0].start if assertion.evidence else 0


def _items(index: Index, tabled: Sequence[Assertion]) -> tuple[Item, ...]:
    """One item an event: what two reports tell of one act was tabled once, in the words of the first."""
    found: dict[str, Item] = {}
    for assertion in tabled:
        item = _item(index, assertion)
        same = found.get(item.because[0])
        found[item.because[0]] = (
            replace(
                same,
                topic=same.topic or item.topic,
                topics=tuple(dict.fromkeys((*same.topics, *item.topics))),
                because=tuple(dict.fromkeys((*same.because, *item.because))),
            )
            if same
            else item
        )
    return tuple(found.values())


def _item(index: Index, assertion: Assertion) -> Item:
    topics = index.topics(assertion)
    event = index.event_of.get(assertion.id)
    because = (event.id, assertion.id) if event else (assertion.id,)
    return Item(
        assertion.type, topics[0] if topics else None, matter(index, assertion), because, tuple(topics)
    )
