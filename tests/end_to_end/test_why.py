"""Why, asked of every id that an export shows: of the marked example with a dossier of all sections."""

from __future__ import annotations

import io
from collections.abc import Iterator
from shutil import copytree

import pytest
from rich.console import Console

from servanda import examples
from servanda.errors import UnknownId
from servanda.model.record import Decision
from servanda.model.view import View
from servanda.present import terminal
from servanda.present.because import tree, walk
from servanda.present.exchange import objects
from servanda.present.exchange.changed import changes as written
from servanda.present.page import uncited
from servanda.register import Register

FACTS = """
sources:
  - {id: source:gazette, publisher: The Orra Gazette, title: Licences of a year, published: 2012-02-03,
     address: "https://gazette.example/12", kind: press}
  - {id: source:ministry, publisher: Ministry of Merrin, published: 2013-01-10, kind: official, party: state:XM}
instruments:
  - {id: instrument:gauge-protocol, title: Gauge protocol, date: 2011, sources: [source:gazette],
     provisions: [{id: provision:gauges, label: paragraph 2, matter: gauges at both banks}]}
sets:
  - {id: set:orra-accords, label: the accords, members: [instrument:orra-accord-1994, instrument:gauge-protocol]}
commitments:
  - {id: commitment:gauges, instrument: instrument:gauge-protocol, provision: provision:gauges,
     obligor: state:XC, duty: read the gauges, topics: [concept:water-levels], timing: recurring,
     bound: floor, amount: 10, unit: readings, periods: {every: 1 year, from: 2011-01-01, label: calendar},
     measured_by: [{counts: concept:water-levels, unit: readings, of: state:XC}]}
tracks:
  - {id: track:gauges, name: gauge talks, parties: [state:XC, state:XM], topics: [concept:water-levels],
     cadence: 1 year, cadence_by: text, instruments: [instrument:gauge-protocol], sources: [source:gazette]}
measures:
  - {id: measure:night-boats, name: Night boats, topic: concept:night-ferry, by: state:XM, from: 2010,
     sources: [source:ministry],
     rules: [{parameter: crew, test: max, values: 4, from: 2010, says: A crew of four., sources: [source:gazette]}]}
rounds:
  - {id: round:gauges, track: track:gauges, state: held, when: 2012-01-20, place: Highmere, ordinal: 1,
     says: They met about gauges., sources: [source:gazette]}
events:
  - {id: event:read, type: conduct.perform, when: 2012-01-02, says: Caldora read them.,
     roles: [{role: agent, entity: state:XC}, {role: topic, entity: concept:water-levels}],
     sources: [source:gazette]}
  - {id: event:refused, type: case.permit-refuse, when: 2012-05, says: Four boats were refused.,
     roles: [{role: agent, entity: state:XM}], sources: [source:ministry], certainty: inferred}
  - {id: event:back, type: position.object, when: 2013-01, says: The count was wrong.,
     roles: [{role: agent, entity: state:XM}], withdraws: [figure:readings], sources: [source:ministry]}
statements:
  - {id: statement:gauges, speaker: state:XM, says: The gauges stay., sources: [source:ministry]}
figures:
  - {id: figure:readings, value: 12, unit: readings, counts: concept:water-levels, of: state:XC,
     period: 2012, says: 12 readings were taken., sources: [source:gazette]}
conditions:
  - {id: condition:gauges, holder: state:XM, outcome: share the readings, requires: [new gauges],
     force: necessary, says: Only with new gauges., known_on: 2012-03-01}
findings:
  - {condition: condition:gauges, requires: new gauges, holds: true, when: 2012-04, sources: [source:gazette]}
assessments:
  - {commitment: commitment:gauges, period: 2012, step: full, by: A. Lund, on: 2013-02-01, why: all were read}
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    example, folder = examples.example(), tmp_path_factory.mktemp("why")
    definitions = folder / "definitions"
    copytree(example.dossier, definitions)
    (definitions / "facts.yaml").write_text(FACTS, encoding="utf-8")
    with Register.create(folder / "accord", definitions) as made:
        made.add(example.documents)
        made.mark(example.marked)
        view = made.view()
        row = view.reconciled.conflicts[0]
        value = row.answers[0].assertions[0]
        made.judge(Decision.PREFER, row.id, value, by="A. Lund", why="the fullest account")
        wrong = made.judge(Decision.ACCEPT, value, by="A. Lund", why="as printed")
        made.take_back(wrong.id, by="A. Lund", why="not as printed")
        yield made


def _shown(view: View, register: Register) -> set[str]:
    """Every id that an export shows: of objects, of what they rest on, and of changes."""
    found = register.changes(view.on.replace(year=2013), known_by=view.on)
    every = [*objects(view), *written(view, found)]
    return {str(one["id"]) for one in every} | {str(id_) for one in every for id_ in one.get("because", ())}


def test_every_id_that_an_export_shows_has_a_tree_that_says_what_it_is(register: Register) -> None:
    view = register.view()
    kinds = set()
    for id_ in sorted(_shown(view, register)):
        found = register.why(view, id_)
        kinds.add(found.kind)
        assert found.says or found.evidence or found.because, id_
        for one in walk(found):
            assert one.says or one.evidence or one.because, (id_, one.id)
    assert kinds >= {
        "timex",
        "performance",
        "case",
        "instrument",
        "judgement",
        "note",
        "commitment",
        "measure",
    }


def test_every_definition_and_source_of_the_dossier_has_one_too(register: Register) -> None:
    view = register.view()
    for id_ in ("set:orra-accords", "provision:gauges", "commitment:gauges", "source:gazette", "state:XM"):
        assert register.why(view, id_).says
    gauges = register.why(view, "dossier:instrument:gauge-protocol")
    assert ("title", "Gauge protocol") in gauges.says
    [source] = gauges.because
    assert (source.kind, dict(source.says)["publisher"]) == ("source", "The Orra Gazette")
    assert dict(source.says)["address"] == "https://gazette.example/12"
    with pytest.raises(UnknownId):
        register.why(view, "instrument:gauge-protocols")


def test_what_a_dossier_tells_names_the_source_behind_its_line(register: Register) -> None:
    view = register.view()
    [read] = [
        one for one in view.reconciled.assertions.values() if one.evidence[0].quote == "Caldora read them."
    ]
    found = register.why(view, read.id)
    assert (
        dict(found.says)["source"]
        == "Licences of a year, The Orra Gazette, 2012-02-03, https://gazette.example/12"
    )
    assert [one.quote for one in found.evidence] == ["Caldora read them."]
    [back] = [one.id for one in view.reconciled.withdrawals]
    assert [one.kind for one in register.why(view, back).because] == ["figure"]


@pytest.mark.parametrize("width", [80, 120])
def test_each_tree_fits_the_terminal_and_each_line_says_what_it_rests_on(
    register: Register, width: int
) -> None:
    view = register.view()
    for id_ in sorted(_shown(view, register)):
        if id_.startswith(("a_", "t_", "change:", "f_")):
            continue  # leaves of the others
        sheet = tree(view, register.why(view, id_.removeprefix("dossier:")))
        assert [line.text for line in uncited(sheet)] == []
        console = Console(file=io.StringIO(), width=width)
        terminal.show(console, sheet)
        assert isinstance(console.file, io.StringIO)
        assert max(len(line) for line in console.file.getvalue().splitlines()) <= width


def test_a_judgement_that_takes_another_back_says_which_when_exported(register: Register) -> None:
    made = {str(one["id"]): one["takes_back"] for one in objects(register.view(), ["judgement"])}
    [(back, old)] = [(id_, old) for id_, old in made.items() if old]
    assert (old in made, made[str(old)], back != old) == (True, None, True)
