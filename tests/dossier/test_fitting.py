"""What fits together in a dossier and what does not, and what is kept quiet while a file cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.dossier.load import check, load
from servanda.model.dossier import Dossier
from servanda.model.talks import RoundState
from servanda.register import Register

HEAD = """\
parties:
  - {id: state:XC, name: Caldora, capital: Highmere}
  - {id: state:XM, name: Merrin, capital: Port Sable}
tracks:
  - {id: track:fish, name: fishing talks, parties: [state:XC, state:XM], topics: [concept:fish]}
concepts:
  - {id: concept:fish, words: {en: [fish]}}
sources:
  - {id: source:wire, publisher: The Wire, published: 2009-07-15, kind: wire}
  - {id: source:gazette, publisher: The Gazette, published: 2009-08, kind: press}
conditions:
  - id: terms
    holder: state:XC
    outcome: the harbour opens
    requires: [the raids cease, the fine is paid]
    says: Caldora will open the harbour once the raids cease and the fine is paid.
    sources: [source:wire]
    accounts:
      - {sources: [source:gazette], requires: [all patrols cease], says: The Gazette has all patrols cease.}
"""


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _errors(tmp_path: Path, text: str) -> list[str]:
    return [one.what for one in check(_folder(tmp_path, all=HEAD, b=text))[1]]


def _load(tmp_path: Path, text: str) -> Dossier:
    return load(_folder(tmp_path, all=HEAD, b=text))


ROUND = "rounds: [{id: r, track: track:fish, state: held, when: 2009-07-14, says: They met, %s}]\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("findings: [{condition: term, requires: the raids cease, holds: true}]", "not defined: term"),
        (
            "findings: [{condition: terms, requires: the raids stop, holds: true}]",
            "no requirement of terms: the raids stop",
        ),
        (
            "measures: [{id: measure:a, name: a, topic: concept:fish, by: state:XC, from: 2010, to: 2009}]",
            "from is after to: 2010, 2009",
        ),
        (
            "measures: [{id: measure:a, name: a, topic: concept:fish, by: state:XC,"
            " rules: [{parameter: days, test: max, values: 3, from: 2009-05-02, to: 2009-05-01}]}]",
            "from is after to: 2009-05-02, 2009-05-01",
        ),
        (
            "actors: [{id: person:ada, name: Ada, type: person,"
            " offices: [{office: envoy, from: 2012, to: 2009}]}]",
            "from is after to: 2012, 2009",
        ),
        (
            "instruments: [{id: instrument:a, title: A, date: 2009, until: 2008}]",
            "date is after until: 2009, 2008",
        ),
        (
            "instruments: [{id: instrument:a, title: A}]\ncommitments: [{id: commitment:a, duty: a,"
            " instrument: instrument:a, obligor: state:XC, valid_from: 2010, valid_to: 2009}]",
            "valid_from is after valid_to: 2010, 2009",
        ),
        ("acts: [{type: case.moor, words: {en: []}}]", "en: at least one belongs here"),
        (ROUND % "heads: {state:XQ: person:ada}", "no party of track:fish: state:XQ"),
        (ROUND % "members: {state:XQ: [person:ada]}", "no party of track:fish: state:XQ"),
        (ROUND % "outcomes: [{says: It went well.}]", "an outcome without an act or a side"),
        (ROUND % "accounts: [{sources: [source:wier], says: x}]", "not defined: source:wier"),
        ("events: [{id: e, type: talks.hold, says: x, until: 2012}]", "talks.hold moves no end"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, text: str, what: str) -> None:
    assert _errors(tmp_path, text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "findings: [{condition: terms, requires: The raids  cease, holds: true}]",
        "findings: [{condition: terms, requires: all patrols cease, holds: true}]",
        "findings: [{condition: c_0123456789abcdef, requires: whatever, holds: true}]",
        "measures: [{id: measure:a, name: a, topic: concept:fish, by: state:XC, from: 2009, to: 2009-05}]",
        ROUND % "heads: {state:XC: person:ada}",
    ],
)
def test_what_fits_is_not_told(tmp_path: Path, text: str) -> None:
    assert _errors(tmp_path, text) == []


def test_nothing_is_told_missing_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    text = (
        "rounds: [{id: r, track: track:elsewhere, state: held, says: x, sources: [source:elsewhere]}]\n"
        "events: [{id: e, type: case.moor, says: x, status: alleged, sources: [source:elsewhere]}]\n"
        "findings: [{condition: elsewhere, requires: x, holds: true}]\n"
    )
    folder = _folder(tmp_path, all=HEAD, b=text, c="partys: []\n")
    assert [one.what for one in check(folder)[1]] == ["no such field: partys"]
    (folder / "c.yaml").write_text("name: whole\n", encoding="utf-8")
    assert len(check(folder)[1]) == 6


def test_a_finding_names_every_condition_that_tells_its_entry(tmp_path: Path) -> None:
    held = _load(tmp_path, "findings: [{condition: terms, requires: the raids cease, holds: false}]\n")
    told = {one.id for account in held.accounts for one in account.reading.conditions}
    assert len(told) == 2
    assert set(held.findings[0].conditions) == told


def test_two_accounts_of_one_entry_by_one_source_are_two(tmp_path: Path) -> None:
    text = ROUND % (
        "place: Highmere, sources: [source:wire],"
        " accounts: [{sources: [source:wire], place: Port Sable, says: Its box has them meet in Port Sable.}]"
    )
    held = _load(tmp_path, text)
    (note,) = [one for one in held.accounts if one.source == "source:wire"]
    assert len({one.id for one in note.reading.assertions}) == len(note.reading.assertions) == 2
    with Register.in_memory(dossier=held) as register:
        found = register.view().reconciled
    places = {role.entity for one in found.assertions.values() for role in one.all_roles("place")}
    assert places == {"place:highmere", "place:port-sable"}


def test_a_fiscal_year_is_a_time_of_an_act_a_statement_and_a_round(tmp_path: Path) -> None:
    text = (
        "fiscal_year_begins: 10\n"
        "events: [{id: e, type: talks.suspend, says: x, when: FY2009}]\n"
        "statements: [{id: s, speaker: state:XC, says: y, when: FY2009}]\n"
        "rounds: [{id: r, track: track:fish, state: scheduled, says: z, when: FY2009}]\n"
    )
    readings = [one.reading for one in _load(tmp_path, text).accounts]
    times = [one.when for reading in readings for one in reading.assertions]
    times += [one.when for reading in readings for one in reading.statements]
    assert [one.expression.value for one in times if one] == ["2008-10-01/2009-09-30"] * 3


OUTCOME = ROUND % (
    "sources: [source:wire], outcomes: [{says: No accord was signed., act: instrument.sign,"
    " status: did-not-happen}, {says: Merrin called it a success., by: state:XM},"
    " {says: Caldora saw no movement., by: state:XC}]"
)


def test_what_came_of_a_round_is_told_and_each_side_s_word_on_it_apart(tmp_path: Path) -> None:
    with Register.in_memory(dossier=_load(tmp_path, OUTCOME)) as register:
        view = register.view()
    (one,) = view.assessment.rounds
    assert one.state == (RoundState.HELD,)
    assert one.outcome == "did-not-happen instrument.sign"
    assert [(told.text, told.given_by) for told in one.outcomes] == [("No accord was signed.", "")]
    speeches = {speech.id: speech for speech in view.reconciled.speeches}
    said = {
        side.party: [speeches[id_].statements[0].content[0].quote for id_ in side.statements]
        for side in one.sides
    }
    assert said == {
        "state:XC": ["Caldora saw no movement."],
        "state:XM": ["Merrin called it a success."],
    }
