"""On what the accounts of a track differ: which round it is, who put it off, how often talks are to be held.

Rule: every difference is a row. That two parties count rounds differently is one of counting, that two
readers of a text find another duty in it one of reading; neither makes either wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from servanda.model.event import Conflict, Difference, Event
from servanda.reconcile.claims import Claim
from servanda.reconcile.conflicts import row
from servanda.reconcile.matching import Cluster
from servanda.reconcile.merging import Sources, make_value

ORDINAL, CADENCE = "ordinal:", "cadence:"
NO_CADENCE = "none"  # the answer of a reading that finds no interval in the text
_ONE_DOER = ("talks.postpone",)  # accounts that name different doers of one such act cannot all be right

Pairs = Sequence[tuple[Cluster, Event]]


def differences(pairs: Pairs, sources: Sources) -> list[Conflict]:
    """Differences within one block, that is of one track."""
    return [
        *_ordinals(pairs, sources),
        *_doers(pairs, sources),
        *_customs(pairs, sources),
    ]


def _amounts(claim: Claim, prefix: str) -> list[str]:
    return [
        role.entity.removeprefix(prefix)
        for role in claim.assertion.all_roles("amount")
        if role.entity and role.entity.startswith(prefix)
    ]


def _sorted(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim.order)


def _ordinals(pairs: Pairs, sources: Sources) -> list[Conflict]:
    """Different numbers of one round, whoever counts."""
    found = []
    for cluster, event in pairs:
        numbers: dict[str, list[Claim]] = defaultdict(list)
        for claim in _sorted(cluster.claims):
            for number in dict.fromkeys(_amounts(claim, ORDINAL)):
                numbers[number].append(claim)
        if len(numbers) > 1:
            answers = [make_value(number, held, sources) for number, held in numbers.items()]
            found.append(row(event, "ordinal", Difference.COUNTING, answers, sources))
    return found


def _doers(pairs: Pairs, sources: Sources) -> list[Conflict]:
    """One round put off, as some have it by the one party and as others have it by the other."""
    by_round: dict[tuple[str, str], list[tuple[Cluster, Event]]] = defaultdict(list)
    for cluster, event in pairs:
        if event.type in _ONE_DOER and event.round and cluster.sides and cluster.actual:
            by_round[event.type, event.round].append((cluster, event))
    found = []
    for told in by_round.values():
        told.sort(key=lambda pair: pair[0].first.order)
        if not any(_rivals(left, right) for (left, _), (right, _) in combinations(told, 2)):
            continue
        sides: dict[str, list[Claim]] = defaultdict(list)
        for cluster, _ in told:
            for claim in _sorted(cluster.claims):
                if claim.sides:
                    sides["; ".join(sorted(claim.sides))].append(claim)
        answers = [make_value(side, held, sources) for side, held in sides.items()]
        also = tuple(event.id for _, event in told[1:])
        found.append(row(told[0][1], "agent", Difference.ATTRIBUTION, answers, sources, also=also))
    return found


def _rivals(left: Cluster, right: Cluster) -> bool:
    if left.sides & right.sides:
        return False
    return left.when is None or right.when is None or left.when.overlaps(right.when)


def _customs(pairs: Pairs, sources: Sources) -> list[Conflict]:
    """How often talks are held, as different voices have it: by a text, and by practice."""
    event_of: dict[str, Event] = {}
    text: dict[str, list[Claim]] = defaultdict(list)
    practice: dict[str, list[Claim]] = defaultdict(list)
    for cluster, event in pairs:
        for claim in cluster.claims:
            one = claim.assertion
            if one.type != "talks.hold" or not one.is_custom:
                continue
            event_of[claim.id] = event
            of = text if one.role("instrument") else practice
            cadences = _amounts(claim, CADENCE)
            if claim.negated and one.role("instrument"):
                text[NO_CADENCE].append(claim)
            elif cadences and not claim.negated:
                of[cadences[0]].append(claim)
    return [
        _custom(values, attribute, difference, event_of, sources)
        for values, attribute, difference in (
            (text, "cadence-by-text", Difference.READING),
            (practice, "cadence", Difference.TRUE_CONFLICT),
        )
        if len(values) > 1
    ]


def _custom(
    values: Mapping[str, Sequence[Claim]],
    attribute: str,
    difference: Difference,
    event_of: Mapping[str, Event],
    sources: Sources,
) -> Conflict:
    ordered = {value: _sorted(held) for value, held in values.items()}
    answers = [
        make_value(value, held, sources)
        for value, held in sorted(ordered.items(), key=lambda one: one[1][0].order)
    ]
    events = list(dict.fromkeys(event_of[c.id].id for held in ordered.values() for c in held))
    first = event_of[min((held[0] for held in ordered.values()), key=lambda claim: claim.order).id]
    also = tuple(sorted(one for one in events if one != first.id))
    return row(first, attribute, difference, answers, sources, also=also)
