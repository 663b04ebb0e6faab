"""Scores of coreference against the worked example of their reference implementation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.accuracy.chain_scores import MEASURES, Chains, Ratio, b_cubed, ceaf_e, lea, muc, pair

GOLD: Chains = [frozenset("abc"), frozenset("defg")]
FOUND: Chains = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.mark.parametrize(
    ("measure", "recall", "precision", "f1"),
    [
        (muc, 0.40, 0.40, 0.40),
        (b_cubed, 0.42, 0.50, 0.46),
        (ceaf_e, 0.65, 0.43, 0.52),
        (lea, 0.24, 0.33, 0.28),
    ],
)
def test_a_score_is_that_of_the_published_example(
    measure: Callable[[Chains, Chains], Ratio], recall: float, precision: float, f1: float
) -> None:
    score = measure(GOLD, FOUND)
    assert (score.recall, score.precision, score.f1) == pytest.approx((recall, precision, f1), abs=0.006)


def test_gold_chains_score_one_and_no_chains_nothing() -> None:
    for _, measure in MEASURES:
        assert measure(GOLD, GOLD).f1 == 1.0
        assert measure(GOLD, []).f1 == 0.0


def test_a_document_adds_its_sums_and_not_its_scores() -> None:
    total = muc(GOLD, FOUND)
    total.add(muc(GOLD, GOLD))
    assert (total.hits, total.gold) == (2 + 5, 5 + 5)


def test_chains_are_paired_so_that_all_together_are_most_alike() -> None:
    # The first row's best column is the second row's only one.
    assert sorted(pair([[-0.9, -0.8], [-0.7, -0.1]])) == [(0, 1), (1, 0)]
    assert sorted(pair([[-0.1], [-0.9]])) == [(1, 0)]
