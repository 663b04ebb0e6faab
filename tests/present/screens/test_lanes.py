"""Lanes of time: every event has one place at most, drawn as finely as it was told and no finer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.model.act import Status
from servanda.model.view import View
from servanda.model.when import parse
from servanda.present.screens.lanes import STATUS, Extent, Item, compose
from tests.present.sample import VIEW


def with_event(**changed: object) -> View:
    first, *rest = VIEW.reconciled.events
    changed_one = replace(first, **changed)  # type: ignore[arg-type]
    return replace(VIEW, reconciled=replace(VIEW.reconciled, events=(changed_one, *rest)))


def item(view: View, id_: str) -> Item:
    return next(one for one in compose(view).items if one.id == id_)


@pytest.mark.parametrize(
    ("when", "drawn"),
    [
        ("2021-05-11", Extent("2021-05-11")),
        ("2016", Extent("2016-01-01", "2017-01-01", soft=True)),
        ("2016-03", Extent("2016-03-01", "2016-04-01", soft=True)),
        ("2016/..", Extent("2016-01-01", "2021-05-13", open="end")),
        (None, Extent("2021-05-12", by_then=True)),
    ],
)
def test_a_day_is_a_day_a_year_a_soft_year_and_an_open_end_stays_open(
    when: str | None, drawn: Extent
) -> None:
    view = with_event(type="talks.propose", when=parse(when) if when else None)
    assert item(view, "e_before").at == drawn


def test_what_is_planned_for_no_day_has_no_place_and_is_counted() -> None:
    view = with_event(type="talks.propose", when=None, status=Status.PLANNED)
    found = compose(view)
    assert "e_before" not in {one.id for one in found.items}
    assert found.undated == compose(VIEW).undated + 1


def test_every_event_is_on_a_lane_or_told_by_its_round() -> None:
    found = compose(VIEW)
    shown = {one.id for one in found.items}
    told_by_rounds = {"e_held", "e_planned"}
    assert {one.id for one in VIEW.reconciled.events} - told_by_rounds <= shown
    assert {one.id for one in VIEW.assessment.rounds} <= shown
    assert not told_by_rounds & shown
    assert {one.lane for one in found.items} == {one.id for one in found.lanes}


def test_every_item_leads_to_words_and_has_a_status_in_words() -> None:
    for one in compose(VIEW).items:
        assert one.cites, one
        assert one.status in STATUS


def test_a_filter_keeps_what_it_asks_for_and_its_lanes_alone() -> None:
    found = compose(VIEW)
    some = found.only(status="alleged")
    assert [one.id for one in some.items] == ["e_hides"]
    assert {one.id for one in some.lanes} == {some.items[0].lane}
    assert sum(one.count for one in found.statuses) == len(found.items)
    assert found.only(kind="statement", party="state:SUD").items == ()


def test_a_record_of_nothing_has_no_lanes() -> None:
    empty = replace(
        VIEW,
        reconciled=replace(VIEW.reconciled, events=(), speeches=(), known_on={}),
        assessment=replace(VIEW.assessment, rounds=(), measures=()),
    )
    found = compose(empty)
    assert (found.items, found.lanes, found.days, found.undated) == ((), (), (), 0)


def test_the_last_day_of_the_calendar_does_not_break_the_lanes() -> None:
    view = with_event(type="talks.propose", when=parse("9999-12/9999-12-31"))
    assert item(view, "e_before").at.end == date.max.isoformat()
