"""One event or speech in one plain sentence, with its status said first and its voice last.

Rule: status is never dropped. What is alleged reads "alleged: …", what is planned "planned: …"; a
sentence without a mark happened, in the voice that is named at its end or else in the publisher's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.model.act import Attribution, Status
from servanda.model.event import Event, Speech, Value
from servanda.model.record import Assertion, Role, Speaker
from servanda.present.citing import Citing
from servanda.present.labels import STATUS, VERBS, Verb, humane
from servanda.present.naming import join, plain

VOICES = 4  # named before the rest is counted
_UNREAL = (Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL, Status.NOT_STATED, Status.DID_NOT_HAPPEN)


def _own(type_: str) -> Verb:
    """An act of a dossier's own has no forms here; its name stands as it is."""
    name = humane(type_.partition(".")[2])
    return Verb(f"did “{name}”", f"do “{name}”", done=f"subject to “{name}”")


class Wording:
    """Tells the events of one view."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing
        self.names = citing.names
        speeches = citing.view.reconciled.speeches
        self._statements = {one.id: one for speech in speeches for one in speech.statements}

    def event(self, event: Event, *, place: bool = True, voice: bool = True) -> str:
        """Tell an event, without its date."""
        verb = VERBS.get(event.type) or _own(event.type)
        agents = join(self.fillers(self._leading(event.all_roles("agent"))))
        thing = self._thing(event, verb)
        text = self._clause(event.status, verb, agents, thing, self._object(event, verb, thing))
        text += self._topic(event, text)
        where = "" if verb.at else self.names.told(event.place)
        if place and where and where not in text:
            text += f", {where}"
        mark = STATUS[event.status]
        text = f"{mark}: {text}" if mark else text
        return f"{text}{self.voice(event.assertions)}" if voice else text

    def _thing(self, event: Event, verb: Verb) -> str:
        if event.type.startswith("talks.") or event.type == "contact.meet":
            return verb.thing  # texts say "the meeting", "that round": it is the talks
        if verb.lasting and event.all_roles("topic"):  # "closed to ships" tells how; the subject what
            return join(self.subjects(event.all_roles("topic")))
        told = self.fillers(event.all_roles("patient")) or self.fillers(event.all_roles("instrument"))
        return join(told) or (self.names.told(event.place) if verb.at else "") or verb.thing

    def _clause(self, status: Status, verb: Verb, agents: str, thing: str, target: str) -> str:
        if verb.lasting and thing:
            return f"{thing} {verb.participle}" + (f", by {agents}" if agents else "")
        if not agents:
            said = f"{thing} {verb.participle}" if thing else verb.participle
        elif status in _UNREAL:
            said = f"{agents} to {verb.plain} {thing}"
        else:
            said = f"{agents} {verb.past} {thing}"
        return f"{said.strip()} {target}".strip()

    def _object(self, event: Event, verb: Verb, thing: str) -> str:
        targets = self.fillers(event.all_roles("target")) or self.fillers(event.all_roles("beneficiary"))
        agents = self.fillers(event.all_roles("agent"))
        targets = tuple(one for one in targets if one not in thing and one not in agents)
        if not targets:
            return ""
        return f"{verb.to} {join(targets)}".strip()

    def _topic(self, event: Event, told: str) -> str:
        topics = self.subjects(event.all_roles("topic"))
        topics = tuple(one for one in topics if one.lower() not in told.lower())
        link = " " if told.endswith((" on", " to")) else " on "  # "set a condition on" needs no second word
        return f"{link}{join(topics)}" if topics else ""

    def subjects(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """Name topics by their concept, which is one for all the words that texts use for it."""
        roles = tuple(roles)
        # "migration and legal migration" says one thing twice: the broader subject holds the narrower
        held = {(role.entity or "").removeprefix("concept:") for role in roles} - {""}
        broadest = (one for one in roles if not any((one.entity or "").endswith(f"-{wide}") for wide in held))
        named = (self.names.of(role.entity) or plain(role.text) for role in broadest)
        return tuple(dict.fromkeys(name for name in named if name))

    def _leading(self, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Leave out the organs and persons of a party that is named itself, and words for it ("the two")."""
        named = {role.entity for role in roles} - {None}
        return tuple(
            role
            for role in roles
            if (role.entity or not named) and self.names.party(role.entity) not in named - {role.entity}
        )

    def fillers(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """Name the fillers of roles, each once."""
        named = (self.names.of(role.entity, role.name or role.text) for role in roles)
        return tuple(dict.fromkeys(name for name in named if name))

    def voice(self, assertions: Iterable[str]) -> str:
        """Say who says so; nothing where a publisher says it in its own voice."""
        found = self.citing.view.reconciled.assertions
        told = [found[one] for one in assertions if one in found]
        if not told or any(not one.said_by for one in told):
            return ""
        said = tuple(dict.fromkeys(name for one in told for name in self._nearest(one)))
        shown = said[:VOICES] if len(said) > VOICES + 1 else said
        more = f" and {len(said) - len(shown)} more" if len(shown) < len(said) else ""
        return f", according to {', '.join(shown) if more else join(shown)}{more}"

    def holder(self, value: Value) -> str:
        """Say who holds a value of several."""
        if any(one in self.citing.view.reconciled.assertions for one in value.assertions):
            return self.voice(value.assertions)
        return f", according to {self.chain(value.said_by)}" if value.said_by else ""

    def giver(self, assertions: Iterable[str]) -> str:
        """Say who gives a reason: a voice, or else the report in its own words."""
        ids = tuple(assertions)
        if voice := self.voice(ids):
            return voice
        view = self.citing.view.reconciled
        own = {view.assertions[one].document for one in ids if one in view.assertions}
        names = tuple(plain(one.publisher) or "the report itself" for one in view.documents if one.id in own)
        return f", in the words of {join(tuple(dict.fromkeys(names)))}" if names else ""

    def _nearest(self, assertion: Assertion) -> tuple[str, ...]:
        # Joint speakers are named one by one, so that two excerpts of one statement name them once.
        statement = self._statements.get(assertion.within or "")
        if statement and len(statement.speakers) > 1:
            return tuple(self.names.of(one.entity, one.name) for one in statement.speakers)
        if len(assertion.said_by) > 1 and all(link.jointly for link in assertion.said_by[1:]):
            return tuple(self.names.of(link.entity, link.name) for link in assertion.said_by)
        return (self.chain(assertion.said_by),)

    def chain(self, chain: tuple[Attribution, ...]) -> str:
        """Name a chain of voices, the nearest first: "an official (via reports)"; joint speakers as one."""
        levels: list[list[str]] = []
        for link in chain:
            name = self.names.of(link.entity, link.name)
            if name and link.jointly and levels:
                levels[-1].append(name)
            elif name:
                levels.append([name])
        if not levels:
            return "a source that is not named"
        *outer, nearest = (join(tuple(dict.fromkeys(names))) for names in levels)
        return f"{nearest} (via {', '.join(reversed(outer))})" if outer else nearest

    def speaker(self, speaker: Speaker) -> str:
        """Name a speaker with the office given in the text."""
        name = self.names.of(speaker.entity, speaker.name)
        office = plain(speaker.office)
        return f"{name} ({office})" if office and office.lower() not in name.lower() else name

    def speakers(self, speech: Speech) -> str:
        """Name all who make a speech act."""
        speakers = speech.statements[0].speakers
        named = tuple(dict.fromkeys(self.speaker(one) for one in speakers))
        return join(named) if named else "speaker not stated"

    def cause(self, assertion: Assertion) -> str:
        """Give the words of the reason, if the assertion holds one."""
        role = assertion.role("cause")
        return plain(role.text) if role else ""
