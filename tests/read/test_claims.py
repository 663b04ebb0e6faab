"""What instruments oblige and rules limit, in the words of the document."""

from __future__ import annotations

from tests.read.status_cases import reading_of


def test_under_an_accord_each_party_that_must_owes_its_own_duty() -> None:
    text = (
        "Under the 2014 agreement, Norway must limit its catch to 180,000 tonnes a year "
        "and Iceland must allow inspectors to board its vessels."
    )
    first, second = reading_of(text).commitments
    assert (first.obligor, first.bound, first.timing) == ("state:NO", "ceiling", "recurring")
    assert first.duty == "limit its catch to 180,000 tonnes a year"
    assert first.instrument_text == "the 2014 agreement"
    assert (second.obligor, second.form) == ("state:IS", "give-access")


def test_an_instrument_obliges_whom_it_names() -> None:
    (one,) = reading_of("The treaty obliges Turkey to release water every month.").commitments
    assert one.obligor == "state:TR"
    assert one.duty == "release water every month"
    assert one.timing == "recurring"


def test_a_passive_duty_is_owed_by_the_one_named_with_by() -> None:
    (one,) = reading_of("The accord provides for yearly inspections by India.").commitments
    assert one.obligor == "state:IN"


def test_a_pledge_is_owed_by_the_one_who_pledges() -> None:
    text = "The protocol sets quotas. Chile also pledged to curb smuggling."
    pledged = [one for one in reading_of(text).commitments if one.obligor == "state:CL"]
    assert [one.duty for one in pledged] == ["curb smuggling"]


def test_a_possible_duty_is_none() -> None:
    text = "The treaty would oblige Turkey to release water if it were signed."
    assert reading_of(text).commitments == ()


def test_a_duty_not_to_is_a_duty_to_refrain() -> None:
    (one,) = reading_of("Under the treaty Turkey may not divert the river.").commitments
    assert one.form == "refrain"


def test_a_limit_that_an_act_ended_is_bound_to_it() -> None:
    text = (
        "In May Colombia eased the restrictions on travel by Venezuelans. "
        "The old rules had limited travel to three days every six months."
    )
    reading = reading_of(text)
    eased = next(one for one in reading.assertions if one.type == "measure.ease")
    limits = {one.parameter: one for one in reading.measures if one.until_change}
    assert limits["length"].value == "three days"
    assert limits["frequency"].value == "every six months"
    assert {one.change for one in limits.values()} == {eased.id}


def test_claims_cite_their_words() -> None:
    text = "The treaty obliges Turkey to release water. Turkey capped remittances at 200 dollars a month."
    reading = reading_of(text)
    assert reading.commitments
    assert reading.measures
    for evidence in [one.evidence for one in reading.commitments] + [
        one.evidence for one in reading.measures
    ]:
        for cited in evidence:
            assert text[cited.start : cited.end] == cited.quote
