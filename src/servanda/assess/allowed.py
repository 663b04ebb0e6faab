"""Whether something would have been allowed under a measure on a day: yes, no, or not stated.

Rule: how single outcomes make the answer stands in ANSWERS and nowhere else; the first line that fits holds.

    a rule that certainly stood is certainly broken, by every account of it              no
    the measure was certainly not in force, and no rule of it stood                      yes
    anything that a rule which stood, or may have stood, tests is open                   not stated
    a fact is given of which no rule that stood speaks, or none is given                 not stated
    every fact is met by a rule that stood                                               yes

A yes is about one measure only. What stays open is named, each with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from servanda.assess.comparing import Outcome, Terms, Why, compare, is_time
from servanda.assess.rules import Unsure, stands
from servanda.model.ids import slug
from servanda.model.limits import Measure, Rule


class Answer(StrEnum):
    """The verdict."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something given of what was to be done: the name of a parameter, or of a unit; a value and its unit."""

    name: str
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule that stood, or may have stood (`unsure` tells why), with what becomes of a fact under it.

    `fact` is None where the rule tests what was not given; `why` tells what leaves the outcome open.
    """

    rule: Rule
    unsure: Unsure | None
    fact: Fact | None
    outcome: Outcome
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """What leaves the answer open: a code, and the parameter or fact that it is about.

    Codes: those of `Why` and of `Unsure`; no-rule (speaks of a fact), nothing-given, accounts-differ.
    `when` is the day (EDTF, no finer than told) of the beginning, end or change that a code speaks of.
    """

    code: str
    name: str
    because: tuple[str, ...] = ()
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one measure, with every rule that bears on it and everything that stays open."""

    measure: str
    on: date
    facts: tuple[Fact, ...]
    answer: Answer
    in_force: bool | None
    judged: tuple[Judged, ...]
    open: tuple[Open, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    measure: Measure
    facts: tuple[Fact, ...]
    judged: tuple[Judged, ...]
    open: tuple[Open, ...]

    @property
    def standing(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.unsure is None)


def _is_broken(found: _Found) -> bool:
    return any(one.outcome is Outcome.BROKEN and not _is_disputed(found, one) for one in found.standing)


def _is_out_of_force(found: _Found) -> bool:
    return found.measure.in_force is False and not found.standing


# The first condition that fits gives the answer; the last always fits.
ANSWERS: tuple[tuple[Callable[[_Found], bool], Answer], ...] = (
    (_is_broken, Answer.NO),
    (_is_out_of_force, Answer.YES),
    (lambda found: bool(found.open), Answer.NOT_STATED),
    (lambda _: True, Answer.YES),
)


def allowed(measure: Measure, facts: Iterable[Fact], on: date, terms: Terms | None = None) -> Verdict:
    """Tell whether what the facts describe was allowed under a measure on a day.

    Args:
        measure: as assessed; only its rules and whether it was in force on that day count.
        facts: what is given; a fact that is named as a unit of time ("days") is held against the one
            parameter that the measure limits in time.
        on: the day; `measure.in_force` must be of the same.
        terms: what words of values and units mean.
    """
    given = tuple(facts)
    terms = replace(terms or Terms(), lists=_lists(measure, terms or Terms()))
    judged = tuple(
        one
        for rule in measure.rules
        if (stood := stands(rule, on, measure.rules)) is not False
        for one in _judge(measure, rule, None if stood is True else Unsure(stood), given, terms)
    )
    found = _Found(measure, given, judged, ())
    found = replace(found, open=tuple(dict.fromkeys(_open(found))))
    answer = next(answer for fits, answer in ANSWERS if fits(found))
    settled = answer is Answer.NO or _is_out_of_force(found)
    grounds = [i for one in judged for i in one.rule.because if answer is not Answer.NO or _tells(one)]
    if not grounds or _is_out_of_force(found):
        grounds = list(measure.because)
    return Verdict(
        measure=measure.id,
        on=on,
        facts=given,
        answer=answer,
        in_force=measure.in_force,
        judged=judged,
        open=() if settled else found.open,
        because=tuple(dict.fromkeys(grounds)),
    )


def _tells(one: Judged) -> bool:
    return one.unsure is None and one.outcome is Outcome.BROKEN


def _judge(
    measure: Measure, rule: Rule, unsure: Unsure | None, facts: Sequence[Fact], terms: Terms
) -> list[Judged]:
    mine = [one for one in facts if _speaks_of(measure, rule, one, terms)]
    if not mine:
        met = rule.test == "free"
        return [
            Judged(rule, unsure, None, Outcome.MET if met else Outcome.OPEN, None if met else Why.NOT_GIVEN)
        ]
    held = ((one, compare(rule, one.value, terms.key(_unit(rule, one)), terms)) for one in mine)
    return [Judged(rule, unsure, one, found.outcome, found.why) for one, found in held]


def _unit(rule: Rule, fact: Fact) -> str:
    """The unit of a fact; a bare number has that of the rule where the parameter's own name says it."""
    named = f" {rule.parameter.casefold()} "
    return fact.unit or (rule.unit if rule.unit and f" {rule.unit.casefold()} " in named else "")


def _speaks_of(measure: Measure, rule: Rule, fact: Fact, terms: Terms) -> bool:
    if slug(fact.name) == slug(rule.parameter):
        return True
    named = {slug(one.parameter) for one in measure.rules}
    if not is_time(terms.key(fact.name)) or slug(fact.name) in named:
        return False
    timed = {one.parameter for one in measure.rules if one.test == "max" and is_time(_what(one, terms))}
    return timed == {rule.parameter}


def _what(rule: Rule, terms: Terms) -> str:
    """What a rule counts, without the period: "day" of "day/year"."""
    return terms.key(rule.unit).partition("/")[0] if rule.unit else terms.key(rule.parameter)


def _lists(measure: Measure, terms: Terms) -> tuple[frozenset[str], ...]:
    """The lists of the measure's own rules, of whatever day: what one list names twice is two things."""
    own = (frozenset(terms.key(one) for one in rule.values) for rule in measure.rules)
    return (*terms.lists, *(one for one in own if len(one) > 1))


def _is_disputed(found: _Found, one: Judged) -> bool:
    """Tell whether a rival account of a broken rule is not broken, or the measure is told to be at an end."""
    return found.measure.in_force is False or any(
        _rivals(one.rule, other.rule) and other.outcome is not Outcome.BROKEN
        for other in found.standing
        if other.fact == one.fact
    )


def _rivals(one: Rule, other: Rule) -> bool:
    """A parameter has one upper bound, one lower bound, one list; and no limit where it has none."""
    if one.parameter != other.parameter or one == other:
        return False
    if "free" in (one.test, other.test):
        return one.test != other.test
    alike = (one.test, one.unit) == (other.test, other.unit)
    return alike and one.values != other.values and one.test not in ("none-of", "required")


def _open(found: _Found) -> Iterable[Open]:
    """Everything that keeps the answer from being yes."""
    if not found.facts:
        yield Open("nothing-given", found.measure.id)
    for one in found.judged:
        rule = one.rule
        if one.unsure is not None and one.outcome is not Outcome.MET:
            yield _unsure(one)
        if one.why is not None:
            yield Open(one.why.value, rule.parameter, rule.because)
        if one.unsure is None and one.outcome is Outcome.BROKEN and _is_disputed(found, one):
            yield Open("accounts-differ", rule.parameter, rule.because)
    for fact in found.facts:
        mine = [one for one in found.judged if one.fact == fact]
        if not mine:
            yield Open("no-rule", fact.name)
        elif not any(one.unsure is None for one in mine):
            yield from (_unsure(one) for one in mine)


def _unsure(one: Judged) -> Open:
    rule, unsure = one.rule, one.unsure or Unsure.START_NOT_TOLD
    whens = {Unsure.DAY_OF_START: rule.low, Unsure.DAY_OF_END: rule.high, Unsure.CHANGED_SINCE: rule.shaken}
    return Open(unsure.value, rule.parameter, rule.because, whens.get(unsure))
