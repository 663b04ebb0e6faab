"""What did not happen is never told as done: negation over coordination, "yet", "without", denial."""

from __future__ import annotations

import pytest

from servanda.model.act import Status
from tests.read.status_cases import reading_of


def statuses(text: str) -> dict[str, Status]:
    """The status of each act of a text, by its type."""
    return {one.type: one.status for one in reading_of(text).assertions}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru has not lifted the embargo or resumed the talks.", "talks.resume"),
        ("Peru never signed or ratified the treaty.", "instrument.ratify"),
        ("Peru has not yet ratified the treaty.", "instrument.ratify"),
        ("Peru has yet to ratify the treaty.", "instrument.ratify"),
        ("Peru is yet to ratify the treaty.", "instrument.ratify"),
        ("The Peruvian envoy left Lima without signing the treaty.", "instrument.sign"),
        ("Peru left the summit without having signed the pact.", "instrument.sign"),
        ("Neither Peru nor Chile signed the treaty.", "instrument.sign"),
        ("No talks took place in May.", "talks.hold"),
        ("Peru failed to ratify the treaty.", "instrument.ratify"),
    ],
)
def test_what_was_not_done_did_not_happen(text: str, act: str) -> None:
    assert statuses(text)[act] is Status.DID_NOT_HAPPEN


def test_and_after_a_negation_begins_an_act_of_its_own() -> None:
    found = statuses("Peru did not lift the embargo and suspended the talks.")
    assert found["measure.lift"] is Status.DID_NOT_HAPPEN
    assert found["talks.suspend"] is Status.HAPPENED


def test_denying_to_have_done_is_a_denial_of_it() -> None:
    assert statuses("Peru denied having suspended the talks.")["talks.suspend"] is Status.DENIED


def test_a_relative_clause_after_an_agreement_is_not_what_was_agreed() -> None:
    text = "The parliament rejected the agreement that the two governments signed in 2019."
    assert statuses(text)["instrument.sign"] is Status.HAPPENED


def test_a_means_to_an_end_that_is_only_meant_is_not_done() -> None:
    found = statuses("By resuming the talks, Peru means to lift the embargo.")
    assert found.get("talks.resume") is not Status.HAPPENED
    assert statuses("By suspending the talks, Peru breached the accord.")["talks.suspend"] is Status.HAPPENED
