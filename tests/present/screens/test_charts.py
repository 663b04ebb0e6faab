"""Charts of figures: only what may be compared stands on one axis, and every count stands with its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.model.figure import Amount, Figure
from servanda.model.view import View
from servanda.model.when import Expression, Kind, Temporal
from servanda.present.screens.charts import Charts, compose
from servanda.present.screens.scales import amounts, days
from tests.present.sample import VIEW
from tests.present.sample_documents import paper, words

AT = words(paper, "12 crewmen")


def counted(id_: str, value: float, when: str, **more: object) -> Figure:
    return Figure(
        id=id_,
        document=paper.id,
        start=AT.start,
        end=AT.end,
        text=AT.quote,
        amount=Amount(value, value),
        unit="persons",
        counts="concept:crew",
        period=Temporal(when, Expression(Kind.ABSOLUTE, when), AT.start, AT.end),
        **more,  # type: ignore[arg-type]
    )


def drawn(*figures: Figure) -> Charts:
    view: View = replace(VIEW, reconciled=replace(VIEW.reconciled, figures=figures))
    return compose(view)


def test_two_years_of_one_count_are_one_chart_with_its_table() -> None:
    (one,) = drawn(counted("f1", 10, "2019"), counted("f2", 20, "2020")).series
    assert [row.amount for row in one.rows] == ["10", "20"]
    assert [bar.top for bar in one.bars] == [50.0, 100.0]
    assert all(row.line.cites for row in one.rows)
    assert "by year" in one.scope
    assert one.bars[0].left + one.bars[0].width <= one.bars[1].left + 0.1


def test_unlike_counts_never_share_an_axis() -> None:
    base = counted("f1", 10, "2019")
    unlike = (
        counted("f2", 20, "2020-03"),  # a month
        counted("f3", 20, "2020", of="state:NOR"),  # of another
        counted("f4", 20, "2020", counted_by="state:SUD"),  # by another
        counted("f5", 20, "2020", change="by"),  # a change
        counted("f6", 20, "2019-10-01/2020-09-30"),  # a fiscal year
        replace(counted("f7", 20, "2020"), unit="boats"),
        counted("f8", 20, "2020", as_of=Temporal("June", Expression(Kind.ABSOLUTE, "2020-06"), 0, 4)),
    )
    for other in unlike:
        found = drawn(base, other)
        assert found.series == (), other
        assert {line.id for line in found.single.lines()} == {"f1", other.id}


def test_a_range_is_drawn_as_one_and_at_least_stays_open() -> None:
    some = (
        replace(counted("f1", 0, "2019"), amount=Amount(200, 999, approximate=True)),
        replace(counted("f2", 0, "2020"), amount=Amount(500, None)),
    )
    (one,) = drawn(*some).series
    assert (one.bars[0].top, one.bars[0].high, one.bars[0].approximate) == (20.0, 99.9, True)
    assert (one.bars[1].least, one.rows[1].amount) == (True, "at least 500")


def test_an_axis_begins_at_nought_and_holds_its_highest_count() -> None:
    for most in (0.3, 1, 7, 75, 999, 37_191):
        top, ticks = amounts(most)
        assert top >= most
        assert ticks[0].name == "0"
        assert 2 <= len(ticks) <= 7


def test_an_axis_of_days_stays_within_the_calendar() -> None:
    for first, last in ((date.min, date.max), (date(2020, 5, 1),) * 2, (date(1960, 1, 1), date(2020, 1, 1))):
        axis = days(first, last)
        assert 0 <= axis.at(first) <= axis.at(last) <= 100
        assert all(0 <= tick.at <= 100 for tick in axis.ticks)
