"""Claims of one block into clusters, one for each event.

In this order: claims with a time, the finest first, each to the only cluster that it fits; accounts of
one toggle, or one round, that give different times; then claims without a time. What fits none, or more
than one, stays an event of its own.

Rule: the order of input never matters; every choice is by time, then by the order of becoming known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from servanda.reconcile.claims import Claim, World
from servanda.reconcile.kinds import RECENT_DAYS, ROUND_GAP_DAYS, TOGGLE_GAP_DAYS, Mode
from servanda.reconcile.matching import (
    Cluster,
    days_of,
    fits,
    places_fit,
    same_words,
    sides_decide,
    times_meet,
)
from servanda.reconcile.subjects import meet

Apart = Mapping[str, frozenset[str]]
_LONG_MONTHS = 36  # a longer time is looked at for every claim of its block


def cluster(claims: Sequence[Claim], apart: Apart) -> list[Cluster]:
    """Cluster the claims of one block.

    Args:
        claims: of one block, in any order.
        apart: assertion id to ids that a person declared to be of other events.
    """
    pools: dict[tuple[str, World], list[Claim]] = defaultdict(list)
    for claim in claims:
        pools[claim.kind.pool, claim.world].append(claim)
    made = {key: _timed(pools[key], apart) for key in sorted(pools)}
    for key in sorted(made):
        if key[1] is World.ACT:
            made[key] = _rejoin(made[key], made, apart)
    for key in sorted(made):
        _untimed(made[key], [claim for claim in pools[key] if claim.when is None], apart)
    return [one for key in sorted(made) for one in made[key]]


class _Calendar:
    """Clusters by block key and month, so that a claim meets only those of its time."""

    def __init__(self) -> None:
        self.by_month: dict[tuple[tuple[str, ...], int], list[Cluster]] = defaultdict(list)
        self.by_year: dict[tuple[tuple[str, ...], int], list[Cluster]] = defaultdict(list)
        self.long: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self.all: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self.exact: dict[tuple[tuple[str, ...], str], list[Cluster]] = defaultdict(list)

    def put(self, one: Cluster, claim: Claim) -> None:
        months = _months(claim)
        for key in claim.keys:
            self.all[key].append(one)
            self.exact[key, _bounds(claim)].append(one)
            if months is None:
                self.long[key].append(one)
                continue
            for month in months:
                self.by_month[key, month].append(one)
            for year in {month // 12 for month in months}:
                self.by_year[key, year].append(one)

    def near(self, claim: Claim) -> Iterator[Cluster]:
        """Every cluster that might overlap the claim, each once, in the order in which they were put."""
        months = _months(claim)
        seen: set[int] = set()
        for key in claim.keys:
            found: list[list[Cluster]] = []
            if (key, _bounds(claim)) in self.exact:  # a cluster of just this time ends the search
                found.append(self.exact[key, _bounds(claim)])
            if key in self.long and months is not None:
                found.append(self.long[key])
            if months is None:
                found += [self.all[key]] if key in self.all else []
            elif len(months) <= 2:
                found += [self.by_month[key, month] for month in months if (key, month) in self.by_month]
            else:
                years = sorted({month // 12 for month in months})
                found += [self.by_year[key, year] for year in years if (key, year) in self.by_year]
            for group in found:
                for one in group:
                    if id(one) not in seen:
                        seen.add(id(one))
                        yield one


def _bounds(claim: Claim) -> str:
    return f"{claim.when.earliest}/{claim.when.latest}" if claim.when else ""


def _months(claim: Claim) -> range | None:
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    first = when.earliest.year * 12 + when.earliest.month - 1
    last = when.latest.year * 12 + when.latest.month - 1
    return range(first, last + 1) if last - first <= _LONG_MONTHS else None


def _timed(claims: Iterable[Claim], apart: Apart) -> list[Cluster]:
    timed = [claim for claim in claims if claim.when is not None]
    timed.sort(key=lambda claim: (days_of(claim.when), str(claim.when), claim.order))
    calendar = _Calendar()
    made: list[Cluster] = []
    for claim in timed:
        assert claim.when is not None
        fitting: list[Cluster] = []
        exact: Cluster | None = None
        for one in calendar.near(claim):
            if not times_meet(one, claim) or not fits(one, claim, apart):
                continue
            fitting.append(one)
            if (one.low, one.high) == (claim.when.earliest, claim.when.latest):
                exact = one
                break
        chosen = exact or (fitting[0] if len(fitting) == 1 else None)
        if chosen is None:
            chosen = Cluster()
            made.append(chosen)
            calendar.put(chosen, claim)
        chosen.add(claim)
    return made


def _rejoin(
    made: list[Cluster], pools: Mapping[tuple[str, World], Sequence[Cluster]], apart: Apart
) -> list[Cluster]:
    """Join clusters of one toggle, or of one round, whose accounts give different times."""
    if not made:
        return made
    kind = made[0].claims[0].kind
    if kind.mode is not Mode.TOGGLE and kind.pool != "talks.hold":
        return made
    between = [
        one for pool in kind.reverses for one in pools.get((pool, World.ACT), ()) if one.actual and one.timed
    ]
    joined: list[Cluster] = []
    for one in sorted(made, key=lambda each: (each.low or date.min, each.high or date.max, each.first.order)):
        last = next((each for each in reversed(joined[-4:]) if _differ_only_in_time(each, one, apart)), None)
        rival = next(
            (each for each in reversed(joined[-4:]) if _differ_only_in_actor(each, one, apart)), None
        )
        if last is not None and (
            _one_round(last, one) if kind.mode is Mode.SEQUENCE else _one_toggle(last, one, between)
        ):
            last.absorb(one)
        elif rival is not None and kind.mode is Mode.TOGGLE:
            rival.absorb(one)
        else:
            joined.append(one)
    return joined


def _differ_only_in_time(left: Cluster, right: Cluster, apart: Apart) -> bool:
    return left.actual == right.actual and all(fits(left, claim, apart) for claim in right.claims)


def _differ_only_in_actor(left: Cluster, right: Cluster, apart: Apart) -> bool:
    """Tell whether two accounts of one time and subject name different actors: who did it is disputed."""
    if left.actual != right.actual or left.when is None or right.when is None:
        return False
    if max(days_of(left.when), days_of(right.when)) > TOGGLE_GAP_DAYS or not left.when.overlaps(right.when):
        return False
    if left.topics and right.topics and not meet(left.topics, right.topics):
        return False
    return not any(one.id in apart.get(other.id, ()) for one in left.claims for other in right.claims)


def _one_round(left: Cluster, right: Cluster) -> bool:
    """Reported a day or two apart, by different documents: one round, told differently or of several days."""
    if left.documents & right.documents or left.low is None or right.low is None:
        return False
    exact = left.low == left.high and right.low == right.high
    return exact and (right.low - left.low).days <= ROUND_GAP_DAYS


def _one_toggle(left: Cluster, right: Cluster, between: Sequence[Cluster]) -> bool:
    """Not far apart, and nothing on record between them that undoes the first."""
    if left.high is None or right.low is None or (right.low - left.high).days > TOGGLE_GAP_DAYS:
        return False
    return not any(
        one.low is not None and one.high is not None and left.high < one.low and one.high < right.low
        for one in between
    )


_NOBODY = ""
_ALONE = (Mode.UTTERANCE, Mode.CASE)  # without a time, these meet within a speech or a document only


class _Shelf:
    """Clusters by all that may bring a claim without a time to them, each in the order of being put."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, ...], dict[int, Cluster]] = defaultdict(dict)
        self.by_side: dict[tuple[tuple[str, ...], str], dict[int, Cluster]] = defaultdict(dict)
        self.by_voice: dict[str, dict[int, Cluster]] = defaultdict(dict)  # speech or document
        self.turn: dict[tuple[tuple[str, ...], int], int] = {}  # by key and cluster

    def put(self, one: Cluster, claim: Claim) -> None:
        for key in claim.keys:
            self.turn.setdefault((key, id(one)), len(self.by_key[key]))
            self.by_key[key].setdefault(id(one), one)
            for side in claim.sides or (_NOBODY,):
                self.by_side[key, side].setdefault(id(one), one)
        for voice in (claim.speech, claim.document):
            if voice is not None:
                self.by_voice[voice].setdefault(id(one), one)

    def near(self, claim: Claim) -> Iterator[Cluster]:
        """Every cluster that the claim might join, each once, in the order in which they were put."""
        seen: set[int] = set()
        for group in [self._of_sides(claim)] if sides_decide(claim) else self._groups(claim):
            for name, one in group.items():
                if name not in seen:
                    seen.add(name)
                    yield one

    def _of_sides(self, claim: Claim) -> dict[int, Cluster]:
        """Those of the claim's sides, and those of which nobody tells a side; no others fit it."""
        found: dict[int, Cluster] = {}
        turns: dict[int, tuple[int, int]] = {}
        for number, key in enumerate(claim.keys):
            for side in (*claim.sides, _NOBODY):
                for name, one in self.by_side.get((key, side), {}).items():
                    found[name] = one
                    turns.setdefault(name, (number, self.turn[key, name]))
        return {name: found[name] for name in sorted(found, key=turns.__getitem__)}

    def near_by(self, claim: Claim, voice: str) -> list[Cluster]:
        """Those of `near` of one speech or document."""
        groups = self._groups(claim)
        return [
            one for name, one in self.by_voice.get(voice, {}).items() if any(name in each for each in groups)
        ]

    def _groups(self, claim: Claim) -> list[dict[int, Cluster]]:
        if claim.kind.mode in _ALONE:
            voices = (claim.speech, claim.document)
            return [self.by_voice[voice] for voice in voices if voice and voice in self.by_voice]
        return [self.by_key[key] for key in claim.keys if key in self.by_key]


