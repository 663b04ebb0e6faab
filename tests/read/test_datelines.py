"""A dateline is told by its shape, and what looks like one is left in its sentence."""

import pytest

from servanda.model.act import Status
from servanda.read.datelines import dateline_end
from tests.read.status_cases import reading_of


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("LIMA (Agency) - Peru and Chile met.", "Peru and Chile met."),
        ("LIMA, Peru, March 20 (Wire) -- Two ministers met.", "Two ministers met."),
        ("Oslo, 3 May 2010 - Norway has agreed.", "Norway has agreed."),
        ("PORT VICAR, Sarawen — Fifty boats sailed.", "Fifty boats sailed."),
        ("Highmere, Feb 24 (Lakeland Press) The government agreed.", "The government agreed."),
    ],
)
def test_a_dateline_ends_where_its_sentence_begins(line: str, rest: str) -> None:
    assert line[dateline_end(line) :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "Paris - the city of treaties - was quiet.",
        "The talks (held in May) - were long and hard.",
        "RASK (translated): I will not sign.",
        "Norway (population 5 million) said that it would.",
        "QUESTION: So does that mean a ban?",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_in_its_sentence(line: str) -> None:
    assert dateline_end(line) == 0


def test_the_place_of_a_dateline_is_not_the_one_who_acts() -> None:
    (held, *_) = reading_of(
        "HIGHMERE (Meridian) - Norway and Peru on Tuesday held their first talks."
    ).assertions
    assert (held.type, held.status) == ("talks.hold", Status.HAPPENED)
    assert [role.entity for role in held.roles if role.role == "agent"] == ["state:NO", "state:PE"]
