"""What must hold of any readings at all."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.act import Aspect, Attribution, Modality, Voice
from servanda.model.event import Visible
from servanda.model.record import Decision, Judgement
from servanda.model.when import parse
from servanda.reconcile import reconcile
from servanda.reconcile.blocking import blocks
from servanda.reconcile.claims import Claim, make_claim
from servanda.reconcile.clocks import placed
from servanda.reconcile.compose import make_events
from servanda.reconcile.judged import Judged
from servanda.reconcile.merging import Sources
from tests.reconcile.build import EAST, FISH, MINES, NO_DOSSIER, NORTH, SOUTH, WATER, Report, judge

DAYS = ("2010-12-30", "2011-02-01", "2011-02-14", "2011-06-14", "2012-03-01")
TYPES = (
    "talks.hold",
    "talks.hold",
    "talks.propose",
    "talks.suspend",
    "talks.resume",
    "measure.ease",
    "measure.lift",
    "measure.in-force",
    "position.demand",
    "case.permit-refuse",
    "contact.meet",
    "relations.sever",
)
WHENS = (
    None,
    None,
    "2010",
    "2011",
    "2011-02",
    "2011-02-01",
    "2011-02-02",
    "2010-11",
    "2009/..",
    "weekday|2|past",
    "month|12|nearest",
    "vague||past",
)
PEOPLE = ("person:una-holt", "person:holt", "person:per-lund")
JOINT = "They have for years kept our boats out of the sound that the accord opened to all."


@st.composite
def reports(draw: st.DrawFn, parties: tuple[str, ...] = (NORTH, SOUTH), topics: tuple[str, ...] = (FISH, WATER),
            prefix: str = "", dated: bool = False) -> list[Report]:  # fmt: skip
    """A handful of reports that say much the same things in many ways."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        day = draw(st.sampled_from(DAYS if dated else (*DAYS, None)))
        report = Report(f"{prefix}{number}.txt", published=day)
        for party in parties:
            report.names(party, party)
        for who in draw(st.sets(st.sampled_from(PEOPLE), max_size=2)):
            report.names(f"{who}{prefix}", who, party=draw(st.sampled_from((*parties, None))))
        joint = report.quotes(JOINT, f"person:una-holt{prefix}") if draw(st.booleans()) else None
        for line in range(draw(st.integers(0, 6))):
            agents = draw(
                st.lists(st.sampled_from((*parties, f"person:holt{prefix}")), max_size=2, unique=True)
            )
            report.says(
                f"{prefix} report {number} line {line}.",
                draw(st.sampled_from(TYPES)),
                agent=agents,
                target=draw(st.lists(st.sampled_from(parties), max_size=1)),
                topic=draw(st.lists(st.sampled_from(topics), max_size=2, unique=True)),
                when=draw(st.sampled_from(WHENS)),
                modality=draw(st.sampled_from(list(Modality))),
                negated=draw(st.integers(0, 4)) == 0,
                aspect=draw(st.sampled_from(list(Aspect))),
                by=draw(
                    st.sampled_from(
                        ((), (Attribution("Una Holt", f"person:una-holt{prefix}", Voice.ACCUSE),))
                    )
                ),
                within=joint,
            )
        made.append(report)
    return made


def visible(made: list[Report]) -> list[Visible]:
    return [report.visible() for report in made]


def claims_of(made: list[Report]) -> list[Claim]:
    """Every assertion as a claim, on one track where it is about talks, with what time it has of itself."""
    return [
        make_claim(
            one,
            party={NORTH: NORTH, SOUTH: SOUTH},
            track="track:xn-xs" if one.type.startswith("talks.") else None,
            when=placed(one.when, parse("2011-06-14")),
            known=date(2011, 6, 14),
            published=date(2011, 6, 14),
            speech=one.within,
            content=frozenset(),
        )
        for report in made
        for one in report.assertions
    ]


NOTHING_COPIED = Sources({}, ())


