"""Which accounts are of one event, and which are not."""

from __future__ import annotations

import pytest

from servanda.model.act import Aspect, Modality, Status
from servanda.model.event import Difference, Reconciled
from servanda.model.record import Decision, Role
from tests.reconcile.build import (
    FISH,
    MINES,
    NORTH,
    SOUTH,
    WATER,
    Report,
    accuses,
    events,
    judge,
    only,
    record,
)

BOTH = [NORTH, SOUTH]
TALKS = {"agent": BOTH, "topic": FISH}


def conflict(found: Reconciled, attribute: str) -> Difference | None:
    return next((one.difference for one in found.conflicts if one.attribute == attribute), None)


def suspended(file: str, when: str | None, agent: str | tuple[str, ...] = NORTH) -> Report:
    report = Report(file, published="2011-05-20")
    report.says(
        f"{file}: the talks were broken up {when}.",
        "talks.suspend",
        agent=agent,
        target=SOUTH,
        topic=FISH,
        when=when,
    )
    return report


# --- one act that can happen once between its reverses


def test_a_year_and_a_month_within_it_are_one_suspension_with_the_finer_time() -> None:
    found = record(suspended("a.txt", "2004"), suspended("b.txt", "2004-01"))
    event = only(found, "talks.suspend")
    assert str(event.when) == "2004-01"
    assert event.origins == 2
    assert conflict(found, "when") is Difference.PRECISION


def test_a_suspension_told_of_another_year_is_one_event_with_a_conflict_that_keeps_both() -> None:
    found = record(
        suspended("a.txt", "2003"), suspended("b.txt", "2004-01"), suspended("c.txt", "2004", agent=())
    )
    event = only(found, "talks.suspend")
    assert str(event.when) == "2004-01"
    assert {value.value for value in event.values_of("when")} == {"2003", "2004-01", "2004"}
    assert conflict(found, "when") is Difference.TRUE_CONFLICT


def test_two_suspensions_with_talks_held_between_are_two() -> None:
    meeting = Report("c.txt", published="2011-05-20")
    meeting.says("They met in March 2004.", "talks.hold", **TALKS, when="2004-03")  # type: ignore[arg-type]
    found = record(suspended("a.txt", "2003-12"), suspended("b.txt", "2004-10"), meeting)
    assert [str(event.when) for event in events(found, "talks.suspend")] == ["2003-12", "2004-10"]


def test_the_last_round_of_a_year_is_no_suspension() -> None:
    report = suspended("a.txt", "2004-01")
    report.says("The last round was in 2003.", "talks.hold", **TALKS, when="2003")  # type: ignore[arg-type]
    found = record(report)
    assert str(only(found, "talks.suspend").when) == "2004-01"
    assert str(only(found, "talks.hold").when) == "2003"


def test_a_suspension_without_a_time_joins_the_only_one_of_the_track() -> None:
    found = record(suspended("a.txt", None), suspended("b.txt", "2004-01"))
    assert set(only(found, "talks.suspend").documents) == {
        suspended("a.txt", None).id,
        suspended("b.txt", "2004-01").id,
    }


def test_a_suspension_without_a_time_that_fits_two_stays_its_own() -> None:
    found = record(suspended("a.txt", None), suspended("b.txt", "1998"), suspended("c.txt", "2004-01"))
    assert len(events(found, "talks.suspend")) == 3


def test_an_organ_and_a_leader_act_for_their_party() -> None:
    one, two = suspended("a.txt", "2004-01"), suspended("b.txt", "2004", agent="person:ole-berg")
    two.names("person:ole-berg", "Ole Berg", party=NORTH)
    found = record(one, two)
    assert {role.entity for role in only(found, "talks.suspend").all_roles("agent")} == {
        NORTH,
        "person:ole-berg",
    }
    assert conflict(found, "agent") is None


