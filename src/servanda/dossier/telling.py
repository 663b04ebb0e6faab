"""One fact of a dossier to what a reading of the note on its source holds.

Rule: a party's own publication is that party speaking; an adverse act that it tells of another is alleged.
Roles bear no offsets: the compiler's line is the evidence as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from servanda.dossier.entries import (
    ConditionFile,
    Entry,
    EventFile,
    FigureFile,
    OutcomeFile,
    RoleFile,
    RoundFile,
    StatementFile,
)
from servanda.dossier.note import Note
from servanda.model.act import ACT, Aspect, Attribution, Modality, Polarity, Status, Voice
from servanda.model.dossier import CONFIDENCE, TrackDef
from servanda.model.figure import Amount, Figure
from servanda.model.ids import slug
from servanda.model.record import Assertion, Condition, Role, Speaker, Statement, Withdrawal
from servanda.model.source import Evidence
from servanda.model.talks import RoundState
from servanda.model.when import Expression, Temporal, fiscal_year

_ITEM = "item"  # accounts of a round list items of their own, which are not the same by their number
_FISCAL = re.compile(r"^FY(\d{4})$")
_EVERY = re.compile(r"^every (\d+) (day|week|month|year)s?$")

# What an entry says of an act: polarity, modality, aspect; the voices of a denial or charge are added apart.
_AXES: dict[Status, tuple[Polarity, Modality, Aspect]] = {
    Status.HAPPENED: (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT),
    Status.ONGOING: (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.STATE),
    Status.PLANNED: (Polarity.AFFIRMED, Modality.PLANNED, Aspect.EVENT),
    Status.PROPOSED: (Polarity.AFFIRMED, Modality.PROPOSED, Aspect.EVENT),
    Status.CONDITIONAL: (Polarity.AFFIRMED, Modality.CONDITIONAL, Aspect.EVENT),
    Status.DID_NOT_HAPPEN: (Polarity.NEGATED, Modality.ACTUAL, Aspect.EVENT),
    Status.NOT_STATED: (Polarity.AFFIRMED, Modality.ASKED, Aspect.EVENT),
    Status.DENIED: (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT),
    Status.ALLEGED: (Polarity.AFFIRMED, Modality.ACTUAL, Aspect.EVENT),
}
_VOICES = {Status.DENIED: Voice.DENY, Status.ALLEGED: Voice.ACCUSE}
_ROUND: dict[RoundState, tuple[Polarity, Modality]] = {
    RoundState.HELD: (Polarity.AFFIRMED, Modality.ACTUAL),
    RoundState.SCHEDULED: (Polarity.AFFIRMED, Modality.PLANNED),
    RoundState.POSTPONED: (Polarity.AFFIRMED, Modality.PLANNED),
    RoundState.PROPOSED: (Polarity.AFFIRMED, Modality.PROPOSED),
    RoundState.CANCELLED: (Polarity.NEGATED, Modality.PLANNED),
    RoundState.DID_NOT_TAKE_PLACE: (Polarity.NEGATED, Modality.ACTUAL),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """The note that an entry is told in, with what is shared by all notes of the dossier."""

    note: Note
    fiscal: int
    tracks: Mapping[str, TrackDef]
    names: dict[str, list[str]]  # entry -> ids of what tells it
    content: dict[str, str]  # event entry -> the assertion that first tells it
    place: str = ""  # which account of the entry it is, where one source gives several; the first has none

    def voices(self, entry: Entry, last: Voice = Voice.REPORT) -> tuple[Attribution, ...]:
        """Who says it, outermost first; the innermost with the given voice."""
        chain = (*self.note.voice, *(Attribution(one.name, one.entity) for one in entry.said_by))
        return (*chain[:-1], replace(chain[-1], voice=last)) if chain else ()

    def name(self, prefix: str, entry: Entry, *parts: str) -> str:
        """The id of something that this account of an entry tells."""
        return self.note.name(prefix, entry.id, *((self.place,) if self.place else ()), *parts)

    def assertion(self, entry: Entry, part: str, type_: str, evidence: Evidence, **more: Any) -> str:
        """Assert an act in the note; gives its id."""
        name = self.name("a", entry, part)
        self.note.assertions.append(
            Assertion(
                id=name,
                document=self.note.document,
                reading=self.note.reading,
                type=type_,
                evidence=(evidence,),
                confidence=CONFIDENCE[entry.certainty],
                fact="" if part.startswith(_ITEM) else f"{entry.id} {part.partition(' ')[0]}",
                **more,
            )
        )
        self.names.setdefault(entry.id, []).append(name)
        return name

    def period(self, value: str | None) -> Temporal | None:
        """A time that an entry gives; a fiscal year is the stretch of days that it is."""
        if value is None:
            return None
        match = _FISCAL.match(value)
        if match:
            return Temporal(value, Expression.absolute(fiscal_year(int(match[1]), self.fiscal).value))
        return Temporal("", Expression.absolute(value))


def round_(to: Telling, entry: RoundFile) -> None:
    """Tell a round: that it was held or was to be, its postponement, and what each side raised."""
    line = to.note.cite(entry.says)
    track = to.tracks.get(entry.track)
    parties = track.parties if track else ()
    common = (*(Role("agent", "", one) for one in parties), Role("track", "", entry.track))
    if track and track.topics:
        common += (Role("topic", "", track.topics[0]),)
    polarity, modality = _ROUND[entry.state]
    causes = tuple(Role("cause", one.text) for one in entry.causes if not one.by and one.entity is None)
    roles = (*common, *_round_roles(entry))
    content_of = None
    undone = entry.state in (RoundState.CANCELLED, RoundState.DID_NOT_TAKE_PLACE) and entry.by
    if entry.state is RoundState.POSTPONED or undone:
        type_ = "talks.decline" if undone else "talks.postpone"
        content_of = _act_on(to, entry, type_, line, common)
        causes = ()
    to.assertion(
        entry,
        "hold",
        "talks.hold",
        line,
        polarity=polarity,
        modality=modality,
        roles=(*roles, *causes),
        when=to.period(entry.when),
        said_by=_counting(to, entry),
        content_of=content_of,
    )
    for number, item in enumerate(entry.items):
        about = (Role("topic", item.text, item.about),) if item.about else (Role("patient", item.text),)
        to.assertion(
            entry,
            f"{_ITEM} {number}",
            item.act,
            to.note.cite(item.text),
            roles=(Role("agent", "", item.by), *about, Role("track", "", entry.track)),
            when=to.period(entry.when),
            said_by=to.note.voice,
        )
    for number, came in enumerate(entry.outcomes):
        _outcome(to, entry, came, number, common)


def _outcome(to: Telling, entry: RoundFile, came: OutcomeFile, number: int, common: Sequence[Role]) -> None:
    """Tell what came of a round: an act that was done or not done at it, or one side's word on it."""
    line = to.note.cite(came.says)
    voice = (Attribution(came.by, came.by),) if came.by else ()
    said_by = (*to.voices(entry), *(one for one in voice if one.entity not in _entities(to, entry)))
    if came.act:
        polarity, modality, aspect = _AXES[Status(came.status)]
        to.assertion(
            entry,
            f"outcome-{came.act} {number}",
            came.act,
            line,
            polarity=polarity,
            modality=modality,
            aspect=aspect,
            roles=tuple(common),
            when=to.period(entry.when),
            said_by=said_by,
        )
    elif came.by:
        name = to.name("s", entry, f"outcome {number}")
        to.names.setdefault(entry.id, []).append(name)
        to.note.statements.append(
            Statement(
                id=name,
                document=to.note.document,
                speakers=(Speaker(came.by, ""),),
                content=(line,),
                said_by=said_by,
                when=to.period(entry.when),
            )
        )


