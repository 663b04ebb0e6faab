"""What several tellings of one time amount to: one state, who alleges, what is replied, what is foretold.

Rule: the answer never exceeds the evidence. An accusation is alleged until a source tells it in its own
voice; the obligor's own word that it performs is a reply, no performance; a denial of a breach disputes it
and shows no performance, nor does what was done to "few"; nothing told is no evidence. What was withdrawn
decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.assess.tales import Tale
from servanda.model.duties import Expected, PerformanceState
from servanda.model.when import When

_UNDATED, _UNDATED_ALLEGED = "", "~"
BY_ITSELF = "conduct.perform"  # says of the duty as a whole that it was done

Bucket = tuple[When | None, list[Tale]]


@dataclass(frozen=True, slots=True)
class Told:
    """What tellings of one time amount to; `because` are events and assertions, withdrawn ones too."""

    state: PerformanceState
    alleged_by: tuple[str, ...]
    replies: tuple[str, ...]
    contradicted: bool  # the obligor or a source speaks against a breach, whether one is told or not
    expected: tuple[Expected, ...]
    withdrawn: tuple[str, ...]
    because: tuple[str, ...]


def told(tales: Sequence[Tale], *, quantified: bool = False) -> Told:
    """Weigh tellings; where a number is owed (`quantified`), an act alone does not show it reached."""
    standing = [one for one in tales if not one.withdrawn and not one.foretold]
    against = [one for one in standing if one.breach and not one.denied]
    reported = [one for one in against if not one.alleged and (one.own_voice or one.obligors)]
    alleged = [one for one in against if one not in reported]
    shown = [
        one
        for one in standing
        if not one.breach
        and not one.denied
        and not one.obligors
        and not one.alleged
        and not one.scanty
        and not (quantified and one.event.type != BY_ITSELF)
    ]
    unperformed = [one for one in standing if not one.breach and one.denied]
    cleared = [one for one in standing if one.breach and one.denied]
    replies = [one for one in standing if one.obligors and not one.adverse]
    if (against or unperformed) and (shown or cleared or replies):
        state = PerformanceState.DISPUTED
    elif reported or any(one.own_voice or one.obligors for one in unperformed):
        state = PerformanceState.NOT_PERFORMED
    elif alleged or unperformed:
        state = PerformanceState.ALLEGED_NOT_PERFORMED
    elif shown:
        state = PerformanceState.PERFORMED
    else:
        state = PerformanceState.NO_EVIDENCE
    accusers = [
        name
        for one in (*alleged, *unperformed)
        if not one.own_voice and not one.obligors
        for name in one.names
    ]
    return Told(
        state=state,
        alleged_by=tuple(dict.fromkeys(accusers)),
        replies=tuple(dict.fromkeys(one.event.id for one in replies)),
        contradicted=bool(cleared or replies),
        expected=_expected(tales),
        withdrawn=tuple(dict.fromkeys(one.assertion.id for one in tales if one.withdrawn)),
        because=tuple(dict.fromkeys(i for one in tales for i in (one.event.id, one.assertion.id))),
    )


def _expected(tales: Iterable[Tale]) -> tuple[Expected, ...]:
    found: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for one in tales:
        if one.foretold and not one.withdrawn:
            found.setdefault((not one.adverse, one.names), []).append(one.assertion.id)
    return tuple(Expected(met, by, tuple(dict.fromkeys(ids))) for (met, by), ids in found.items())


def buckets(tales: Iterable[Tale]) -> dict[str, Bucket]:
    """Sort tellings by the time of their act as told."""
    found: dict[str, Bucket] = {}
    for tale in tales:
        when = tale.event.when
        # What nobody dates may be of different times: a breach once told does not confirm one alleged now.
        key = when.value if when else _UNDATED_ALLEGED if tale.alleged else _UNDATED
        found.setdefault(key, (when, []))[1].append(tale)
    return found


def join(found: dict[str, Bucket], beside: Sequence[Bucket] = ()) -> None:
    """Let what answers a breach stand in the row of the breach: a denial or performance of the same time.

    Args:
        found: rows by time; those that only answer are taken out of it.
        beside: further rows, which keep what they have.
    """
    for key in list(found):
        when, tales = found[key]
        if any(_accuses(tale) for tale in tales) or all(tale.withdrawn for tale in tales):
            continue
        others = [row for name, row in found.items() if name != key]
        rows = [
            told_then
            for period, told_then in (*others, *beside)
            if any(_accuses(tale) for tale in told_then)
            and (when is None or period is None or when.overlaps(period))
        ]
        if rows:
            for row in rows:
                row.extend(tales)
            del found[key]


def _accuses(tale: Tale) -> bool:
    return tale.breach and not tale.denied and not tale.withdrawn and not tale.foretold
