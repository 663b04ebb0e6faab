"""Each cue of status reads as its minimal pair says, and the two members of a pair are told apart."""

from __future__ import annotations

import pytest

from servanda.model.act import Aspect, Modality, Polarity
from servanda.read.axes import Axes
from servanda.read.governors import governors
from tests.read.status_cases import Case, cases, fault

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda one: f"{one.type}-{one.status}: {one.text[:48]}")
def test_a_minimal_pair_reads_as_marked(case: Case) -> None:
    assert fault(case) == ""


def test_the_suite_covers_every_status() -> None:
    told = {case.status for case in CASES}
    assert told == {
        "happened", "ongoing", "planned", "proposed", "conditional", "did-not-happen", "denied", "alleged",
        "not-stated", "none",
    }  # fmt: skip


def test_the_less_real_world_wins() -> None:
    planned = Axes().under(Modality.PLANNED)
    assert planned.under(Modality.ACTUAL).modality is Modality.PLANNED
    assert planned.under(Modality.CONDITIONAL).modality is Modality.CONDITIONAL


def test_two_negations_affirm() -> None:
    assert Axes().negated().negated() == Axes()
    assert Axes().negated().polarity is Polarity.NEGATED
    assert Axes().aspect is Aspect.EVENT


def test_a_word_has_one_effect_as_governor() -> None:
    known = governors()
    assert known["refuse"].effect == "negated"
    assert known["consider"].effect == "conditional"
    assert known["prepared"].act == {"other": "position.express-readiness"}
