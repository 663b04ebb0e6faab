"""A cluster into an Event that keeps every value with its supporters.

The id is that of the first supporter to become known, so that later documents leave it as it was. The
status is that of an outcome before a plan; the time is the finest on which most independent origins agree.

Rule: no supporter is dropped; one speech, or one text and its copies, counts as one origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from servanda.model.act import ROLES, Attribution, Status
from servanda.model.event import Event, Value
from servanda.model.ids import content_id
from servanda.model.record import Role
from servanda.model.when import When
from servanda.reconcile.claims import Claim
from servanda.reconcile.judged import Preference
from servanda.reconcile.kinds import WEAKER_FIRST, Mode
from servanda.reconcile.matching import Cluster, days_of

# What settles the status: an outcome outranks an accusation, that a plan, and so on down.
_RANK = (
    frozenset({Status.HAPPENED, Status.ONGOING, Status.DID_NOT_HAPPEN}),
    frozenset({Status.ALLEGED, Status.DENIED}),
    frozenset({Status.PLANNED}),
    frozenset({Status.PROPOSED}),
    frozenset({Status.CONDITIONAL}),
    frozenset({Status.NOT_STATED}),
)
_Giver = tuple[Attribution, ...] | None
_ROLES = {name: number for number, name in enumerate(ROLES)}
_ATTRIBUTES = {"type": -2, "when": -1, **_ROLES}


@dataclass(frozen=True, slots=True)
class Sources:
    """What merging needs to know of the documents: who copies whom, and what people prefer."""

    origins: Mapping[str, str]
    preferences: Sequence[Preference]

    def origin(self, claim: Claim) -> str:
        """The independent source that a claim goes back to: the speech that holds it, else the text."""
        if claim.speech is not None and claim.assertion.said_by:
            return claim.speech
        return self.origins.get(claim.document, claim.document)

    def count(self, claims: Sequence[Claim]) -> int:
        """How many independent sources there are."""
        return len({self.origin(claim) for claim in claims}) if len(claims) > 1 else len(claims)

    def preferred(self, attribute: str, claims: Iterable[Claim]) -> Preference | None:
        """The latest preference for the value of one of these claims."""
        return self.preferred_of(attribute, {claim.id for claim in claims}) if self.preferences else None

    def preferred_of(self, attribute: str, ids: Set[str]) -> Preference | None:
        """The latest preference for one of the things with these ids."""
        found = [
            each for each in self.preferences if each.attribute in ("", attribute) and each.assertions & ids
        ]
        return found[-1] if found else None


def event_id(first: str) -> str:
    """Name an event after the assertion that was known first."""
    return content_id("e", first)


def merge(cluster: Cluster, sources: Sources) -> Event:
    """Make the event of a cluster, without its round."""
    claims = sorted(cluster.claims, key=lambda claim: claim.order)
    statuses: dict[Status, list[Claim]] = defaultdict(list)
    for claim in claims:
        statuses[claim.status].append(claim)
    status = _status(statuses, sources)
    values = _values(claims, sources)
    named = dict(values)
    return Event(
        id=event_id(claims[0].id),
        type=_type(claims, sources),
        status=status,
        when=_of_outcome(claims, status, sources),
        roles=_roles(claims),
        place=_most(named.get("place", ())),
        track=_track(claims),
        assertions=tuple(claim.id for claim in claims),
        documents=tuple(dict.fromkeys(claim.document for claim in claims)),
        origins=sources.count(claims),
        statuses=tuple((each, tuple(claim.id for claim in held)) for each, held in statuses.items()),
        values=values,
        known_on=claims[0].known.isoformat(),
    )


def _status(statuses: Mapping[Status, Sequence[Claim]], sources: Sources) -> Status:
    everyone = [claim for held in statuses.values() for claim in held]
    preference = sources.preferred("status", everyone)
    if preference is not None and preference.attribute == "status":
        for status, held in statuses.items():
            if any(claim.id in preference.assertions for claim in held):
                return status
    for rank in _RANK:
        found = [status for status in statuses if status in rank]
        if Status.ALLEGED in found:
            return Status.ALLEGED
        if found:
            return max(found, key=lambda each: (sources.count(statuses[each]), statuses[each][-1].order))
    raise AssertionError("an event has at least one claim")


def _type(claims: Sequence[Claim], sources: Sources) -> str:
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_type[claim.assertion.type].append(claim)

    def order(type_: str) -> tuple[int, int, str]:
        weak = WEAKER_FIRST.index(type_) if type_ in WEAKER_FIRST else -1
        return (-sources.count(by_type[type_]), weak, type_)

    return min(by_type, key=order)


def _of_outcome(claims: Sequence[Claim], status: Status, sources: Sources) -> When | None:
    """When something was: of what happened, as the accounts of its happening have it.

    A day for which it was planned speaks only where these leave it open, and no other plan differs.
    """
    told = [claim for claim in claims if claim.status is status and claim.when is not None]
    if status is not Status.HAPPENED or not told:
        return _when(claims, sources)
    found = _when(told, sources)
    if found is None or found.is_day or sources.preferred("when", told):
        return found
    planned = {c.when.value: c.when for c in claims if c.when and c.when.is_day and found.contains(c.when)}
    return next(iter(planned.values())) if len(planned) == 1 else found


def _when(claims: Sequence[Claim], sources: Sources) -> When | None:
    timed = [claim for claim in claims if claim.when is not None]
    if not timed:
        return None
    preference = sources.preferred("when", timed)
    if preference is not None:
        chosen = [claim for claim in timed if claim.id in preference.assertions]
        return chosen[0].when
    # Of a state the longest time says most, "since 1980" more than "in 1980"; of an act the shortest.
    best: tuple[int, int, int] | None = None
    found: When | None = None
    for number, (when, supporters) in enumerate(_camps(timed)):
        fineness = days_of(when) if timed[0].kind.mode is Mode.STATE else -days_of(when)
        score = (sources.count(supporters), fineness, -number)
        if best is None or score > best:
            best, found = score, when
    return found


def _camps(timed: Sequence[Claim]) -> list[tuple[When, list[Claim]]]:
    """Each distinct time with all claims whose time agrees with it, in order of becoming known."""
    distinct: dict[str, When] = {}
    for claim in timed:
        assert claim.when is not None
        distinct.setdefault(claim.when.value, claim.when)
    return [
        (when, [claim for claim in timed if claim.when is not None and claim.when.agrees(when)])
        for when in distinct.values()
    ]


def _roles(claims: Sequence[Claim]) -> tuple[Role, ...]:
    """One role for each distinct filler; without offsets, which would not say in which document."""
    found: dict[tuple[str, str], Role] = {}
    for claim in claims:
        for role in claim.assertion.roles:
            key = (role.role, role.entity or role.text.casefold())
            if key not in found or (not found[key].text and role.text):
                placed = role.start is not None or role.end is not None
                found[key] = replace(role, start=None, end=None) if placed else role
    return tuple(sorted(found.values(), key=lambda role: _ROLES.get(role.role, len(ROLES))))


def _values(claims: Sequence[Claim], sources: Sources) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Every value of every attribute with its supporters; a cause also by who gives it."""
    found: dict[str, dict[tuple[str, _Giver], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[tuple[str, str, _Giver], str] = {}
    for claim in claims:
        one = claim.assertion
        entries: list[tuple[str, str, str, _Giver]] = [("type", one.type, one.type, None)]
        if claim.when is not None:
            entries.append(("when", claim.when.value, claim.when.value, None))
        for role in one.roles:
            key = role.entity or role.text.casefold()
            giver = one.said_by if role.role == "cause" else None
            entries.append((role.role, key, role.entity or role.text or role.name, giver))
        for attribute, key, value, giver in dict.fromkeys(entries):
            held = found[attribute][key, giver]
            if not held or held[-1] is not claim:  # one claim may give two words for one entity
                held.append(claim)
            shown.setdefault((attribute, key, giver), value)
    return tuple(
        (
            attribute,
            tuple(
                make_value(shown[attribute, key, giver], held, sources)
                for (key, giver), held in found[attribute].items()
            ),
        )
        for attribute in sorted(found, key=lambda name: (_ATTRIBUTES.get(name, len(ROLES)), name))
    )


def make_value(value: str, claims: Sequence[Claim], sources: Sources) -> Value:
    """Make a Value; its voices are named where all of its supporters give the same."""
    if len(claims) == 1:
        return Value(value, (claims[0].id,), claims[0].assertion.said_by)
    voices = claims[0].assertion.said_by
    return Value(
        value,
        tuple(claim.id for claim in claims),
        voices if all(claim.assertion.said_by == voices for claim in claims) else (),
        sources.count(claims),
    )


def _most(values: Sequence[Value]) -> str | None:
    """The value that most origins give; the first known where they tie."""
    return max(values, key=lambda value: value.origins).value if values else None


def _track(claims: Sequence[Claim]) -> str | None:
    counts = Counter(claim.track for claim in claims if claim.track)
    return min(counts, key=lambda track: (-counts[track], track)) if counts else None
