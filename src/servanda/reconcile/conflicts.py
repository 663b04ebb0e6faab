"""On what the accounts differ, and of which kind each difference is.

Rule: every difference is a row; one of mere precision is a row too, and counts as agreement. What a
document does not say contradicts nothing. Figures are compared only where their scopes are equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from servanda.model.act import Status
from servanda.model.event import Conflict, Difference, Event, Settlement, Value
from servanda.model.figure import Amount, Figure
from servanda.model.ids import content_id
from servanda.model.record import Condition
from servanda.model.when import When
from servanda.reconcile.claims import Claim
from servanda.reconcile.kinds import STEP_GAP_DAYS, Mode, kind_of
from servanda.reconcile.matching import Cluster, fits
from servanda.reconcile.merging import Sources, make_value

_DONE = (Status.HAPPENED, Status.ONGOING)
_NOT_DONE = (Status.DID_NOT_HAPPEN, Status.DENIED)


def in_event(event: Event, claims: Sequence[Claim], sources: Sources) -> list[Conflict]:
    """Differences between the accounts of one event."""
    ordered = sorted(claims, key=lambda claim: claim.order)
    found = [
        _whens(event, ordered, sources),
        _statuses(event, ordered, sources),
        _agents(event, ordered, sources),
        _places(event, ordered, sources),
        _types(event, sources),
        _causes(event, sources),
    ]
    return [one for one in found if one is not None]


def row(
    event: Event,
    attribute: str,
    difference: Difference,
    answers: Iterable[Value],
    sources: Sources | None = None,
    also: tuple[str, ...] = (),
) -> Conflict:
    """Make the row of one difference about an event, settled where a person preferred an answer."""
    answers = tuple(answers)
    settled = _settle(attribute, answers, sources) if sources is not None else None
    return Conflict(
        id=content_id("x", event.id, attribute, *also),
        subject_kind="event",
        subject=event.id,
        attribute=attribute,
        difference=difference,
        answers=answers,
        also=also,
        settled=settled,
    )


def _settle(attribute: str, answers: Iterable[Value], sources: Sources) -> Settlement | None:
    """Say what a person preferred among the answers, if anything."""
    answers = tuple(answers)
    preference = sources.preferred_of(attribute, {id_ for one in answers for id_ in one.assertions})
    chosen = next(
        (one for one in answers if preference and preference.assertions & set(one.assertions)), None
    )
    if preference is None or chosen is None:
        return None
    judgement = preference.judgement
    return Settlement(chosen.value, judgement.by, judgement.why, judgement.id)


def _whens(event: Event, claims: Sequence[Claim], sources: Sources) -> Conflict | None:
    answers = event.values_of("when")
    if len(answers) < 2:
        return None
    whens = {claim.when.value: claim.when for claim in claims if claim.when is not None}
    if all(left.overlaps(right) for left, right in combinations(whens.values(), 2)):
        difference = Difference.PRECISION
    elif claims[0].kind.mode is Mode.TOGGLE:
        difference = Difference.TRUE_CONFLICT
    else:
        difference = Difference.READING
    return row(event, "when", difference, answers, sources)


def _statuses(event: Event, claims: Sequence[Claim], sources: Sources) -> Conflict | None:
    by_status = dict(event.statuses)
    sides = [
        [status for status in by_status if status in group] for group in (_DONE, (Status.ALLEGED,), _NOT_DONE)
    ]
    if sum(1 for side in sides if side) < 2:
        return None
    difference = Difference.TRUE_CONFLICT if sides[2] else Difference.ATTRIBUTION
    answers = [
        make_value(status.value, [c for c in claims if c.status is status], sources)
        for side in sides
        for status in side
    ]
    return row(event, "status", difference, answers, sources)


def _agents(event: Event, claims: Sequence[Claim], sources: Sources) -> Conflict | None:
    """Who is said to have done it; that an organ acted for its state is no difference."""
    sides = {claim.sides for claim in claims if claim.sides}
    if kind_of(event.type).joint or not any(not left & right for left, right in combinations(sides, 2)):
        return None
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.sides:
            by_side["; ".join(sorted(claim.sides))].append(claim)
    answers = [make_value(side, held, sources) for side, held in by_side.items()]
    return row(event, "agent", Difference.ATTRIBUTION, answers, sources)


def _places(event: Event, claims: Sequence[Claim], sources: Sources) -> Conflict | None:
    """Two places, unless one document gives both: then one lies in the other, or both were used."""
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for role in claim.assertion.all_roles("place"):
            if role.entity and role.entity.startswith("place:"):
                by_place[role.entity].append(claim)
    documents = {place: {claim.document for claim in held} for place, held in by_place.items()}
    if not any(not documents[left] & documents[right] for left, right in combinations(by_place, 2)):
        return None
    answers = [make_value(place, held, sources) for place, held in by_place.items()]
    return row(event, "place", Difference.TRUE_CONFLICT, answers, sources)


def _types(event: Event, sources: Sources) -> Conflict | None:
    """One change under two labels, as a rule that one account has lifted and another eased."""
    answers = event.values_of("type")
    return row(event, "type", Difference.SCOPE, answers, sources) if len(answers) > 1 else None


def _causes(event: Event, sources: Sources) -> Conflict | None:
    """Reasons that different voices give; reasons may stand together, so none is called wrong."""
    answers = event.values_of("cause")
    if len({tuple(link.entity or link.name for link in one.said_by) for one in answers}) < 2:
        return None
    return row(event, "cause", Difference.ATTRIBUTION, answers, sources)


def between_steps(pairs: Sequence[tuple[Cluster, Event]], sources: Sources) -> list[Conflict]:
    """Changes of one measure told by different documents at close but unlike times: two, or one."""
    pools: dict[tuple[str, str], list[tuple[Cluster, Event]]] = defaultdict(list)
    for cluster, event in pairs:
        kind = cluster.claims[0].kind
        if kind.mode is Mode.STEP and cluster.timed and cluster.actual and cluster.low is not None:
            pools[kind.pool, cluster.claims[0].world].append((cluster, event))
    found: list[Conflict] = []
    for pool in pools.values():
        pool.sort(key=lambda pair: (pair[0].low or date.min, pair[0].first.order))
        for at, (cluster, event) in enumerate(pool):
            for other, second in pool[at + 1 :]:
                assert other.low is not None
                if cluster.high is None or (other.low - cluster.high).days > STEP_GAP_DAYS:
                    break
                if cluster.documents & other.documents or other.low <= cluster.high:
                    continue
                if not all(fits(cluster, claim, {}) for claim in other.claims):
                    continue
                answers = (*event.values_of("when"), *second.values_of("when"))
                found.append(row(event, "when", Difference.READING, answers, sources, also=(second.id,)))
    return found


def between_figures(
    figures: Sequence[Figure], periods: Mapping[str, When | None], sources: Sources
) -> list[Conflict]:
    """Unlike numbers of the same thing in the same period; unlike things are never compared.

    A count that ends within its period is of less than the period: it meets one of the same end alone.
    """
    origins = sources.origins
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.counts:
            period = periods.get(figure.id)
            cut = figure.as_of.expression.value if figure.as_of else None
            groups[figure.scope, period.value if period else None, cut].append(figure)
    found: list[Conflict] = []
    for group in groups.values():
        amounts = {figure.amount for figure in group}
        if len(amounts) < 2 or len({origins.get(f.document, f.document) for f in group}) < 2:
            continue  # one document's two numbers count two things
        if all(_amounts_meet(left, right) for left, right in combinations(amounts, 2)):
            difference = Difference.PRECISION
        elif len({_givers(figure) for figure in group}) > 1:
            difference = Difference.COUNTING
        else:
            difference = Difference.TRUE_CONFLICT
        by_amount: dict[Amount, list[Figure]] = defaultdict(list)
        for figure in group:
            by_amount[figure.amount].append(figure)
        answers = tuple(
            Value(
                held[0].text,
                tuple(figure.id for figure in held),
                held[0].said_by,
                len({origins.get(f.document, f.document) for f in held}),
            )
            for held in by_amount.values()
        )
        subject = group[0].id
        found.append(
            Conflict(
                id=content_id("x", subject, "amount"),
                subject_kind="figure",
                subject=subject,
                attribute="amount",
                difference=difference,
                answers=answers,
                settled=_settle("amount", answers, sources),
            )
        )
    return found


def _givers(figure: Figure) -> object:
    return tuple(link.entity or link.name for link in figure.said_by) or figure.document


def _amounts_meet(left: Amount, right: Amount) -> bool:
    above = left.low is None or right.high is None or left.low <= right.high
    below = right.low is None or left.high is None or right.low <= left.high
    return above and below


def between_conditions(
    conditions: Sequence[Condition], party: Mapping[str, str], sources: Sources
) -> list[Conflict]:
    """What one holder is said to require for one outcome, where reports name different requirements."""
    origins = sources.origins
    groups: dict[tuple[str, str, str], list[Condition]] = defaultdict(list)
    for one in conditions:
        if one.holder and (one.outcome_topic or one.outcome_type):
            groups[party.get(one.holder, one.holder), one.outcome_topic, one.outcome_type].append(one)
    found: list[Conflict] = []
    for group in groups.values():
        by_document: dict[str, list[Condition]] = defaultdict(list)
        for one in group:
            by_document[origins.get(one.document, one.document)].append(one)
        required = {document: _required(held) for document, held in by_document.items()}
        if len(set(required.values())) < 2:
            continue
        nested = all(a <= b or b <= a for a, b in combinations(set(required.values()), 2))
        by_requirement: dict[frozenset[str], list[Condition]] = defaultdict(list)
        for document, held in by_document.items():
            by_requirement[required[document]] += held
        answers = tuple(
            Value(
                "; ".join(dict.fromkeys(text for one in held for text in one.requires)),
                tuple(one.id for one in held),
                held[0].said_by,
                len({origins.get(one.document, one.document) for one in held}),
            )
            for held in by_requirement.values()
        )
        subject = group[0].id
        found.append(
            Conflict(
                id=content_id("x", subject, "requires"),
                subject_kind="condition",
                subject=subject,
                attribute="requires",
                difference=Difference.PRECISION if nested else Difference.SCOPE,
                answers=answers,
                settled=_settle("requires", answers, sources),
            )
        )
    return found


def _required(held: Sequence[Condition]) -> frozenset[str]:
    """Concepts required, or the words where a requirement has no concept."""
    return frozenset(
        f"{one.polarity}:{each}"
        for one in held
        for each in (one.requires_topics or [text.casefold() for text in one.requires])
    )
