"""The bundled dossier of New START loads whole, and on chosen days tells what was known by then."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import servanda
from servanda.dossier.load import check, load
from servanda.model.dossier import CommitmentDef, Dossier
from servanda.model.duties import Commitment, Performance, PerformanceState
from servanda.model.force import Instrument
from servanda.model.talks import Due, RoundState, Track, TrackState
from servanda.model.view import View
from servanda.model.when import Recurrence
from servanda.register import Register

FOLDER = Path(servanda.__file__).parent / "dossiers" / "new-start"
COMMISSION = "track:new-start-commission"
BOTH = ("us", "ru")
OWN = {"us": "state:US", "ru": "state:RU"}


@cache
def _dossier() -> Dossier:
    return load(FOLDER)


@cache
def _view(day: str) -> View:
    with Register.in_memory(dossier=_dossier()) as register:
        return register.view(on=date.fromisoformat(day), known_by=date.fromisoformat(day))


def _owed(id_: str) -> CommitmentDef:
    return next(one for one in _dossier().commitments if one.id == id_)


def _track(day: str) -> Track:
    return next(one for one in _view(day).assessment.tracks if one.id == COMMISSION)


def _commitment(day: str, id_: str) -> Commitment:
    return next(one for one in _view(day).assessment.commitments if one.id == id_)


def _row(day: str, id_: str, period: str) -> Performance:
    rows = _commitment(day, id_).performance
    return next(one for one in rows if one.period is not None and one.period.value == period)


def test_it_loads_without_an_error() -> None:
    dossier, errors = check(FOLDER)
    assert not errors
    assert [one.id for one in dossier.parties] == ["state:US", "state:RU"]


def test_what_names_no_source_says_so_and_counts_from_a_day() -> None:
    accounts = [one for one in _dossier().accounts if one.source is None or one.entered]
    assert not [one for one in accounts if one.entered]
    unsourced = [one for one in _dossier().commitments if not one.sources]
    assert {one.certainty.value for one in unsourced} == {"unverified"}
    assert all(one.note and one.known_on for one in unsourced)


def test_every_source_tells_where_it_is_how_much_was_read_and_when_it_appeared() -> None:
    for one in _dossier().sources:
        assert all((one.publisher, one.address.startswith("http"), one.published, one.kind)), one.id
        assert one.read in ("full", "excerpt"), one.id
        assert (one.party is not None) == (one.kind in ("official", "party-statement")), one.id


def test_each_side_s_terms_and_positions_are_told() -> None:
    readings = [one.reading for one in _dossier().accounts]
    holders = [one.holder for reading in readings for one in reading.conditions]
    assert {party: holders.count(party) for party in OWN.values()} == {"state:US": 4, "state:RU": 4}
    speakers = {one.speakers[0].entity for reading in readings for one in reading.statements}
    assert {"organ:us-state-department", "organ:ru-foreign-ministry"} <= speakers


@pytest.mark.parametrize(("limit", "amount"), [("vehicles", 700), ("warheads", 1550), ("launchers", 800)])
@pytest.mark.parametrize("party", BOTH)
def test_each_party_owes_the_three_ceilings_from_2018(limit: str, amount: int, party: str) -> None:
    owed = _owed(f"commitment:limit-{limit}-{party}")
    assert (owed.obligor, owed.bound, owed.amount) == (OWN[party], "ceiling", amount)
    assert owed.valid_from == "2018-02-05"
    assert {one.kind for one in owed.measured_by} == {"level"}
    assert [one.by for one in owed.measured_by] == [(OWN[party],)]


def test_periods_are_those_of_the_treaty() -> None:
    inspections = _owed("commitment:admit-inspectors.us")
    data = _owed("commitment:exchange-data.ru")
    assert inspections.form == "give-access"
    assert inspections.periods is not None
    assert data.periods is not None
    assert (inspections.periods.every, inspections.periods.start) == (Recurrence(1, "year"), "2011-02-05")
    assert data.periods.every == Recurrence(6, "month")
    assert _owed("commitment:reduce-in-seven-years.ru").due == "2018-02-05"


def test_the_text_has_the_commission_meet_every_six_months() -> None:
    track = next(one for one in _dossier().tracks if one.id == COMMISSION)
    assert (track.cadence, track.cadence_by) == (Recurrence(6, "month"), "text")


def test_in_2019_the_commission_met_twice_and_is_not_overdue() -> None:
    track = _track("2019-12-31")
    assert track.state == (TrackState.RUNNING,)
    assert track.due.overdue_by_text is False
    for party in BOTH:
        row = _row("2019-12-31", f"commitment:meet-in-commission.{party}", "2019")
        assert row.state is PerformanceState.PERFORMED


def test_in_the_pandemic_the_commission_is_overdue_by_its_text() -> None:
    due: Due = _track("2021-06-30").due
    assert due.by_text is not None
    assert due.by_text.value == "2020-05"
    assert due.overdue_by_text is True


def test_the_session_of_october_2021_is_not_known_before_it_is_announced() -> None:
    days = {
        day: [
            one.planned.value if one.planned else one.held and one.held.value
            for one in _view(day).assessment.rounds
            if one.track == COMMISSION
        ]
        for day in ("2021-09-29", "2021-10-01")
    }
    assert "2021-10-05" not in days["2021-09-29"]
    assert "2021-10-05" in days["2021-10-01"]


def test_the_session_in_cairo_is_put_off_by_russia_with_the_reasons_it_gives() -> None:
    assessment = _view("2022-12-15").assessment
    cairo = [one for one in assessment.rounds if one.planned and one.planned.value.startswith("2022-11-29")]
    assert [one.state for one in cairo] == [(RoundState.POSTPONED,)]
    [put_off] = [act for act in cairo[0].acts if act.type == "talks.postpone"]
    assert put_off.by == ("state:RU",)
    assert {one.given_by for one in put_off.reasons} == {"Sergei Ryabkov"}
    assert not any(one.acts and one.id == cairo[0].id for one in _view("2022-11-20").assessment.rounds)


@pytest.mark.parametrize("limit", ["vehicles", "warheads", "launchers"])
@pytest.mark.parametrize("party", BOTH)
def test_in_2019_each_ceiling_is_kept_by_the_party_s_own_count(limit: str, party: str) -> None:
    for period in ("2018-09-01/2019-02-28", "2019-03-01/2019-08-31"):
        row = _row("2019-12-31", f"commitment:limit-{limit}-{party}", period)
        assert row.state is PerformanceState.PERFORMED
        assert row.own_word
        assert {one.counted_by for one in row.counts} == {OWN[party]}


def test_russia_s_charge_on_conversions_disputes_the_american_count_alone() -> None:
    period = "2022-03-01/2022-08-31"
    day = "2023-01-15"
    american = _row(day, "commitment:limit-launchers-us", period)
    assert american.state is PerformanceState.DISPUTED
    assert _row(day, "commitment:limit-launchers-ru", period).state is PerformanceState.PERFORMED


def test_nobody_is_told_to_have_refused_inspections_while_they_were_paused() -> None:
    for party in BOTH:
        row = _row("2022-07-31", f"commitment:admit-inspectors.{party}", "2021-02-05/2022-02-04")
        assert row.state is PerformanceState.NO_EVIDENCE


def test_the_refusal_of_inspections_is_alleged_until_russia_answers_and_disputed_after() -> None:
    states = [
        _row(day, "commitment:admit-inspectors.ru", "2022-02-05/2023-02-04").state
        for day in ("2023-01-30", "2023-01-31", "2023-02-01")
    ]
    assert states == [
        PerformanceState.NOT_YET_DUE,
        PerformanceState.ALLEGED_NOT_PERFORMED,
        PerformanceState.DISPUTED,
    ]


@pytest.mark.parametrize("party", BOTH)
def test_data_went_both_ways_until_neither_gave_them_in_march_2023(party: str) -> None:
    duty = f"commitment:exchange-data.{party}"
    assert _row("2021-12-31", duty, "2021-09-01/2022-02-28").state is PerformanceState.PERFORMED
    assert _row("2023-04-15", duty, "2023-03-01/2023-08-31").state is PerformanceState.NOT_PERFORMED


def test_no_period_wholly_after_the_suspension_counts_against_anyone() -> None:
    states = {
        party: _row("2025-06-30", f"commitment:exchange-data.{party}", "2024-03-01/2024-08-31").state
        for party in BOTH
    }
    # Russia's own act suspends what Russia owes; of what the other owes by it nothing is stated.
    assert states == {"ru": PerformanceState.SUSPENDED, "us": PerformanceState.NO_EVIDENCE}


def test_before_the_law_of_2023_nothing_is_suspended() -> None:
    states = {row.state for one in _view("2023-02-20").assessment.commitments for row in one.performance}
    assert PerformanceState.SUSPENDED not in states


def _treaty(day: str) -> Instrument:
    return next(one for one in _view(day).assessment.instruments if one.id == "instrument:new-start")


def test_the_first_declared_numbers_count_though_the_half_year_had_begun_before_the_limits() -> None:
    row = _row("2019-12-31", "commitment:limit-launchers-us", "2017-09-01/2018-02-28")
    assert row.state is PerformanceState.PERFORMED
    assert [(str(one.as_of), one.amount.low) for one in row.counts] == [("2018-02-05", 800)]


def test_the_treaty_ends_by_its_own_terms_as_extended() -> None:
    assert [_treaty(day).until for day in ("2021-02-02", "2021-02-03")] == ["2021-02-05", "2026-02-05"]
    assert _treaty("2022-06-01").state == "in-force"
    assert (_treaty("2026-02-05").state, _treaty("2026-02-05").stretches[-1].low) == ("expired", "2026-02-05")
    owed = _commitment("2026-03-01", "commitment:exchange-data.us")
    assert owed.valid_to == "2026-02-04"
    assert max(row.name for row in owed.performance) == "2025-09-01/2026-02-28"


def test_the_suspension_is_russia_s_and_stands_with_the_american_objection() -> None:
    before, after = _treaty("2023-03-10").stretches[-1], _treaty("2023-03-20").stretches[-1]
    assert (before.state, before.by, before.disputed_by) == ("suspended", ("state:RU",), ())
    assert (after.state, after.by, after.disputed_by) == ("suspended", ("state:RU",), ("state:US",))


def test_what_is_only_recalled_of_the_text_is_marked_so() -> None:
    parts = {one.id: one for each in _dossier().instruments for one in each.provisions}
    assert parts["provision:ns-art-10"].certainty.value == "unverified"
    assert all(one.note for one in parts.values() if one.certainty.value == "unverified")