def _entities(to: Telling, entry: Entry) -> set[str | None]:
    return {one.entity for one in to.voices(entry)}


def _round_roles(entry: RoundFile) -> tuple[Role, ...]:
    roles = []
    if entry.place:
        roles.append(Role("place", "", f"place:{slug(entry.place)}", entry.place))
    if entry.host:
        roles.append(Role("host", "", entry.host))
    roles += [Role("head-of-delegation", "", person) for person in entry.heads.values()]
    roles += [Role("agent", "", person) for some in entry.members.values() for person in some]
    if entry.ordinal:
        roles.append(Role("amount", str(entry.ordinal), f"ordinal:{entry.ordinal}"))
    return tuple(roles)


def _counting(to: Telling, entry: RoundFile) -> tuple[Attribution, ...]:
    """The voices of a round; a number that a party is told to count by is that party's."""
    chain = to.voices(entry)
    if entry.counted_by and not any(one.entity == entry.counted_by for one in chain):
        return (*chain, Attribution(entry.counted_by, entry.counted_by))
    return chain


def _act_on(to: Telling, entry: RoundFile, type_: str, line: Evidence, common: Sequence[Role]) -> str:
    """Tell who put a round off or declined it, each reason as its giver gives it; gives the id of the first.

    Who did it is told only where the entry does: a round that was put off was not put off by both.
    """
    agents = (Role("agent", "", entry.by),) if entry.by else ()
    shared = tuple(one for one in common if one.role != "agent")
    first = ""
    givers = list(dict.fromkeys((one.by, one.entity) for one in entry.causes)) or [("", None)]
    for number, (name, entity) in enumerate(givers):
        causes = tuple(
            Role("cause", one.text) for one in entry.causes if (one.by, one.entity) == (name, entity)
        )
        voice = (Attribution(name or str(entity), entity),) if name or entity else ()
        id_ = to.assertion(
            entry,
            f"act {number}",
            type_,
            line,
            roles=(*agents, *shared, *causes),
            when=to.period(entry.acted),
            said_by=(*to.voices(entry), *voice),
        )
        first = first or id_
    return first