def _untimed(made: list[Cluster], claims: Sequence[Claim], apart: Apart) -> None:
    """Place claims without a time, in the order in which they became known."""
    timed, loose = _Shelf(), _Shelf()
    for one in made:
        for claim in one.claims:
            timed.put(one, claim)
    for claim in sorted(claims, key=lambda each: each.order):
        chosen = _place(claim, timed, apart)
        if chosen is None:
            chosen = next((one for one in loose.near(claim) if _together(one, claim, apart)), None)
        else:
            timed.put(chosen, claim)
        if chosen is None:
            chosen = Cluster()
            made.append(chosen)
        if not chosen.timed:
            loose.put(chosen, claim)
        chosen.add(claim)


def _place(claim: Claim, timed: _Shelf, apart: Apart) -> Cluster | None:
    """Find the only timed event that a claim without a time can be of."""
    mode = claim.kind.mode
    if claim.speech is not None:
        spoken = [one for one in timed.near_by(claim, claim.speech) if fits(one, claim, apart)]
        if spoken:
            return _only(spoken)
    if mode in _ALONE:
        return None
    ahead = claim.kind.pool in ("talks.hold", "talks.resume") and claim.outlook
    if ahead:
        return _ahead(claim, timed, apart)

    def can(one: Cluster) -> bool:
        # What is cheap to see comes first: an event meets every claim of its block.
        return (
            (mode not in (Mode.SEQUENCE, Mode.REPLY) or _recent(one, claim))
            and _of_class(one, claim)
            and fits(one, claim, apart)
            and places_fit(one, claim)
        )

    own = [one for one in timed.near_by(claim, claim.document) if can(one)]
    if mode is Mode.SEQUENCE and own:
        return max(own, key=lambda one: (one.low or date.min, one.first.order))
    if mode is Mode.SEQUENCE and claim.track is None:
        return None  # without a track, who met whom is all there is, and that is too little
    # The only one of all, else the only one of the claim's own document: a second settles that.
    return _only(own) if own else _only(list(islice(filter(can, timed.near(claim)), 2)))


