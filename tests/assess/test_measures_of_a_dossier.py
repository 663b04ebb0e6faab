"""A dossier's measure: what joins it, when it was in force, and which of its rules stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.assess import assess
from servanda.assess.allowed import Answer, Fact, allowed
from servanda.assess.rules import Unsure, stands
from servanda.model.dossier import Dossier, MeasureDef, RuleDef
from servanda.model.limits import Measure
from servanda.model.record import MeasureClaim
from servanda.model.when import Expression, Temporal
from tests.assess.making import AA, BB, Making

TRIPS, BAN = "concept:trips", "concept:port-ban"
LENGTH = RuleDef(
    parameter="length", test="max", values=("14",), unit="day", start="2004-06-30", says="14 days"
)
VISITS = MeasureDef(
    id="measure:visits", name="visits", topic=TRIPS, by=AA, on=BB, rules=(LENGTH,), references=("Decree 7",)
)


def measures(made: Making, day: str, *defined: MeasureDef) -> tuple[Measure, ...]:
    return assess(made.reconciled(), Dossier(measures=defined), on=date.fromisoformat(day)).measures


def told(made: Making, known_on: str, rule: RuleDef, of: MeasureDef = VISITS) -> MeasureClaim:
    """A source's telling of a rule, as the dossier's note on it has it."""
    span = f"{rule.start or '..'}/{rule.end or '..'}"
    one = replace(
        made.rule(made.document(known_on, rule.says), of.topic, rule.parameter, "", by=of.by),
        value=f"{', '.join(rule.values)} {rule.unit}".strip(),
        when=Temporal("", Expression.absolute(span)),
        measure=of.id,
    )
    made.measures[-1] = one
    return one


def test_a_measure_that_only_the_dossier_names_is_outside_knowledge() -> None:
    (one,) = measures(Making(), "2008-01-01", VISITS)
    assert (one.id, one.name, one.references) == ("measure:visits", "visits", ("Decree 7",))
    assert (one.outside_knowledge, one.provisional) == (True, False)
    assert one.because == one.rules[0].because == ("dossier:measure:visits",)
    assert [(p.name, p.value, p.low) for p in one.parameters] == [("length", "14 day", "2004-06-30")]


def test_acts_and_claims_by_the_same_party_on_the_topic_join_it() -> None:
    made = Making()
    imposed = made.happened("2004-07-01", "measure.impose", f"agent={AA}", f"topic={TRIPS}", when="2004")
    other = made.happened("2004-07-01", "measure.impose", f"agent={BB}", f"topic={TRIPS}", when="2004")
    claim = made.rule(made.document("2004-07-01"), TRIPS, "frequency", "once a year", by=AA)
    found = {one.id: one for one in measures(made, "2008-01-01", VISITS)}
    assert set(found) == {"measure:visits", "measure:bb-trips"}
    assert found["measure:visits"].because == (imposed.id, claim.id)
    assert found["measure:bb-trips"].because == (other.id,)


def test_of_two_measures_on_one_topic_only_the_one_that_is_named_is_meant() -> None:
    made = Making()
    money = replace(VISITS, id="measure:money", name="money")
    made.happened("2009-04-14", "measure.lift", f"agent={AA}", "topic=measure:money", when="2009-04-13")
    made.happened("2009-04-14", "measure.ease", f"agent={AA}", f"topic={TRIPS}", when="2009-03-01")
    changes = {
        one.id: [type_ for _, type_, _ in one.changes] for one in measures(made, "2010-01-01", VISITS, money)
    }
    assert changes == {
        "measure:visits": [],
        "measure:money": ["measure.lift"],
        "measure:aa-trips": ["measure.ease"],
    }


def test_a_source_that_tells_a_rule_is_its_ground_and_adds_no_second_rule() -> None:
    made = Making()
    claim = told(made, "2004-07-01", LENGTH)
    (one,) = measures(made, "2008-01-01", VISITS)
    assert [(rule.parameter, rule.because) for rule in one.rules] == [("length", (claim.id,))]
    assert [p.because for p in one.parameters] == [(claim.id,)]
    assert not one.outside_knowledge


def test_the_stretch_of_a_definition_tells_when_it_was_in_force() -> None:
    ban = MeasureDef(id="measure:ban", name="ban", topic=BAN, by=AA, start="1962-02", end="2017-01-12")
    days = {
        "1962-01-31": False,
        "1962-02-15": None,
        "1962-03-01": True,
        "2017-01-11": True,
        "2017-01-12": None,
        "2017-01-13": False,
    }
    assert {day: measures(Making(), day, ban)[0].in_force for day in days} == days


def test_a_definition_without_days_and_acts_is_not_stated() -> None:
    ban = MeasureDef(id="measure:ban", name="ban", topic=BAN, by=AA)
    assert measures(Making(), "1990-01-01", ban)[0].in_force is None


def test_a_lifting_that_a_document_tells_ends_what_the_dossier_left_open() -> None:
    made = Making()
    made.happened("2009-05-01", "measure.lift", f"agent={AA}", f"topic={BAN}", when="2009-04-13")
    ban = MeasureDef(id="measure:ban", name="ban", topic=BAN, by=AA, start="1962")
    assert measures(made, "2009-01-01", ban)[0].in_force is True
    assert measures(made, "2009-06-01", ban)[0].in_force is False


def test_an_account_by_which_it_was_in_force_before_its_stated_beginning_is_a_rival() -> None:
    made = Making()
    made.happened("1971-01-01", "measure.impose", f"agent={AA}", f"topic={BAN}", when="1960")
    ban = MeasureDef(id="measure:ban", name="ban", topic=BAN, by=AA, start="1962-02-07")
    assert measures(made, "1961-06-01", ban)[0].in_force is None
    assert measures(made, "1963-06-01", ban)[0].in_force is True


def test_a_rule_said_to_last_beyond_a_lifting_leaves_both_open_on_the_days_between() -> None:
    made = Making()
    made.happened("2009-04-14", "measure.lift", f"agent={AA}", f"topic={TRIPS}", when="2009-04-13")
    lasting = replace(VISITS, rules=(replace(LENGTH, end="2009-09-02"),))
    days = ("2009-04-01", "2009-05-25", "2009-10-01")
    assert [measures(made, day, lasting)[0].in_force for day in days] == [None, None, False]
    (one,) = measures(made, "2009-05-25", lasting)
    assert allowed(one, (Fact("length", "20", "day"),), date(2009, 5, 25)).answer is Answer.NO
    assert allowed(one, (Fact("length", "10", "day"),), date(2009, 5, 25)).answer is Answer.YES


def test_a_rule_told_before_an_easing_is_not_stated_after_it() -> None:
    made = Making()
    told(made, "2004-07-01", LENGTH)
    made.happened("2009-04-14", "measure.ease", f"agent={AA}", f"topic={TRIPS}", when="2009-04")
    (one,) = measures(made, "2010-01-01", VISITS)
    assert stands(one.rules[0], date(2009, 3, 31), one.rules) is True
    assert stands(one.rules[0], date(2009, 4, 20), one.rules) is Unsure.CHANGED_SINCE


def test_a_rule_told_again_after_an_easing_outlived_it() -> None:
    made = Making()
    told(made, "2004-07-01", LENGTH)
    made.happened("2009-04-14", "measure.ease", f"agent={AA}", f"topic={TRIPS}", when="2009-04")
    told(made, "2009-09-01", LENGTH)
    (one,) = measures(made, "2010-01-01", VISITS)
    assert stands(one.rules[0], date(2009, 10, 1), one.rules) is True


def test_a_later_rule_of_the_same_kind_ends_the_earlier_one() -> None:
    later = replace(LENGTH, values=("30",), start="2007-01-01", says="30 days")
    (one,) = measures(Making(), "2008-01-01", replace(VISITS, rules=(LENGTH, later)))
    days = (date(2006, 12, 31), date(2007, 1, 1))
    assert [[stands(rule, day, one.rules) for rule in one.rules] for day in days] == [
        [True, False],
        [False, True],
    ]


def test_what_a_document_reads_of_a_limit_is_a_rule_from_the_change_that_set_it() -> None:
    made = Making()
    report = made.document("2004-07-01", "AA limited trips to two weeks.")
    change = made.told(report, "measure.tighten", f"agent={AA}", f"topic={TRIPS}", when="2004-06-30")
    made.event(change)
    claim = made.rule(report, TRIPS, "length", "two weeks", change=change, by=AA)
    made.measures[0] = replace(claim, test="max", values=("2",), unit="week")
    (one,) = measures(made, "2005-01-01")
    answers = [allowed(one, (Fact("length", days, "day"),), date(2005, 1, 1)).answer for days in ("14", "15")]
    assert answers == [Answer.YES, Answer.NO]
    assert one.rules[0].says == "AA limited trips to two weeks."


def test_another_measure_changes_no_verdict() -> None:
    made = Making()
    made.happened("2004-07-01", "measure.impose", f"agent={AA}", f"topic={TRIPS}", when="2004")
    facts = (Fact("length", "15", "day"),)
    (alone,) = measures(made, "2008-01-01", VISITS)
    made.happened("2008-01-01", "measure.lift", f"agent={AA}", f"topic={BAN}", when="2007")
    other = MeasureDef(id="measure:ban", name="ban", topic=BAN, by=AA, rules=(replace(LENGTH, test="free"),))
    beside = next(one for one in measures(made, "2008-01-01", other, VISITS) if one.id == VISITS.id)
    assert beside == alone
    assert allowed(beside, facts, date(2008, 1, 1)).answer is Answer.NO