@st.composite
def decisions(draw: st.DrawFn, made: list[Report]) -> list[Judgement]:
    """Some judgements on what the reports say."""
    ids = [one.id for report in made for one in report.assertions]
    if len(ids) < 2:
        return []
    found = []
    for number in range(draw(st.integers(0, 3))):
        decision = draw(st.sampled_from([d for d in Decision if d is not Decision.CORRECT]))
        subject, value = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        found.append(judge(decision, subject, value, at=f"2020-02-0{number + 1}T00:00:00Z"))
    return found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_input_is_irrelevant(data: st.DataObject) -> None:
    made = data.draw(reports())
    judgements = data.draw(decisions(made))
    straight = reconcile(visible(made), judgements, NO_DOSSIER)
    shuffled = reconcile(
        data.draw(st.permutations(visible(made))), data.draw(st.permutations(judgements)), NO_DOSSIER
    )
    assert shuffled == straight
    assert [one.id for one in shuffled.events] == [one.id for one in straight.events]
    assert list(shuffled.assertions) == list(straight.assertions)
    assert list(shuffled.known_on) == list(straight.known_on)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_recomputing_gives_the_same(data: st.DataObject) -> None:
    made = data.draw(reports())
    judgements = data.draw(decisions(made))
    assert reconcile(visible(made), judgements, NO_DOSSIER) == reconcile(
        visible(made), judgements, NO_DOSSIER
    )


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(DAYS))
def test_nothing_of_a_document_not_yet_known_enters_but_dates(data: st.DataObject, day: str) -> None:
    made = data.draw(reports(dated=True))
    limit = date.fromisoformat(day)
    early = [report for report in made if report.published and report.published <= day]
    assert reconcile(visible(made), (), NO_DOSSIER, known_by=limit) == reconcile(
        visible(early), (), NO_DOSSIER
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_assertion_stands_in_one_event_and_every_value_keeps_its_supporters(
    data: st.DataObject,
) -> None:
    made = data.draw(reports())
    found = reconcile(visible(made), (), NO_DOSSIER)
    held = [id_ for event in found.events for id_ in event.assertions]
    assert sorted(held) == sorted(found.assertions)
    for event in found.events:
        supported = {id_ for _, ids in event.statuses for id_ in ids}
        assert supported == set(event.assertions)
        timed = {id_ for value in event.values_of("when") for id_ in value.assertions}
        assert timed == {id_ for id_ in event.assertions if id_ in found.resolved}
        for name in ("agent", "target", "topic"):
            named = {id_ for value in event.values_of(name) for id_ in value.assertions}
            assert named == {id_ for id_ in event.assertions if found.assertions[id_].role(name)}
        assert event.when is None or str(event.when) in {value.value for value in event.values_of("when")}
        assert event.status in {status for status, _ in event.statuses}
        assert 1 <= event.origins <= len(event.assertions)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_an_assertion_that_is_rejected_leaves_no_trace_in_the_events(data: st.DataObject) -> None:
    made = data.draw(reports())
    ids = [one.id for report in made for one in report.assertions]
    if not ids:
        return
    gone = data.draw(st.sampled_from(ids))
    found = reconcile(visible(made), [judge(Decision.REJECT, gone)], NO_DOSSIER)
    for report in made:
        report.assertions = [one for one in report.assertions if one.id != gone]
    without = reconcile(visible(made), (), NO_DOSSIER)
    assert gone not in found.assertions
    if {k: v.value for k, v in found.dates.items()} == {k: v.value for k, v in without.dates.items()}:
        assert found.events == without.events


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_one_accord_alone_is_what_it_is_beside_another(data: st.DataObject) -> None:
    ours = data.draw(reports())
    theirs = data.draw(reports(parties=(EAST, "state:XW"), topics=(MINES,), prefix="mines-"))
    for report in theirs:  # words of its own, so that no text or speech is shared
        report.statements.clear()
    together = reconcile(visible(ours + theirs), (), NO_DOSSIER)
    alone = [reconcile(visible(each), (), NO_DOSSIER) for each in (ours, theirs)]
    assert {event.id: event for event in together.events} == {
        event.id: event for one in alone for event in one.events
    }
    assert {row.id: row for row in together.conflicts} == {
        row.id: row for one in alone for row in one.conflicts
    }
    assert {actor.id: actor for actor in together.actors} == {
        actor.id: actor for one in alone for actor in one.actors
    }


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_block_recomputed_alone_is_what_it_is_among_all(data: st.DataObject) -> None:
    made = data.draw(reports())
    claims = claims_of(made)
    events, conflicts = make_events(claims, NOTHING_COPIED, Judged())
    apart = [make_events(block, NOTHING_COPIED, Judged()) for block in blocks(claims).values()]
    assert {event.id: event for event in events} == {event.id: event for own, _ in apart for event in own}
    assert {row.id: row for row in conflicts} == {row.id: row for _, own in apart for row in own}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_ids_are_unique_and_an_events_id_survives_later_documents(data: st.DataObject) -> None:
    made = data.draw(reports(dated=True))
    found = reconcile(visible(made), (), NO_DOSSIER)
    for things in (found.events, found.conflicts, found.speeches, found.actors):
        ids = [one.id for one in things]
        assert len(ids) == len(set(ids))
    first = {event.assertions[0] for event in found.events}
    early = reconcile(visible(made), (), NO_DOSSIER, known_by=date(2011, 2, 14))
    later = {event.id for event in found.events}
    for event in early.events:
        assert event.id in later or event.assertions[0] not in first


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_judgement_taken_back_was_never_there(data: st.DataObject) -> None:
    made = data.draw(reports())
    judgements = data.draw(decisions(made))
    back = [
        judge(one.decision, one.subject, one.value, at="2020-03-01T00:00:00Z", takes_back=one.id)
        for one in judgements
    ]
    assert reconcile(visible(made), judgements + back, NO_DOSSIER) == reconcile(visible(made), (), NO_DOSSIER)
