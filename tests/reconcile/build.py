"""Small reports for tests: each says something in words of its own, with the assertion that it makes.

Rule: every evidence span quotes the report's text, as the record would demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from servanda.model.act import Aspect, Attribution, Modality, Polarity, Voice
from servanda.model.actor import Actor, ActorType, Mention, Office
from servanda.model.dossier import Dossier
from servanda.model.event import Event, Reconciled, Visible
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import (
    Assertion,
    Condition,
    Decision,
    Judgement,
    Problem,
    Reading,
    Reference,
    Role,
    Speaker,
    Statement,
    Timex,
)
from servanda.model.source import Basis, Document, Evidence, Part, Published, Region
from servanda.model.when import Expression, Temporal
from servanda.reconcile import anchorage_of, reconcile

NORTH, SOUTH, EAST = "state:XN", "state:XS", "state:XE"
FISH, WATER, MINES = "concept:fisheries", "concept:water-release", "concept:mine-clearance"
NO_DOSSIER = Dossier()


def temporal(says: str | None) -> Temporal | None:
    """A time as ``2009``, or unresolved as ``weekday|5|past``."""
    if says is None:
        return None
    return Temporal(says, Expression.from_text(says) if says.count("|") == 2 else Expression.absolute(says))


@dataclass
class Report:
    """One document and its reading, built line by line."""

    file: str
    published: str | None = None
    dateline: str | None = None  # what the reader made of a dateline, such as XXXX-02-18
    recorded_at: str = "2020-01-01T09:00:00Z"
    reader: str = "test 1"
    text: str = ""
    furniture: list[tuple[int, int]] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def id(self) -> str:
        return content_id("d", self.file)

    def line(self, words: str) -> Evidence:
        """Find the words in the text, or add them as a paragraph."""
        start = self.text.find(words)
        if start < 0:
            start = len(self.text)
            self.text += words + "\n"
        return Evidence(self.id, start, start + len(words), words)

    def says(
        self,
        words: str,
        type_: str,
        *,
        agent: str | Sequence[str] = (),
        target: str | Sequence[str] = (),
        topic: str | Sequence[str] = (),
        when: str | None = None,
        roles: Iterable[Role] = (),
        modality: Modality = Modality.ACTUAL,
        negated: bool = False,
        aspect: Aspect = Aspect.EVENT,
        by: Attribution | Sequence[Attribution] = (),
        within: str | None = None,
        content_of: str | None = None,
    ) -> str:
        """Add an assertion; returns its id."""
        evidence = self.line(words)
        fillers = [
            *(Role("agent", "", entity=each) for each in _several(agent)),
            *(Role("target", "", entity=each) for each in _several(target)),
            *(Role("topic", "", entity=each) for each in _several(topic)),
            *roles,
        ]
        one = Assertion(
            id=content_id("a", self.id, evidence.start, evidence.end, type_, when, modality, negated, aspect),
            document=self.id,
            reading=f"r_{self.file}",
            type=type_,
            polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
            modality=modality,
            aspect=aspect,
            roles=tuple(fillers),
            when=temporal(when),
            said_by=(by,) if isinstance(by, Attribution) else tuple(by),
            within=within,
            content_of=content_of,
            evidence=(evidence,),
        )
        self.assertions.append(one)
        return one.id

    def quotes(self, words: str, *speakers: str, direct: bool = True) -> str:
        """Add a statement whose content is the words; a speaker with a colon is an id, else a name."""
        evidence = self.line(words)
        one = Statement(
            id=content_id("s", self.id, evidence.start, evidence.end),
            document=self.id,
            speakers=tuple(Speaker(each if ":" in each else None, each) for each in speakers),
            content=(evidence,),
            direct=direct,
        )
        self.statements.append(one)
        return one.id

    def names(
        self, id_: str, name: str, party: str | None = None, office: str | None = None, past: bool = False
    ) -> None:
        """Add an actor."""
        evidence = self.line(name)
        kinds = {"person": ActorType.PERSON, "state": ActorType.STATE, "organ": ActorType.ORGAN}
        self.actors.append(
            Actor(
                id=id_,
                name=name,
                type=kinds.get(id_.partition(":")[0], ActorType.ORGANISATION),
                party=party,
                offices=(Office(office, past=past),) if office else (),
                mentions=(Mention(self.id, evidence.start, evidence.end, name, id_),),
            )
        )

    def times(self, words: str, says: str) -> None:
        """Add a temporal expression whose words stand in a paragraph already there."""
        start = self.text.index(words)
        expression = Expression.from_text(says)
        self.timexes.append(Timex(self.id, start, start + len(words), words, "DATE", "", expression))

    def headline(self, words: str, published: str, types: Sequence[str], entities: Sequence[str]) -> None:
        """Add a dated headline of another report, in the furniture."""
        evidence = self.line(words)
        self.furniture.append((evidence.start, evidence.end + 1))
        self.references.append(
            Reference(
                document=self.id,
                start=evidence.start,
                end=evidence.end,
                headline=words,
                published=Temporal(published, Expression.absolute(published)),
                types=tuple(types),
                entities=tuple(entities),
            )
        )

    def counts(
        self, words: str, low: float, high: float | None = None, *, counts: str, by: Sequence[Attribution] = (),
        when: str | None = None, per: str = "",
    ) -> str:  # fmt: skip
        """Add a figure."""
        evidence = self.line(words)
        one = Figure(
            id=content_id("f", self.id, evidence.start, evidence.end),
            document=self.id,
            start=evidence.start,
            end=evidence.end,
            text=words,
            amount=Amount(low, low if high is None else high),
            counts=counts,
            per=per,
            period=temporal(when),
            said_by=tuple(by),
        )
        self.figures.append(one)
        return one.id

    def requires(self, words: str, holder: str, outcome: str, *topics: str) -> str:
        """Add a condition on an outcome topic."""
        evidence = self.line(words)
        one = Condition(
            id=content_id("c", self.id, evidence.start, evidence.end),
            document=self.id,
            holder=holder,
            outcome=words,
            outcome_type="measure.lift",
            outcome_topic=outcome,
            requires=(words,),
            requires_topics=topics,
            evidence=(evidence,),
        )
        self.conditions.append(one)
        return one.id

    def visible(self) -> Visible:
        """The document with its reading, as the record would hand it over."""
        regions: list[Region] = []
        at = 0
        for start, end in sorted(self.furniture):
            if at < start:
                regions.append(Region(at, start, Part.BODY))
            regions.append(Region(start, end, Part.FURNITURE))
            at = end
        if at < len(self.text):
            regions.append(Region(at, len(self.text), Part.BODY))
        own = Published(self.published, Basis.STATED) if self.published else Published()
        read = Published(self.dateline, Basis.DATELINE) if self.dateline else Published()
        return Visible(
            Document(
                id=self.id,
                sha256=self.id,
                file=self.file,
                text=self.text,
                published=own,
                regions=tuple(regions),
            ),
            Reading(
                id=f"r_{self.file}",
                document=self.id,
                reader=self.reader,
                words="",
                anchor=self.published,
                published=read,
                assertions=tuple(self.assertions),
                timexes=tuple(self.timexes),
                actors=tuple(self.actors),
                figures=tuple(self.figures),
                statements=tuple(self.statements),
                conditions=tuple(self.conditions),
                references=tuple(self.references),
                problems=tuple(self.problems),
            ),
            self.recorded_at,
        )


def record(
    *reports: Report,
    judgements: Sequence[Judgement] = (),
    dossier: Dossier = NO_DOSSIER,
    known_by: str | None = None,
) -> Reconciled:
    """Reconcile reports, with both parties of the tests' accords known as states."""
    limit = date.fromisoformat(known_by) if known_by else None
    return reconcile(
        [report.visible() for report in reports] + [_states()], judgements, dossier, known_by=limit
    )