def test_each_reason_is_kept_with_who_gives_it() -> None:
    one, two = suspended("a.txt", "2004-01"), Report("b.txt", published="2011-05-20")
    two.says(
        "Sudia would not open its books, three deputies say, so the talks ended in 2004.",
        "talks.suspend",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
        when="2004",
        roles=[Role("cause", "Sudia would not open its books")],
        by=accuses("three deputies"),
    )
    one.says(
        "The talks ended in 2004, being of no use.",
        "talks.suspend",
        agent=NORTH,
        topic=FISH,
        when="2004",
        roles=[Role("cause", "being of no use")],
    )
    causes = only(record(one, two), "talks.suspend").values_of("cause")
    assert {(value.value, tuple(voice.name for voice in value.said_by)) for value in causes} == {
        ("being of no use", ()),
        ("Sudia would not open its books", ("three deputies",)),
    }


# --- rounds


def hold(file: str, published: str, when: str | None, **more: object) -> Report:
    report = Report(file, published=published)
    words = f"{file}: fish were talked about {when} {sorted(map(str, more.items()))}."
    report.says(words, "talks.hold", **TALKS, when=when, **more)  # type: ignore[arg-type]
    return report


def test_a_round_proposed_planned_and_not_held_is_one_whose_statuses_accumulate() -> None:
    proposed = hold("a.txt", "2011-06-14", "month|12|future", modality=Modality.PROPOSED)
    planned = hold("b.txt", "2011-11-01", "2011-12", modality=Modality.PLANNED)
    fallen = hold("c.txt", "2012-02-18", "month|12|past", negated=True)
    event = only(record(fallen, proposed, planned), "talks.hold")
    assert [status for status, _ in event.statuses] == [
        Status.PROPOSED,
        Status.PLANNED,
        Status.DID_NOT_HAPPEN,
    ]
    assert event.status is Status.DID_NOT_HAPPEN
    before = only(record(fallen, proposed, planned, known_by="2011-07-01"), "talks.hold")
    assert before.status is Status.PROPOSED
    assert before.id == event.id


def test_a_later_plan_does_not_outrank_the_outcome() -> None:
    held = hold("a.txt", "2011-12-03", "2011-12-02")
    stale = hold("b.txt", "2011-12-05", "2011-12", modality=Modality.PLANNED)
    assert only(record(held, stale), "talks.hold").status is Status.HAPPENED


def test_two_planned_rounds_at_two_times_are_two() -> None:
    found = record(
        hold("a.txt", "2011-06-14", "2011-12", modality=Modality.PLANNED),
        hold("b.txt", "2012-02-10", "2012-02-19", modality=Modality.PLANNED),
    )
    assert len(events(found, "talks.hold")) == 2


def test_a_week_and_a_day_of_it_are_one_round() -> None:
    found = record(
        hold("a.txt", "2012-02-15", "offset|0 week|nearest", modality=Modality.PLANNED),
        hold("b.txt", "2012-02-15", "weekday|5|future", modality=Modality.PLANNED),
    )
    assert str(only(found, "talks.hold").when) == "2012-02-17"


def test_a_round_that_did_not_take_place_without_a_time_is_the_one_its_document_planned() -> None:
    report = hold("a.txt", "2012-02-18", "month|12|past", modality=Modality.PLANNED)
    report.says("That meeting came to nothing.", "talks.hold", agent=BOTH, topic=FISH, negated=True)
    found = record(report, hold("b.txt", "2012-02-18", "2012-02-19", modality=Modality.PLANNED))
    assert [event.status for event in events(found, "talks.hold")] in (
        [Status.DID_NOT_HAPPEN, Status.PLANNED],
        [Status.PLANNED, Status.DID_NOT_HAPPEN],
    )


def test_talks_asked_for_without_a_date_are_the_next_round_once_it_is_known() -> None:
    asked = hold("a.txt", "2011-05-20", None, modality=Modality.PROPOSED)
    held = hold("b.txt", "2011-07-14", "weekday|4|past")
    assert only(record(asked, held, known_by="2011-06-01"), "talks.hold").when is None
    event = only(record(asked, held), "talks.hold")
    assert (event.status, str(event.when)) == (Status.HAPPENED, "2011-07-14")
    assert [status for status, _ in event.statuses] == [Status.PROPOSED, Status.HAPPENED]


