"""On what accounts differ, and of which kind the difference is."""

from __future__ import annotations

from servanda.model.act import Attribution, Modality, Status
from servanda.model.event import Conflict, Difference, Reconciled
from servanda.model.record import Decision, Role
from tests.reconcile.build import FISH, NORTH, SOUTH, Report, judge, only, record

EMBARGO, REFORM, RELEASE = "concept:embargo", "concept:reform", "concept:release"
GUARD, UNION = Attribution("the coast guard", "organ:guard"), Attribution("the union", "org:union")


def rows(found: Reconciled, attribute: str) -> list[Conflict]:
    return [one for one in found.conflicts if one.attribute == attribute]


def counting(file: str, low: float, high: float | None = None, **more: object) -> Report:
    report = Report(file, published="2011-05-20")
    report.counts(f"{file}: {low}", low, high, **{"counts": "concept:boats", "when": "2010", **more})  # type: ignore[arg-type]
    return report


def test_unlike_numbers_by_two_counters_differ_in_counting() -> None:
    (row,) = rows(record(counting("a.txt", 61, by=[GUARD]), counting("b.txt", 90, by=[UNION])), "amount")
    assert row.difference is Difference.COUNTING
    assert {answer.said_by for answer in row.answers} == {(GUARD,), (UNION,)}


def test_unlike_numbers_of_one_counter_are_a_true_conflict() -> None:
    (row,) = rows(record(counting("a.txt", 61, by=[GUARD]), counting("b.txt", 90, by=[GUARD])), "amount")
    assert row.difference is Difference.TRUE_CONFLICT


def test_a_number_within_a_range_is_a_matter_of_precision() -> None:
    (row,) = rows(record(counting("a.txt", 61), counting("b.txt", 50, 99)), "amount")
    assert row.difference is Difference.PRECISION


def test_figures_of_other_things_or_periods_or_rates_are_no_conflict() -> None:
    found = record(
        counting("a.txt", 61),
        counting("b.txt", 90, counts="concept:nets"),
        counting("c.txt", 91, when="2009"),
        counting("d.txt", 92, per="year"),
    )
    assert rows(found, "amount") == []


def test_a_preferred_number_settles_a_difference_of_numbers() -> None:
    one, two = counting("a.txt", 61, by=[GUARD]), counting("b.txt", 90, by=[UNION])
    before = record(one, two)
    (row,) = rows(before, "amount")
    decision = judge(Decision.PREFER, row.id, one.figures[0].id, reconciled=before)
    (settled,) = rows(record(one, two, judgements=[decision]), "amount")
    assert settled.settled is not None
    assert settled.settled.value == "a.txt: 61"


def test_requirements_that_differ_by_report_are_a_row_with_each_reports_words() -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-21")
    one.requires("only if the courts are reformed", NORTH, EMBARGO, REFORM)
    two.requires("not before the crews are free", NORTH, EMBARGO, RELEASE)
    (row,) = rows(record(one, two), "requires")
    assert row.difference is Difference.SCOPE
    assert {answer.value for answer in row.answers} == {
        "only if the courts are reformed",
        "not before the crews are free",
    }


def test_a_report_that_names_fewer_of_the_requirements_differs_in_precision() -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-21")
    one.requires("only if the courts are reformed", NORTH, EMBARGO, REFORM)
    two.requires("if the courts are reformed and the crews freed", NORTH, EMBARGO, REFORM, RELEASE)
    assert [row.difference for row in rows(record(one, two), "requires")] == [Difference.PRECISION]


def test_a_holder_and_a_member_of_its_government_hold_one_condition() -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-21")
    one.requires("only if the courts are reformed", NORTH, EMBARGO, REFORM)
    two.names("person:una-holt", "Una Holt", NORTH)
    two.requires("not before the crews are free", "person:una-holt", EMBARGO, RELEASE)
    assert len(rows(record(one, two), "requires")) == 1


def meeting(file: str, **more: object) -> Report:
    report = Report(file, published="2011-07-20")
    report.says(
        f"{file}: about a meeting.",
        "talks.hold",
        agent=[NORTH, SOUTH],
        topic=FISH,
        when="2011-07-14",
        **more,  # type: ignore[arg-type]
    )
    return report


def test_held_and_not_held_is_a_true_conflict_of_status() -> None:
    found = record(meeting("a.txt"), meeting("b.txt", negated=True))
    (row,) = rows(found, "status")
    assert row.difference is Difference.TRUE_CONFLICT
    assert {answer.value for answer in row.answers} == {Status.HAPPENED, Status.DID_NOT_HAPPEN}


def test_planned_and_held_is_no_conflict() -> None:
    found = record(meeting("a.txt"), meeting("b.txt", modality=Modality.PLANNED))
    assert rows(found, "status") == []


def test_two_places_conflict_unless_one_report_gives_both() -> None:
    north, south = Role("place", "Nordby", "place:nordby"), Role("place", "Sudham", "place:sudham")
    (row,) = rows(record(meeting("a.txt", roles=[north]), meeting("b.txt", roles=[south])), "place")
    assert row.difference is Difference.TRUE_CONFLICT
    both = record(meeting("a.txt", roles=[north, south]), meeting("b.txt", roles=[south]))
    assert rows(both, "place") == []


def test_a_preference_settles_a_conflict_and_sets_the_events_value() -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-20")
    for report, when in ((one, "2003"), (two, "2004-01")):
        report.says(f"{when}: it ended.", "talks.suspend", agent=NORTH, target=SOUTH, topic=FISH, when=when)
    before = record(one, two)
    (row,) = rows(before, "when")
    assert row.settled is None
    chosen = one.assertions[0].id
    after = record(one, two, judgements=[judge(Decision.PREFER, row.id, chosen, reconciled=before)])
    (settled,) = rows(after, "when")
    assert settled.settled is not None
    assert (settled.settled.value, settled.settled.by) == ("2003", "Ada")
    assert str(only(after, "talks.suspend").when) == "2003"
    assert {answer.value for answer in settled.answers} == {"2003", "2004-01"}
