"""From which day a document counts."""

from __future__ import annotations

import pytest

from servanda.model.source import Basis, Published
from servanda.model.when import Direction, Expression, Kind, Temporal, parse
from servanda.reconcile.clocks import known_day, resolve_temporal
from tests.reconcile.build import FISH, NORTH, SOUTH, Report, record


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2011-05-20", "2011-05-20"),
        ("2011-05", "2011-05-31"),
        ("2011", "2011-12-31"),
        ("2011-05-20/2011-05-26", "2011-05-26"),
        ("XXXX-05-20", "2020-02-03"),
        ("no date", "2020-02-03"),
        (None, "2020-02-03"),
    ],
)
def test_an_imprecise_date_counts_from_its_last_day_and_none_from_recording(
    value: str | None, day: str
) -> None:
    published = Published(value, Basis.STATED if value else Basis.UNKNOWN)
    assert known_day(published, "2020-02-03T23:00:00Z").isoformat() == day


def test_the_filter_is_inclusive() -> None:
    report = Report("a.txt", published="2011-05-20")
    report.says("They met.", "talks.hold", agent=[NORTH, SOUTH], topic=FISH, when="2011-05-19")
    assert len(record(report, known_by="2011-05-20").events) == 1
    assert record(report, known_by="2011-05-19").events == ()
    assert report.id not in record(report, known_by="2011-05-19").dates


def test_what_has_happened_lies_behind_where_the_words_do_not_tell() -> None:
    july = Temporal("July 14", Expression(Kind.MONTH_DAY, "07-14", Direction.NEAREST))
    anchor = parse("2012-02-18")
    assert str(resolve_temporal(july, anchor, past=True)) == "2011-07-14"
    assert str(resolve_temporal(july, anchor)) == "2012-07-14"


def test_what_is_no_date_is_a_problem_and_costs_nothing_else() -> None:
    report = Report("a.txt", published="2011-05-20")
    report.says("They met in Smarch.", "talks.hold", agent=[NORTH, SOUTH], topic=FISH, when="2011-13")
    report.says("They parted.", "talks.conclude", agent=[NORTH, SOUTH], topic=FISH, when="2011-05")
    found = record(report)
    assert len(found.events) == 2
    (problem,) = found.problems
    assert problem.words == "2011-13"
