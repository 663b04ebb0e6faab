"""Facts of a dossier file, and what the record holds of them."""

from datetime import date
from pathlib import Path

import pytest

from servanda.dossier.load import check, load
from servanda.model.act import Status
from servanda.model.dossier import CONVERTER, Dossier
from servanda.model.event import Difference
from servanda.model.talks import RoundState
from servanda.model.view import View
from servanda.register import Register

HEAD = """
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
  - {id: source:ministry, publisher: Ministry of Merrin, published: 2009-07-20, kind: party-statement,
     party: state:XM}
"""


def dossier(folder: Path, text: str) -> Dossier:
    """Load one file of definitions and facts."""
    (folder / "all.yaml").write_text(HEAD + text, encoding="utf-8")
    return load(folder)


def view(folder: Path, text: str, known_by: str | None = None) -> View:
    """Answer from a dossier alone."""
    with Register.in_memory(dossier=dossier(folder, text)) as register:
        return register.view(known_by=date.fromisoformat(known_by) if known_by else None)


ROUND = """
rounds:
  - id: round:july
    track: track:fish
    state: held
    when: 2009-07-14
    place: Highmere
    says: The delegations met in Highmere.
    sources: [source:wire]
    accounts:
      - {sources: [source:gazette], place: Port Sable, says: The Gazette has them meet in Port Sable.}
"""


def test_a_fact_is_a_line_in_the_note_on_its_source(tmp_path: Path) -> None:
    [note, other] = sorted(dossier(tmp_path, ROUND).accounts, key=lambda one: one.source or "", reverse=True)
    assert (note.source, note.document.canonical.converter) == ("source:wire", CONVERTER)
    assert note.document.text == "The delegations met in Highmere.\n"
    [assertion] = note.reading.assertions
    assert assertion.evidence == (note.document.quote(0, 32),)
    assert other.document.text == "The Gazette has them meet in Port Sable.\n"


def test_every_line_of_every_note_is_what_its_evidence_quotes(tmp_path: Path) -> None:
    for account in dossier(tmp_path, ROUND + FIGURE + EVENTS).accounts:
        for evidence in account.reading.evidence():
            assert account.document.text[evidence.start : evidence.end] == evidence.quote


def test_a_fact_is_known_from_the_earliest_of_its_sources(tmp_path: Path) -> None:
    assert view(tmp_path, ROUND, "2009-07-14").assessment.rounds == ()
    [known] = view(tmp_path, ROUND, "2009-07-15").assessment.rounds
    assert (known.state, str(known.held)) == ((RoundState.HELD,), "2009-07-14")


def test_what_sources_tell_otherwise_is_a_rival_value_from_its_day_on(tmp_path: Path) -> None:
    assert not view(tmp_path, ROUND, "2009-08-30").reconciled.conflicts
    [conflict] = view(tmp_path, ROUND, "2009-08-31").reconciled.conflicts
    assert (conflict.attribute, conflict.difference) == ("place", Difference.TRUE_CONFLICT)
    assert {one.value for one in conflict.answers} == {"place:highmere", "place:port-sable"}


FIGURE = """
fiscal_year_begins: 10
figures:
  - id: figure:licences
    says: Merrin issued 10,724 licences in nine months of the fiscal year.
    value: 10724
    counts: concept:fish
    period: FY2009
    as_of: 2009-06-30
    counted_by: state:XM
    sources: [source:wire]
"""


def test_a_fiscal_year_is_its_days_and_a_number_has_its_place_in_the_line(tmp_path: Path) -> None:
    [figure] = view(tmp_path, FIGURE).reconciled.figures
    assert figure.period
    assert figure.period.expression.value == "2008-10-01/2009-09-30"
    assert (figure.text, figure.amount.low, figure.counted_by) == ("10,724", 10724, "state:XM")
    assert figure.as_of
    assert figure.as_of.expression.value == "2009-06-30"


EVENTS = """
events:
  - id: event:refusal
    type: case.permit-refuse
    roles: [{role: agent, entity: state:XC}, {role: topic, entity: concept:fish}]
    when: 2009-06
    says: The ministry says that Caldora refused 117 crews.
    sources: [source:ministry]
  - id: event:own
    type: case.permit-refuse
    roles: [{role: agent, entity: state:XM}, {role: topic, entity: concept:fish}]
    when: 2009-05
    says: The ministry tells that it refused nine crews.
    sources: [source:ministry]
  - id: event:vacated
    type: conduct.cooperate
    roles: [{role: agent, entity: state:XC}]
    says: The finding on the refusals was withdrawn.
    sources: [source:gazette]
    withdraws: [event:refusal]
"""


def test_a_party_that_charges_another_alleges_and_of_itself_it_tells(tmp_path: Path) -> None:
    found = view(tmp_path, EVENTS).reconciled.assertions.values()
    refusals = [one for one in found if one.type == "case.permit-refuse"]
    told = {one.roles[0].entity: (one.status, one.said_by[0].entity) for one in refusals}
    assert told == {"state:XC": (Status.ALLEGED, "state:XM"), "state:XM": (Status.HAPPENED, "state:XM")}


def test_what_is_withdrawn_counts_so_from_the_day_on_which_that_is_known(tmp_path: Path) -> None:
    assert not view(tmp_path, EVENTS, "2009-08-30").reconciled.withdrawn
    after = view(tmp_path, EVENTS, "2009-08-31").reconciled
    [what] = after.withdrawn
    assert after.assertions[what].evidence[0].quote == "The ministry says that Caldora refused 117 crews."