def _of_class(one: Cluster, claim: Claim) -> bool:
    """Tell whether an event is of what was, was not or was to be, as a claim without a time needs it.

    A meeting without a date is the latest that its own document dates, else the only recent one on record.
    One that did not take place is the planned one of which the document spoke, else the only one planned.
    """
    if claim.kind.mode is Mode.SEQUENCE:
        return one.outlook and not one.actual if claim.negated else one.actual
    if not one.same_class(claim):
        return False
    behind = claim.kind.mode is not Mode.REPLY and claim.published is not None and not claim.outlook
    return not behind or one.low is None or claim.published is None or one.low <= claim.published


def _ahead(claim: Claim, timed: _Shelf, apart: Apart) -> Cluster | None:
    """Talks asked for without a date: the ones that their document dates, else the first held thereafter."""

    def can(one: Cluster) -> bool:
        return fits(one, claim, apart) and places_fit(one, claim)

    own = [one for one in timed.near_by(claim, claim.document) if one.outlook and can(one)]
    if own:
        before = [one for one in own if any(c.start < claim.start for c in _of(one, claim.document))]
        near = max(before, key=lambda one: max(c.start for c in _of(one, claim.document)), default=None)
        return near or _only(own)
    if claim.published is None:
        return None
    until = claim.published + timedelta(days=RECENT_DAYS)
    coming = [
        one
        for one in timed.near(claim)
        if one.low is not None
        and claim.published <= one.low <= until
        and claim.document not in one.documents
        and can(one)
    ]
    return min(coming, key=lambda one: (one.low or date.max, one.first.order), default=None)


def _of(one: Cluster, document: str) -> list[Claim]:
    return [claim for claim in one.claims if claim.document == document]


def _recent(one: Cluster, claim: Claim) -> bool:
    """Tell whether an event lies in the year before the report, as far as days are known."""
    if claim.published is None or one.low is None or one.high is None:
        return True
    return one.low <= claim.published and one.high >= claim.published - timedelta(days=RECENT_DAYS)


def _only(found: Sequence[Cluster]) -> Cluster | None:
    return found[0] if len(found) == 1 else None


def _together(one: Cluster, claim: Claim, apart: Apart) -> bool:
    """Tell whether two accounts without a time are of one event."""
    if not one.same_class(claim) or not _in_time(one, claim):
        return False
    if not fits(one, claim, apart) or not places_fit(one, claim):
        return False
    if claim.speech is not None and claim.speech in one.speeches:
        return same_words(one, claim) or claim.topics == one.topics or meet(claim.topics, one.topics)
    mode = claim.kind.mode
    if mode in (Mode.UTTERANCE, Mode.CASE):
        return claim.document in one.documents and any(
            claim.agents == other.agents and claim.topics == other.topics and claim.accusers == other.accusers
            for other in one.claims
        )
    if claim.document in one.documents:
        return True
    return mode is not Mode.SEQUENCE or claim.track is not None


def _in_time(one: Cluster, claim: Claim) -> bool:
    """Tell whether two reports of a reply or a meeting without a time are near enough to each other."""
    if claim.kind.mode not in (Mode.REPLY, Mode.SEQUENCE) or claim.document in one.documents:
        return True
    first = one.claims[0].published  # claims are placed in the order in which they became known
    if claim.published is None or first is None:
        return False
    return (claim.published - first).days <= RECENT_DAYS
