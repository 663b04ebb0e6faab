"""One value against the test of a rule: met, broken, or open with the reason.

Rule: nothing is converted that is not exact on every calendar: a month has 28 to 31 days. Two words are the
same where they mean the same; they are told apart only where the record or a closed vocabulary tells them
apart, so that a cousin neither is nor is not "immediate family" until something says which.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.model.limits import Rule

YES, NO = "truth:yes", "truth:no"

# Units of time in days, from the shortest to the longest; and those that are a whole number of months.
_DAYS = {"hour": (1 / 24, 1 / 24), "day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
_MONTHS = {"month": 1, "year": 12}


class Outcome(StrEnum):
    """What becomes of a fact under a rule."""

    MET = "met"
    BROKEN = "broken"
    OPEN = "open"


class Why(StrEnum):
    """Why a comparison is open."""

    NOT_GIVEN = "not-given"  # the rule tests what no fact tells
    NO_TEST = "no-test"  # the rule's words tell no test that can be applied
    UNLIKE_UNIT = "unlike-unit"
    NO_UNIT = "no-unit"
    NO_PERIOD = "no-period"  # the rule counts in a period, and what else is done in it is not given
    NOT_TOLD_APART = "not-told-apart"  # whether the word given is one of the rule's is not defined


@dataclass(frozen=True, slots=True)
class Terms:
    """What words of rules and facts mean.

    `meanings` are words to language-neutral keys (``kin:parent``, ``truth:yes``, ``day``); keys of one kind
    exclude each other. `members` are concept ids to what counts as them. `lists` are lists in which a record
    names things beside each other, so that they are not the same.
    """

    meanings: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: Collection[frozenset[str]] = ()

    def key(self, words: str) -> str:
        """The key of some words: their meaning, else the words themselves in one spelling."""
        plain = " ".join(words.casefold().split())
        return self.meanings.get(words, self.meanings.get(plain, plain))

    def same(self, given: str, named: str) -> bool:
        """Tell whether what is given is what a rule names, or counts as it."""
        mine, theirs = self.key(given), self.key(named)
        return mine == theirs or mine in {self.key(one) for one in self.members.get(named, ())}

    def apart(self, given: str, named: str) -> bool:
        """Tell whether what is given is certainly not what a rule names."""
        mine, theirs = self.key(given), self.key(named)
        if mine == theirs:
            return False
        kind = mine.partition(":")[0]
        closed = ":" in mine and kind != "concept" and theirs.startswith(f"{kind}:")
        return closed or any({mine, theirs} <= one for one in self.lists)


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome, and why it is open."""

    outcome: Outcome
    why: Why | None = None


_MET, _BROKEN = Compared(Outcome.MET), Compared(Outcome.BROKEN)


def compare(rule: Rule, value: str, unit: str, terms: Terms) -> Compared:
    """Hold one value against a rule.

    Args:
        rule: with its test, values and unit; its unit may be ``/3 year`` for a count in a period.
        value: a number or words.
        unit: of the number, empty where it has none.
        terms: what words mean.
    """
    if rule.test == "free":
        return _MET
    if not rule.test or (rule.test != "required" and not rule.values):
        return Compared(Outcome.OPEN, Why.NO_TEST)
    if rule.test in ("max", "min"):
        return _bounded(rule, value, unit, terms)
    if rule.test == "required":
        return _required(rule, value, terms)
    each = [_equal(rule, one, value, unit, terms) for one in rule.values]
    if any(one is True for one in each):
        return _BROKEN if rule.test == "none-of" else _MET
    if all(one is False for one in each):
        return _MET if rule.test == "none-of" else _BROKEN
    return Compared(Outcome.OPEN, next(one for one in each if isinstance(one, Why)))


def _required(rule: Rule, value: str, terms: Terms) -> Compared:
    if terms.key(value) == YES or any(terms.same(value, one) for one in rule.values):
        return _MET
    return _BROKEN if terms.key(value) == NO else Compared(Outcome.OPEN, Why.NOT_TOLD_APART)


