"""Measures with their rules, and conditions with what they require, as they stand on a day.

Rule: what nobody tells is None, which is read as *not stated*; `because` has ids that lead down to
assertions.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.when import When


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a measure for a stretch of time; `low` and `high` None where open or not known."""

    name: str
    value: str
    low: str | None
    high: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a measure demands of one parameter, for a stretch of time.

    `test` is max | min | is | one-of | none-of | free | required; empty where the words (`says`) tell no test
    that can be applied. `low` and `high` are EDTF, `high` the day on which it ends, None where not told.
    `shaken` is when a later change of the measure may have ended it, None where nothing suggests that.
    """

    parameter: str
    test: str
    values: tuple[str, ...] = ()
    unit: str = ""
    low: str | None = None
    high: str | None = None
    says: str = ""
    shaken: str | None = None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A rule, limit, permit or embargo, with its changes, parameters and rules.

    `in_force` None is *not stated*. `changes` are (when, act type, event ids), in order of time. `low` and
    `high` are the stretch that a definition gives it; `references` its legal citations.
    """

    id: str
    topic: str
    by: str | None
    on: str | None
    name: str = ""
    low: str | None = None
    high: str | None = None
    in_force: bool | None = None
    parameters: tuple[Parameter, ...] = ()
    rules: tuple[Rule, ...] = ()
    changes: tuple[tuple[When | None, str, tuple[str, ...]], ...] = ()
    references: tuple[str, ...] = ()
    provisional: bool = True
    outside_knowledge: bool = False
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that an outcome hangs on, in its own words; `holds` None is *not known*.

    `because` are the grounds for `holds`.
    """

    text: str
    holds: bool | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """A condition on a day: what its requirements are known to be, and what may be concluded of the outcome.

    `outlook` is open | excluded | follows, by the holder's own word; `not_told` are what nothing here tells.
    `differs_from` are conditions by other sources that name other requirements for the same outcome.
    """

    id: str
    holder: str | None
    holder_name: str = ""
    outcome: str
    outcome_type: str = ""
    outcome_topic: str = ""
    requires: tuple[Requirement, ...]
    negated: bool = False  # what is required is an absence
    barred: bool = False  # the outcome is told as what will not be, unless the requirements hold
    force: str = "not-stated"
    outlook: str = "open"
    not_told: tuple[str, ...] = ()
    differs_from: tuple[str, ...] = ()
    because: tuple[str, ...]
