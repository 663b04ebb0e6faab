"""Open and answered proposals, requests and demands on a given day.

Rule: every transition is in `tables.PROPOSAL`. A reply is an act of the addressee on the same matter, not
earlier than the proposal; one that does some of what was asked meets it in part and accepts nothing. An
offer of talks is spent with the round that follows it. Silence in the record is no answer and no refusal: a
proposal stays tabled until a document tells more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from servanda.assess import identity, illegal
from servanda.assess.index import HAPPENED, Index
from servanda.assess.tables import (
    ADDRESSEE_REPLIES,
    PROPOSAL,
    PROPOSAL_TYPES,
    PROPOSER_REPLIES,
    REPLY_GROUPS,
)
from servanda.assess.times import begun, order, since, stretches
from servanda.assess.words import matter
from servanda.model.accord import Proposal, ProposalState
from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.ids import content_id
from servanda.model.record import Problem, Role
from servanda.model.when import When, parse

_ANSWERED = frozenset({ProposalState.ACCEPTED, ProposalState.WITHDRAWN})


@dataclass(slots=True)
class _Open:
    """A proposal while its later acts are being added."""

    event: Event
    by: str | None
    to: str | None
    topic: str | None
    key: tuple[str, ...] | None
    state: ProposalState = ProposalState.TABLED
    replies: list[str] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)
    in_part: list[str] = field(default_factory=list)

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.event.id, *self.repeats, *self.replies, *self.in_part)))


@dataclass(frozen=True, slots=True)
class _Talks:
    """What is known of the tracks: the parties of each, and on which days a round was held by a day."""

    parties: dict[str, tuple[str, ...]]
    held: dict[str, tuple[When, ...]]

    @classmethod
    def of(cls, index: Index, on: date) -> _Talks:
        held: dict[str, list[When]] = {}
        for one in index.reconciled.events:
            done = one.type == "talks.hold" and one.status is Status.HAPPENED and begun(index, one, on)
            if done and one.track and one.when:
                held.setdefault(one.track, []).append(one.when)
        parties = {one.id: one.parties for one, _ in identity.tracks(index)}
        return cls(parties, {track: tuple(days) for track, days in held.items()})

    def spent(self, offer: Event, later: Event, *, at_round: bool) -> bool:
        """Tell whether a round was held between an offer of talks and a later act.

        `at_round`: a round of the later act's own day counts too, as for an offer of the next one.
        """
        if not offer.type.startswith("talks.") or offer.track is None or later.when is None:
            return False
        since = offer.when or (parse(offer.known_on) if offer.known_on else None)
        return any(
            since is not None
            and since.before(day)
            and (day.before(later.when) or (at_round and day.overlaps(later.when)))
            for day in self.held.get(offer.track, ())
        )

    def other(self, event: Event, by: str | None) -> str | None:
        """To whom it is put at talks of two: the other party."""
        parties = self.parties.get(event.track or "", ())
        others = [party for party in parties if party != by]
        return others[0] if len(parties) == 2 and len(others) == 1 else None


def proposals(index: Index, on: date) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Assess every proposal that was tabled by a day, in order of time."""
    types = {*PROPOSAL_TYPES, *REPLY_GROUPS}
    acts = [one for one in index.reconciled.events if one.type in types and begun(index, one, on)]
    talks = _Talks.of(index, on)
    opened: list[_Open] = []
    problems: list[Problem] = []
    for event in sorted(acts, key=_turn):
        if event.type in PROPOSAL_TYPES and event.status in HAPPENED:
            same = _same(opened, new := _open(index, talks, event), talks)
            if same is None:
                opened.append(new)
            elif event.id != same.event.id:
                _step(index, same, "repeated", event, problems)
        elif event.type in REPLY_GROUPS:
            for one in _answered(index, talks, opened, event):
                if not _whole(index, one, event) and _reply(index, one, event) == "accepted":
                    one.in_part.append(event.id)
                else:
                    _step(index, one, _reply(index, one, event) or "", event, problems)
    return tuple(_proposal(index, one) for one in opened), tuple(problems)


def _turn(event: Event) -> tuple[date, int, str]:
    """The order in which acts are taken: a proposal on its first day, a reply after it, on its last."""
    first, last, id_ = order(event)
    return (first, 0, id_) if event.type in PROPOSAL_TYPES else (last, 1, id_)


