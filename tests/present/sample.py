"""A small record made by hand: two reports of fisheries talks between two states that do not exist.

Everything that `present` can show is in it once: a track with reasons, a round with two sides, an open
and an answered proposal, an allegation, a joint statement in two papers, a measure, figures, a conflict.
"""

from __future__ import annotations

import hashlib
from datetime import date

from servanda.model.accord import Assessment, Change
from servanda.model.act import Attribution, Modality, Status, Voice
from servanda.model.actor import Actor, ActorType, Mention, Office
from servanda.model.dossier import CommitmentDef, Dossier, InstrumentDef, PartyDef
from servanda.model.duties import Commitment, Performance, PerformanceState
from servanda.model.event import Conflict, Difference, Event, Reconciled, Speech, Value, Visible
from servanda.model.figure import Amount, Figure
from servanda.model.force import Instrument
from servanda.model.limits import ConditionView, Measure, Parameter, Requirement, Rule
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    Decision,
    Judgement,
    MeasureClaim,
    Problem,
    Reading,
    Role,
    Speaker,
    Statement,
    Timex,
)
from servanda.model.source import Basis, Document, Evidence, Part, Published, Region
from servanda.model.talks import (
    Due,
    Item,
    Proposal,
    ProposalState,
    Reason,
    Round,
    RoundState,
    Side,
    Track,
    TrackState,
)
from servanda.model.view import View
from servanda.model.when import Expression, Kind, Temporal, parse

WIRE = """Norland and Sudmark meet on cod

HAVEN (Wire) - Delegates of Norland and Sudmark met in Haven on Tuesday for the first round since 2016.

Ana Berg, deputy fisheries minister of Norland, led the Norland delegation. Norland asked for inspectors \
on Sudmark trawlers. Sudmark repeated its objection to the net rule.

"We keep our word when the other side keeps theirs," Berg said.

Two senators, Per Lund and Ida Moe, said in a joint statement that Sudmark "hides hundreds of landings a year".

The rounds are due twice a year, in turn in each country. Sudmark proposed the next one for December.
"""

PAPER = """Cod talks open after a long pause

12 May 2021

Sudmark broke the talks off in 2017, the ministry said. It would reopen its ports only if the quota is raised.

Since 2019 Norland has limited landings to 400 tonnes a week. It sent 12 crewmen home in April 2021.

"Sudmark hides hundreds of landings a year," senators Lund and Moe said.
"""


