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
    text = "The treaty obliges Turkey to release water. It limited remittances to 200 dollars a month."
    reading = reading_of(text)
    assert reading.commitments
    assert reading.measures
    for evidence in [one.evidence for one in reading.commitments] + [
        one.evidence for one in reading.measures
    ]:
        for cited in evidence:
            assert text[cited.start : cited.end] == cited.quote


def test_who_tells_of_a_duty_is_no_part_of_it() -> None:
    text = "Under the treaty Norway must reduce its fleet, the department said, and admit inspectors."
    first, second = reading_of(text).commitments
    assert (first.duty, first.form) == ("reduce its fleet", "do")
    assert (second.duty, second.form) == ("admit inspectors", "give-access")
    assert {first.obligor, second.obligor} == {"state:NO"}


def test_a_source_between_an_accord_and_its_verb_is_stepped_over() -> None:
    text = "The accord, the ministry said, obliges Norway to return boats that its wardens stop."
    (one,) = reading_of(text).commitments
    assert one.obligor == "state:NO"
    assert one.duty == "return boats that its wardens stop"
    assert one.form == "do", "what the wardens stop is not what Norway refrains from"


def test_a_clause_about_what_an_accord_provides_elsewhere_makes_no_duty() -> None:
    text = "Norway asked that its observers count the catch, as the accords provide, the department said."
    assert reading_of(text).commitments == ()


def test_a_passive_duty_is_owed_by_its_subject() -> None:
    text = (
        "Under the 2014 accord Chile is obliged to take back migrants whom its neighbours intercept at sea."
    )
    (one,) = reading_of(text).commitments
    assert one.obligor == "state:CL"
    assert one.duty == "take back migrants whom its neighbours intercept at sea"


def test_a_duty_begins_with_its_verb_though_who_owes_it_is_unknown() -> None:
    (one,) = reading_of(
        "The protocol binds the parties not to fish within ten miles of the coast."
    ).commitments
    assert one.obligor is None
    assert one.duty == "not to fish within ten miles of the coast"
    assert one.form == "refrain"
