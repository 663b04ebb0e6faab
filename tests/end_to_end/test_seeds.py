"""The main job on the real reports that lie beside the checkout; skipped where they do not."""

import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from benchmarks.accuracy import shared
from benchmarks.accuracy.questions.answer import Verdict
from benchmarks.accuracy.questions.asked import ask
from benchmarks.accuracy.questions.raw import open_record
from jsonschema import Draft202012Validator

from servanda.model.source import Basis, Document, Part
from servanda.model.view import View
from servanda.present.brief import compose
from servanda.present.exchange import objects, schema
from servanda.present.page import uncited
from servanda.register import Register

ROOT = shared.root()
REPORTS = sorted((ROOT / "seeds").glob("*.txt")) if ROOT else []

pytestmark = pytest.mark.skipif(not REPORTS, reason=shared.ABSENT)


def as_read(files: list[Path]) -> View:
    with Register.in_memory() as register:
        assert not register.add(files).problems
        assert not register.read().problems
        return register.view()


def number(document: Document) -> str:
    """The number with which the name of a report begins."""
    return Path(document.file).name[:3]


@pytest.fixture(scope="module")
def view() -> View:
    return as_read(REPORTS)


def test_the_days_of_reports_that_name_a_weekday_follow_from_the_others(view: View) -> None:
    days = {number(one.document): view.reconciled.dates[one.document.id] for one in view.visible}
    assert {file: (day.value, day.basis) for file, day in days.items()} == {
        "000": ("2009-06-01", Basis.STATED),
        "001": ("2009-05-22", Basis.INFERRED),
        "002": ("2009-05-22", Basis.INFERRED),
        "003": ("2009-07-14", Basis.INFERRED),
        "004": ("2010-02-18", Basis.DATELINE),
    }
    assert all(day.because for day in days.values() if day.basis is Basis.INFERRED)


def test_the_order_in_which_reports_are_given_changes_nothing(view: View) -> None:
    told = {json.dumps(one, sort_keys=True) for one in objects(view) if "recorded_at" not in one}
    again = as_read(list(reversed(REPORTS)))
    assert {json.dumps(one, sort_keys=True) for one in objects(again) if "recorded_at" not in one} == told


def test_everything_exported_is_of_its_schema_and_quotes_its_document(view: View) -> None:
    texts = {one.document.id: one.document.text for one in view.visible}
    checked = 0
    for kind, group in itertools.groupby(objects(view), key=lambda one: str(one["kind"])):
        validator = Draft202012Validator(schema(kind))
        for one in group:
            validator.validate(one)
            for cited in one.get("evidence", ()):
                assert (
                    texts[cited.get("document", one.get("document"))][cited["start"] : cited["end"]]
                    == cited["quote"]
                )
                checked += 1
    assert checked > 100


def test_furniture_dates_no_act_and_makes_no_assertion(view: View) -> None:
    documents = {one.document.id: one.document for one in view.visible}
    for assertion in view.reconciled.assertions.values():
        for cited in assertion.evidence:
            assert documents[cited.document].part_at(cited.start) is not Part.FURNITURE


def test_nothing_of_july_is_known_in_june() -> None:
    with Register.in_memory() as register:
        register.add(REPORTS)
        register.read()
        early = register.view(known_by=date(2009, 6, 1))
        told = json.dumps(list(objects(early)))
    assert {number(one) for one in early.reconciled.documents} == {"000", "001", "002"}
    assert "2009-07" not in told
    assert "Dagoberto" not in told


def test_no_question_gets_a_wrong_answer() -> None:
    answers = ask(*open_record("seeds"))
    assert len(answers) == 10
    assert [answer.number for answer in answers if answer.verdict is Verdict.WRONG] == []


def test_every_line_of_the_brief_cites(view: View) -> None:
    sheet = compose(view, full=True)
    assert sum(1 for section in sheet.sections for _ in section.lines()) > 60
    assert uncited(sheet) == ()


def test_every_derived_object_says_why_and_what_it_names_is_exported(view: View) -> None:
    told = list(objects(view))
    ids = {one["id"] for one in told}
    derived = [one for one in told if "because" in one]
    assert len(derived) > 20
    assert [one["id"] for one in derived if not one["because"]] == []
    assert [one["id"] for one in derived if not ids.issuperset(one["because"])] == []
