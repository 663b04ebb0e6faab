"""What the two reports of the sample tell: assertions, statements, figures, a condition, a duty, a measure."""

from __future__ import annotations

from servanda.model.act import Attribution, Modality, Voice
from servanda.model.actor import Actor, ActorType, Mention, Office
from servanda.model.figure import Amount, Figure
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Reading,
    Role,
    Speaker,
    Statement,
    Timex,
)
from servanda.model.source import Document
from servanda.model.when import Expression, Kind, Temporal
from tests.present.sample_documents import paper, wire, words


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

ASSERTIONS = (held, asked, object_, proposed, planned, broke, hides, hides_too, limits, since, sent)


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
