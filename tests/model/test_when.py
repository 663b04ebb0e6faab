"""Dates keep their granularity, and relative ones need an anchor that settles them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import BadDate
from servanda.model.when import (
    Direction,
    Expression,
    Kind,
    Recurrence,
    add_months,
    day,
    fiscal_year,
    parse,
    resolve,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2009-05-22", "2009-05-22", "2009-05-22"),
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("1994-22", "1994-06-01", "1994-08-31"),
        ("1994-24", "1994-12-01", "1995-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1994~", "1993-01-01", "1995-12-31"),
        ("2009-05~", "2009-03-31", "2009-07-01"),
        ("2004?", "2004-01-01", "2004-12-31"),
        ("1994/1996", "1994-01-01", "1996-12-31"),
    ],
)
def test_a_value_means_the_days_it_says(value: str, first: str, last: str) -> None:
    when = parse(value)
    assert (str(when.earliest), str(when.latest)) == (first, last)
    assert str(when) == value


def test_an_open_interval_has_no_far_end() -> None:
    since = parse("1962/..")
    assert since.earliest == date(1962, 1, 1)
    assert since.latest is None
    assert since.includes(date(2030, 1, 1))
    assert since.days is None


@pytest.mark.parametrize(
    "value", ["", "May 2009", "2009-13", "2009-02-30", "2010/2009", "09-05-22", "XXXX-13"]
)
def test_what_is_no_date_is_refused_with_a_remedy(value: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("expression", "anchor", "expected"),
    [
        (Expression(Kind.WEEKDAY, "5", Direction.PAST), "2009-05-22", "2009-05-22"),
        (Expression(Kind.WEEKDAY, "5", Direction.BEFORE), "2009-05-22", "2009-05-15"),
        (Expression(Kind.WEEKDAY, "5", Direction.FUTURE), "2010-02-18", "2010-02-19"),
        (Expression(Kind.WEEKDAY, "4", Direction.AFTER), "2010-02-18", "2010-02-25"),
        (Expression(Kind.WEEKDAY, "5", Direction.NEAREST), "2010-02-18", "2010-02-19"),
        (Expression(Kind.MONTH, "04", Direction.BEFORE), "2010-02-18", "2009-04"),
        (Expression(Kind.MONTH, "12", Direction.FUTURE), "2009-07-14", "2009-12"),
        (Expression(Kind.MONTH, "07", Direction.PAST), "2009-07-14", "2009-07"),
        (Expression(Kind.MONTH_DAY, "09-17", Direction.PAST), "2010-02-18", "2009-09-17"),
        (Expression(Kind.MONTH_DAY, "06-02", Direction.NEAREST), "2009-05-22", "2009-06-02"),
        (Expression(Kind.MONTH_DAY, "02-29", Direction.PAST), "2009-05-22", "2008-02-29"),
        (Expression(Kind.SEASON, "22", Direction.PAST), "2009-05-22", "2008-22"),
        (Expression(Kind.OFFSET, "-1 month"), "2009-05-22", "2009-04"),
        (Expression(Kind.OFFSET, "-1 day"), "2009-03-01", "2009-02-28"),
        (Expression(Kind.OFFSET, "0 week"), "2010-02-18", "2010-02-15/2010-02-21"),
        (Expression(Kind.OFFSET, "-1 decade"), "2009", "199X"),
        (Expression(Kind.OFFSET, "1 quarter"), "2009-11-05", "2010-01/2010-03"),
        (Expression.absolute("2004-01"), None, "2004-01"),
    ],
)
def test_an_expression_resolves_to_what_was_said_and_no_finer(
    expression: Expression, anchor: str | None, expected: str
) -> None:
    assert str(resolve(expression, parse(anchor) if anchor else None)) == expected


def test_an_imprecise_anchor_settles_only_what_all_its_days_agree_on() -> None:
    march = parse("2009-03")
    assert str(resolve(Expression(Kind.OFFSET, "-1 year"), march)) == "2008"
    assert resolve(Expression(Kind.WEEKDAY, "5", Direction.PAST), march) is None


def test_vague_words_and_missing_anchors_stay_unresolved() -> None:
    assert resolve(Expression(Kind.VAGUE, "", Direction.PAST), parse("2009-05-22")) is None
    assert resolve(Expression(Kind.MONTH, "04", Direction.PAST), None) is None


@given(DAYS, st.integers(1, 7), st.sampled_from(list(Direction)))
def test_a_weekday_is_that_weekday_within_a_week_on_the_side_said(
    anchor: date, number: int, direction: Direction
) -> None:
    found = resolve(Expression(Kind.WEEKDAY, str(number), direction), day(anchor))
    assert found is not None
    assert found.earliest is not None
    assert found.earliest.isoweekday() == number
    distance = (found.earliest - anchor).days
    low, high = {
        Direction.PAST: (-6, 0),
        Direction.FUTURE: (0, 6),
        Direction.BEFORE: (-7, -1),
        Direction.AFTER: (1, 7),
        Direction.NEAREST: (-3, 3),
    }[direction]
    assert low <= distance <= high


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_values_of_one_day_in_two_precisions_agree(one: date, form: str, other: str) -> None:
    assert parse(one.strftime(form)).agrees(parse(one.strftime(other)))


@given(DAYS, DAYS)
def test_agreeing_implies_overlapping_and_before_excludes_it(one: date, other: date) -> None:
    a, b = day(one), parse(other.strftime("%Y-%m"))
    assert not a.agrees(b) or a.overlaps(b)
    assert not (a.before(b) and a.overlaps(b))


@given(
    st.sampled_from(list(Kind)),
    st.sampled_from(["", "5", "2004-01", "-1 month", "06-02"]),
    st.sampled_from(list(Direction)),
)
def test_the_text_form_of_an_expression_round_trips(kind: Kind, value: str, direction: Direction) -> None:
    expression = Expression(kind, value, direction)
    assert Expression.from_text(str(expression)) == expression


def test_twice_a_year_after_a_round_in_july_is_the_next_january_to_the_month() -> None:
    assert str(Recurrence(6, "month").after(parse("2009-07-14"))) == "2010-01"
    assert str(Recurrence(1, "year").after(parse("2009"))) == "2010"
    assert str(Recurrence(2, "week").after(parse("2009-07-14"))) == "2009-07-28"
    assert Recurrence(1, "year").months == 12


def test_a_fiscal_year_ends_in_the_year_that_names_it() -> None:
    assert str(fiscal_year(2003)) == "2002-10-01/2003-09-30"
    assert str(fiscal_year(2003, 1)) == "2003"


@given(DAYS, st.integers(-600, 600))
def test_moving_by_months_and_back_changes_no_more_than_a_clipped_day(start: date, months: int) -> None:
    back = add_months(add_months(start, months), -months)
    assert (back.year, back.month) == (start.year, start.month)
    assert back.day <= start.day
