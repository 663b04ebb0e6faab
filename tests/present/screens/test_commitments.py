"""The matrix of duties by year and the page of one duty, held to what the terminal shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.errors import UnknownId
from servanda.model.act import Status
from servanda.model.duties import PerformanceState
from servanda.model.view import View
from servanda.model.when import parse
from servanda.present.page import Table
from servanda.present.screens import duty, matrix
from servanda.present.screens.matrix import Wanted
from servanda.present.sections import matrix as terminal
from servanda.present.sections.desk import Desk
from tests.present.sample import VIEW
from tests.present.test_matrix import step, view, yearly

ONE = yearly(2019, 2019)[0]
MIXED = view(
    *yearly(2001, 2010),
    replace(ONE, period=parse("2010-03"), state=PerformanceState.DISPUTED),
    replace(ONE, period=None, state=PerformanceState.ALLEGED_NOT_PERFORMED),
)


def test_signs_and_years_are_those_of_the_terminal() -> None:
    section = terminal.matrix(Desk.of(MIXED, whole=True))
    (table, *_) = [block for block in section.blocks if isinstance(block, Table)]
    (block,) = matrix.compose(MIXED).blocks
    mine = dict(zip(block.columns, block.rows[0].cells, strict=True))
    assert {year: cell.sign if cell else "" for year, cell in mine.items()} == dict(
        zip(table.columns, table.rows[0].cells, strict=True)
    )


def test_every_cell_leads_to_an_anchor_on_the_page_of_its_duty() -> None:
    cells = {
        cell.anchor
        for block in matrix.compose(MIXED).blocks
        for row in block.rows
        for cell in row.cells
        if cell
    }
    page = duty.compose(MIXED, "commitment:logs")
    anchors = [one.anchor for one in page.periods if one.is_first]
    assert cells == set(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_sign_is_told_in_words_and_never_by_colour_alone() -> None:
    (block,) = matrix.compose(MIXED).blocks
    told = {cell.sign: cell.words for cell in block.rows[0].cells if cell}
    assert told["N"] == "not performed"
    assert told["-"] == "no evidence either way"
    assert {one.sign for one in matrix.compose(MIXED).legend} >= set("PINAD-.Sp+")


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 1),
        (Wanted(instrument="instrument:cod-2009", obligor="state:SUD"), 1),
        (Wanted(obligor="state:NOR"), 0),
        (Wanted(state="not-performed"), 1),
        (Wanted(state="not-performed", first=2004, last=2005), 0),
        (Wanted(first=2050), 1),  # what is of no year is of every year
    ],
)
def test_duties_are_chosen_by_instrument_side_state_and_years(wanted: Wanted, count: int) -> None:
    assert matrix.compose(MIXED, wanted).count == count
    assert len(matrix.narrowed(MIXED, wanted).assessment.commitments) == count


def test_the_years_asked_for_are_shown_and_no_others() -> None:
    (block,) = matrix.compose(view(*yearly(1990, 2019)), Wanted(first=2001, last=2004)).blocks
    assert block.columns == ("2001", "2002", "2003", "2004")


def test_the_steps_of_coders_are_a_view_of_their_own_with_where_they_differ() -> None:
    steps = (
        step(2018, "full", "Ana"),
        step(2018, "full", "Bo"),
        step(2019, "minimal", "Ana"),
        step(2019, "full", "Bo"),
    )
    screen = matrix.compose(view(*yearly(2018, 2019), steps=steps), steps=True)
    assert [cell and cell.sign for cell in screen.blocks[0].rows[0].cells] == ["3", "1/3"]
    assert [line.label for line in screen.differing] == ["1, FY2019"]
    assert "over 2 coded twice or more" in screen.notes[1]
    assert matrix.compose(view(*yearly(2018, 2019)), steps=True).blocks == ()


def test_who_alleges_stands_beside_the_period_and_that_nobody_replied() -> None:
    one = duty.compose(VIEW, "commitment:logs")
    (period,) = one.periods
    assert (period.name, period.mark.text, period.anchor) == (
        "no period stated",
        "alleged not performed",
        "y-other",
    )
    assert period.detail == "by Per Lund and Ida Moe; no reply from Sudmark on record"
    assert len(period.grounds) == 1
    assert period.grounds[0].cites


def test_who_denies_replies_to_who_alleges_and_each_is_told_apart() -> None:
    first = next(one for one in VIEW.reconciled.events if one.id == "e_hides")
    both = replace(
        first,
        statuses=((Status.ALLEGED, first.assertions), (Status.DENIED, ("a_held",))),
        status=Status.ALLEGED,
    )
    seen: View = replace(
        view(replace(ONE, state=PerformanceState.DISPUTED, replies=("e_hides",))),
        reconciled=replace(
            VIEW.reconciled,
            events=tuple(both if one.id == "e_hides" else one for one in VIEW.reconciled.events),
        ),
    )
    (period,) = duty.compose(seen, "commitment:logs").periods
    assert [line.text.partition(":")[0] for line in period.grounds] == ["alleged"]
    assert [line.text.partition(":")[0] for line in period.replies] == ["denied"]


def test_a_duty_says_by_whom_under_what_and_how_far_it_binds_without_a_word_of_the_vocabulary() -> None:
    told = {
        line.label: line.text for line in duty.compose(view(*yearly(2018, 2019)), "commitment:logs").facts
    }
    assert told["Owed by"] == "Sudmark"
    assert told["Owed to"] == "not stated"
    assert told["Under"] == "Cod Accord"
    assert told["How much"] == "at least 100"
    assert told["Kind"] == "to do it; binding"
    assert [line.text for line in duty.compose(VIEW, "k_rounds").lines() if not line.cites] == []
    with pytest.raises(UnknownId):
        duty.compose(VIEW, "commitment:none")
