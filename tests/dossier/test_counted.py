"""What a dossier says of a duty with a number, or a last day, and what the section on who owes what tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from servanda.dossier.load import load
from servanda.model.view import View
from servanda.present.sections.commitments import commitments
from servanda.present.sections.desk import Desk
from servanda.register import Register

HEAD = """
parties:
  - {id: state:XC, name: Caldora, capital: Highmere}
  - {id: state:XM, name: Merrin, capital: Port Sable}
actors:
  - {id: organ:caldoran-ports, name: Port Office of Caldora, type: organ, party: state:XC}
tracks:
  - {id: track:fish, name: fishing talks, parties: [state:XC, state:XM], topics: [concept:nets]}
concepts:
  - {id: concept:nets, words: {en: [net]}}
  - {id: concept:fish, words: {en: [fish]}}
sources:
  - {id: source:caldora, publisher: Caldora, kind: official, party: state:XC, published: 2012-02-01}
  - {id: source:wire, publisher: The Wire, kind: wire, published: 2012-02-02}
instruments:
  - {id: instrument:accord, title: Fish Accord, date: 2009-01-01, parties: [state:XC, state:XM]}
"""


def view(folder: Path, text: str) -> View:
    (folder / "all.yaml").write_text(HEAD + text, encoding="utf-8")
    with Register.in_memory(dossier=load(folder)) as register:
        return register.view(on=date(2012, 3, 1))


def told(folder: Path, text: str) -> list[str]:
    """The lines on all duties and their periods."""
    desk = Desk.of(view(folder, text), whole=True)
    return [line.text for line in commitments(desk).lines()]


NETS = """
commitments:
  - id: commitment:nets
    instrument: instrument:accord
    obligor: state:XC
    beneficiary: state:XM
    duty: haul in the nets each spring
    topics: [concept:nets]
    performed_by: [conduct.perform]
    breached_by: [conduct.breach]
events:
  - id: late-nets
    type: conduct.breach
    status: alleged
    roles: [{role: agent, entity: state:XC}, {role: topic, entity: concept:nets}%s]
    when: 2010-04
    said_by: [{name: Merrin, entity: state:XM}]
    says: Merrin holds that Caldora left its nets out.
    sources: [source:wire]
"""


def test_a_breach_that_a_duty_names_is_of_it_on_its_own_matter_though_talks_are_on_that_too(
    tmp_path: Path,
) -> None:
    expected = "alleged not performed (April 2010), by Merrin; no reply from Caldora on record"
    assert told(tmp_path, NETS % "")[1:] == [expected]
    named = NETS % ", {role: instrument, entity: instrument:accord}"
    assert told(tmp_path, named)[1:] == [expected]


def test_a_breach_that_no_duty_names_is_not_told_by_the_matter_of_talks(tmp_path: Path) -> None:
    general = (NETS % "").replace("    breached_by: [conduct.breach]\n", "")
    assert told(tmp_path, general)[1:] == ["no evidence either way"]


CATCH = """
commitments:
  - id: commitment:catch
    instrument: instrument:accord
    obligor: [state:XC, state:XM]
    duty: land no more than 40 tons a year
    form: refrain
    bound: ceiling
    amount: 40
    timing: recurring
    periods: {every: 1 year, from: 2009-01-01, label: calendar}
    measured_by: %s
figures:
  - {id: c9, counts: concept:fish, of: state:XC, value: 38, period: 2009, says: 38 by Caldora., sources: [source:wire]}
  - {id: m9, counts: concept:fish, of: state:XM, value: 45, period: 2009, says: 45 by Merrin., sources: [source:wire]}
  - {id: c10, counts: concept:fish, of: organ:caldoran-ports, value: 39, period: 2010, says: 39 in port., sources: [source:wire]}
  - {id: x10, counts: concept:fish, of: place:sound, value: 99, period: 2010, says: 99 in the sound., sources: [source:wire]}
  - {id: n11, counts: concept:fish, value: 12, period: 2011, says: 12 landed., sources: [source:wire]}
