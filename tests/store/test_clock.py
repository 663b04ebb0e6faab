"""Stamps of entries."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import BadDate
from servanda.store.clock import Clock, limit, stamp


@settings(deadline=None)
@given(st.lists(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9000, 1, 1)), min_size=2))
def test_stamps_never_repeat_and_never_go_back_whatever_the_machine_says(moments: list[datetime]) -> None:
    ticks = iter(moments)
    clock = Clock(lambda: next(ticks).replace(tzinfo=UTC))
    stamps = [clock() for _ in moments]
    assert stamps == sorted(set(stamps))
    assert {len(one) for one in stamps} == {27}


def test_the_first_stamp_follows_the_last_entry() -> None:
    clock = Clock(lambda: datetime(2031, 4, 1, tzinfo=UTC), after="2031-04-02T00:00:00.000000Z")
    assert clock() == "2031-04-02T00:00:00.000001Z"


def test_the_machines_clock_is_in_utc() -> None:
    now = datetime.now(UTC)
    assert timedelta(0) <= datetime.fromisoformat(Clock()()) - now < timedelta(minutes=1)


def test_instants_of_any_zone_come_to_one_form_and_days_end_at_midnight_utc() -> None:
    assert stamp("2031-04-01T02:00:00+02:00") == stamp("2031-04-01") == "2031-04-01T00:00:00.000000Z"
    assert limit("2031-04-01") == "2031-04-01T23:59:59.999999Z"
    assert limit("2031-04-01T09:30:00Z") == "2031-04-01T09:30:00.000000Z"
    assert limit(None) is None


@pytest.mark.parametrize("value", ["", "soon", "2031-13-01", "2031-04"])
def test_what_is_no_instant_is_a_bad_date(value: str) -> None:
    with pytest.raises(BadDate, match="not an instant"):
        limit(value)