def test_a_negated_year_does_not_deny_a_round_within_it() -> None:
    found = record(
        hold("a.txt", "2011-06-01", "2011", negated=True), hold("b.txt", "2011-07-15", "2011-07-14")
    )
    assert len(events(found, "talks.hold")) == 2


def test_a_round_held_in_a_year_is_not_taken_for_the_one_planned_in_it() -> None:
    planned = hold("a.txt", "2011-06-01", "2011-09-10", modality=Modality.PLANNED)
    assert len(events(record(planned, hold("b.txt", "2012-07-15", "2011")), "talks.hold")) == 2


def test_a_habit_is_no_round() -> None:
    found = record(
        hold("a.txt", "2011-06-01", None, aspect=Aspect.HABIT), hold("b.txt", "2011-07-15", "2011-07-14")
    )
    assert [event.status for event in events(found, "talks.hold")] == [Status.ONGOING, Status.HAPPENED]


def test_rounds_reported_a_day_apart_are_one_with_a_flagged_difference() -> None:
    found = record(hold("a.txt", "2011-07-15", "2011-07-14"), hold("b.txt", "2011-07-16", "2011-07-15"))
    assert {value.value for value in only(found, "talks.hold").values_of("when")} == {
        "2011-07-14",
        "2011-07-15",
    }
    assert conflict(found, "when") is Difference.READING


def test_a_proposal_made_at_a_round_is_not_of_that_round() -> None:
    report = hold("a.txt", "2011-06-14", "2011-06-14")
    report.says(
        "They want another this year.", "talks.hold", agent=BOTH, topic=FISH, when="2011",
        modality=Modality.PROPOSED,
    )  # fmt: skip
    other = hold("b.txt", "2011-06-14", "2011", modality=Modality.PROPOSED)
    assert {str(event.when) for event in events(record(report, other), "talks.hold")} == {
        "2011-06-14",
        "2011",
    }


def test_a_round_elsewhere_is_another_unless_the_days_agree() -> None:
    north, south = Role("place", "Nordby", "place:nordby"), Role("place", "Sudham", "place:sudham")
    planned = hold("a.txt", "2011-06-01", "2011-12", modality=Modality.PLANNED, roles=[south])
    assert (
        len(events(record(planned, hold("b.txt", "2011-12-10", "2011-12-09", roles=[north])), "talks.hold"))
        == 2
    )
    assert (
        len(events(record(planned, hold("b.txt", "2011-12-10", "2011-12-09", roles=[south])), "talks.hold"))
        == 1
    )


# --- offers, answers


def test_an_offer_mentioned_later_without_a_time_is_the_recent_one() -> None:
    first = Report("a.txt", published="2011-05-20")
    first.says(
        "Norland asked today.",
        "talks.propose",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
        when="offset|0 day|nearest",
    )
    second = Report("b.txt", published="2011-06-01")
    second.says(
        "Norland's recent offer stands.", "talks.propose", agent=NORTH, target=SOUTH, topic=FISH,
        when="vague||past",
    )  # fmt: skip
    assert str(only(record(first, second), "talks.propose").when) == "2011-05-20"


def test_an_offer_of_years_ago_is_not_the_one_reported_now() -> None:
    first = Report("a.txt", published="2011-05-20")
    first.says("Norland asked.", "talks.propose", agent=NORTH, target=SOUTH, topic=FISH, when="2011-05-20")
    second = Report("b.txt", published="2016-06-01")
    second.says("Norland has asked.", "talks.propose", agent=NORTH, target=SOUTH, topic=FISH)
    assert len(events(record(first, second), "talks.propose")) == 2