def _equal(rule: Rule, named: str, value: str, unit: str, terms: Terms) -> bool | Why:
    mine, theirs = number(value), number(named)
    if mine is not None and theirs is not None:
        order = _order((mine, unit), (theirs, _unit(rule, terms)))
        return order if isinstance(order, Why) else order == 0
    if terms.same(value, named):
        return True
    return False if terms.apart(value, named) else Why.NOT_TOLD_APART


def _bounded(rule: Rule, value: str, unit: str, terms: Terms) -> Compared:
    mine, limit = number(value), number(rule.values[0])
    if mine is None or limit is None:
        return Compared(Outcome.OPEN, Why.NO_TEST if limit is None else Why.NOT_TOLD_APART)
    top = rule.test == "max"
    order = _order((mine, unit), (limit, _unit(rule, terms)), top=top)
    if isinstance(order, Why):
        return Compared(Outcome.OPEN, order)
    return _BROKEN if order == (1 if top else -1) else _MET


def _unit(rule: Rule, terms: Terms) -> str:
    """The unit of a rule; a parameter that is itself a unit needs no other ("days")."""
    own = terms.key(rule.parameter)
    return terms.key(rule.unit) if rule.unit else own if own in _DAYS else ""


def _order(mine: tuple[float, str], limit: tuple[float, str], *, top: bool = False) -> int | Why:
    """Order two amounts: -1, 0 or 1, or why they cannot be; `top`: the second is not to be exceeded."""
    (value, unit), (bound, bounds_unit) = mine, limit
    if unit == bounds_unit:
        return (value > bound) - (value < bound)
    what, _, period = unit.partition("/")
    named, _, per = bounds_unit.partition("/")
    if not unit:
        return Why.NO_PERIOD if not named else Why.NO_UNIT
    if period and per and what == named:
        return _rates(value, period, bound, per, top=top)
    order = Why.UNLIKE_UNIT if period else _plain(value, what, bound, named, top=top)
    if not per or isinstance(order, Why):
        return order
    # One deed beyond the sum of a period breaks it; one within it leaves open what else is done.
    return 1 if top and order == 1 else Why.NO_PERIOD


def _plain(value: float, unit: str, bound: float, other: str, *, top: bool) -> int | Why:
    if unit == other:
        return (value > bound) - (value < bound)
    if unit in _MONTHS and other in _MONTHS:
        left, right = value * _MONTHS[unit], bound * _MONTHS[other]
        return (left > right) - (left < right)
    if unit not in _DAYS or other not in _DAYS:
        return Why.UNLIKE_UNIT
    low, high = (value * one for one in _DAYS[unit])
    least, most = (bound * one for one in _DAYS[other])
    if low > most:
        return 1
    if high < least or (top and high == least):  # four weeks are never more than a month
        return -1
    return 0 if low == high == least == most else Why.UNLIKE_UNIT


def _rates(value: float, period: str, bound: float, per: str, *, top: bool) -> int | Why:
    """Order two counts in periods; a long period may hide that all was done in one short one."""
    mine, theirs = _length(period), _length(per)
    if mine is None or theirs is None or mine[1] != theirs[1]:
        return Why.UNLIKE_UNIT
    left, right = value * theirs[0], bound * mine[0]
    order = (left > right) - (left < right)
    if mine[0] == theirs[0] or (top and (order == 1 or mine[0] < theirs[0])):
        return order
    return Why.NO_PERIOD


def _length(period: str) -> tuple[float, str] | None:
    """A period in months or in days: "3 year" is 36 months."""
    times, _, unit = period.rpartition(" ")
    count = number(times) if times else 1.0
    if count is None:
        return None
    if unit in _MONTHS:
        return count * _MONTHS[unit], "month"
    return (count * _DAYS[unit][0], "day") if unit in _DAYS else None


def number(text: str) -> float | None:
    """Read a number as a value has it, "1,250.5" too; None where it is none."""
    try:
        found = float(text.replace(",", ""))
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def is_time(unit: str) -> bool:
    """Tell whether a unit is one of time."""
    return unit in _DAYS