POSTPONED = """
rounds:
  - id: round:december
    track: track:fish
    state: postponed
    when: 2009-12
    by: state:XM
    acted: 2009-08
    causes:
      - {text: a full calendar, by: an official of Merrin, entity: state:XM}
      - {text: the dredging dispute}
    says: The round of December was put off.
    sources: [source:gazette]
"""


def test_a_postponed_round_keeps_each_reason_with_who_gives_it(tmp_path: Path) -> None:
    found = view(tmp_path, POSTPONED).reconciled.assertions.values()
    acts = [one for one in found if one.type == "talks.postpone"]
    told = {(one.roles[-1].text, one.said_by[-1].name if one.said_by else "") for one in acts}
    assert told == {("a full calendar", "an official of Merrin"), ("the dredging dispute", "")}
    [planned] = [one for one in found if one.type == "talks.hold"]
    assert planned.status is Status.PLANNED
    assert planned.content_of in {one.id for one in acts}


UNSOURCED = """
events:
  - {id: event:a, type: talks.suspend, roles: [{role: agent, entity: state:XC}], says: It is said so.}
  - {id: event:b, type: talks.suspend, roles: [{role: agent, entity: state:XM}], says: It was found so.,
     known_on: 2009-03-01, certainty: unverified}
"""


def test_without_a_source_a_fact_is_known_from_its_stated_day_or_from_its_entry(tmp_path: Path) -> None:
    known = view(tmp_path, UNSOURCED, "2009-03-01").reconciled.assertions.values()
    assert [one.evidence[0].quote for one in known] == ["It was found so."]
    assert {one.confidence for one in known} == {0.4}
    assert len(view(tmp_path, UNSOURCED).reconciled.assertions) == 2


def test_an_entry_counts_from_the_first_definitions_that_hold_it(tmp_path: Path) -> None:
    definitions = tmp_path / "definitions"
    definitions.mkdir()
    dossier(definitions, UNSOURCED)
    with Register.create(tmp_path / "record") as register:
        store, held = register.store, load(definitions)
        register.dossier = held
        store.add_dossier(Dossier(name="before"), "2030-03-01T00:00:00Z")
        store.add_dossier(held, "2030-04-01T00:00:00Z")
        early = register.view(known_by=date(2030, 3, 31)).reconciled.assertions
        late = register.view(known_by=date(2030, 4, 1)).reconciled.assertions
    assert (len(early), len(late)) == (1, 2)


OWED = """
instruments:
  - {id: instrument:accord, title: The Accord, date: 2009-05-02}
commitments:
  - id: commitment:nets
    instrument: instrument:accord
    obligor: [state:XC, state:XM]
    duty: keep the nets
    topics: [concept:fish]
"""


def test_a_duty_of_several_is_one_commitment_of_each(tmp_path: Path) -> None:
    found = dossier(tmp_path, OWED).commitments
    assert [(one.id, one.obligor, one.beneficiary) for one in found] == [
        ("commitment:nets.xc", "state:XC", "state:XM"),
        ("commitment:nets.xm", "state:XM", "state:XC"),
    ]


def test_a_duty_without_sources_is_known_from_the_day_of_its_instrument(tmp_path: Path) -> None:
    assert view(tmp_path, OWED, "2009-05-01").dossier.commitments == ()
    assert len(view(tmp_path, OWED, "2009-05-02").dossier.commitments) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("events: [{id: e, type: talks.hold, says: x, status: alleged}]", "alleged by nobody"),
        ("events: [{id: e, type: talks.dance, says: x}]", "no act of the vocabulary: talks.dance"),
        ("events: [{id: e, type: talks.hold, says: x, sources: [source:none]}]", "not defined: source:none"),
        ("events: [{id: e, type: talks.hold, says: x, withdraws: [f]}]", "not defined: f"),
        ("figures: [{id: f, says: x, counts: y}]", "a figure without a number"),
        ("figures: [{id: f, says: x, counts: y, min: 3, max: 2}]", "min is more than max"),
        (
            "events: [{id: e, type: talks.hold, says: x, accounts: [{says: y}]}]",
            "an account names no sources",
        ),
        (
            "events: [{id: e, type: talks.hold, says: x, accounts: [{sources: [source:wire], wen: 2009}]}]",
            "no such field: wen",
        ),
    ],
)
def test_a_wrong_fact_is_told_with_its_line(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "all.yaml").write_text(HEAD + text, encoding="utf-8")
    _, errors = check(tmp_path)
    assert [error.what for error in errors] == [what]
    assert errors[0].where.endswith(f"all.yaml:{HEAD.count(chr(10)) + 1}")
    assert errors[0].remedy


RULED = """
measures:
  - id: measure:limits
    name: the limits
    topic: concept:fish
    by: state:XM
    rules:
      - {parameter: catch, test: max, values: 40, unit: tonne, from: 2009-07-01, sources: [source:wire]}
      - {parameter: crew, test: max, values: 6, from: 2009-07-20, sources: [source:gazette]}
"""


def test_a_measure_without_sources_of_its_own_is_known_from_the_first_of_its_rules(tmp_path: Path) -> None:
    assert view(tmp_path, RULED, "2009-07-14").dossier.measures == ()
    [measure] = view(tmp_path, RULED, "2009-07-15").dossier.measures
    assert [one.parameter for one in measure.rules] == ["catch"]
