"""One act read right is its type, agent, target and status at once; causes are told without any words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.accuracy.reports import causes, coders, joint
from benchmarks.accuracy.reports.agreement import Sides

from servanda.model.act import Modality
from servanda.model.record import Assertion
from servanda.read.language import load
from servanda.read.page import make_page
from tests.test_reports import GOLD, a_report, right


def _scored(folder: Path, change: str = "", gold: str = GOLD) -> tuple[joint.JointTally, list[Assertion]]:
    report = a_report(folder, gold)
    found = right(report)
    if change == "agent":
        found[0] = replace(found[0], roles=())
    elif change == "spray":
        found += [replace(found[0], id=f"a_again_{n}") for n in range(3)]
    elif change == "nothing":
        found = []
    tally = joint.JointTally()
    joint.compare(report, found, Sides({}, {}), tally)
    return tally, found


@pytest.mark.parametrize(
    ("change", "f1", "precision"),
    [("", 1.0, 1.0), ("agent", 2 / 3, 2 / 3), ("spray", 2 / 3, 0.5), ("nothing", 0.0, 0.0)],
)
def test_a_field_that_is_wrong_and_a_reading_told_again_cost_the_joint_score(
    tmp_path: Path, change: str, f1: float, precision: float
) -> None:
    tally, _ = _scored(tmp_path, change)
    made = joint.scores("set", tally)
    assert made["reports set acts joint F1"] == pytest.approx(f1, abs=1e-4)
    assert made["reports set acts joint precision"] == pytest.approx(precision, abs=1e-4)


def test_fields_are_scored_apart(tmp_path: Path) -> None:
    tally, _ = _scored(tmp_path, "agent")
    made = joint.scores("set", tally)
    assert made["reports set acts type F1"] == made["reports set acts type + status F1"] == 1.0
    assert made["reports set acts type + agent F1"] < 1.0


def test_what_was_only_alleged_and_is_told_as_happened_goes_beyond_the_evidence(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    found = [replace(one, said_by=()) if one.type == "conduct.breach" else one for one in right(report)]
    tally = joint.JointTally()
    joint.compare(report, found, Sides({}, {}), tally)
    assert (tally.beyond, tally.readings) == (1, 3)
    planned = [replace(found[0], modality=Modality.PLANNED)]
    tally = joint.JointTally()
    joint.compare(report, planned, Sides({}, {}), tally)
    assert tally.beyond == 0


def test_an_optional_mark_takes_its_reading_out_of_the_count(tmp_path: Path) -> None:
    tally, _ = _scored(tmp_path, gold=GOLD.replace("time: 2004}", "time: 2004, optional: true}"))
    assert (tally.marks, tally.readings, tally.right["joint"]) == (2, 2, 2)


def test_pairs_are_as_many_as_can_be(tmp_path: Path) -> None:
    first, second, _ = a_report(tmp_path).acts
    wrong: joint.Wrong = {(first, "a"): frozenset(), (first, "b"): frozenset(), (second, "a"): frozenset()}
    assert joint.matched((first, second), wrong, frozenset()) == {first: "b", second: "a"}


def test_causes_and_constructions_are_counted_without_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = a_report(tmp_path)
    found = [replace(one, roles=()) if one.type == "talks.suspend" else one for one in right(report)][:2]
    told, tally = causes.Causes(), joint.JointTally()
    page = make_page(report.document, load())
    causes.note(report, page, found, joint.compare(report, found, Sides({}, {}), tally), told)
    assert told.rows["act", "talks.suspend"] == {"agent": 1, "marks": 1}
    assert told.rows["act", "conduct.breach"] == {"trigger": 1, "marks": 1}
    assert told.rows["construction", "main clause"]["marks"] == 2
    causes.show(told)
    shown = capsys.readouterr().out
    assert "Norway" not in shown
    assert "accused" not in shown


def test_coders_agree_on_what_both_could_be_right_about(tmp_path: Path) -> None:
    for name, gold in (
        ("one", GOLD),
        ("two", GOLD.replace("agent: state:NO, said_by", "agent: any, said_by")),
    ):
        (tmp_path / name).mkdir()
        a_report(tmp_path / name, gold)
    made = coders.measure(tmp_path / "one", tmp_path / "two")
    assert made["coders joint F1"] == 1.0
    a_report(tmp_path / "two", GOLD.replace("type: position.accuse", "type: position.criticise"))
    assert coders.measure(tmp_path / "one", tmp_path / "two")["coders type F1"] == pytest.approx(
        2 / 3, abs=1e-4
    )
