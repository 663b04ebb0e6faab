"""The commands that draft, show and compare dossiers, as an analyst meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from servanda import dossiers
from servanda.examples import example
from servanda.model.act import Status
from servanda.present import terminal, views
from servanda.present.cli import app
from servanda.present.exchange import objects, schema
from servanda.register import Register

REPORT = "HAVANA, May 3, 2010 -- The United States and Cuba held talks on migration in Havana on Friday.\n"


def _run(*command: str, width: int = 80) -> tuple[int, str, str]:
    outcome = CliRunner().invoke(app, [*command], prog_name="servanda", env={"COLUMNS": str(width)})
    return outcome.exit_code, outcome.stdout, outcome.stderr


def test_a_record_begins_with_a_draft_that_checks_and_is_never_written_over(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    accord = tmp_path / "accord"
    code, _, told = _run("init", str(accord), "--from", str(report))
    assert code == 0
    assert "1 added, 1 read" in told
    names = sorted(one.name for one in (accord / "dossier").iterdir())
    assert names == [".schema.json", "accord.yaml", "concepts.yaml", "parties.yaml", "sources.yaml"]
    assert _run("dossier", "check", str(accord / "dossier"))[0] == 0
    mine = accord / "dossier" / "accord.yaml"
    mine.write_text("name: mine\n", encoding="utf-8")
    assert _run("init", str(accord), "--from", str(report))[0] == 1
    assert mine.read_text(encoding="utf-8") == "name: mine\n"


def test_a_draft_that_was_broken_off_is_finished_by_the_same_command(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    accord = tmp_path / "accord"
    Register.create(accord).close()
    code, _, _ = _run("init", str(accord), "--from", str(report))
    assert code == 0
    assert (accord / "dossier" / "parties.yaml").exists()


@pytest.mark.parametrize("name", dossiers.names())
def test_a_record_begins_with_each_template_and_its_schema(name: str, tmp_path: Path) -> None:
    accord = tmp_path / "accord"
    assert _run("init", str(accord), "--template", name)[0] == 0
    copied = {one.name for one in (accord / "dossier").iterdir()}
    assert copied == {one.name for one in dossiers.template(name).glob("*.yaml")} | {".schema.json"}
    assert name in _run("dossier", "templates")[1]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("folder", [example().dossier, *map(dossiers.template, dossiers.names())], ids=str)
def test_a_dossier_is_shown_within_the_width(folder: Path, width: int) -> None:
    code, shown, _ = _run("dossier", "show", str(folder), width=width)
    assert code == 0
    assert "COMMITMENTS" in shown
    assert [line for line in shown.splitlines() if len(line) > width] == []


def test_a_records_dossier_is_compared_with_its_files(tmp_path: Path) -> None:
    accord = tmp_path / "accord"
    _run("init", str(accord), "--dossier", str(example().dossier))
    _run("read", "--record", str(accord))
    assert _run("dossier", "diff", "--record", str(accord))[1] == ""
    parties = accord / "dossier" / "parties.yaml"
    parties.write_text(parties.read_text().replace("capital: Highmere", "capital: Lowmere"))
    code, out, _ = _run("dossier", "diff", "--record", str(accord), "--json")
    (edit,) = json.loads(out)
    assert (code, edit["id"], edit["field"], edit["old"], edit["new"]) == (
        0, "state:XC", "capital", "Highmere", "Lowmere",
    )  # fmt: skip


def test_an_act_of_the_dossiers_own_goes_the_whole_way_to_views_and_exports(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "all.yaml").write_text(
        "parties: [{id: state:XC, name: Caldora}, {id: state:XM, name: Merrin}]\n"
        "acts: [{type: case.moor, words: {en: [moor]}, adverse: true}]\n",
        encoding="utf-8",
    )
    report = tmp_path / "report.txt"
    report.write_text("9 June 2015\n\nCaldora said that Merrin had moored two barges in May 2015.\n")
    accord = tmp_path / "accord"
    with Register.create(accord, dossier_from=folder) as register:
        register.add([report])
        register.read()
        view = register.view()
    (event,) = [one for one in view.reconciled.events if one.type == "case.moor"]
    assert event.status is Status.ALLEGED
    assert {one["type"] for one in objects(view, ["event"])} == {"case.moor"}
    for thing in objects(view):
        Draft202012Validator(schema(str(thing["kind"]))).validate(thing)
    code, shown, _ = _run("timeline", "--record", str(accord))
    assert code == 0
    assert "alleged: Merrin did “moor” two barges, according to Caldora" in " ".join(shown.split())
    assert all(terminal.render(views.compose(view, name)) for name in views.BY_NAME)
