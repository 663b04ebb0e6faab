"""An answer as known by a day: nothing of a later report in it, whatever is asked, and nothing earlier lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda import examples
from servanda.model.record import Decision
from servanda.present.cli import app
from servanda.register import Register

EXAMPLE = examples.example()
BETWEEN = "2015-05-01"  # three of the example's reports are of before this day, three of after it


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with judgements on a report of before and on one of after the day between."""
    folder = tmp_path_factory.mktemp("judged") / "accord"
    with Register.create(folder, EXAMPLE.dossier) as register:
        register.add(EXAMPLE.documents)
        register.mark(EXAMPLE.marked)
        view = register.view()
        days = view.reconciled.known_on
        every = view.reconciled.assertions.values()
        early = next(one for one in every if days[one.document] < BETWEEN)
        late = next(one for one in every if days[one.document] > BETWEEN)
        for one, why in ((early, "the page agrees"), (late, "the second round had its own notice")):
            register.judge(Decision.ACCEPT, one.id, by="A. Lund", why=why)
    return folder


def lines(*arguments: str, record: Path) -> list[dict[str, object]]:
    outcome = CliRunner().invoke(app, [*arguments, "--record", str(record)])
    assert outcome.exit_code == 0, outcome.output
    return [json.loads(line) for line in outcome.stdout.splitlines()]


def test_a_judgement_is_told_where_the_words_it_is_about_are_known(record: Path) -> None:
    every = [one["why"] for one in lines("export", "--kind", "judgement", record=record)]
    assert every == ["the page agrees", "the second round had its own notice"]
    early = lines("export", "--kind", "judgement", "--known-by", BETWEEN, record=record)
    assert [one["why"] for one in early] == ["the page agrees"]


def test_what_became_known_is_written_with_the_words_that_were_said(record: Path) -> None:
    outcome = CliRunner().invoke(
        app, ["changes", "--since", BETWEEN, "--json", "--record", str(record)], catch_exceptions=False
    )
    changed = json.loads(outcome.stdout)
    said = [one for one in changed if one["kind"] == "statement"]
    assert said
    assert all(one["known_on"] > BETWEEN for one in said)
