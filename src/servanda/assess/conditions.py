"""Conditions: what holding or failing of requirements lets one conclude of the outcome, and what it does not.

Rule: CONCLUDES is the whole of it. What is concluded is the holder's own word, never that something was done:
that only a document tells. Conditions by different sources for one outcome stay apart and name each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assess.index import Index
from servanda.assess.times import read_day
from servanda.model.dossier import CONVERTER, FindingDef
from servanda.model.event import Difference
from servanda.model.limits import ConditionView, Requirement
from servanda.model.record import Condition

HOLD, FAIL, NOT_KNOWN = "hold", "fail", "not-known"  # of the requirements taken together
OPEN, EXCLUDED, FOLLOWS = "open", "excluded", "follows"

# What nothing here tells, whatever else is concluded.
_DONE = "that-it-came-about"
_NOT_DONE = "that-it-did-not-come-about"
_WILL = "that-it-will-come-about"
_WILL_NOT = "that-it-will-not-come-about"
_EITHER = (_WILL, _WILL_NOT)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What one may conclude of the outcome by the holder's word, and what one may not."""

    outlook: str
    not_told: tuple[str, ...]


# (force, requirements): the conclusion. "Only if" with all requirements met is still no promise; "if" with
# one that fails excludes nothing; a link that is not told lets one conclude nothing at all.
CONCLUDES: dict[tuple[str, str], Conclusion] = {
    ("necessary", HOLD): Conclusion(OPEN, (_WILL, _DONE)),
    ("necessary", FAIL): Conclusion(EXCLUDED, (_NOT_DONE,)),
    ("necessary", NOT_KNOWN): Conclusion(OPEN, _EITHER),
    ("sufficient", HOLD): Conclusion(FOLLOWS, (_DONE,)),
    ("sufficient", FAIL): Conclusion(OPEN, (_WILL_NOT, _NOT_DONE)),
    ("sufficient", NOT_KNOWN): Conclusion(OPEN, _EITHER),
    ("both", HOLD): Conclusion(FOLLOWS, (_DONE,)),
    ("both", FAIL): Conclusion(EXCLUDED, (_NOT_DONE,)),
    ("both", NOT_KNOWN): Conclusion(OPEN, _EITHER),
    ("not-stated", HOLD): Conclusion(OPEN, _EITHER),
    ("not-stated", FAIL): Conclusion(OPEN, _EITHER),
    ("not-stated", NOT_KNOWN): Conclusion(OPEN, _EITHER),
}


def conditions(index: Index, on: date) -> tuple[ConditionView, ...]:
    """Every condition on record, in the record's order, with what is known of its requirements on a day."""
    differing = _differing(index)
    return tuple(
        _view(one, _requirements(index, one, on), differing.get(one.id, ()))
        for one in index.reconciled.conditions
    )


def conclude(force: str, requires: Sequence[Requirement]) -> Conclusion:
    """Look up what requirements, taken together, let one conclude: one that fails, fails them all."""
    known = {one.holds for one in requires}
    state = FAIL if False in known else HOLD if known == {True} else NOT_KNOWN
    return CONCLUDES[force, state]


def unassessed(condition: Condition) -> ConditionView:
    """A condition by its document alone: of no requirement is it known whether it holds."""
    return _view(condition, tuple(Requirement(text) for text in condition.requires), ())


def _view(one: Condition, requires: tuple[Requirement, ...], differs: tuple[str, ...]) -> ConditionView:
    found = conclude(one.force, requires)
    return ConditionView(
        id=one.id,
        holder=one.holder,
        holder_name=one.holder_name,
        outcome=one.outcome,
        outcome_type=one.outcome_type,
        outcome_topic=one.outcome_topic,
        requires=requires,
        negated=one.polarity.value == "negated",
        barred=one.barred,
        force=one.force,
        outlook=found.outlook,
        not_told=found.not_told,
        differs_from=differs,
        because=(one.id, *dict.fromkeys(i for each in requires for i in each.because)),
    )


def _requirements(index: Index, one: Condition, on: date) -> tuple[Requirement, ...]:
    mine = [each for each in index.dossier.findings if one.id in (each.condition, *each.conditions)]
    return tuple(_requirement(index, text, mine, on) for text in one.requires)


def _requirement(index: Index, text: str, findings: Sequence[FindingDef], on: date) -> Requirement:
    """Whether a requirement held on a day: by the latest finding on it; not known where two are as late."""
    mine = [one for one in findings if _plain(one.requires) == _plain(text)]
    begun: list[tuple[date, FindingDef]] = []
    for one in mine:
        when = read_day(one.when.removesuffix("/..")) if one.when else None
        low, high = (when.earliest, when.latest) if when else (date.min, date.min)
        if low is not None and low > on:
            continue
        if high is None or high > on:
            return Requirement(
                text, None, _grounds(index, mine)
            )  # it may have begun to hold, or to fail, by then
        begun.append((high, one))
    last = max((day for day, _ in begun), default=None)
    latest = [one for day, one in begun if day == last]
    told = {one.holds for one in latest}
    return Requirement(text, told.pop() if len(told) == 1 else None, _grounds(index, latest))


def _grounds(index: Index, findings: Sequence[FindingDef]) -> tuple[str, ...]:
    """The notes on the sources of findings, and the dossier's word for those of which there is none."""
    sources = {one for each in findings for one in each.sources}
    notes = tuple(
        one.id
        for one in index.reconciled.documents
        if one.canonical.converter == CONVERTER and one.file in sources
    )
    return notes or tuple(dict.fromkeys(f"dossier:{one.condition}" for one in findings))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _differing(index: Index) -> dict[str, tuple[str, ...]]:
    """Conditions set against each other: of one holder, for one outcome, with other requirements."""
    found: dict[str, tuple[str, ...]] = {}
    for conflict in index.reconciled.conflicts:
        if conflict.subject_kind != "condition" or conflict.difference is Difference.PRECISION:
            continue
        for answer in conflict.answers:
            others = [i for other in conflict.answers if other is not answer for i in other.assertions]
            for one in answer.assertions:
                found[one] = tuple(dict.fromkeys((*found.get(one, ()), *others)))
    return found