def event(to: Telling, entry: EventFile) -> None:
    """Tell an act; a party's charge against another is alleged."""
    polarity, modality, aspect = _AXES[entry.status]
    agents = {one.entity for one in entry.roles if one.role == "agent"}
    act = ACT.get(entry.type)
    accused = (
        entry.status is Status.HAPPENED
        and act is not None
        and act.adverse
        and bool(to.note.voice or entry.said_by)
        and not agents & {one.entity for one in to.voices(entry)}
    )
    voice = _VOICES.get(entry.status, Voice.ACCUSE if accused else Voice.REPORT)
    roles = tuple(_filled(one) for one in entry.roles)
    if entry.until:
        roles += (Role("amount", "", f"until:{entry.until}"),)
    name = to.assertion(
        entry,
        "act",
        entry.type,
        to.note.cite(entry.says),
        polarity=polarity,
        modality=modality,
        aspect=aspect,
        roles=(*roles, *_subject(to, roles)),
        when=to.period(entry.when),
        said_by=to.voices(entry, voice),
        content_of=_content(to, entry.content_of),
    )
    to.content.setdefault(entry.id, name)


def _filled(one: RoleFile) -> Role:
    """A role; an amount written as ``every 6 months`` is how often a thing is done, or is to be done."""
    every = _EVERY.match(one.text) if one.role == "amount" and one.entity is None else None
    return Role(one.role, one.text, f"cadence:{every[1]} {every[2]}" if every else one.entity)


def _subject(to: Telling, roles: Sequence[Role]) -> tuple[Role, ...]:
    """What is talked about on the track that is named, where no subject is: documents name it by that."""
    if any(one.role == "topic" for one in roles):
        return ()
    track = next((to.tracks.get(one.entity or "") for one in roles if one.role == "track"), None)
    return (Role("topic", "", track.topics[0]),) if track and track.topics else ()


