"""The published coding guide says what the code does."""

from __future__ import annotations

import pytest

from servanda.assess.verdicts import ADVERSE, BOUNDS, Place, verdict
from servanda.model.duties import PerformanceState
from servanda.present.labels import PERFORMANCE
from tests import coding_page


def test_the_tables_of_the_guide_are_those_of_the_code() -> None:
    shown = coding_page.PAGE.read_text(encoding="utf-8")
    assert shown == coding_page.page(shown), "run: python -m tests.coding_page"


def test_the_guide_explains_every_state() -> None:
    shown = coding_page.PAGE.read_text(encoding="utf-8")
    for state in PerformanceState:
        assert f"\n| {PERFORMANCE[state]} | " in shown


@pytest.mark.parametrize("bound", sorted(BOUNDS))
@pytest.mark.parametrize("lies", list(Place))
def test_a_final_count_never_takes_back_what_a_part_count_showed(bound: str, lies: Place) -> None:
    early, late = verdict(bound, lies, final=False), verdict(bound, lies, final=True)
    assert early in (None, late)
    assert verdict(bound, lies, final=True, whole=False) not in ADVERSE
