"""Terms of marked reports load whole, and the scorer tells right, wrong, missed and invented apart."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.accuracy.reports import terms
from benchmarks.accuracy.reports.agreement import Sides
from benchmarks.accuracy.reports.marks import Report, reports
from benchmarks.accuracy.reports.term_tally import TermTally, scores

from servanda.errors import BadDossier
from servanda.model.record import CommitmentClaim, Condition, Reading

TEXT = "Norway will lift the ban only if Chile pays. Chile must issue at least 15,000 visas a year.\n"
TERMS = """
conditions:
  - {words: "only if Chile pays", of: "lift the ban", kind: only-if}
commitments:
  - {words: "issue at least 15,000 visas a year", by: state:CL, form: do, bound: floor, period: year,
     amount: 15000 visas}
"""


def a_report(folder: Path, marked: str = TERMS) -> Report:
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "one.yaml").write_text("published: 2005-01-01\nacts: []\n", encoding="utf-8")
    (folder / "one.terms.yml").write_text(marked, encoding="utf-8")
    return next(reports(folder))


def a_reading(report: Report) -> Reading:
    document = report.document
    condition = Condition(
        id="c",
        document=document.id,
        holder="state:NO",
        outcome="Norway will lift the ban",
        requires=("Chile pays",),
        force="necessary",
        evidence=(document.quote(0, 43),),
    )
    duty = "issue at least 15,000 visas a year"
    start = document.text.index(duty)
    claim = CommitmentClaim(
        id="k",
        document=document.id,
        instrument=None,
        obligor="state:CL",
        duty=duty,
        bound="floor",
        period="year",
        amount=15000.0,
        unit="visa",
        evidence=(document.quote(start, start + len(duty)),),
    )
    return Reading(
        id="r",
        document=document.id,
        reader="hand",
        words="",
        anchor=None,
        conditions=(condition,),
        commitments=(claim,),
    )


def compared(folder: Path, report: Report, reading: Reading) -> dict[str, float]:
    tally = TermTally()
    terms.compare(folder, report, reading, Sides({}, {}), tally)
    return scores("set", tally)


def test_what_is_marked_is_right(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    made = compared(tmp_path, report, a_reading(report))
    assert made["reports set conditions F1"] == 1
    assert made["reports set commitments F1"] == 1
    assert made["reports set conditions force"] == made["reports set commitments amount"] == 1


def test_another_obligor_is_wrong_and_another_force_is_told_apart(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    reading = a_reading(report)
    wrong = replace(
        reading,
        conditions=(replace(reading.conditions[0], force="sufficient"),),
        commitments=(replace(reading.commitments[0], obligor="state:NO"),),
    )
    made = compared(tmp_path, report, wrong)
    assert (made["reports set conditions F1"], made["reports set conditions force"]) == (1, 0)
    assert (made["reports set commitments F1"], made["reports set commitments words"]) == (0, 1)


def test_what_is_missed_and_what_is_invented_both_cost(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    reading = a_reading(report)
    made = compared(tmp_path, report, replace(reading, conditions=(), commitments=()))
    assert made["reports set conditions recall"] == made["reports set commitments recall"] == 0
    twice = replace(reading, conditions=(*reading.conditions, replace(reading.conditions[0], id="d")))
    assert compared(tmp_path, report, twice)["reports set conditions precision"] == 0.5


def test_words_that_the_report_lacks_are_an_error(tmp_path: Path) -> None:
    report = a_report(tmp_path, TERMS.replace("lift the ban", "raise the ban"))
    with pytest.raises(BadDossier, match="no such words"):
        compared(tmp_path, report, a_reading(report))
