"""The rules of a measure: from a definition and from claims, each with when it holds; and whether it stands.

Rule: a rule stands on a day only where its beginning is told, its end is not yet, and no later change of the
measure may have ended it. On the very day of its end it stands no more if another rule of that parameter
begins then, and still stands if that begins a day later; otherwise that is not stated, as are the days
within a month or year that is all that is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from servanda.assess.index import Index
from servanda.assess.times import read_day, rival_days, stretches
from servanda.model.dossier import MeasureDef, RuleDef
from servanda.model.event import Event
from servanda.model.limits import Rule
from servanda.model.record import MeasureClaim
from servanda.model.when import When

IN_FORCE = "in-force"  # the parameter that tells when the measure itself stood; no rule of its own
_CHANGES = frozenset({"measure.ease", "measure.tighten", "measure.lift"})


class Unsure(StrEnum):
    """Why it is not stated whether a rule stood on a day."""

    START_NOT_TOLD = "start-not-told"
    DAY_OF_START = "day-of-start"  # it began about then; the day is not told
    DAY_OF_END = "day-of-end"
    CHANGED_SINCE = "changed-since"  # the measure was changed; what became of this rule is not told


def of_definition(
    index: Index, definition: MeasureDef, claims: Sequence[MeasureClaim], events: Sequence[Event]
) -> tuple[tuple[Rule, ...], frozenset[str]]:
    """The rules that a definition states, and the ids of the claims that merely tell them by its sources."""
    found, told = [], set[str]()
    for one in definition.rules:
        mine = [claim for claim in claims if claim.measure == definition.id and _tells(claim, one)]
        told.update(claim.id for claim in mine)
        rule = Rule(
            parameter=one.parameter,
            test=one.test,
            values=one.values,
            unit=one.unit,
            low=one.start or definition.start,
            high=one.end or definition.end,
            says=one.says,
            because=tuple(claim.id for claim in mine) or (f"dossier:{definition.id}",),
        )
        if one.end:  # what is said to have lasted until a day outlived every change before it
            found.append(rule)
            continue
        known = [index.reconciled.known_on.get(claim.document, "") for claim in mine]
        found.append(_shaken(index, rule, events, max(known, default=None)))
    told.update(claim.id for claim in claims if claim.measure and claim.parameter == IN_FORCE)
    return tuple(found), frozenset(told)


def _tells(claim: MeasureClaim, rule: RuleDef) -> bool:
    """Tell whether a claim is a source's telling of a rule: same parameter, value and beginning.

    An early source tells no end; one that is told is the rule's.
    """
    value = " ".join(one for one in (", ".join(rule.values), rule.unit) if one)
    low, _, high = claim.when.expression.value.partition("/") if claim.when else ("..", "", "..")
    return (claim.parameter, claim.value, low) == (rule.parameter, value, rule.start or "..") and high in (
        "..",
        rule.end,
    )


def of_claims(index: Index, claims: Sequence[MeasureClaim], events: Sequence[Event]) -> tuple[Rule, ...]:
    """The rules that documents tell, each with the words of its document."""
    found: dict[Rule, tuple[str, ...]] = {}
    for claim in sorted(claims, key=lambda one: one.id):
        if claim.parameter == IN_FORCE:
            continue
        low, high = stretch(index, claim)
        bare = Rule(
            parameter=claim.parameter,
            test=claim.test,
            values=claim.values,
            unit=claim.unit,
            low=low,
            high=high,
            says=claim.evidence[0].quote if claim.evidence else claim.value,
            because=(),
        )
        own = index.event_of.get(claim.change or "")
        others = [one for one in events if own is None or one.id != own.id]
        rule = bare if claim.until_change else _shaken(index, bare, others, "")
        found[rule] = (*found.get(rule, ()), claim.id)
    return tuple(replace(rule, because=because) for rule, because in found.items())


def stretch(index: Index, claim: MeasureClaim) -> tuple[str | None, str | None]:
    """From when to when a claim says that its value held; EDTF, None where it does not say."""
    change = _change(index, claim)
    told = index.reconciled.resolved.get(claim.id) or _absolute(claim)
    if claim.until_change:
        return (told.value if told else None), change
    if claim.measure and change is None and told is not None and told.is_interval:
        low, _, high = told.value.partition("/")  # a dossier's "from/to"
        return (None if low == ".." else low), (None if high == ".." else high)
    return change or (told.value if told else None), None


def _absolute(claim: MeasureClaim) -> When | None:
    if claim.when is None or claim.when.expression.needs_anchor:
        return None
    return read_day(claim.when.expression.value)


def _change(index: Index, claim: MeasureClaim) -> str | None:
    """The day of the change that a claim names; a stretch where accounts of that day differ."""
    event = index.event_of.get(claim.change or "")
    if event is None:
        when = index.reconciled.resolved.get(claim.change or "")
        return when.value if when else None
    days = rival_days(index, event)
    if len(days) < 2:
        return days[0].value if days else None
    low = min((one for one in days if one.earliest), key=lambda one: one.earliest or date.max)
    high = max((one for one in days if one.latest), key=lambda one: one.latest or date.min)
    return f"{low.value}/{high.value}" if "/" not in low.value + high.value else low.value


def _shaken(index: Index, rule: Rule, events: Sequence[Event], known: str | None) -> Rule:
    """Mark a rule that an easing, tightening or lifting may have ended.

    `known` is the day on which it was last told that the rule holds on; None is the compiler's own word.
    """
    low = _start(rule.low)
    if known is None or low is None:
        return rule
    doubts = []
    for event in events:
        if event.type not in _CHANGES or known >= (event.known_on or ""):
            continue
        for one in stretches(index, event):
            same = one.when is not None and one.when.agrees(low)
            if not same and (one.high is None or low.latest is None or one.high > low.latest):
                doubts.append((one.low or low.earliest or date.min).isoformat())
    return replace(rule, shaken=min(doubts)) if doubts else rule


def closed(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """End a rule that has no end where a later one of the same parameter and kind of test begins."""
    found = []
    for one in rules:
        later = [other.low or "" for other in rules if _replaces(other, one)]
        found.append(replace(one, high=min(later)) if one.high is None and later else one)
    return tuple(found)


def _replaces(other: Rule, one: Rule) -> bool:
    if other.parameter != one.parameter or "" in (one.test, other.test):
        return False
    alike = (other.test, other.unit) == (one.test, one.unit)
    late, early = _start(other.low), _start(one.low)
    if late is None or early is None or not early.before(late):
        return False
    return alike or "free" in (one.test, other.test)


def stands(rule: Rule, day: date, rules: Sequence[Rule] = ()) -> bool | Unsure:
    """Tell whether a rule stood on a day, or why that is not stated; `rules` are all of its measure."""
    low, high = _start(rule.low), read_day(rule.high) if rule.high else None
    if low and low.earliest and day < low.earliest:
        return False
    if high and high.latest and day > high.latest:
        return False
    last = rule.high == day.isoformat()
    next_ = {other.low for other in rules if other.parameter == rule.parameter} if last else set()
    if last and rule.high in next_:
        return False
    followed = (day + timedelta(days=1)).isoformat() in next_
    if high and not followed and (high.earliest is None or high.earliest <= day):
        return Unsure.DAY_OF_END
    if low is None:
        return Unsure.START_NOT_TOLD
    if low.latest is None or low.latest > day:
        return Unsure.DAY_OF_START
    if rule.shaken and rule.shaken <= day.isoformat():
        return Unsure.CHANGED_SINCE
    return True


def _start(value: str | None) -> When | None:
    """The beginning of a stretch: of "1962/.." that is 1962."""
    return read_day(value.removesuffix("/..")) if value else None
