"""Every command on a real record: the bundled example with its marked readings, kept in a folder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from servanda import examples
from servanda.present import brief, views
from servanda.present.cli import app
from servanda.present.cli.listing import LISTS
from servanda.present.exchange import objects, schema
from servanda.present.page import uncited
from servanda.register import Register

EXAMPLE = examples.example()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "accord"
    with Register.create(folder, EXAMPLE.dossier) as register:
        register.add(EXAMPLE.documents)
        register.mark(EXAMPLE.marked)
    return folder


def servanda(*arguments: str, record: Path) -> Result:
    return CliRunner().invoke(app, [*arguments, "--record", str(record)], env={"COLUMNS": "80"})


def done(*arguments: str, record: Path) -> str:
    outcome = servanda(*arguments, record=record)
    assert outcome.exit_code == 0, outcome.output
    return outcome.stdout


def written(text: str) -> list[dict[str, object]]:
    found = json.loads(text)
    assert isinstance(found, list)
    for thing in found:
        Draft202012Validator(schema(thing["kind"])).validate(thing)
    return found


@pytest.mark.parametrize("name", [name for name, _ in LISTS])
def test_each_list_is_a_table_for_people_and_objects_for_programs(name: str, record: Path) -> None:
    assert "SOURCES" in done(name, record=record)
    kinds = {thing["kind"] for thing in written(done(name, "--json", record=record))}
    assert kinds
    assert kinds <= set(views.BY_NAME[name].kinds)


@pytest.mark.parametrize("name", [name for name, _ in LISTS])
def test_each_id_in_a_list_can_be_asked_why(name: str, record: Path) -> None:
    ids = set(re.findall(r"^([a-z]+_[0-9a-f]{6}) ", done(name, record=record), re.M))
    for id_ in sorted(ids)[:5]:
        text = done("why", id_, record=record)
        assert "SOURCES" in text
        assert "“" in text


def test_a_brief_of_the_record_cites_in_every_line(record: Path) -> None:
    with Register.open(record) as register:
        view = register.view()
        day = brief.last_day(view)
        assert day is not None
        sheet = brief.compose(view, register.changes(day), day, full=True)
    assert len(list(sheet.lines())) > 100
    assert uncited(sheet) == ()
    texts = {document.id: document.text for document in view.reconciled.documents}
    for line in sheet.lines():
        for cite in line.cites:
            assert not cite.document or texts[cite.document][cite.start : cite.end] == cite.quote


def test_a_brief_fits_80_columns_and_has_no_escape_sequence(record: Path) -> None:
    text = done("brief", record=record)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "\x1b" not in text


def test_a_brief_can_be_a_page_markdown_or_objects(record: Path, tmp_path: Path) -> None:
    done("brief", "--html", str(tmp_path / "brief.html"), record=record)
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert done("brief", "--markdown", record=record).startswith("# Brief for the next round\n")
    assert len(written(done("brief", "--json", record=record))) > 100


def test_export_writes_what_the_library_gives_one_object_a_line(record: Path) -> None:
    lines = done("export", "--format", "jsonl", record=record).splitlines()
    with Register.open(record) as register:
        assert [json.loads(line) for line in lines] == list(objects(register.view()))
    for line in lines:
        thing = json.loads(line)
        Draft202012Validator(schema(thing["kind"])).validate(thing)


def test_what_is_derived_in_an_export_leads_to_assertions_in_it(record: Path) -> None:
    by_id = {str(thing["id"]): thing for thing in written(done("export", "--format", "json", record=record))}
    for thing in by_id.values():
        because = thing.get("because", [])
        assert isinstance(because, list)
        for id_ in because:
            assert id_ in by_id or id_.startswith("dossier:"), (thing["kind"], thing["id"], id_)


def test_an_answer_as_known_on_a_day_names_no_later_document(record: Path) -> None:
    every = written(done("export", "--kind", "document", "--format", "json", record=record))
    days = {str(thing["id"]): str(thing["published"]["value"]) for thing in every}  # type: ignore[index]
    for day in sorted(set(days.values())):
        text = done("export", "--known-by", day, record=record)
        later = [id_ for id_, published in days.items() if published > day]
        about = [json.loads(line) for line in text.splitlines()]
        assert {one["id"] for one in about if one["kind"] == "document"} == set(days) - set(later)
        # The day of a document may be known from a later one; nothing else may.
        for one in about:
            if one["kind"] != "document":
                assert not [id_ for id_ in later if id_ in json.dumps(one)], one


def test_a_judgement_is_kept_with_its_reason_and_can_be_seen(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "judged"
    with Register.create(folder, EXAMPLE.dossier) as register:
        register.add(EXAMPLE.documents)
        register.mark(EXAMPLE.marked)
    assertion = written(done("export", "--kind", "assertion", "--format", "json", record=folder))[0]
    kept = written(
        done("judge", "reject", str(assertion["id"])[:12], "--because", "misread", "--by", "A. Reader", "--json",
             record=folder)
    )  # fmt: skip
    assert [(one["decision"], one["subject"], one["why"], one["by"]) for one in kept] == [
        ("reject", assertion["id"], "misread", "A. Reader")
    ]
    assert written(done("export", "--kind", "judgement", "--format", "json", record=folder)) == kept


def test_a_judgement_taken_back_counts_no_more_and_both_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "judged"
    with Register.create(folder, EXAMPLE.dossier) as register:
        register.add(EXAMPLE.documents)
        register.mark(EXAMPLE.marked)
    before = done("export", "--kind", "event", record=folder)
    assertion = str(
        written(done("export", "--kind", "assertion", "--format", "json", record=folder))[0]["id"]
    )
    who = ("--because", "misread", "--by", "A. Reader")
    first = written(done("judge", "reject", assertion, *who, "--json", record=folder))[0]
    assert done("export", "--kind", "event", record=folder) != before
    done("judge", "take-back", str(first["id"])[:9], *who, record=folder)
    assert done("export", "--kind", "event", record=folder) == before
    assert len(written(done("export", "--kind", "judgement", "--format", "json", record=folder))) == 2


def test_search_shows_the_words_and_who_says_them(record: Path) -> None:
    text = done("search", "sturgeon", record=record)
    assert "sturgeon" in text
    assert "SOURCES" in text
    kinds = {thing["kind"] for thing in written(done("search", "sturgeon", "--json", record=record))}
    assert "document" in kinds


def test_changes_since_a_day_are_of_what_became_known_after_it(record: Path) -> None:
    assert "24 February 2016" in done("changes", "--since", "2015-06-09", record=record)
    assert "9 June 2015  " not in done("changes", "--since", "2015-06-09", record=record)
    assert written(done("changes", "--since", "2015-06-09", "--json", record=record))


def test_a_record_with_nothing_in_it_says_what_to_do_next(tmp_path: Path) -> None:
    Register.create(tmp_path / "empty").close()
    outcome = servanda("brief", record=tmp_path / "empty")
    assert outcome.exit_code == 0
    assert outcome.stderr == "The record is empty. Next: servanda add FILE…\n"
    assert "there is nothing to tell" in outcome.stdout


def test_quiet_leaves_standard_error_empty(tmp_path: Path) -> None:
    Register.create(tmp_path / "empty").close()
    outcome = CliRunner().invoke(app, ["--quiet", "brief", "--record", str(tmp_path / "empty")])
    assert (outcome.exit_code, outcome.stderr) == (0, "")