def test_offers_of_two_sides_are_two() -> None:
    report = Report("a.txt", published="2011-05-20")
    report.says("Norland asked.", "talks.propose", agent=NORTH, target=SOUTH, topic=FISH, when="2011-05-20")
    report.says("Sudia asked.", "talks.propose", agent=SOUTH, target=NORTH, topic=FISH, when="2011-05-20")
    assert len(events(record(report), "talks.propose")) == 2


# --- changes of a rule


def eased(file: str, when: str | None, type_: str = "measure.ease") -> Report:
    report = Report(file, published="2011-06-01")
    report.says(
        f"{file}: quotas were relaxed {when}.", type_, agent=NORTH, target=SOUTH, topic=FISH, when=when
    )
    return report


def test_an_easing_told_of_two_neighbouring_months_is_two_with_one_difference_naming_both() -> None:
    found = record(eased("a.txt", "2011-03"), eased("b.txt", "2011-04"), eased("c.txt", "2011-04"))
    march, april = sorted(events(found, "measure.ease"), key=lambda event: str(event.when))
    (row,) = [one for one in found.conflicts if one.also]
    assert {row.subject, *row.also} == {march.id, april.id}
    assert {answer.value for answer in row.answers} == {"2011-03", "2011-04"}
    assert row.difference is Difference.READING
    assert april.origins == 2


def test_easings_that_one_document_tells_apart_are_two_without_a_difference() -> None:
    report = eased("a.txt", "2011-03")
    report.says(
        "They went further in April.", "measure.ease", agent=NORTH, target=SOUTH, topic=FISH, when="2011-04"
    )
    found = record(report)
    assert len(events(found, "measure.ease")) == 2
    assert not [one for one in found.conflicts if one.also]


def test_lifted_and_eased_at_one_time_are_one_change_no_stronger_than_the_weaker_word() -> None:
    found = record(eased("a.txt", "2011-04"), eased("b.txt", "2011-04", "measure.lift"))
    assert only(found, "measure.ease").origins == 2
    assert conflict(found, "type") is Difference.SCOPE


def test_what_is_only_considered_never_joins_what_was_done() -> None:
    report = eased("a.txt", "2011-04")
    report.says(
        "Norland might lift them.",
        "measure.lift",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
        modality=Modality.CONDITIONAL,
    )
    found = record(report)
    assert [event.status for event in found.events] == [Status.HAPPENED, Status.CONDITIONAL]


def test_measures_on_two_subjects_are_two() -> None:
    other = Report("b.txt", published="2011-06-01")
    other.says("Sluices too.", "measure.ease", agent=NORTH, target=SOUTH, topic=WATER, when="2011-04")
    assert len(events(record(eased("a.txt", "2011-04"), other), "measure.ease")) == 2


def test_a_state_lasts_and_the_longest_time_says_most() -> None:
    reports = []
    for file, when in (("a.txt", "1971/.."), ("b.txt", None), ("c.txt", "1971")):
        report = Report(file, published="2011-06-01")
        report.says(f"{file}: no envoys.", "relations.none", agent=NORTH, target=SOUTH, when=when)
        reports.append(report)
    event = only(record(*reports), "relations.none")
    assert (event.status, str(event.when), event.origins) == (Status.ONGOING, "1971/..", 3)


# --- accusations


def refusal(file: str, statement: str | None, by: str, **more: object) -> Report:
    report = Report(file, published="2011-05-20")
    within = report.quotes(statement, by) if statement else None
    report.says(
        statement or f"{file}: permits were refused.",
        "case.permit-refuse",
        agent=SOUTH,
        target=NORTH,
        topic=MINES,
        aspect=Aspect.HABIT,
        by=accuses(by, by) if by else (),
        within=within,
        **more,  # type: ignore[arg-type]
    )
    return report


JOINT = "Sudia has for years kept our surveyors out of the fields that the protocol opened to them."


