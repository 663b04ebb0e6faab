"""Whether something was allowed on a day: yes, no, or not stated, and what is named as open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assess.allowed import Answer, Fact, Verdict, allowed
from servanda.assess.comparing import Outcome, Terms
from servanda.assess.rules import stands
from servanda.model.limits import Measure, Rule

YES, NO, OPEN = Answer.YES, Answer.NO, Answer.NOT_STATED
KIN = Terms(
    {
        "mother": "kin:parent",
        "parent": "kin:parent",
        "sister": "kin:sibling",
        "cousin": "kin:cousin",
        "yes": "truth:yes",
        "no": "truth:no",
        "days": "day",
        "weeks": "week",
    }
)


def rule(
    parameter: str,
    test: str,
    *values: str,
    unit: str = "",
    low: str | None = "2004-06-30",
    high: str | None = None,
    says: str = "",
) -> Rule:
    return Rule(
        parameter=parameter,
        test=test,
        values=values,
        unit=unit,
        low=low,
        high=high,
        says=says,
        because=(f"m_{parameter}_{test}_{'_'.join(values)}",),
    )


def measure(*rules: Rule, in_force: bool | None = True) -> Measure:
    return Measure(
        id="measure:family-visits",
        topic="concept:visits",
        by="state:AA",
        on="state:BB",
        in_force=in_force,
        rules=rules,
        because=("e_imposed",),
    )


def ask(one: Measure, *facts: Fact, on: str = "2008-05-25", terms: Terms = KIN) -> Verdict:
    return allowed(one, facts, date.fromisoformat(on), terms)


def opens(verdict: Verdict) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in verdict.open]


VISITS = measure(
    rule("relation", "one-of", "parent", "sister"),
    rule("length", "max", "14", unit="day"),
)


def test_what_meets_every_rule_is_allowed() -> None:
    verdict = ask(VISITS, Fact("relation", "mother"), Fact("length", "2", "week"))
    assert (verdict.answer, verdict.open) == (YES, ())
    assert [(one.rule.parameter, one.outcome) for one in verdict.judged] == [
        ("relation", Outcome.MET),
        ("length", Outcome.MET),
    ]
    assert verdict.because


def test_one_broken_rule_is_enough_even_where_another_stays_open() -> None:
    verdict = ask(VISITS, Fact("days", "15", "day"))
    assert (verdict.answer, verdict.open) == (NO, ())
    assert verdict.because == ("m_length_max_14",)


def test_a_rule_whose_parameter_is_not_given_leaves_it_open() -> None:
    verdict = ask(VISITS, Fact("days", "10", "day"))
    assert verdict.answer is OPEN
    assert opens(verdict) == [("not-given", "relation")]


def test_a_fact_of_which_no_rule_speaks_leaves_it_open() -> None:
    facts = (Fact("relation", "mother"), Fact("days", "10", "day"), Fact("luggage", "30", "kg"))
    assert opens(ask(VISITS, *facts)) == [("no-rule", "luggage")]


def test_nothing_given_is_no_yes() -> None:
    assert (ask(measure()).answer, opens(ask(measure()))) == (
        OPEN,
        [("nothing-given", "measure:family-visits")],
    )


@pytest.mark.parametrize(
    ("listed", "given", "answer"),
    [
        (("parent", "sister"), "cousin", NO),
        (("parent", "sister"), "mother", YES),
        (("immediate family",), "cousin", OPEN),
        (("immediate family",), "Immediate  Family", YES),
        (("parent", "immediate family"), "cousin", OPEN),
        (("parent", "sister"), "godmother", OPEN),
    ],
)
def test_kin_is_told_apart_only_where_words_are_defined(
    listed: tuple[str, ...], given: str, answer: Answer
) -> None:
    verdict = ask(measure(rule("relation", "one-of", *listed)), Fact("relation", given))
    assert verdict.answer is answer
    assert opens(verdict) == ([("not-told-apart", "relation")] if answer is OPEN else [])


def test_two_things_of_one_list_are_told_apart_on_every_day() -> None:
    fish = measure(
        rule("species", "one-of", "herring", high="2008-12-31"),
        rule("species", "one-of", "herring", "perch", low="2009-01-01"),
    )
    assert ask(fish, Fact("species", "perch"), on="2008-05-25").answer is NO
    assert ask(fish, Fact("species", "perch"), on="2009-05-25").answer is YES
    assert ask(fish, Fact("species", "pike"), on="2008-05-25").answer is OPEN


def test_what_counts_as_a_concept_is_what_its_words_say() -> None:
    terms = Terms(members={"concept:small-craft": frozenset({"dinghy", "canoe"})})
    craft = measure(rule("craft", "one-of", "concept:small-craft"))
    assert ask(craft, Fact("craft", "Canoe"), terms=terms).answer is YES
    assert ask(craft, Fact("craft", "trawler"), terms=terms).answer is OPEN


@pytest.mark.parametrize(
    ("limit", "unit", "value", "of", "answer"),
    [
        ("14", "day", "2", "week", YES),
        ("14", "day", "3", "week", NO),
        ("14", "day", "15", "day", NO),
        ("1", "month", "4", "week", YES),  # no month is shorter
        ("1", "month", "30", "day", OPEN),  # February is
        ("1", "month", "32", "day", NO),
        ("1", "year", "12", "month", YES),
        ("300", "usd", "300", "usd", YES),
        ("300", "usd", "300", "eur", OPEN),
        ("300", "usd", "300", "", OPEN),
        ("300", "usd/3 month", "200", "usd", OPEN),  # what else was sent is not given
        ("300", "usd/3 month", "400", "usd", NO),
        ("300", "usd/3 month", "100", "usd/month", YES),
        ("300", "usd/3 month", "101", "usd/month", NO),
        ("1", "/3 year", "1", "/year", NO),
        ("1", "/3 year", "1", "/36 month", YES),
        ("1", "/year", "3", "/3 year", OPEN),  # all three may fall in one year
        ("4", "/year", "2", "", OPEN),
        ("400", "t", "many", "", OPEN),
    ],
)
def test_a_limit_is_held_against_a_value_only_where_the_units_allow_it(
    limit: str, unit: str, value: str, of: str, answer: Answer
) -> None:
    assert ask(measure(rule("size", "max", limit, unit=unit)), Fact("size", value, of)).answer is answer


def test_a_least_value_is_a_test_too() -> None:
    age = measure(rule("age", "min", "18", unit="year"))
    assert [ask(age, Fact("age", value, "year")).answer for value in ("17", "18")] == [NO, YES]


def test_what_must_be_had_is_had_or_not() -> None:
    permit = measure(rule("permit", "required", "exit permit"))
    given = ("yes", "exit permit", "no", "a letter")
    assert [ask(permit, Fact("permit", one)).answer for one in given] == [YES, YES, NO, OPEN]
    assert opens(ask(permit, Fact("other", "x")))[0] == ("not-given", "permit")


def test_what_is_excluded_is_not_allowed() -> None:
    gear = measure(rule("gear", "none-of", "drift net"))
    assert [ask(gear, Fact("gear", one)).answer for one in ("drift net", "rod")] == [NO, OPEN]


def test_a_free_parameter_allows_whatever_is_given() -> None:
    free = measure(
        rule("length", "max", "14", unit="day", high="2009-04-12"), rule("length", "free", low="2009-04-13")
    )
    assert ask(free, Fact("days", "400", "day"), on="2009-05-25").answer is YES
    assert ask(free, Fact("days", "400", "day"), on="2009-04-12").answer is NO


def test_a_unit_is_held_against_the_only_parameter_that_is_limited_in_time() -> None:
    two = measure(rule("stay", "max", "14", unit="day"), rule("notice", "max", "30", unit="day"))
    assert ("no-rule", "days") in opens(ask(two, Fact("days", "20", "day")))
    assert ask(two, Fact("stay", "20", "day")).answer is NO


@pytest.mark.parametrize(
    ("on", "answer", "code"),
    [
        ("2004-05-31", OPEN, "no-rule"),
        ("2004-06-15", OPEN, "day-of-start"),
        ("2004-07-01", NO, ""),
        ("2009-03-31", NO, ""),
        ("2009-04-15", OPEN, "day-of-end"),
        ("2009-05-01", OPEN, "no-rule"),
    ],
)
def test_within_the_month_of_a_change_nothing_is_stated(on: str, answer: Answer, code: str) -> None:
    limit = measure(rule("length", "max", "14", unit="day", low="2004-06", high="2009-04"))
    verdict = ask(limit, Fact("days", "20", "day"), on=on)
    assert verdict.answer is answer
    assert [one.code for one in verdict.open][:1] == ([code] if code else [])


@pytest.mark.parametrize(
    ("next_begins", "answer"), [("2009-04-12", YES), ("2009-04-13", NO), ("2009-09-03", OPEN)]
)
def test_the_day_of_an_end_is_settled_by_what_follows(next_begins: str, answer: Answer) -> None:
    limit = measure(
        rule("length", "max", "14", unit="day", high="2009-04-12"), rule("length", "free", low=next_begins)
    )
    assert ask(limit, Fact("days", "20", "day"), on="2009-04-12").answer is answer


def test_a_rule_of_which_nobody_tells_since_when_is_shown_and_settles_nothing() -> None:
    verdict = ask(measure(rule("length", "max", "14", unit="day", low=None)), Fact("days", "20", "day"))
    assert (verdict.answer, opens(verdict)[0]) == (OPEN, ("start-not-told", "length"))
    assert [(one.outcome, one.unsure is None) for one in verdict.judged] == [(Outcome.BROKEN, False)]


def test_words_that_tell_no_test_are_shown_and_settle_nothing() -> None:
    close = measure(rule("relation", "", "close relatives", says="limited visits to close relatives"))
    verdict = ask(close, Fact("relation", "mother"))
    assert (verdict.answer, opens(verdict)[0]) == (OPEN, ("no-test", "relation"))
    assert verdict.judged[0].rule.says == "limited visits to close relatives"


def test_two_accounts_of_one_limit_answer_only_where_both_agree() -> None:
    two = measure(rule("length", "max", "14", unit="day"), rule("length", "max", "10", unit="day"))
    answers = [ask(two, Fact("days", str(days), "day")).answer for days in (9, 12, 20)]
    assert answers == [YES, OPEN, NO]
    assert ("accounts-differ", "length") in opens(ask(two, Fact("days", "12", "day")))


def test_a_measure_that_was_not_in_force_forbids_nothing() -> None:
    verdict = ask(measure(in_force=False), Fact("days", "400", "day"))
    assert (verdict.answer, verdict.because) == (YES, ("e_imposed",))


def test_a_measure_told_to_be_at_an_end_while_a_rule_stands_is_not_stated() -> None:
    verdict = ask(measure(rule("length", "max", "14", unit="day"), in_force=False), Fact("days", "20", "day"))
    assert (verdict.answer, opens(verdict)) == (OPEN, [("accounts-differ", "length")])


VALUES = st.sampled_from(["2", "14", "20", "mother", "cousin", "immediate family", "no"])
DAYS = st.dates(date(2003, 1, 1), date(2011, 12, 31))
ENDS = st.one_of(st.none(), DAYS.map(date.isoformat), st.sampled_from(["2004", "2007-03", "2009-04"]))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    test = draw(st.sampled_from(["max", "min", "is", "one-of", "none-of", "free", "required", ""]))
    return rule(
        draw(st.sampled_from(["length", "relation", "permit"])),
        test,
        *draw(st.lists(VALUES, min_size=1, max_size=3)),
        unit=draw(st.sampled_from(["", "day", "week", "day/year"])),
        low=draw(ENDS),
        high=draw(ENDS),
    )


FACTS = st.lists(
    st.builds(
        Fact,
        st.sampled_from(["length", "relation", "permit", "days"]),
        VALUES,
        st.sampled_from(["", "day", "week"]),
    ),
    max_size=3,
)
MEASURES = st.builds(
    lambda some, force: measure(*some, in_force=force),
    st.lists(rules(), max_size=4),
    st.sampled_from([True, False, None]),
)


@given(MEASURES, FACTS, DAYS)
def test_no_verdict_without_a_rule_that_stood_or_a_measure_that_did_not(
    one: Measure, facts: list[Fact], day: date
) -> None:
    verdict = allowed(one, facts, day, KIN)
    stood = [each for each in one.rules if stands(each, day, one.rules) is True]
    if verdict.answer is NO:
        assert any(
            each.outcome is Outcome.BROKEN and each.rule in stood and each.unsure is None
            for each in verdict.judged
        )
    if verdict.answer is YES and (one.in_force is not False or stood):
        assert facts
        for fact in facts:
            assert any(
                each.fact == fact and each.rule in stood and each.outcome is Outcome.MET
                for each in verdict.judged
            )
    assert (verdict.answer is OPEN) == bool(verdict.open)
    assert verdict.because


@given(MEASURES, FACTS, DAYS)
def test_the_order_of_rules_and_facts_changes_no_verdict(one: Measure, facts: list[Fact], day: date) -> None:
    turned = allowed(measure(*reversed(one.rules), in_force=one.in_force), facts[::-1], day, KIN)
    assert turned.answer is allowed(one, facts, day, KIN).answer


@given(rules(), DAYS)
def test_a_rule_never_stands_before_its_first_day_or_after_its_last(one: Rule, day: date) -> None:
    if one.low is None:
        assert stands(one, day) is not True
    elif one.low > (day + timedelta(days=1)).isoformat():
        assert stands(one, day) is False
