"""A small record made by hand: two reports of fisheries talks between two states that do not exist.

Everything that `present` can show is in it once: a track with reasons, a round with two sides, an open
and an answered proposal, an allegation, a joint statement in two papers, a measure, figures, a conflict.
"""

from __future__ import annotations

from datetime import date

from servanda.model.accord import Assessment, Change
from servanda.model.act import Attribution, Status
from servanda.model.dossier import CommitmentDef, Dossier, InstrumentDef, PartyDef
from servanda.model.duties import Commitment, Performance, PerformanceState
from servanda.model.event import Conflict, Difference, Event, Reconciled, Speech, Value, Visible
from servanda.model.force import Instrument
from servanda.model.limits import ConditionView, Measure, Parameter, Requirement, Rule
from servanda.model.record import (
    Assertion,
    Decision,
    Judgement,
    Problem,
)
from servanda.model.source import Basis, Published
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
from servanda.model.when import parse
from tests.present.sample_documents import paper, wire, words
from tests.present.sample_told import (
    ACTORS,
    ASSERTIONS,
    asked,
    broke,
    claim,
    condition,
    crew,
    figure,
    held,
    hides,
    hides_too,
    joint,
    joint_too,
    limits,
    measure_claim,
    object_,
    planned,
    proposed,
    reading,
    sent,
    since,
    word,
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
