"""How many of the conditions and duties that passages tell are found, with force, obligor and terms."""

from __future__ import annotations

import pytest

from tests.read.terms_in_passages import passages, tally

# Of each file: the least F1 of what is found with its words, and of what is right in every part.
FLOORS = {
    "conditions": (0.94, 0.90),
    "conditions_unseen": (0.90, 0.88),
    "commitments": (0.94, 0.90),
    "commitments_unseen": (0.90, 0.74),
    "conditions_told": (0.90, 0.80),
    "commitments_told": (0.84, 0.70),
}


def test_passages_tell_of_every_kind_of_link_and_some_tell_nothing() -> None:
    told = [one.told for one in passages("conditions")]
    assert len(told) >= 80
    assert sum(not one for one in told) >= 10
    assert {one[2] for some in told for one in some} == {"necessary", "sufficient", "both", "not-stated"}


def test_passages_tell_of_duties_of_every_form_and_bound() -> None:
    told = [one for each in passages("commitments") for one in each.told]
    assert {one.get("form", "do") for one in told} == {"do", "refrain", "give-access"}
    assert {one.get("bound", "none") for one in told} >= {"floor", "ceiling", "none"}
    assert any(one.get("polarity") == "negated" for one in told)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_passages_tell_is_found_with_its_terms(name: str) -> None:
    made, (words, right) = tally(name), FLOORS[name]
    assert made.spans_f1 >= words, "\n".join(made.faults)
    assert made.f1 >= right, "\n".join(made.faults)
