"""People's decisions: bound to words, overridden by later ones, taken back, never lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.model.act import Status
from servanda.model.record import Anchorage, Decision
from tests.reconcile.build import FISH, NORTH, SOUTH, Report, judge, only, record

WORDS = "Norland broke up the talks on fish in the winter of 2004."


def report(words: str = WORDS, when: str | None = "2004") -> Report:
    one = Report("a.txt", published="2011-05-20")
    one.line("A first paragraph.")
    one.says(words, "talks.suspend", agent=NORTH, target=SOUTH, topic=FISH, when=when)
    return one


def test_what_is_rejected_counts_no_more() -> None:
    one = report()
    assert record(one, judgements=[judge(Decision.REJECT, one.assertions[0].id)]).events == ()


def test_a_later_acceptance_overrides_an_earlier_rejection_whatever_the_order_given() -> None:
    one = report()
    id_ = one.assertions[0].id
    yes = judge(Decision.ACCEPT, id_, at="2020-03-02T00:00:00Z")
    no = judge(Decision.REJECT, id_, at="2020-03-01T00:00:00Z")
    for given in ([yes, no], [no, yes]):
        found = record(one, judgements=given)
        assert found.assertions[id_].confidence == 1.0


def test_a_judgement_taken_back_has_no_effect_and_can_be_restored() -> None:
    one = report()
    no = judge(Decision.REJECT, one.assertions[0].id)
    back = judge(Decision.REJECT, no.subject, at="2020-03-01T00:00:00Z", takes_back=no.id)
    again = judge(Decision.REJECT, no.subject, at="2020-03-02T00:00:00Z", takes_back=back.id)
    assert len(record(one, judgements=[no, back]).events) == 1
    assert record(one, judgements=[no, back, again]).events == ()


@pytest.mark.parametrize(
    ("correction", "attribute", "expected"),
    [
        ("when=2004-01", "when", "2004-01"),
        ("polarity=negated", "status", Status.DID_NOT_HAPPEN),
        ("modality=planned", "status", Status.PLANNED),
        ("type=talks.break-off", "type", "talks.break-off"),
    ],
)
def test_a_correction_changes_one_attribute(correction: str, attribute: str, expected: str) -> None:
    one = report()
    (event,) = record(one, judgements=[judge(Decision.CORRECT, one.assertions[0].id, correction)]).events
    found = getattr(event, attribute)
    assert (str(found) if attribute == "when" else found) == expected


def test_a_corrected_role_keeps_its_words() -> None:
    one = report()
    found = record(one, judgements=[judge(Decision.CORRECT, one.assertions[0].id, "agent=state:XE")])
    assert only(found, "talks.suspend").all_roles("agent")[0].entity == "state:XE"


@pytest.mark.parametrize("correction", ["when=soon", "polarity=maybe", "colour=blue"])
def test_a_correction_that_makes_no_sense_is_a_problem_and_changes_nothing(correction: str) -> None:
    one = report()
    wrong = judge(Decision.CORRECT, one.assertions[0].id, correction)
    found = record(one, judgements=[wrong])
    assert found.events == record(one).events
    (problem,) = found.problems
    assert wrong.id in problem.where
    assert problem.remedy


def test_a_judgement_survives_a_new_reading_by_overlap() -> None:
    old = report()
    decision = judge(Decision.REJECT, old.assertions[0].id, reconciled=record(old))
    new = report()
    wider = replace(new.assertions[0], id="a_new", evidence=(new.line(WORDS[:-10]),))
    new.assertions[:] = [wider]
    assert record(new, judgements=[decision]).events == ()


def test_a_judgement_binds_only_to_the_same_type() -> None:
    old = report()
    decision = judge(Decision.REJECT, old.assertions[0].id, reconciled=record(old))
    new = report()
    new.assertions[:] = [replace(new.assertions[0], id="a_new", type="talks.postpone")]
    found = record(new, judgements=[decision])
    assert len(found.events) == 1
    (problem,) = found.problems
    assert decision.id in problem.where


def test_a_judgement_on_an_event_binds_to_all_that_supports_it() -> None:
    one, two = report(), Report("b.txt", published="2011-05-21")
    two.says(
        "It was in 2004 that they ended.", "talks.suspend", agent=NORTH, topic=FISH, target=SOUTH, when="2004"
    )
    before = record(one, two)
    decision = judge(Decision.REJECT, only(before, "talks.suspend").id, reconciled=before)
    assert record(one, two, judgements=[decision]).events == ()


def test_a_judgement_that_finds_nothing_is_a_problem() -> None:
    lost = judge(Decision.REJECT, "a_gone")
    (problem,) = record(report(), judgements=[lost]).problems
    assert "a_gone" in problem.what
    assert problem.remedy


def test_a_judgement_on_a_document_not_yet_known_waits_in_silence() -> None:
    one = report()
    decision = judge(Decision.REJECT, one.assertions[0].id, reconciled=record(one))
    assert record(one, judgements=[decision], known_by="2010-01-01").problems == ()


def test_an_anchorage_is_where_the_words_stand() -> None:
    one = report()
    found = record(one)
    start = one.text.index(WORDS)
    expected = (Anchorage(one.id, start, start + len(WORDS), "talks.suspend"),)
    for subject in (one.assertions[0].id, only(found, "talks.suspend").id):
        assert judge(Decision.REJECT, subject, reconciled=found).anchorage == expected
