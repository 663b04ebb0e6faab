"""Commissions of the parties: their sittings are rounds of talks, and their own names say so."""

from __future__ import annotations

import pytest

from servanda.model.act import Status
from servanda.model.dossier import Dossier, PartyDef
from servanda.model.record import Assertion
from servanda.model.when import Direction
from servanda.read.language import load
from servanda.read.lexicon import Lexicon
from servanda.read.reader import read_document
from servanda.text.load import load as load_text

PARTIES = (
    PartyDef(id="state:XC", name="Caldora", demonyms=("Caldoran",)),
    PartyDef(id="state:XM", name="Merrin", demonyms=("Merrinese",)),
)


def _read(text: str) -> tuple[Assertion, ...]:
    document = load_text(text.encode(), "a.txt", published="2015-06-12")
    lexicon = Lexicon.of(Dossier(parties=PARTIES))
    return read_document(document, language=load(), lexicon=lexicon).assertions


def _talks(text: str) -> list[tuple[str, Status]]:
    return [(one.type, one.status) for one in _read(text) if one.type.startswith("talks.")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Joint Ferry Commission met in Tarn on Monday.", ("talks.hold", Status.HAPPENED)),
        ("The Mixed Lake Commission has not met.", ("talks.hold", Status.DID_NOT_HAPPEN)),
        ("Caldora suspended the Joint Ferry Commission in May.", ("talks.suspend", Status.HAPPENED)),
        ("Merrin suspended its part in the Joint Ferry Commission.", ("talks.suspend", Status.HAPPENED)),
        ("Merrin resumed the work of the Joint Ferry Commission.", ("talks.resume", Status.HAPPENED)),
        (
            "The Joint Ferry Commission is divided. Merrin suspended its part in the commission in May.",
            ("talks.suspend", Status.HAPPENED),
        ),
    ],
)
def test_what_is_done_to_a_joint_commission_is_done_to_the_talks(text: str, told: tuple[str, Status]) -> None:
    assert _talks(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The Joint Ferry Commission meets twice a year.",
        "The Fisheries Commission met in Tarn on Monday.",
        "Merrin suspended its work on the weir.",
        "Merrin announced a joint committee.",
    ],
)
def test_a_custom_a_new_or_other_body_and_other_work_are_no_round(text: str) -> None:
    assert [one for one in _talks(text) if one[1] is not Status.ONGOING] == []


def test_what_a_thing_does_to_them_is_no_talks() -> None:
    told = _talks("Caldora and Merrin reopened talks on the road that joins them.")
    assert told == [("talks.resume", Status.HAPPENED)]


def test_a_day_for_which_talks_were_planned_may_lie_before_the_report() -> None:
    text = "The round of talks that was to be held on 11 June was postponed to 25 June."
    times = [one.when.expression for one in _read(text) if one.type == "talks.hold" and one.when]
    assert ("06-11", Direction.NEAREST) in [(one.value, one.direction) for one in times]
    (ahead, *_) = [one.when for one in _read("Talks will be held on 11 June.") if one.when]
    assert ahead.expression.direction is Direction.FUTURE


def test_who_asked_for_a_postponement_is_its_agent_and_its_new_day_is_not_its_own() -> None:
    text = "1. The round of talks was postponed to 25 June at the request of Merrin."
    (told,) = [one for one in _read(text) if one.type == "talks.postpone"]
    assert [(role.role, role.entity) for role in told.roles] == [("agent", "state:XM")]
    assert told.when is None


def test_the_number_of_a_paragraph_is_not_the_subject_of_its_sentence() -> None:
    text = "Merrin suspended the fishing talks in May."
    assert _talks(f"2. {text}") == _talks(text) == [("talks.suspend", Status.HAPPENED)]


def test_a_session_that_ended_was_held_and_does_not_end_the_talks() -> None:
    assert _talks("The session of the fishing talks ended without a joint statement.") == [
        ("talks.hold", Status.HAPPENED)
    ]
    assert ("talks.conclude", Status.HAPPENED) in _talks("The fishing talks ended in May.")
