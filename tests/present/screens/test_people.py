"""Speakers, actors and the network between them: each mark, office and edge stands on words."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Status
from servanda.model.actor import ActorType, Office
from servanda.model.event import Event
from servanda.model.view import View
from servanda.present.screens import network, people
from servanda.present.screens.speakers import Asked, compose
from tests.present.sample import VIEW
from tests.present.sample_told import NOR, SUD


def with_events(*events: Event) -> View:
    return replace(VIEW, reconciled=replace(VIEW.reconciled, events=events, speeches=()))


def test_a_joint_statement_in_two_papers_is_one_line_and_one_mark_for_each_who_speaks() -> None:
    found = compose(VIEW, Asked())
    assert found.count == len(VIEW.reconciled.speeches)
    (line,) = [one for one in found.sheet.lines() if one.id == "u_joint"]
    assert len(line.cites) == 2
    assert found.strip is not None
    rows = [row.name for row in found.strip.rows for mark in row.marks if mark.line.id == "u_joint"]
    assert sorted(rows) == ["Ida Moe", "Per Lund"]


def test_facets_count_what_they_lead_to() -> None:
    found = compose(VIEW, Asked())
    for name, choices in (("speaker", found.speakers), ("side", found.sides), ("stance", found.stances)):
        for one in choices:
            assert compose(VIEW, Asked(**{name: one.value})).count == one.count


def test_a_stance_has_a_shape_of_its_own_and_stands_on_its_day() -> None:
    first, *rest = VIEW.reconciled.speeches
    against = replace(first.statements[0], stance="opposes", towards="state:SUD")
    view = replace(
        VIEW,
        reconciled=replace(VIEW.reconciled, speeches=(replace(first, statements=(against,)), *rest)),
    )
    strip = compose(view, Asked(stance="opposes")).strip
    assert strip is not None
    marks = [mark for row in strip.rows for mark in row.marks]
    assert {mark.stance for mark in marks} == {"opposes"}
    assert all("against Sudmark" in mark.name for mark in marks)


def test_only_what_happened_draws_an_edge() -> None:
    (event,) = [one for one in VIEW.reconciled.events if one.id == "e_object"]
    told = replace(event, type="position.accuse", roles=(NOR, replace(SUD, role="target")))
    edges = network.compose(with_events(told), kind="accused").edges
    assert [(one.by, one.to, len(one.lines)) for one in edges] == [("state:NOR", "state:SUD", 1)]
    assert edges[0].lines[0].cites
    for status in (Status.PLANNED, Status.PROPOSED, Status.DENIED, Status.DID_NOT_HAPPEN, Status.CONDITIONAL):
        assert network.compose(with_events(replace(told, status=status)), kind="accused").edges == ()


def test_an_allegation_leads_from_who_alleges_to_who_is_said_to_have_done_it() -> None:
    edges = network.compose(VIEW, kind="accused").edges
    assert {(one.by_name, one.to_name) for one in edges} == {("Per Lund", "Sudmark"), ("Ida Moe", "Sudmark")}
    assert all(line.cites for one in edges for line in one.lines)


def test_a_round_is_a_meeting_of_its_sides_within_the_days_asked_for() -> None:
    (met,) = network.compose(VIEW, kind="met").edges
    assert {met.by, met.to} == {"state:NOR", "state:SUD"}
    assert network.compose(VIEW, kind="met", since="2021-05-12").edges == ()
    assert network.compose(VIEW, kind="met", until="2021-05-11").edges != ()


def test_the_list_of_who_is_who_counts_mentions_and_cites_the_first_and_the_last() -> None:
    actor = next(one for one in VIEW.reconciled.actors if one.mentions)
    row = next(one for one in people.compose(VIEW).rows if one.id == actor.id)
    assert row.named == len(actor.mentions)
    assert row.first is not None
    assert row.first.cites[0].quote in {one.text for one in actor.mentions}
    assert [line.text.split(" (")[0] for line in row.offices] == [one.office for one in actor.offices]


def test_all_of_one_actor_stands_on_words() -> None:
    assert people.compose_one(VIEW, "person:nobody") is None
    for actor in VIEW.reconciled.actors:
        one = people.compose_one(VIEW, actor.id)
        assert one is not None
        assert [line for line in one.sheet.lines() if not line.cites] == []
    berg = people.compose_one(VIEW, "person:ana-berg")
    assert berg is not None
    assert "statements" in {section.key for section in berg.sheet.sections}


def test_an_office_told_in_two_spellings_is_one_and_a_state_is_no_body_of_itself() -> None:
    (berg,) = [one for one in VIEW.reconciled.actors if one.id == "person:ana-berg"]
    offices = (Office("Minister", because=("a_one",)), Office("minister", because=("a_two",)))
    state = replace(berg, id="state:NOR", name="Norland", type=ActorType.STATE, party="state:NOR", offices=())
    view = replace(VIEW, reconciled=replace(VIEW.reconciled, actors=(replace(berg, offices=offices), state)))
    (row,) = [one for one in people.compose(view).rows if one.id == "person:ana-berg"]
    assert [one.text for one in row.offices] == ["Minister"]
    one = people.compose_one(view, "state:NOR")
    assert one is not None
    bodies = [
        line.text for section in one.sheet.sections if section.key == "of-it" for line in section.lines()
    ]
    assert bodies == ["Ana Berg"]
