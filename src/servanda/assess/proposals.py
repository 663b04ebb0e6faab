"""Open and answered proposals, requests and demands on a given day.

Rule: every transition is in `tables.PROPOSAL`. A reply is an act of the addressee on the same matter, not
earlier than the proposal; one that does some of what was asked meets it in part and accepts nothing. An
offer of talks is spent with the round that follows it. Who declines talks answers the other's proposal;
where none is open, it takes back its own offer of talks, never what it asked for. Silence in the
record is no answer and no refusal: a proposal stays tabled until a document tells more. What a party's
organ asks of that party is none between parties, and an act that was withdrawn tables nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from servanda.assess import illegal
from servanda.assess.index import HAPPENED, Index
from servanda.assess.tables import (
    ADDRESSEE_REPLIES,
    PROPOSAL,
    PROPOSAL_TYPES,
    PROPOSER_REPLIES,
    REPLY_GROUPS,
    WITHDRAW_GROUPS,
)
from servanda.assess.talks import Talks, is_before
from servanda.assess.times import begun, order, since, stretches
from servanda.assess.words import matter
from servanda.model.event import Event
from servanda.model.ids import content_id
from servanda.model.record import Problem, Role
from servanda.model.talks import Proposal, ProposalState

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


@dataclass(slots=True)
class _Line:
    """What one party put to another on one matter: what an act answers is the same for all of them."""

    opened: list[tuple[int, _Open]] = field(default_factory=list)

    def answered(self, talks: Talks, event: Event, *, first: bool = False) -> tuple[int, _Open] | None:
        """The last, or the first, that was put before an act and is not spent by then."""
        held = talks.last_round(self.opened[0][1].event, event, at_round=False)
        return next(
            (
                (place, one)
                for place, one in (self.opened if first else reversed(self.opened))
                if _not_before(event, one.event) and not is_before(one.event, held)
            ),
            None,
        )


@dataclass(slots=True)
class _Tabled:
    """All proposals so far, in order, and by what later acts are compared with them."""

    all: list[_Open] = field(default_factory=list)
    by_key: dict[tuple[str, ...], list[_Open]] = field(default_factory=dict)
    lines: dict[tuple[object, ...], _Line] = field(default_factory=dict)
    between: dict[tuple[str, str | None], list[_Line]] = field(default_factory=dict)  # matter, who may reply

    def add(self, index: Index, one: _Open) -> None:
        group = one.event.type.partition(".")[0]
        track = one.event.track if group == "talks" else None
        topics = index.topics(one.event)
        name = (one.by, one.to, group, track, topics)
        if name not in self.lines:
            line = self.lines[name] = _Line()
            for matter in (*topics, *((track,) if track else ())):
                for who in {index.party(one.by), (index.party(one.to) or one.to) if one.to else None}:
                    self.between.setdefault((matter, who), []).append(line)
        self.lines[name].opened.append((len(self.all), one))
        self.all.append(one)
        if one.key is not None:
            self.by_key.setdefault(one.key, []).append(one)

    def near(self, index: Index, event: Event) -> list[_Line]:
        """The lines on a matter of an act that its parties may reply to; what was put to nobody, all may."""
        matters = (*index.topics(event), *((event.track,) if event.track else ()))
        found = (self.between.get((one, who), ()) for one in matters for who in (*index.agents(event), None))
        return list({id(line): line for lines in found for line in lines}.values())


def proposals(index: Index, on: date) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Assess every proposal that was tabled by a day, in order of time."""
    types = {*PROPOSAL_TYPES, *REPLY_GROUPS}
    acts = [one for one in index.reconciled.events if one.type in types and begun(index, one, on)]
    talks = Talks.of(index, on)
    opened = _Tabled()
    problems: list[Problem] = []
    for event in sorted(acts, key=_turn):
        if event.type in PROPOSAL_TYPES and event.status in HAPPENED:
            if _within_a_party(index, event) or _withdrawn(index, event):
                continue
            same = _same(opened, new := _open(index, talks, event), talks)
            if same is None:
                opened.add(index, new)
            elif event.id != same.event.id:
                _step(index, same, "repeated", event, problems)
        elif event.type in REPLY_GROUPS:
            for one in _answered(index, talks, opened, event):
                if not _whole(index, one, event) and _reply(index, one, event) == "accepted":
                    one.in_part.append(event.id)
                else:
                    _step(index, one, _reply(index, one, event) or "", event, problems)
    return tuple(_proposal(index, one) for one in opened.all), tuple(problems)


