"""Asking on the command line whether something was allowed: the measure meant, the facts given, the answer shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from servanda.assess.allowed import Fact
from servanda.errors import BadCall
from servanda.model.limits import Measure
from servanda.present.cli import app
from servanda.present.exchange import schema
from servanda.present.facts import fact, facts, find_measure
from servanda.present.naming import Names
from tests.present.sample import VIEW

DOSSIER = """
name: The strait accord
parties:
  - {id: state:XC, name: Caldora}
  - {id: state:XM, name: Merrin}
concepts:
  - {id: concept:visits, words: {en: [visit]}}
  - {id: concept:port, words: {en: [port]}}
sources:
  - {id: source:gazette, title: The gazette, publisher: Caldora, published: 2004-06-20}
  - {id: source:decree, title: The decree, publisher: Caldora, published: 2009-04-01}
measures:
  - id: measure:visits
    name: visits to kin
    topic: concept:visits
    by: state:XC
    on: state:XM
    sources: [source:gazette]
    rules:
      - {parameter: relation, test: one-of, values: [spouse, parent, child], from: 2004-06-30, says: Only spouses, sources: [source:gazette]}
      - {parameter: stay, test: max, values: "14", unit: days, from: 2004-06-30, to: 2009-04-12, says: Fourteen days at most, sources: [source:gazette]}
      - {parameter: stay, test: free, from: 2009-04-13, says: As long as one likes, sources: [source:decree]}
  - {id: measure:port-ban, name: port ban, topic: concept:port, by: state:XC, from: 1990, to: 2001}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("allowed")
    (folder / "book").mkdir()
    (folder / "book" / "accord.yaml").write_text(DOSSIER, encoding="utf-8")
    made = CliRunner().invoke(app, ["init", str(folder / "rec"), "--dossier", str(folder / "book")])
    assert made.exit_code == 0, made.output
    return folder / "rec"


def run(record: Path, *words: str) -> str:
    outcome = CliRunner().invoke(app, ["allowed", "--record", str(record), *words], env={"COLUMNS": "200"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.stdout


def verdict(record: Path, *words: str) -> dict[str, object]:
    found: list[dict[str, object]] = json.loads(run(record, *words, "--json"))
    assert [one["kind"] for one in found] == ["measure", "allowed"]
    for one in found:
        Draft202012Validator(schema(str(one["kind"]))).validate(one)
    return found[1]


@pytest.mark.parametrize(
    ("on", "given", "answer"),
    [
        ("2008-05-25", ("relation=mother", "days=10"), "yes"),
        ("2008-05-25", ("relation=mother", "stay=three weeks"), "no"),
        ("2008-05-25", ("relation=cousin",), "no"),
        ("2008-05-25", ("relation=close relative", "days=10"), "not-stated"),
        ("2009-05-25", ("relation=mother", "days=400"), "yes"),
        ("2003-05-25", ("relation=mother",), "not-stated"),
    ],
)
def test_the_answer_is_yes_no_or_not_stated(
    record: Path, on: str, given: tuple[str, ...], answer: str
) -> None:
    assert verdict(record, "--measure", "visits", "--on", on, *given)["answer"] == answer


def test_the_verdict_stands_first_then_each_rule_in_its_words_then_what_stays_open(record: Path) -> None:
    shown = run(record, "--measure", "visits to kin", "--on", "2008-05-25", "days=10")
    order = [
        "VISITS TO KIN, BY CALDORA, ON MERRIN",
        "Not stated: what is on record leaves it open for 25 May 2008.",
        "Fourteen days at most (from 30 June 2004 until 12 April 2009) — days=10: met",
        "What stays open",
        "a rule tests relation, which was not given",
        "The gazette — Caldora",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_what_was_not_known_by_a_day_decides_nothing(record: Path) -> None:
    asked = ("--measure", "visits", "--on", "2009-05-25", "relation=mother", "days=400")
    assert verdict(record, *asked, "--known-by", "2009-03-01")["answer"] != "yes"
    assert verdict(record, *asked, "--known-by", "2009-04-01")["answer"] == "yes"


def test_a_measure_that_was_not_in_force_allows_as_far_as_it_goes(record: Path) -> None:
    shown = run(record, "--measure", "measure:port-ban", "--on", "2005-01-01", "cargo=rice")
    assert "Yes, as far as this measure goes: it was not in force on 1 January 2005." in shown


def test_reports_can_be_asked_without_a_record(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Colombia eased the restrictions on travel by Venezuelans in May 2009. "
        "The old rules had limited travel to three days every six months.\n",
        encoding="utf-8",
    )
    words = ["allowed", "--measure", "travel", "--on", "2009-08-01", str(report), "days=10"]
    outcome = CliRunner().invoke(app, [*words, "--published", "2009-06-01", "--json"])
    assert outcome.exit_code == 0, outcome.output
    assert json.loads(outcome.stdout)[-1]["answer"] == "not-stated"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("days=10", Fact("days", "10", "day")),
        ("stay=two weeks", Fact("stay", "2", "week")),
        ("amount=300 USD per quarter", Fact("amount", "300", "USD/3 month")),
        ("relation=cousin", Fact("relation", "cousin")),
        ("permit = yes", Fact("permit", "yes")),
    ],
)
def test_a_fact_is_a_name_and_a_value_with_its_unit(text: str, read: Fact) -> None:
    assert fact(text) == read


@pytest.mark.parametrize("texts", [("=10",), ("days=",), ("days=10", "Days=12")])
def test_a_fact_without_a_name_or_a_value_or_given_twice_is_refused(texts: tuple[str, ...]) -> None:
    with pytest.raises(BadCall):
        facts(texts)


def of(id_: str, topic: str, name: str = "", *, provisional: bool = False) -> Measure:
    return Measure(
        id=id_, topic=topic, by="state:NOR", on=None, name=name, provisional=provisional, because=("e_1",)
    )


VISITS = of("measure:visits", "concept:travel", "family visits")
MONEY = of("measure:money", "concept:money", "money to family")
READ = of("measure:sud-travel", "concept:travel", provisional=True)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("measure:sud-travel", READ),
        ("concept:travel", VISITS),
        ("travel", VISITS),
        ("Family Visits", VISITS),
        ("money", MONEY),
        ("visits", VISITS),
    ],
)
def test_a_measure_is_meant_by_id_topic_or_words_and_a_defined_one_first(text: str, meant: Measure) -> None:
    assert find_measure((VISITS, MONEY, READ), Names(VIEW), text) == meant


def test_words_that_mean_two_measures_name_both() -> None:
    with pytest.raises(BadCall, match="2 measures are meant by 'family'") as refused:
        find_measure((VISITS, MONEY, READ), Names(VIEW), "family")
    assert "measure:visits" in str(refused.value)
    assert "measure:money" in str(refused.value)


def test_a_name_that_no_measure_has_is_told_with_the_nearest() -> None:
    with pytest.raises(BadCall, match="no measure is called 'mony'") as refused:
        find_measure((VISITS, MONEY, READ), Names(VIEW), "mony")
    assert "measure:money" in refused.value.remedy
