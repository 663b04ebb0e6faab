"""Days of publication: what metadata says, and what follows from other documents."""

from __future__ import annotations

from dataclasses import replace

from servanda.model.act import Modality
from servanda.model.record import Decision, Role
from servanda.model.source import Basis
from servanda.reconcile import reconcile
from tests.reconcile.build import FISH, MINES, NO_DOSSIER, NORTH, SOUTH, WATER, Report, judge, record


def offer(file: str, when: str | None = "weekday|5|past") -> Report:
    """A report that says only Friday."""
    report = Report(file)
    report.says(
        f"Norland on Friday invited Sudia to talk about fish again, {file} has learned.",
        "talks.propose",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
        when=when,
    )
    return report


def round_on(file: str, published: str, when: str) -> Report:
    report = Report(file, published=published)
    report.says("The two sides met about fish.", "talks.hold", agent=[NORTH, SOUTH], topic=FISH, when=when)
    return report


def tuesday(file: str = "tuesday.txt", topic: str = FISH) -> Report:
    report = Report(file)
    report.says(
        "Norland and Sudia sat down together on Tuesday.",
        "talks.hold",
        agent=[NORTH, SOUTH],
        topic=topic,
        when="weekday|2|past",
    )
    return report


def test_what_the_document_states_comes_before_anything_inferred() -> None:
    report = tuesday()
    report.published = "2011-03-01"
    found = record(report, round_on("later.txt", "2011-12-02", "2011-06-14"))
    assert found.dates[report.id].value == "2011-03-01"
    assert found.dates[report.id].basis is Basis.STATED


def test_a_weekday_takes_its_day_from_an_account_of_the_same_act() -> None:
    later = round_on("later.txt", "2011-12-02", "month-day|06-14|past")
    report = tuesday()
    dated = record(report, later).dates[report.id]
    assert (dated.value, dated.basis) == ("2011-06-14", Basis.INFERRED)
    assert {later.id, later.assertions[0].id, report.assertions[0].id} == set(dated.because)
    assert dated.note == "weekday 2; document later.txt; talks.hold 2011-06-14"


def test_an_account_on_another_weekday_dates_nothing() -> None:
    report = tuesday()
    found = record(report, round_on("later.txt", "2011-12-02", "2011-06-15"))
    assert found.dates[report.id].value is None
    assert found.dates[report.id].basis is Basis.UNKNOWN


def test_an_account_of_another_subject_dates_nothing() -> None:
    report = tuesday(topic=WATER)
    assert record(report, round_on("later.txt", "2011-12-02", "2011-06-14")).dates[report.id].value is None


def test_two_candidate_days_leave_the_date_unknown_and_are_named() -> None:
    report = tuesday()
    found = record(
        report,
        round_on("one.txt", "2011-12-02", "2011-06-14"),
        round_on("two.txt", "2012-12-02", "2012-06-12"),
    )
    assert found.dates[report.id].value is None
    assert found.dates[report.id].note == "candidates 2011-06-14, 2012-06-12"


def test_a_day_in_another_town_than_the_report_tells_of_is_no_candidate() -> None:
    kelva, orm = Role("place", "Kelva", "place:kelva"), Role("place", "Orm", "place:orm")
    report = tuesday()
    report.says("They met in Kelva.", "talks.hold", roles=[kelva])
    met: list[Report] = []
    for file, where, day in (("kelva.txt", kelva, "2011-06-14"), ("orm.txt", orm, "2014-01-07")):
        told = Report(file, published="2014-12-02")
        words = f"The two sides met about fish in {where.text}."
        told.says(words, "talks.hold", agent=[NORTH, SOUTH], topic=FISH, roles=[where], when=day)
        met.append(told)
    dated = record(report, *met).dates[report.id]
    assert dated.value == "2011-06-14"
    assert dated.note == "weekday 2; document kelva.txt; talks.hold 2011-06-14"


def test_a_dated_headline_elsewhere_dates_the_report_it_speaks_of() -> None:
    other = Report("other.txt", published="2011-05-30")
    other.says("Sudia has said yes.", "talks.accept", agent=SOUTH, target=NORTH, topic=FISH)
    other.headline("Norland offers fish talks 20 May", "2011-05-20", ["talks.propose"], [NORTH, SOUTH])
    other.headline("Norland buys trawlers 13 May", "2011-05-13", [], [NORTH])
    report = offer("friday.txt")
    dated = record(report, other).dates[report.id]
    assert (dated.value, dated.basis) == ("2011-05-20", Basis.INFERRED)
    assert other.id in dated.because
    assert "reference 2011-05-20" in dated.note


