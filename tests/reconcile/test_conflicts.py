"""On what accounts differ, and of which kind the difference is."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Aspect, Attribution, Modality, Status
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


def held(file: str, *roles: Role, **more: object) -> Report:
    report = Report(file, published="2011-05-20")
    said = {"agent": [NORTH, SOUTH], "topic": FISH, **more}
    report.says(f"{file} tells of talks", "talks.hold", roles=roles, **said)  # type: ignore[arg-type]
    return report


def number(n: int) -> Role:
    return Role("amount", str(n), f"ordinal:{n}")


def test_two_numbers_of_one_round_differ_in_counting_whoever_counts() -> None:
    (row,) = rows(
        record(
            held("a.txt", number(19), when="2011-05-12", by=[Attribution("North", NORTH)]),
            held("b.txt", number(20), when="2011-05-12", by=[Attribution("South", SOUTH)]),
            held("c.txt", number(19), when="2011-05-12"),
        ),
        "ordinal",
    )
    assert row.difference is Difference.COUNTING
    assert {one.value: len(one.assertions) for one in row.answers} == {"19": 2, "20": 1}
    same = record(held("a.txt", number(19), when="2011-05-12"), held("b.txt", number(19), when="2011-05-12"))
    assert rows(same, "ordinal") == []


def test_readers_who_find_a_duty_to_meet_in_a_text_and_who_find_none_differ_in_reading() -> None:
    text = (Role("instrument", "", "instrument:accord"), Role("amount", "", "cadence:6 month"))
    found = record(
        held("a.txt", *text, aspect=Aspect.HABIT),
        held("b.txt", *text, aspect=Aspect.HABIT, negated=True, by=[Attribution("South", SOUTH)]),
    )
    (row,) = rows(found, "cadence-by-text")
    assert row.difference is Difference.READING
    assert [one.value for one in row.answers] == ["6 month", "none"]
    assert rows(found, "status") == []


def test_a_round_that_each_party_is_said_to_have_put_off_is_a_difference_of_attribution() -> None:
    report = Report("a.txt", published="2011-05-20")
    for by, other in ((NORTH, SOUTH), (SOUTH, NORTH)):
        act = report.says(
            f"{other} says that {by} put it off",
            "talks.postpone",
            agent=by,
            topic=FISH,
            when="2011-05-10",
            roles=[Role("track", "", "track:fish")],
        )
        report.says(
            f"the round that {by} put off",
            "talks.hold",
            agent=[NORTH, SOUTH],
            topic=FISH,
            when="2011-06-02",
            modality=Modality.PLANNED,
            roles=[Role("track", "", "track:fish")],
            content_of=act,
        )
    found = record(report)
    (meeting,) = [one for one in found.events if one.type == "talks.hold"]
    assert {one.round for one in found.events} == {meeting.round}
    (row,) = rows(found, "agent")
    assert row.difference is Difference.ATTRIBUTION
    assert {one.value for one in row.answers} == {NORTH, SOUTH}


def named(report: Report, fact: str) -> Report:
    report.assertions = [replace(one, fact=fact) for one in report.assertions]
    return report


def test_what_a_compiler_tells_as_one_fact_is_one_event_and_two_facts_are_two() -> None:
    north, south = Role("place", "", "place:northport"), Role("place", "", "place:southport")
    one = record(
        named(held("a.txt", north, when="2011-05"), "R1 hold"),
        named(held("b.txt", south, when="2011-05-12"), "R1 hold"),
    )
    (event,) = one.events
    assert (str(event.when), len(rows(one, "place"))) == ("2011-05-12", 1)
    two = record(
        named(held("a.txt", when="2011"), "R1 hold"),
        named(held("b.txt", when="2011"), "R2 hold"),
    )
    assert len(two.events) == 2


def test_two_facts_of_one_track_and_one_day_are_one_meeting_unless_their_places_differ() -> None:
    track = Role("track", "", "track:fish")
    north, south = Role("place", "", "place:northport"), Role("place", "", "place:southport")

    def told(day: str, one: tuple[Role, ...], other: tuple[Role, ...]) -> Reconciled:
        return record(
            named(held("a.txt", track, number(6), *one, when=day, by=[Attribution("N", NORTH)]), "R1 hold"),
            named(held("b.txt", track, number(8), *other, when=day, by=[Attribution("S", SOUTH)]), "R2 hold"),
        )

    for one, other in (((north,), (north,)), ((north,), ()), ((), ())):
        found = told("2011-05-12", one, other)
        assert len(found.events) == 1
        (row,) = rows(found, "ordinal")
        assert [answer.value for answer in row.answers] == ["6", "8"]
    assert len(told("2011-05-12", (north,), (south,)).events) == 2
    assert len(told("2011-05", (north,), (north,)).events) == 2
    assert len(told("2011", (), ()).events) == 2
