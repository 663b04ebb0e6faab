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
LATER = "wire.txt"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with judgements on a report of before and on one of after the day between."""
    folder = tmp_path_factory.mktemp("judged") / "accord"
    with Register.create(folder, EXAMPLE.dossier) as register:
        register.add(EXAMPLE.documents)
        register.mark(EXAMPLE.marked)
        view = register.view()
        names = {document.id: document.file for document in view.reconciled.documents}
        for late, why in ((False, "the page agrees"), (True, "the second round had its own notice")):
            one = next(
                a
                for a in view.reconciled.assertions.values()
                if names[a.document].endswith(LATER) is late
                and view.reconciled.known_on[a.document] > BETWEEN
                or not late
                and view.reconciled.known_on[a.document] < BETWEEN
            )
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