def _turn(event: Event) -> tuple[date, int, str]:
    """The order in which acts are taken: a proposal on its first day, a reply after it, on its last."""
    first, last, id_ = order(event)
    return (first, 0, id_) if event.type in PROPOSAL_TYPES else (last, 1, id_)


def _open(index: Index, talks: Talks, event: Event) -> _Open:
    by = _who(index, event.all_roles("agent"))
    to = _who(index, _asked(event)) or talks.other(event, by)
    topics = index.topics(event)
    topic = topics[0] if topics else None
    matter = _matter(index, event, topic)
    key = (event.type, by, matter) if by and matter else None
    return _Open(event, by, to, topic, key)


def _asked(event: Event) -> tuple[Role, ...]:
    """To whom it is put: who is to act, before who is spoken to."""
    return (*event.all_roles("target"), *event.all_roles("addressee"))


def _within_a_party(index: Index, event: Event) -> bool:
    """Tell whether all who ask are of the party that is asked: a court that orders its own government."""
    asking, asked = index.agents(event), index.parties(_asked(event))
    return bool(asking) and bool(asked) and set(asked) == set(asking)


def _withdrawn(index: Index, event: Event) -> bool:
    """Tell whether every account by which it happened was withdrawn."""
    gone = index.reconciled.withdrawn
    told = index.supporters(event, HAPPENED)
    return bool(told) and all(one.id in gone or one.within in gone for one in told)


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


def _same(opened: _Tabled, new: _Open, talks: Talks) -> _Open | None:
    for one in reversed(opened.by_key.get(new.key, ()) if new.key is not None else ()):
        if one.state not in _ANSWERED:
            return None if talks.spent(one.event, new.event, at_round=True) else one
    return None


def _own(index: Index, one: _Open, event: Event) -> bool:
    """Tell whether who proposed is the only party that acts."""
    agents = index.agents(event)
    return len(agents) == 1 and index.party(one.by) in agents


def _reply(index: Index, one: _Open, event: Event) -> str | None:
    """Which step an act is for a proposal, if any."""
    agents = index.agents(event)
    if _own(index, one, event):
        if one.event.type.partition(".")[0] not in WITHDRAW_GROUPS.get(event.type, ()):
            return None
        return PROPOSER_REPLIES.get((event.type, event.status))
    addressed = (index.party(one.to) or one.to) in agents if one.to else bool(agents)
    return ADDRESSEE_REPLIES.get((event.type, event.status)) if addressed else None


def _answered(index: Index, talks: Talks, opened: _Tabled, event: Event) -> list[_Open]:
    """The proposals that an act answers: the latest open one of each proposer on the same matter."""
    groups = REPLY_GROUPS[event.type]
    lines: dict[str | None, list[_Line]] = {}
    latest: dict[str | None, tuple[int, _Open]] = {}
    for line in opened.near(index, event):
        one = line.opened[0][1]
        if (
            one.event.type.partition(".")[0] in groups
            and _about_same(index, one, event)
            and _reply(index, one, event)
            and (found := line.answered(talks, event))
        ):
            lines.setdefault(one.by, []).append(line)
            if one.by not in latest or latest[one.by][0] < found[0]:
                latest[one.by] = found
    latest = _of_one_step(index, latest, event)
    if len(latest) > 1:  # who was first to put such a proposal has his answered first
        turns = {
            by: min(found[0] for line in lines[by] if (found := line.answered(talks, event, first=True)))
            for by in latest
        }
        return [latest[by][1] for by in sorted(latest, key=lambda by: turns[by])]
    return [one for _, one in latest.values()]


def _of_one_step(
    index: Index, latest: dict[str | None, tuple[int, _Open]], event: Event
) -> dict[str | None, tuple[int, _Open]]:
    """One act is no reply and withdrawal at once: while another's proposal is open, it answers that alone."""
    own = {by: held for by, held in latest.items() if _own(index, held[1], event)}
    others = {by: held for by, held in latest.items() if by not in own}
    if not own or any(one.state not in _ANSWERED for _, one in others.values()):
        return others
    return own


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