def document(text: str, file: str, title: str, publisher: str) -> Document:
    """Make a document whose first line is its title."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    first = text.index("\n")
    regions = (Region(0, first, Part.TITLE), Region(first, len(text), Part.BODY))
    return Document(
        id=f"d_{digest[:16]}",
        sha256=digest,
        file=file,
        text=text,
        title=title,
        publisher=publisher,
        regions=regions,
    )


wire = document(WIRE, "wire.txt", "Norland and Sudmark meet on cod", "")
paper = document(PAPER, "paper.txt", "Cod talks open after a long pause", "Haven Post")


def words(where: Document, quote: str) -> Evidence:
    """Cite words that stand in a document."""
    start = where.text.index(quote)
    return where.quote(start, start + len(quote))


def said(where: Document, quote: str, id_: str, type_: str, *roles: Role, **more: object) -> Assertion:
    """Make an assertion on words of a document."""
    return Assertion(
        id=id_,
        document=where.id,
        reading=f"r_{where.id[2:]}",
        type=type_,
        roles=roles,
        evidence=(words(where, quote),),
        **more,  # type: ignore[arg-type]
    )


def agent(entity: str, name: str) -> Role:
    """Make an implied agent."""
    return Role("agent", "", entity, name)


NOR, SUD = agent("state:NOR", "Norland"), agent("state:SUD", "Sudmark")
COD = Role("topic", "cod", "concept:cod", "cod")
tuesday = Temporal(
    "Tuesday", Expression(Kind.WEEKDAY, "2"), *(lambda e: (e.start, e.end))(words(wire, "Tuesday"))
)

held = said(
    wire,
    "Delegates of Norland and Sudmark met in Haven on Tuesday",
    "a_held",
    "talks.hold",
    NOR,
    SUD,
    COD,
    when=tuesday,
)
asked = said(wire, "Norland asked for inspectors on Sudmark trawlers", "a_asked", "position.request", NOR)
object_ = said(
    wire,
    "Sudmark repeated its objection to the net rule",
    "a_object",
    "position.object",
    SUD,
    Role("patient", "the net rule"),
)
proposed = said(wire, "Sudmark proposed the next one for December", "a_proposed", "talks.propose", SUD)
planned = said(
    wire,
    "the next one for December",
    "a_planned",
    "talks.hold",
    SUD,
    modality=Modality.PROPOSED,
    content_of="a_proposed",
)
broke = said(
    paper,
    "Sudmark broke the talks off in 2017",
    "a_broke",
    "talks.break-off",
    SUD,
    when=Temporal("2017", Expression.absolute("2017"), *(lambda e: (e.start, e.end))(words(paper, "2017"))),
    said_by=(Attribution("the ministry", "organ:ministry"),),
)
hides = said(
    wire,
    "hides hundreds of landings a year",
    "a_hides",
    "conduct.breach",
    SUD,
    said_by=(Attribution("Per Lund", "person:per-lund", Voice.ACCUSE),),
    within="s_wire",
)
hides_too = said(
    paper,
    "Sudmark hides hundreds of landings a year",
    "a_hides2",
    "conduct.breach",
    SUD,
    said_by=(Attribution("Lund", "person:per-lund", Voice.ACCUSE),),
    within="s_paper",
)
limits = said(paper, "Since 2019 Norland has limited landings", "a_limits", "measure.impose", NOR)
since = said(wire, "for the first round since 2016", "a_since", "talks.hold", NOR, SUD)

sent = said(paper, "It sent 12 crewmen home in April 2021", "a_sent", "case.return", NOR)

LUND = Speaker("person:per-lund", "Per Lund", "senator")
MOE = Speaker("person:ida-moe", "Ida Moe", "senator")
joint = Statement(
    id="s_wire",
    document=wire.id,
    speakers=(LUND, MOE),
    content=(words(wire, "hides hundreds of landings a year"),),
    direct=True,
    stance="opposes",
    towards="state:SUD",
    act="position.accuse",
)
joint_too = Statement(
    id="s_paper",
    document=paper.id,
    speakers=(LUND, MOE),
    content=(words(paper, "Sudmark hides hundreds of landings a year"),),
    direct=True,
)
word = Statement(
    id="s_word",
    document=wire.id,
    speakers=(Speaker("person:ana-berg", "Ana Berg", "deputy fisheries minister"),),
    content=(words(wire, "We keep our word when the other side keeps theirs"),),
    cue=words(wire, "Berg said"),
    direct=True,
)
condition = Condition(
    id="c_ports",
    document=paper.id,
    holder="state:SUD",
    outcome="reopen its ports",
    requires=("the quota is raised",),
    force="necessary",
    evidence=(words(paper, "It would reopen its ports only if the quota is raised"),),
)
figure = Figure(
    id="f_tonnes",
    document=paper.id,
    start=words(paper, "400 tonnes").start,
    end=words(paper, "400 tonnes").end,
    text="400 tonnes",
    amount=Amount(400, 400),
    unit="tonnes",
    counts="concept:landings",
    per="week",
)
crew = Figure(
    id="f_crew",
    document=paper.id,
    start=words(paper, "12 crewmen").start,
    end=words(paper, "12 crewmen").end,
    text="12 crewmen",
    amount=Amount(12, 12),
    counts="crewmen",
)
claim = CommitmentClaim(
    id="k_rounds",
    document=wire.id,
    instrument=None,
    obligor=None,
    duty="hold rounds twice a year",
    evidence=(words(wire, "The rounds are due twice a year"),),
)
measure_claim = MeasureClaim(
    id="m_limit",
    document=paper.id,
    topic="concept:landings",
    by="state:NOR",
    on=None,
    parameter="amount",
    value="400 tonnes a week",
    evidence=(words(paper, "limited landings to 400 tonnes a week"),),
)

ACTORS = (
    Actor(
        id="person:ana-berg",
        name="Ana Berg",
        type=ActorType.PERSON,
        party="state:NOR",
        offices=(Office("deputy fisheries minister"),),
        mentions=(
            Mention(
                wire.id,
                words(wire, "Ana Berg").start,
                words(wire, "Ana Berg").end,
                "Ana Berg",
                "person:ana-berg",
            ),
        ),
    ),
    Actor(id="person:per-lund", name="Per Lund", type=ActorType.PERSON),
    Actor(id="person:ida-moe", name="Ida Moe", type=ActorType.PERSON),
    Actor(id="organ:ministry", name="the ministry", type=ActorType.ORGAN),
)


def event(id_: str, type_: str, status: Status, when: str | None, *of: Assertion, **more: object) -> Event:
    """Make an event of some assertions."""
    return Event(
        id=id_,
        type=type_,
        status=status,
        when=parse(when) if when else None,
        roles=of[0].roles,
        assertions=tuple(one.id for one in of),
        documents=tuple(dict.fromkeys(one.document for one in of)),
        track="track:cod",
        known_on="2021-05-12",
        **more,  # type: ignore[arg-type]
    )


EVENTS = (
    event("e_before", "talks.hold", Status.HAPPENED, "2016", since),
    event("e_broke", "talks.break-off", Status.HAPPENED, "2017", broke),
    event("e_held", "talks.hold", Status.HAPPENED, "2021-05-11", held, place="place:haven", round="n_2021"),
    event("e_asked", "position.request", Status.HAPPENED, "2021-05-11", asked),
    event("e_object", "position.object", Status.HAPPENED, "2021-05-11", object_),
    event("e_proposed", "talks.propose", Status.HAPPENED, "2021-05-11", proposed),
    event("e_planned", "talks.hold", Status.PROPOSED, "2021-12", planned, round="n_december"),
    event("e_hides", "conduct.breach", Status.ALLEGED, None, hides, hides_too, origins=1),
    event("e_sent", "case.return", Status.HAPPENED, "2021-04", sent),
    event("e_limits", "measure.impose", Status.HAPPENED, "2019", limits),
)

ASSERTIONS = (held, asked, object_, proposed, planned, broke, hides, hides_too, limits, since, sent)

DOSSIER = Dossier(
    name="Cod accord of 2009",
    parties=(
        PartyDef(id="state:NOR", name="Norland", capital="Haven"),
        PartyDef(id="state:SUD", name="Sudmark"),
    ),
    instruments=(InstrumentDef(id="instrument:cod-2009", title="Cod Accord", date="2009"),),
    commitments=(
        CommitmentDef(
            id="commitment:logs", instrument="instrument:cod-2009", obligor="state:SUD", duty="open its logs"
        ),
    ),
)

RECONCILED = Reconciled(
    documents=(wire, paper),
    dates={
        wire.id: Published("2021-05-11", Basis.INFERRED, ("a_held", paper.id)),
        paper.id: Published("2021-05-12", Basis.STATED, (), (words(paper, "12 May 2021"),), ""),
    },
    known_on={wire.id: "2021-05-11", paper.id: "2021-05-12"},
    assertions={one.id: one for one in ASSERTIONS},
    resolved={held.id: parse("2021-05-11"), broke.id: parse("2017"), planned.id: parse("2021-12")},
    actors=ACTORS,
    events=EVENTS,
    speeches=(
        Speech(
            id="u_joint",
            statements=(joint, joint_too),
            assertions=("a_hides", "a_hides2"),
            known_on="2021-05-11",
        ),
        Speech(id="u_word", statements=(word,), known_on="2021-05-11"),
    ),
    figures=(figure, crew),
    conditions=(condition,),
    commitments=(claim,),
    measures=(measure_claim,),
    conflicts=(
        Conflict(
            id="x_end",
            subject_kind="event",
            subject="e_broke",
            attribute="when",
            difference=Difference.TRUE_CONFLICT,
            answers=(
                Value("2017", ("a_broke",), (Attribution("the ministry", "organ:ministry"),)),
                Value("2016", ("a_since",)),
            ),
        ),
    ),
    problems=(Problem(id="p_one", where="wire.txt", what="a date that cannot be", remedy="Look at it."),),
)

ASSESSMENT = Assessment(
    tracks=(
        Track(
            id="track:cod",
            name="cod talks",
            parties=("state:NOR", "state:SUD"),
            state=(TrackState.RUNNING,),
            since=parse("2021-05-11"),
            due=Due(None, parse("2021-11"), None, False, ("a_held",)),
            next_host="state:SUD",
            next_round="n_december",
            rounds=("n_2021", "n_december"),
            reasons=(Reason("a long pause", "organ:ministry", ("a_broke",)),),
            because=("e_held",),
        ),
    ),
    rounds=(
        Round(
            id="n_2021",
            track="track:cod",
            held=parse("2021-05-11"),
            place="place:haven",
            host="state:NOR",
            state=(RoundState.HELD,),
            sides=(
                Side(
                    party="state:NOR",
                    head="person:ana-berg",
                    heads=("person:ana-berg",),
                    items=(Item("position.request", None, "inspectors on Sudmark trawlers", ("e_asked",)),),
                    statements=("u_word",),
                    because=("a_held",),
                ),
                Side(
                    party="state:SUD",
                    items=(Item("position.object", None, "the net rule", ("e_object",)),),
                    because=("a_held",),
                ),
            ),
            because=("e_held",),
        ),
        Round(
            id="n_december",
            track="track:cod",
            planned=parse("2021-12"),
            state=(RoundState.PROPOSED,),
            because=("e_planned",),
        ),
    ),
    proposals=(
        Proposal(
            id="q_next",
            by="state:SUD",
            to="state:NOR",
            type="talks.propose",
            what="the next round in December",
            tabled=parse("2021-05-11"),
            state=ProposalState.TABLED,
            because=("e_proposed",),
        ),
        Proposal(
            id="q_inspect",
            by="state:NOR",
            to="state:SUD",
            type="position.request",
            what="inspectors on trawlers",
            tabled=parse("2021-05-11"),
            state=ProposalState.DECLINED,
            replies=("e_object",),
            because=("e_asked",),
        ),
    ),
    commitments=(
        Commitment(
            id="commitment:logs",
            instrument="instrument:cod-2009",
            obligor="state:SUD",
            duty="open its logs",
            provisional=False,
            outside_knowledge=True,
            performance=(
                Performance(
                    commitment="commitment:logs",
                    period=None,
                    state=PerformanceState.ALLEGED_NOT_PERFORMED,
                    alleged_by=("person:per-lund", "person:ida-moe"),
                    because=("e_hides",),
                ),
            ),
            because=(),
        ),
        Commitment(
            id="k_rounds",
            instrument=None,
            obligor=None,
            duty="hold rounds twice a year",
            because=("k_rounds",),
        ),
    ),
    measures=(
        Measure(
            id="measure:landings",
            topic="concept:landings",
            by="state:NOR",
            on="state:SUD",
            in_force=True,
            parameters=(Parameter("amount", "400 tonnes a week", "2019", None, ("m_limit",)),),
            rules=(
                Rule(
                    parameter="amount",
                    test="max",
                    values=("400",),
                    unit="t/week",
                    low="2019",
                    says="Norland has limited landings to 400 tonnes a week",
                    because=("m_limit",),
                ),
            ),
            changes=((parse("2019"), "measure.impose", ("e_limits",)),),
            because=("e_limits",),
        ),
    ),
    conditions=(
        ConditionView(
            id="c_ports",
            holder="state:SUD",
            outcome="reopen its ports",
            requires=(Requirement("the quota is raised"),),
            force="necessary",
            outlook="open",
            not_told=("that-it-will-come-about", "that-it-will-not-come-about"),
            because=("c_ports",),
        ),
    ),
    instruments=(
        Instrument(
            id="instrument:cod-2009",
            title="Cod Accord",
            date="2009",
            state="not-stated",
            outside_knowledge=True,
            because=("dossier:instrument:cod-2009",),
        ),
    ),
)

CHANGES = (Change("new", "event", "e_hides", "2021-05-12", ("e_hides",)),)


def reading(where: Document) -> Reading:
    """Gather what stands in one document."""
    return Reading(
        id=f"r_{where.id[2:]}",
        document=where.id,
        reader="hand",
        words="",
        anchor=None,
        assertions=tuple(one for one in ASSERTIONS if one.document == where.id),
        timexes=(Timex(wire.id, words(wire, "Tuesday").start, words(wire, "Tuesday").end, "Tuesday", "DATE",
                       "XXXX-WXX-2", tuesday.expression),) if where is wire else (),
        actors=ACTORS if where is wire else (),
        figures=tuple(one for one in (figure, crew) if one.document == where.id),
        statements=tuple(one for one in (joint, joint_too, word) if one.document == where.id),
        conditions=tuple(one for one in (condition,) if one.document == where.id),
        commitments=tuple(one for one in (claim,) if one.document == where.id),
        measures=tuple(one for one in (measure_claim,) if one.document == where.id),
    )  # fmt: skip


VIEW = View(
    reconciled=RECONCILED,
    assessment=ASSESSMENT,
    dossier=DOSSIER,
    on=date(2021, 5, 12),
    visible=tuple(Visible(one, reading(one), "2021-05-13T08:00:00Z") for one in (wire, paper)),
    judgements=(
        Judgement(
            id="j_one",
            decision=Decision.ACCEPT,
            subject="a_held",
            by="an editor",
            why="read it",
            recorded_at="2021-05-13T09:00:00Z",
        ),
    ),
)
