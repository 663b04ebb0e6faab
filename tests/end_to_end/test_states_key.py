"""The states of the bundled track against those that hindsight gave it, which are never loaded.

The key is a list of stretches with one state each. The record holds what sources tell, so the two differ where
a source gives a month and no day, where somebody denies a step, and where DESIGN's table waits: talks are
dormant after twice their cadence, not from the day after the last round. Every such stretch is listed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from benchmarks.accuracy import shared

import servanda
from servanda.assess import assess
from servanda.dossier.load import load
from servanda.model.accord import Assessment
from servanda.model.talks import ProposalState, Round, RoundState, Track, TrackState
from servanda.model.view import View
from servanda.register import Register

ROOT = shared.root()
KEY = ROOT / "facts" / "us_cuba_facts.yaml" if ROOT else None
FOLDER = Path(servanda.__file__).parent / "dossiers" / "us-cuba"
NAMES = {
    "running": TrackState.RUNNING,
    "suspended": TrackState.SUSPENDED,
    "paused": TrackState.SUSPENDED,
    "resumption_proposed": TrackState.RESUMPTION_OFFERED,
    "resumption_accepted": TrackState.RESUMPTION_AGREED,
    "lapsed": TrackState.DORMANT,
}
RUNNING, SUSPENDED, DORMANT = TrackState.RUNNING, TrackState.SUSPENDED, TrackState.DORMANT
OFFERED, AGREED = TrackState.RESUMPTION_OFFERED, TrackState.RESUMPTION_AGREED
END = date(2025, 6, 1)

pytestmark = pytest.mark.skipif(KEY is None or not KEY.is_file(), reason=shared.ABSENT)


class Stretch(NamedTuple):
    """Days from the first to the last on which the record allows other states than the key, and why."""

    first: str
    last: str
    states: tuple[TrackState, ...]
    why: str


DIFFER = (
    Stretch("1996-02-01", "1996-02-28", (RUNNING, SUSPENDED), "its source gives the month of the suspension"),
    Stretch(
        "2000-06-01", "2000-06-29", (RUNNING, SUSPENDED), "its sources give the month in which Cuba stopped"
    ),
    Stretch(
        "2003-12-01",
        "2004-01-06",
        (RUNNING, SUSPENDED, OFFERED),
        "one source has it suspended in December, and Cuba's offer of a round, without a day, may answer that",
    ),
    Stretch(
        "2004-01-07", "2004-01-07", (RUNNING, SUSPENDED), "the US declined a round; other sources: January"
    ),
    Stretch("2009-05-22", "2009-05-22", (SUSPENDED, OFFERED), "two reports date the offer to the 23rd"),
    Stretch("2009-07-14", "2009-07-14", (RUNNING, AGREED), "one report dates the round to the 15th"),
    Stretch(
        "2011-01-01", "2012-01-31", (RUNNING, SUSPENDED), "one report has a suspension, which the US denied"
    ),
    Stretch("2012-02-01", "2013-07-16", (SUSPENDED, DORMANT), "the same, and twice the cadence has gone by"),
    Stretch("2018-07-11", "2019-07-31", (RUNNING,), "dormant only after twice the cadence"),
    Stretch("2025-04-01", "2025-04-16", (RUNNING, SUSPENDED), "its sources give the month of the pause"),
)


def stretches() -> Iterator[tuple[date, date, TrackState]]:
    """The key: first day, last day, state."""
    assert KEY is not None
    for row in yaml.load(KEY.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["track"]["states"]:
        last = date.fromisoformat(row["to"]) - timedelta(days=1) if row["to"] != "null" else END
        yield date.fromisoformat(row["from"]), last, NAMES[row["state"]]


def sampled() -> Iterator[tuple[date, TrackState]]:
    """Of each stretch of the key its ends, its middle, and days near both."""
    for first, last, state in stretches():
        days = (last - first).days
        offsets = {0, min(45, days), days // 2, max(days - 45, 0), days}
        yield from ((first + timedelta(days=offset), state) for offset in sorted(offsets))


@cache
def view(known_by: date | None = None) -> View:
    with Register.in_memory(dossier=load(FOLDER)) as register:
        return register.view(on=END, known_by=known_by)


@cache
def assessed(on: date, known_by: date | None = None) -> Assessment:
    return assess(view(known_by).reconciled, view(known_by).dossier, on=on)


def track(on: str, known_by: str | None = None) -> Track:
    day = date.fromisoformat(known_by) if known_by else None
    (found,) = [one for one in assessed(date.fromisoformat(on), day).tracks if not one.provisional]
    return found


def test_on_every_day_the_record_allows_the_state_of_the_key_or_differs_as_explained() -> None:
    used: set[Stretch] = set()
    unexplained = []
    for day, state in sampled():
        found = track(day.isoformat()).state
        if found == (state,):
            continue
        stretch = next((one for one in DIFFER if one.first <= day.isoformat() <= one.last), None)
        if stretch is None or found != stretch.states:
            unexplained.append((day.isoformat(), state, found))
        else:
            used.add(stretch)
    assert unexplained == []
    assert set(DIFFER) == used


def test_where_the_two_differ_the_record_still_allows_the_key_save_while_the_cadence_runs() -> None:
    waiting = {"dormant only after twice the cadence", "one report has a suspension, which the US denied"}
    for day, state in sampled():
        stretch = next((one for one in DIFFER if one.first <= day.isoformat() <= one.last), None)
        if stretch and stretch.why not in waiting:
            assert state in stretch.states, (day, stretch)


def test_as_known_at_the_end_of_2003_the_talks_ran_and_the_next_round_was_due_that_month() -> None:
    found = track("2003-12-31", known_by="2003-12-31")
    assert found.state == (RUNNING,)
    assert (str(found.due.by_practice), found.due.overdue_by_practice) == ("2003-12", False)
    assert track("2004-01-01", known_by="2003-12-31").due.overdue_by_practice is True


def test_as_known_in_2009_the_end_of_2003_is_where_the_accounts_differ() -> None:
    found = track("2003-12-31", known_by="2009-02-01")
    assert set(found.state) >= {RUNNING, SUSPENDED}


def test_after_january_2011_a_round_was_due_in_july_and_overdue_until_one_was_held() -> None:
    for day, late in (("2011-07-31", False), ("2011-08-01", True), ("2013-07-16", True)):
        due = track(day).due
        assert (str(due.by_practice), due.overdue_by_practice) == ("2011-07", late), day
    assert str(track("2013-07-17").due.by_practice) == "2014-01"


def rounds() -> dict[str, Round]:
    return {str(one.held or one.planned): one for one in assessed(END).rounds}


def test_each_party_keeps_its_own_number_and_from_none_another_is_inferred() -> None:
    counted = {day: [(one.by, one.n) for one in found.ordinals] for day, found in rounds().items()}
    parties = {
        day: some for day, some in counted.items() if {by for by, _ in some} & {"state:US", "state:CU"}
    }
    assert parties == {
        "1998-12-04": [("state:US", 10)],
        "2001-12-03": [("state:CU", 17)],
        "2003-06-06": [("state:US", 19)],
        "2009-07-14": [("state:CU", 21)],
        "2015-01-21": [("state:CU", 28)],
        "2017-12-11": [("state:US", 31)],
    }


def test_rounds_take_turns_between_the_two_countries_new_york_counting_for_the_united_states() -> None:
    hosts = {day: one.host for day, one in rounds().items()}
    assert hosts["2009-07-14"] == "state:US"
    assert track("2009-08-01").next_host == "state:CU"
    assert track("2010-03-01").next_host == "state:US"


def test_a_round_that_was_put_off_or_called_off_tells_by_whom_and_why_with_who_gives_each_reason() -> None:
    found = rounds()
    assert (found["2009-12"].state, found["2004-01-08"].state) == (
        (RoundState.POSTPONED,),
        (RoundState.CANCELLED,),
    )
    put_off = [act for act in found["2009-12"].acts if act.type == "talks.postpone"]
    assert {(act.by, act.given_by) for act in put_off} == {
        (("state:CU",), "a US official"),
        (("state:US",), "a Cuban official"),
    }
    assert {reason.given_by for act in put_off for reason in act.reasons} == {"US sources"}
    declined = [act.by for act in found["2004-01-08"].acts if act.type == "talks.decline"]
    assert declined == [("state:US",)]


def test_an_offer_of_talks_is_answered_in_its_own_year_and_a_request_repeated_stays_open() -> None:
    proposals = assessed(END).proposals
    talks = [(str(one.tabled)[-10:][:4], one.state) for one in proposals if one.type == "talks.propose"]
    assert talks == [
        ("2004", ProposalState.DECLINED),
        ("2009", ProposalState.ACCEPTED),
        ("2009", ProposalState.TABLED),
    ]
    port = next(one for one in proposals if one.topic == "concept:port-access")
    assert (port.by, port.to, port.state) == ("state:US", "state:CU", ProposalState.REPEATED)
