"""What a condition lets one conclude, what it does not, and conditions that sources tell differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from servanda.assess import assess, why
from servanda.assess.conditions import CONCLUDES
from servanda.model.dossier import CONVERTER, Dossier, FindingDef
from servanda.model.event import Conflict, Difference, Value
from servanda.model.ids import content_id
from servanda.model.limits import ConditionView
from servanda.model.record import Condition
from servanda.model.source import Canonical
from tests.assess.making import AA, Making

CEASE, OPEN_PORT = "the raids cease", "reopen the port"


def condition(
    made: Making, *requires: str, force: str = "necessary", known_on: str = "2009-06-01"
) -> Condition:
    report = made.document(known_on, f"AA will {OPEN_PORT} only if {' and '.join(requires)}.")
    return Condition(
        id=content_id("c", report.id),
        document=report.id,
        holder=AA,
        outcome=OPEN_PORT,
        outcome_topic="concept:port",
        requires=requires,
        force=force,
        evidence=(made.cite(report),),
    )


def views(
    made: Making, *told: Condition, findings: tuple[FindingDef, ...] = (), on: str = "2010-01-01"
) -> tuple[ConditionView, ...]:
    reconciled = replace(made.reconciled(), conditions=told)
    return assess(reconciled, Dossier(findings=findings), on=date.fromisoformat(on)).conditions


def found(one: Condition, requires: str, holds: bool, when: str | None = None) -> FindingDef:
    return FindingDef(condition=one.id, requires=requires, holds=holds, when=when)


def test_the_table_has_an_answer_for_every_force_and_state() -> None:
    forces = ("necessary", "sufficient", "both", "not-stated")
    assert set(CONCLUDES) == set(product(forces, ("hold", "fail", "not-known")))


def test_nothing_is_ever_concluded_of_what_was_done() -> None:
    for one in CONCLUDES.values():
        assert one.not_told, one
        assert one.outlook != "follows" or "that-it-came-about" in one.not_told
        assert one.outlook != "excluded" or "that-it-did-not-come-about" in one.not_told


@pytest.mark.parametrize(
    ("force", "holds", "outlook"),
    [
        ("necessary", True, "open"),
        ("necessary", False, "excluded"),
        ("sufficient", True, "follows"),
        ("sufficient", False, "open"),
        ("both", True, "follows"),
        ("both", False, "excluded"),
        ("not-stated", True, "open"),
        ("not-stated", False, "open"),
        ("necessary", None, "open"),
        ("sufficient", None, "open"),
    ],
)
def test_holding_and_failing_tell_what_the_force_lets_them_tell(
    force: str, holds: bool | None, outlook: str
) -> None:
    made = Making()
    one = condition(made, CEASE, force=force)
    findings = () if holds is None else (found(one, CEASE, holds),)
    (view,) = views(made, one, findings=findings)
    assert (view.outlook, view.requires[0].holds) == (outlook, holds)


def test_one_requirement_that_fails_fails_them_all_and_one_not_known_leaves_it_open() -> None:
    made = Making()
    one = condition(made, CEASE, "the fine is paid", force="both")
    assert views(made, one, findings=(found(one, CEASE, True),))[0].outlook == "open"
    both = (found(one, CEASE, True), found(one, "The fine  is paid", False))
    assert views(made, one, findings=both)[0].outlook == "excluded"


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        ("2009-05-31", None),
        ("2009-06-15", None),
        ("2009-07-01", True),
        ("2009-11-30", True),
        ("2009-12-01", False),
    ],
)
def test_a_finding_counts_from_its_day_and_the_latest_prevails(on: str, holds: bool | None) -> None:
    made = Making()
    one = condition(made, CEASE)
    findings = (found(one, CEASE, True, "2009-06"), found(one, CEASE, False, "2009-12-01"))
    assert views(made, one, findings=findings, on=on)[0].requires[0].holds is holds


def test_two_findings_of_one_day_that_differ_leave_it_not_known() -> None:
    made = Making()
    one = condition(made, CEASE)
    findings = (found(one, CEASE, True, "2009-06-01"), found(one, CEASE, False, "2009-06-01"))
    assert views(made, one, findings=findings)[0].requires[0].holds is None


def test_a_finding_on_other_words_or_another_condition_tells_nothing() -> None:
    made = Making()
    one = condition(made, CEASE)
    other = FindingDef(condition="c_other", requires=CEASE, holds=True)
    (view,) = views(made, one, findings=(found(one, "the raids stop", True), other))
    assert view.requires[0].holds is None


def test_a_finding_may_name_the_entry_by_which_the_dossier_told_the_condition() -> None:
    made = Making()
    note = replace(
        made.document("2009-06-01", "AA reopens the port only if the raids cease."),
        file="source:wire",
        canonical=Canonical(CONVERTER, "1"),
    )
    made.documents[-1] = note
    one = replace(
        condition(made, CEASE), id=content_id("c", CONVERTER, "source:wire", "port"), document=note.id
    )
    finding = FindingDef(
        condition="port", requires=CEASE, holds=False, sources=("source:wire",), conditions=(one.id,)
    )
    (view,) = views(made, one, findings=(finding,))
    assert (view.outlook, view.requires[0].because) == ("excluded", (note.id,))


def test_conditions_by_two_sources_that_require_different_things_stay_apart_and_name_each_other() -> None:
    made = Making()
    one, other = condition(made, CEASE), condition(made, "the fine is paid", known_on="2009-07-01")
    answers = (Value(CEASE, (one.id,)), Value("the fine is paid", (other.id,)))
    made.conflicts.append(
        Conflict(
            id="x_port",
            subject_kind="condition",
            subject=one.id,
            attribute="requires",
            difference=Difference.SCOPE,
            answers=answers,
        )
    )
    first, second = views(made, one, other, findings=(found(one, CEASE, False),))
    assert (first.differs_from, second.differs_from) == ((other.id,), (one.id,))
    assert (first.outlook, second.outlook) == ("excluded", "open")


def test_why_of_a_condition_leads_to_its_words_and_what_is_known_of_it() -> None:
    made = Making()
    one = condition(made, CEASE)
    finding = found(one, CEASE, False)
    reconciled = replace(made.reconciled(), conditions=(one,))
    view = assess(reconciled, Dossier(findings=(finding,)), on=date(2010, 1, 1))
    trace = why(reconciled, view, one.id)
    assert ("outlook", "excluded") in trace.says
    assert trace.cites == one.evidence
    assert trace.known_on == "2009-06-01"
    assert [leaf.kind for leaf in trace.leaves()] == ["outside-knowledge"]