def _open(index: Index, talks: _Talks, event: Event) -> _Open:
    by = _who(index, event.all_roles("agent"))
    to = _who(index, event.all_roles("target")) or talks.other(event, by)
    topics = index.topics(event)
    topic = topics[0] if topics else None
    matter = _matter(index, event, topic)
    key = (event.type, by, matter) if by and matter else None
    return _Open(event, by, to, topic, key)


def _who(index: Index, roles: Sequence[Role]) -> str | None:
    """The state that acts itself or by an organ, else who acts: a deputy's demand is no state's."""
    states = [found for role in roles if (found := index.official(role.entity))]
    others = [found for role in roles if (found := index.same(role.entity))]
    return next(iter((*states, *others)), None)


def _matter(index: Index, event: Event, topic: str | None) -> str | None:
    """By what a later act is known to be the same again: the round proposed, else the topic, else the track.

    Where none of these is told, two proposals are never held to be one.
    """
    rounds = {
        found.round or found.id
        for one in event.assertions
        for content in index.contents.get(one, ())
        if (found := index.event_of.get(content.id)) and found.type == "talks.hold" and found.when
    }
    if rounds:
        return min(rounds)
    return topic or (event.track if event.type.startswith("talks.") else None)


def _same(opened: Sequence[_Open], new: _Open, talks: _Talks) -> _Open | None:
    for one in reversed(opened):
        if new.key is not None and one.key == new.key and one.state not in _ANSWERED:
            return None if talks.spent(one.event, new.event, at_round=True) else one
    return None


def _reply(index: Index, one: _Open, event: Event) -> str | None:
    """Which step an act is for a proposal, if any."""
    agents = index.agents(event)
    if index.party(one.by) in agents and len(agents) == 1:
        return PROPOSER_REPLIES.get((event.type, event.status))
    addressed = (index.party(one.to) or one.to) in agents if one.to else bool(agents)
    return ADDRESSEE_REPLIES.get((event.type, event.status)) if addressed else None


def _answered(index: Index, talks: _Talks, opened: Sequence[_Open], event: Event) -> list[_Open]:
    """The proposals that an act answers: the latest open one of each proposer on the same matter."""
    groups = REPLY_GROUPS[event.type]
    found: dict[str | None, _Open] = {}
    for one in opened:
        if (
            one.event.type.partition(".")[0] in groups
            and _not_before(event, one.event)
            and _about_same(index, one, event)
            and _reply(index, one, event)
            and not talks.spent(one.event, event, at_round=False)
        ):
            found[one.by] = one
    return list(found.values())


def _about_same(index: Index, one: _Open, event: Event) -> bool:
    if one.event.type.startswith("talks.") and one.event.track and event.track:
        return one.event.track == event.track
    topics = set(index.topics(event))
    return bool(topics) and bool(topics & set(index.topics(one.event)))


def _whole(index: Index, one: _Open, event: Event) -> bool:
    """Tell whether a reply is about all that was proposed, as far as subjects tell."""
    if one.event.type.startswith("talks."):
        return True
    return set(index.topics(one.event)) <= set(index.topics(event))


def _not_before(event: Event, proposal: Event) -> bool:
    return not (event.when and proposal.when and event.when.before(proposal.when))


def _step(index: Index, one: _Open, name: str, event: Event, problems: list[Problem]) -> None:
    target = PROPOSAL.get((one.state, name))
    if target is None:
        problems.append(illegal.step(index, "proposal", name, one.state, (event.id, one.event.id)))
        return
    one.state = ProposalState(target.state)
    (one.repeats if name == "repeated" else one.replies).append(event.id)


def _proposal(index: Index, one: _Open) -> Proposal:
    event = one.event
    days = stretches(index, event)
    return Proposal(
        id=content_id("q", event.id),
        by=one.by,
        to=one.to,
        type=event.type,
        what=_what(index, event),
        topic=one.topic,
        tabled=since(days[0]),
        state=one.state,
        replies=tuple(one.replies),
        repeats=tuple(one.repeats),
        met_in_part=tuple(one.in_part),
        because=one.because,
    )


def _what(index: Index, event: Event) -> str:
    """The type of what is proposed, if told; else the words for its matter, else the type of the act."""
    contents = [content for one in event.assertions for content in index.contents.get(one, ())]
    if contents:
        return min(contents, key=lambda one: one.id).type
    told = [one for i in event.assertions if (one := index.reconciled.assertions.get(i))]
    first = min(told, key=lambda one: (index.known(one.id) or "", one.id)) if told else None
    return (matter(index, first) if first else "") or event.type
