"""The queue of what to look at: what its order is made of, and that it holds each reading once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from servanda.model.event import Difference
from servanda.model.view import View
from servanda.present.screens import queue
from servanda.register import Register


@pytest.fixture(scope="module")
def view(read_record: Path) -> View:
    with Register.open(read_record) as register:
        return register.view()


ENTRY = queue.Entry("a_1", "talks", "told", "happened", "good", 0.8, 1, (), 0, "d_1", 0, 1)


@pytest.mark.parametrize(
    ("entry", "score"),
    [
        (ENTRY, 0.2 * 2),
        (replace(ENTRY, sure=0.5), 0.5 * 2),
        (replace(ENTRY, sure=1.0), 0.05 * 2),
        (replace(ENTRY, hanging=3), 0.2 * 4),
        (replace(ENTRY, alone=("the state of the talks",)), 0.2 * 6),
        (replace(ENTRY, differs=2), 0.2 * 8),
    ],
)
def test_the_order_goes_by_doubt_times_what_hangs_on_it(entry: queue.Entry, score: float) -> None:
    assert entry.score == pytest.approx(score)


def test_every_assertion_is_queued_once_and_in_order(view: View) -> None:
    entries = queue.compose(view)
    assert sorted(one.id for one in entries) == sorted(view.reconciled.assertions)
    assert [one.score for one in entries] == sorted((one.score for one in entries), reverse=True)
    assert sum(count for _, _, count in queue.groups(entries)) == len(entries)


def test_what_is_part_of_an_open_difference_is_weighed_for_it(view: View) -> None:
    entries = {one.id: one for one in queue.compose(view)}
    disputed = {
        each
        for one in view.reconciled.conflicts
        if one.difference is not Difference.PRECISION
        for answer in one.answers
        for each in answer.assertions
    }
    assert disputed
    assert {one.id for one in entries.values() if one.differs} == disputed


def test_no_name_of_the_vocabulary_stands_where_a_person_reads(view: View) -> None:
    for one in queue.compose(view):
        for text in (one.told, one.status, *one.alone):
            assert "talks." not in text
            assert "concept:" not in text
            assert "state:" not in text
