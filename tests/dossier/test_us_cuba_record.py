"""What the record makes of the migration dossier: differences, states on a day, and what was known when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.accuracy import shared

import servanda
from servanda.dossier.load import load
from servanda.model.event import Conflict, Difference
from servanda.model.view import View
from servanda.register import Register

FOLDER = Path(servanda.__file__).parent / "dossiers" / "us-cuba"
ROOT = shared.root()
GATHERED = ROOT / "facts" / "us_cuba_facts.yaml" if ROOT else None

# What the gathered facts call a state of the talks, and what the vocabulary does.
STATES = {
    "running": "running",
    "suspended": "suspended",
    "paused": "suspended",
    "lapsed": "dormant",
    "resumption_proposed": "resumption-offered",
    "resumption_accepted": "resumption-agreed",
}


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with Register.in_memory(dossier=load(FOLDER)) as found:
        yield found


@pytest.fixture(scope="module")
def whole(register: Register) -> View:
    return register.view(on=date(2025, 12, 31))


def difference(view: View, type_: str, attribute: str, among: str) -> Conflict:
    """The difference on an attribute of an act of a type (or on the number of what is counted)."""
    of = {one.id: one.type for one in view.reconciled.events}
    of |= {one.id: one.counts for one in view.reconciled.figures}
    found = [
        one
        for one in view.reconciled.conflicts
        if of.get(one.subject) == type_
        and one.attribute == attribute
        and among in {answer.value for answer in one.answers}
    ]
    assert len(found) == 1, [one.answers for one in found]
    return found[0]


def values(conflict: Conflict) -> set[str]:
    return {answer.value for answer in conflict.answers}


@pytest.mark.parametrize(
    ("type_", "attribute", "answers"),
    [
        ("instrument.sign", "when", {"1994-09-09", "1994-09-04"}),
        ("talks.suspend", "when", {"2003", "2003-12", "2004", "2004-01"}),
        ("talks.suspend", "when", {"2009-12/2013-06", "2011"}),
        ("talks.propose", "when", {"2009-05-22", "2009-05-23"}),
        ("talks.hold", "when", {"2009-07-14", "2009-07-15"}),
        ("talks.hold", "when", {"2010-02", "2010-02-17", "2010-02-19"}),
        ("talks.hold", "when", {"2014-01-08", "2014-01-09"}),
        ("talks.hold", "when", {"1994/..", "1995/.."}),
        ("talks.hold", "place", {"place:new-york", "place:havana"}),
        ("talks.hold", "place", {"place:washington", "place:cuba"}),
        ("talks.hold", "place", {"place:havana", "place:united-states"}),
        ("person.detain", "when", {"2009-12-03", "2009-12-04", "2009-12-09"}),
        ("case.intercept", "when", {"2006-01-04", "2006-01-05"}),
        ("measure.ease", "when", {"1994", "1995"}),
        ("talks.postpone", "agent", {"state:CU", "state:US"}),
        ("talks.hold", "cadence", {"6 month", "24 month"}),
        ("talks.hold", "cadence-by-text", {"6 month", "none"}),
        ("concept:list-of-1984", "amount", {"2,700", "2,746"}),
        ("concept:interdiction", "amount", {"617", "611"}),
        ("concept:guantanamo-camps", "amount", {"24,000", "25,000"}),
        ("concept:boatlift-of-1980", "amount", {"129,000", "125,000"}),
    ],
)
def test_rival_accounts_stand_side_by_side(
    whole: View, type_: str, attribute: str, answers: set[str]
) -> None:
    found = [
        one for one in whole.reconciled.conflicts if one.attribute == attribute and values(one) == answers
    ]
    of = {one.id: one.type for one in whole.reconciled.events}
    of |= {one.id: one.counts for one in whole.reconciled.figures}
    assert [of[one.subject] for one in found] == [type_]


def test_a_charge_and_its_denial_contradict_each_other(whole: View) -> None:
    for type_ in ("case.permit-refuse", "conduct.obstruct"):
        found = difference(whole, type_, "status", "denied")
        assert values(found) == {"alleged", "denied"}
        assert found.difference is Difference.TRUE_CONFLICT


def test_fiscal_and_calendar_counts_of_one_year_are_no_difference(whole: View) -> None:
    numbers = {figure.id: figure.amount.low for figure in whole.reconciled.figures}
    compared = [
        {numbers[each] for answer in one.answers for each in answer.assertions}
        for one in whole.reconciled.conflicts
        if one.subject_kind == "figure"
    ]
    for year in ({2712, 2952}, {2810, 2293}, {2868, 3197}, {259, 384}, {313, 438}, {422, 2088}):
        assert year <= set(numbers.values())
        assert not any(year <= one for one in compared), year


def test_a_count_of_part_of_a_year_is_not_held_against_the_whole(whole: View) -> None:
    numbers = {figure.id: figure.amount.low for figure in whole.reconciled.figures}
    compared = [
        {numbers[each] for answer in one.answers for each in answer.assertions}
        for one in whole.reconciled.conflicts
        if one.subject_kind == "figure"
    ]
    for part in ({10724, 15000}, {1363, 2866}, {13645, 19743}, {1952, 6182}, {135, 422}):
        assert part <= set(numbers.values())
        assert not any(part <= one for one in compared), part
    assert {20000, 23966} in compared  # both of the whole of fiscal year 2022


def test_a_ruling_stands_while_it_is_known_and_falls_when_it_is_withdrawn(register: Register) -> None:
    def on(day: date) -> tuple[str, ...]:
        owed = register.view(on=day, known_by=day).assessment.commitments
        found = next(one for one in owed if one.id == "commitment:C95-US-1")
        return tuple(one.state.value for one in found.performance)

    assert on(date(2006, 3, 5)) == ("disputed",)
    assert on(date(2006, 4, 5)) == ("performed",)


def test_a_surplus_of_a_later_year_does_not_make_good_a_shortfall(whole: View) -> None:
    floor = next(one for one in whole.assessment.commitments if one.id == "commitment:C94-US-3")
    told = {
        one.period.latest.year: one.state.value
        for one in floor.performance
        if one.period is not None and one.period.latest is not None
    }
    assert told[1999] == "performed-in-part"
    assert told[2001] == "performed"
    assert told[2007] == "performed-in-part"
    assert told[2005] == "no-evidence"


def test_what_came_later_is_not_known_before(register: Register) -> None:
    day = date(2003, 12, 31)
    then = register.view(on=day, known_by=day)
    assert [one.value for one in then.assessment.tracks[0].state] == ["running"]
    assert not any(one.type == "talks.suspend" and one.when and one.when.value >= "2001"
                   for one in then.reconciled.events)  # fmt: skip
    published = [one.published.value for one in then.reconciled.documents if one.published.value]
    assert max(published) <= day.isoformat()


@pytest.mark.skipif(GATHERED is None or not GATHERED.is_file(), reason=shared.ABSENT)
def test_the_talks_stand_on_each_day_where_hindsight_puts_them(register: Register) -> None:
    assert GATHERED is not None
    key: list[dict[str, Any]] = yaml.safe_load(GATHERED.read_text(encoding="utf-8"))["track"]["states"]
    for stretch in key:
        begun = date.fromisoformat(str(stretch["from"]))
        ended = date.fromisoformat(str(stretch["to"] or "2025-12-31"))
        late = begun + (ended - begun) * 0.9  # what is dormant is so only after a year
        (track,) = register.view(on=late).assessment.tracks
        assert STATES[stretch["state"]] in {one.value for one in track.state}, (late, track.state)
        assert len(track.state) == 1 or stretch.get("conflicts"), late


def test_before_the_year_ended_both_sides_foresaw_that_the_number_would_be_missed(register: Register) -> None:
    day = date(2007, 7, 18)
    owed = register.view(on=day, known_by=day).assessment.commitments
    [floor] = [one for one in owed if one.id == "commitment:C94-US-3"]
    [row] = [one for one in floor.performance if one.name == "FY2007"]
    assert row.state.value == "not-yet-due"
    assert {(one.met, one.by) for one in row.expected} == {(False, ("United States",)), (False, ("Cuba",))}
    assert [one.amount.low for one in row.counts] == [10724]


def test_two_rounds_of_one_year_that_only_the_numbering_tells_stay_two(whole: View) -> None:
    found = [one for one in whole.assessment.rounds if one.held and one.held.value == "1997"]
    assert len(found) == 2
    assert sorted(len(one.history) for one in found) == [1, 2], "one of them was announced"


def test_a_round_says_what_it_led_to_and_who_says_so(whole: View) -> None:
    rounds = {one.held.value: one for one in whole.assessment.rounds if one.held}
    told = {day: [(one.type, one.status) for one in rounds[day].outcomes] for day in rounds}
    unsigned = ("instrument.sign", "did-not-happen")
    assert {day for day, one in told.items() if one} == {"1995-07-17/1995-07-18", "2000-12-11"}
    assert told["2000-12-11"] == [unsigned]
    speeches = {one.id: one for one in whole.reconciled.speeches}
    views = {
        side.party: [speeches[id_].statements[0].content[0].quote for id_ in side.statements]
        for side in rounds["2001-12-03"].sides
    }
    assert views == {
        "state:US": ["To the US the talks of December 2001 were a success."],
        "state:CU": ["In the talks of December 2001 Cuba saw no movement whatever."],
    }


def test_a_count_of_rounds_that_begins_later_is_no_number_of_the_track(whole: View) -> None:
    late = [one for one in whole.assessment.rounds if one.held and one.held.value >= "2022"]
    assert len(late) == 6
    assert not any(one.ordinals for one in late)