def _states() -> Visible:
    """A document that says no more than that there are these states."""
    atlas = Report("atlas.txt", published="1990-01-01")
    for id_, name in ((NORTH, "Norland"), (SOUTH, "Sudia"), (EAST, "Estria")):
        atlas.names(id_, name)
    return atlas.visible()


def events(reconciled: Reconciled, type_: str) -> list[Event]:
    """The events of one type."""
    return [event for event in reconciled.events if event.type == type_]


def only(reconciled: Reconciled, type_: str) -> Event:
    """The single event of a type."""
    (event,) = events(reconciled, type_)
    return event


def accuses(name: str, entity: str | None = None) -> Attribution:
    """A voice that accuses."""
    return Attribution(name, entity, Voice.ACCUSE)


def judge(
    decision: Decision,
    subject: str,
    value: str = "",
    *,
    at: str = "2020-02-01T00:00:00Z",
    takes_back: str | None = None,
    reconciled: Reconciled | None = None,
) -> Judgement:
    """A judgement, bound to words where a view is given."""
    return Judgement(
        id=content_id("j", decision, subject, value, at, takes_back),
        decision=decision,
        subject=subject,
        value=value,
        by="Ada",
        why="checked",
        recorded_at=at,
        anchorage=anchorage_of(reconciled, subject) if reconciled else (),
        value_anchorage=anchorage_of(reconciled, value) if reconciled else (),
        takes_back=takes_back,
    )


def _several(given: str | Sequence[str]) -> Sequence[str]:
    return [given] if isinstance(given, str) else given