def test_one_dated_report_dates_the_next_until_nothing_changes() -> None:
    other = Report("other.txt", published="2011-05-30")
    other.headline("Norland offers fish talks 20 May", "2011-05-20", ["talks.propose"], [NORTH, SOUTH])
    first = offer("first.txt")
    first.says(
        "Sudia's envoy paid a call on Wednesday.",
        "contact.visit",
        agent=SOUTH,
        target=NORTH,
        when="weekday|3|before",
    )
    second = Report("second.txt")
    second.says(
        "Sudia's envoy came on Wednesday.", "contact.visit", agent=SOUTH, target=NORTH, when="weekday|3|past"
    )
    dates = record(second, first, other).dates
    assert dates[first.id].value == "2011-05-20"
    assert dates[second.id].value == "2011-05-18"


def test_a_weekday_in_the_paragraph_of_the_act_counts_for_an_act_without_a_time() -> None:
    report = Report("friday.txt")
    report.says(
        "Norland has invited Sudia to talk about fish, an official said Friday.",
        "talks.propose",
        agent=NORTH,
        target=SOUTH,
        topic=FISH,
    )
    report.times("Friday", "weekday|5|past")
    other = offer("other.txt", "2011-05-20")
    other.published = "2011-06-01"
    assert record(report, other).dates[report.id].value == "2011-05-20"


def test_a_report_cannot_be_older_than_the_years_it_looks_back_on() -> None:
    report = tuesday()
    report.says("The treaty of 2012 is its ground.", "instrument.sign", topic=FISH, when="2012")
    assert record(report, round_on("later.txt", "2011-12-02", "2011-06-14")).dates[report.id].value is None


def test_a_planned_day_ahead_leaves_the_week_before_it() -> None:
    report = Report("ahead.txt")
    report.says(
        "They are to meet on Tuesday.",
        "talks.hold",
        agent=[NORTH, SOUTH],
        topic=FISH,
        when="weekday|2|future",
        modality=Modality.PLANNED,
    )
    found = record(report, round_on("later.txt", "2011-12-02", "2011-06-14"))
    assert found.dates[report.id].value == "2011-06-08/2011-06-14"
    assert found.known_on[report.id] == "2011-06-14"


def dateline(says: str = "month-day|06-14|past") -> Report:
    report = Report("dateline.txt", dateline="XXXX-02-18")
    report.says(
        "On June 14 the two took up their talks.", "talks.resume", agent=[NORTH, SOUTH], topic=FISH, when=says
    )
    report.says("A new minister came in 2010.", "person.inaugurate", when="2010")
    return report


def test_a_dateline_without_its_year_takes_it_from_an_account_of_the_same_day() -> None:
    report = dateline()
    found = record(report, round_on("dated.txt", "2011-06-15", "weekday|2|past"))
    assert found.dates[report.id].value == "2012-02-18"
    assert found.dates[report.id].basis is Basis.INFERRED


def test_a_dateline_and_an_undated_weekday_settle_each_other() -> None:
    lacking, report = dateline(), tuesday()
    dates = record(lacking, report).dates
    assert dates[lacking.id].value == "2012-02-18"
    assert dates[report.id].value == "2011-06-14"


def test_a_year_that_only_the_reader_supplied_yields_to_accounts_of_the_same_day() -> None:
    report = dateline()
    report.dateline = "2011-02-18"
    cited = report.line("Nordby, Feb 11")
    one = report.visible()
    read = replace(one.reading, published=replace(one.reading.published, evidence=(cited,)))
    held = round_on("dated.txt", "2011-06-15", "weekday|2|past").visible()
    found = reconcile([replace(one, reading=read), held], (), NO_DOSSIER)
    assert found.dates[report.id].value == "2012-02-18"
    stated = replace(read, published=replace(read.published, evidence=(report.line("Nordby, Feb 18, 2011"),)))
    found = reconcile([replace(report.visible(), reading=stated), held], (), NO_DOSSIER)
    assert found.dates[report.id].value == "2011-02-18"


def test_a_dateline_that_agrees_with_nobody_keeps_no_year() -> None:
    report = dateline()
    found = record(report)
    assert found.dates[report.id].value == "XXXX-02-18"
    assert found.known_on[report.id] == "2020-01-01"


def test_a_person_who_knows_the_day_is_believed() -> None:
    report = tuesday()
    told = judge(Decision.CORRECT, report.id, "published=2011-06-15")
    dated = record(report, round_on("later.txt", "2011-12-02", "2011-06-14"), judgements=[told]).dates
    assert dated[report.id].value == "2011-06-15"
    assert dated[report.id].because == (told.id,)


def test_dating_does_not_mix_accords() -> None:
    report = Report("mines.txt")
    report.says(
        "They met on Tuesday.",
        "talks.hold",
        agent=["state:XE", "state:XW"],
        topic=MINES,
        when="weekday|2|past",
    )
    assert record(report, round_on("later.txt", "2011-12-02", "2011-06-14")).dates[report.id].value is None