def test_one_joint_statement_in_two_papers_is_one_accusation_from_one_origin() -> None:
    found = record(refusal("a.txt", JOINT, "person:una-holt"), refusal("b.txt", JOINT, "person:una-holt"))
    event = only(found, "case.permit-refuse")
    assert (event.status, len(event.documents), event.origins) == (Status.ALLEGED, 2, 1)


def test_the_same_words_of_one_speech_are_one_accusation_whatever_its_subject_was_read_to_be() -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-20")
    for report, words, topic in (
        (one, "The south goes on breaking the [boundary] accord to this day, year after year.", MINES),
        (two, "The south goes on breaking the accord to this day, year after year.", WATER),
    ):
        report.says(
            words, "conduct.breach", agent=SOUTH, topic=topic, by=accuses("Una Holt", "person:una-holt"),
            within=report.quotes(words, "person:una-holt"),
        )  # fmt: skip
    event = only(record(one, two), "conduct.breach")
    assert (len(event.documents), event.origins) == (2, 1)


def test_another_accuser_makes_another_accusation() -> None:
    found = record(
        refusal("a.txt", JOINT, "person:una-holt"),
        refusal("b.txt", "Not one of my people got a pass this year or the year before.", "person:per-lund"),
    )
    assert len(events(found, "case.permit-refuse")) == 2


def test_an_accusation_and_a_papers_own_word_stay_two_without_a_common_day() -> None:
    found = record(refusal("a.txt", JOINT, "person:una-holt"), refusal("b.txt", None, ""))
    assert {event.status for event in events(found, "case.permit-refuse")} == {
        Status.ALLEGED,
        Status.ONGOING,
    }


@pytest.mark.parametrize("when", ["2011-05-03", "2011-05"])
def test_an_accusation_and_a_papers_own_word_of_one_time_are_one_with_both_statuses(when: str) -> None:
    one, two = Report("a.txt", published="2011-05-20"), Report("b.txt", published="2011-05-21")
    one.says(
        "Una Holt: they fired on the dam.", "conduct.breach", agent=SOUTH, topic=WATER, when=when,
        by=accuses("Una Holt"),
    )  # fmt: skip
    two.says("Shots hit the dam.", "conduct.breach", agent=SOUTH, topic=WATER, when=when)
    found = record(one, two)
    assert {status for status, _ in only(found, "conduct.breach").statuses} == {
        Status.ALLEGED,
        Status.HAPPENED,
    }
    assert conflict(found, "status") is Difference.ATTRIBUTION


def test_two_requests_of_one_day_on_two_subjects_are_two_items() -> None:
    report = Report("a.txt", published="2011-05-20")
    for topic in (WATER, MINES):
        report.says(
            f"Norland asked about {topic}.", "position.request", agent=NORTH, target=SOUTH, topic=topic,
            when="2011-05-20",
        )  # fmt: skip
    assert len(events(record(report), "position.request")) == 2


# --- who, and people's decisions


def test_who_suspended_is_an_attribution_when_reports_name_different_parties() -> None:
    other = Report("b.txt", published="2011-05-20")
    other.says("Sudia left the table.", "talks.suspend", agent=SOUTH, target=NORTH, topic=FISH, when="2004")
    found = record(suspended("a.txt", "2004-01"), other)
    assert conflict(found, "agent") is Difference.ATTRIBUTION
    assert len(events(found, "talks.suspend")) == 1


def test_judged_same_makes_one_of_two_and_judged_different_two_of_one() -> None:
    one, two = hold("a.txt", "2011-07-15", "2011-07-14"), hold("b.txt", "2011-07-30", "2011-07-28")
    ids = [one.assertions[0].id, two.assertions[0].id]
    joined = record(one, two, judgements=[judge(Decision.SAME, *ids)])
    assert len(events(joined, "talks.hold")) == 1
    two = hold("b.txt", "2011-07-30", "2011-07-14")
    ids[1] = two.assertions[0].id
    assert len(events(record(one, two), "talks.hold")) == 1
    assert len(events(record(one, two, judgements=[judge(Decision.DIFFERENT, *ids)]), "talks.hold")) == 2