"""


def counts(folder: Path, measured_by: str) -> dict[str, list[tuple[str, float | None, str]]]:
    """Of each duty the periods that are counted: name, number, state."""
    return {
        one.id: [
            (row.name, count.amount.low, row.state.value) for row in one.performance for count in row.counts
        ]
        for one in view(folder, CATCH % measured_by).assessment.commitments
    }


def test_a_duty_is_measured_by_the_figures_of_who_owes_it_and_never_by_another_partys(
    tmp_path: Path,
) -> None:
    assert counts(tmp_path, "[{counts: concept:fish}]") == {
        "commitment:catch.xc": [
            ("2009", 38, "performed"),
            ("2010", 39, "performed"),
            ("2011", 12, "performed"),
        ],
        "commitment:catch.xm": [("2009", 45, "not-performed"), ("2011", 12, "performed")],
    }


def test_of_several_who_owe_a_duty_none_is_measured_by_what_is_named_as_anothers(tmp_path: Path) -> None:
    assert counts(tmp_path, "[{counts: concept:fish, of: state:XC}]") == {
        "commitment:catch.xc": [("2009", 38, "performed")],
        "commitment:catch.xm": [],
    }


BOATS = """
commitments:
  - id: commitment:boats
    instrument: instrument:accord
    obligor: state:XC
    beneficiary: state:XM
    duty: let in 100 boats a year
    bound: floor
    amount: 100
    timing: recurring
    surplus: carries
    periods: {every: 1 year, from: 2009-01-01, label: calendar}
    measured_by: [{counts: concept:fish}]
    credits: [{period: 2009, amount: 20}]
figures:
  - {id: b9, counts: concept:fish, value: 85, period: 2009, counted_by: state:XC, says: 85., sources: [source:caldora]}
  - {id: b10, counts: concept:fish, value: 80, period: 2010, counted_by: %s, says: 80., sources: [source:caldora]}
  - {id: b11, counts: concept:fish, value: 120, period: 2011, counted_by: state:XC, says: 120., sources: [source:caldora]}
"""


def test_what_is_credited_is_said_and_a_cure_by_the_obligors_own_counts_is_called_its_own(
    tmp_path: Path,
) -> None:
    alone = ", by the count of Caldora alone"
    assert told(tmp_path, BOATS % "state:XC")[1:4] == [
        f"performed (2011){alone}: 120 counted by Caldora, of at least 100",
        f"performed (2010), the shortfall of 20 made good in 2011{alone}: 80 counted by Caldora,"
        " of at least 100",
        f"performed (2009){alone}: 85 counted by Caldora, of at least 100, less 20 credited",
    ]
    by_another = told(tmp_path, BOATS % "place:sound")[2]
    assert by_another.startswith("performed (2010), the shortfall of 20 made good in 2011: 80 counted by")


PIER = """
commitments:
  - id: commitment:pier
    instrument: instrument:accord
    obligor: state:XC
    beneficiary: state:XM
    duty: open the pier
    topics: [concept:fish]
    timing: one-off
    due: 2010-06-01
    performed_by: [conduct.perform]
events:
  - id: pier-open
    type: conduct.perform
    roles: [{role: agent, entity: state:XC}, {role: topic, entity: concept:fish}]
    when: %s
    says: Caldora opened the pier.
    sources: [source:wire]
"""


def test_a_one_off_duty_that_was_done_after_its_last_day_is_said_to_be_done_late(tmp_path: Path) -> None:
    assert told(tmp_path, PIER % "2010-08-01")[1:] == [
        "performed (1 August 2010), after the day due",
        "no evidence either way (1 January 2009 to 1 June 2010)",
    ]
    assert told(tmp_path, PIER % "2010-05-01")[1:] == ["performed (1 January 2009 to 1 June 2010)"]