def _content(to: Telling, entry: str | None) -> str | None:
    """What tells the event that an act is the content of: in this note, else wherever it is told first."""
    if entry is None:
        return None
    here = to.note.name("a", entry, "act")
    return here if here in to.names.get(entry, ()) else to.content.get(entry)


def statement(to: Telling, entry: StatementFile) -> None:
    """Tell a position: the statement, and the act that making it was."""
    line = to.note.cite(entry.says)
    name = to.name("s", entry)
    to.names.setdefault(entry.id, []).append(name)
    said_by = to.voices(entry)
    to.note.statements.append(
        Statement(
            id=name,
            document=to.note.document,
            speakers=(Speaker(entry.speaker, entry.name, entry.office),),
            addressee=entry.addressee,
            content=(line,),
            stance=entry.stance,
            towards=entry.towards,
            act=entry.act or "",
            said_by=said_by,
            when=to.period(entry.when),
        )
    )
    if entry.act:
        role = "instrument" if entry.towards.startswith("instrument:") else "topic"
        topic = (Role(role, "", entry.towards),) if entry.towards else ()
        target = (Role("target", "", entry.addressee),) if entry.addressee else ()
        to.assertion(
            entry,
            "act",
            entry.act,
            line,
            roles=(Role("agent", "", entry.speaker, entry.name), *target, *topic),
            when=to.period(entry.when),
            said_by=said_by,
        )


def figure(to: Telling, entry: FigureFile) -> None:
    """Tell a count; the place of its number in the line is its place."""
    line = to.note.cite(entry.says)
    low, high = (entry.value, entry.value) if entry.value is not None else (entry.min, entry.max)
    start, end = _number(line, entry)
    name = to.name("f", entry)
    to.names.setdefault(entry.id, []).append(name)
    to.note.figures.append(
        Figure(
            id=name,
            document=to.note.document,
            start=start,
            end=end,
            text=line.quote[start - line.start : end - line.start],
            amount=Amount(low, high, entry.approximate),
            unit=entry.unit,
            counts=entry.counts,
            of=entry.of,
            period=to.period(entry.period),
            per=entry.per,
            place=entry.place,
            excludes=entry.excludes,
            as_of=to.period(entry.as_of),
            counted_by=entry.counted_by,
            said_by=to.voices(entry),
        )
    )


def _number(line: Evidence, entry: FigureFile) -> tuple[int, int]:
    for number in (entry.value, entry.min, entry.max):
        if number is None:
            continue
        plain = int(number) if float(number).is_integer() else number
        for form in (f"{plain:,}", str(plain), f"{plain:,}".replace(",", " ")):
            found = re.search(rf"(?<![\d,.]){re.escape(form)}(?![\d]|[,.]\d)", line.quote)
            if found:
                return line.start + found.start(), line.start + found.end()
    return line.start, line.end


def condition(to: Telling, entry: ConditionFile) -> None:
    """Tell what an outcome is made to depend on."""
    name = to.name("c", entry)
    to.names.setdefault(entry.id, []).append(name)
    to.note.conditions.append(
        Condition(
            id=name,
            document=to.note.document,
            holder=entry.holder,
            holder_name=entry.holder_name,
            outcome=entry.outcome,
            outcome_type=entry.outcome_type or "",
            outcome_topic=entry.outcome_topic or "",
            requires=entry.requires,
            requires_topics=entry.requires_topics,
            force=entry.force,
            evidence=(to.note.cite(entry.says),),
            said_by=to.voices(entry),
        )
    )


def withdrawal(to: Telling, entry: Entry) -> None:
    """Tell that an entry takes others back."""
    line = to.note.cite(entry.says)
    what = tuple(one for id_ in entry.withdraws for one in to.names.get(id_, ()))
    if what:
        name = to.name("w", entry)
        to.note.withdrawals.append(
            Withdrawal(
                id=name,
                document=to.note.document,
                what=what,
                evidence=(line,),
                said_by=to.voices(entry),
            )
        )
