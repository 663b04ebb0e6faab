"""Offers of talks against the rounds that were held: between whom, and which offers these rounds used up.

Rule: an offer is spent by a round that certainly began after it. Days are sorted once, so that each question
is looked up and no round is gone through again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from servanda.assess import identity
from servanda.assess.index import Index
from servanda.assess.times import begun
from servanda.model.act import Status
from servanda.model.event import Event
from servanda.model.when import When, parse


@dataclass(frozen=True, slots=True)
class _Held:
    """The first days of a track's rounds in order; their last days, with the latest beginning up to each."""

    firsts: tuple[date, ...]
    lasts: tuple[date, ...]
    begun: tuple[date, ...]  # of the rounds over by the last day in the same place, the latest first day

    @classmethod
    def of(cls, days: Iterable[When]) -> _Held:
        told = [one for one in days if one.earliest is not None]
        over = sorted((one.latest, one.earliest) for one in told if one.latest and one.earliest)
        return cls(
            tuple(sorted(one.earliest for one in told if one.earliest)),
            tuple(last for last, _ in over),
            tuple(accumulate((first for _, first in over), max)),
        )

    def latest(self, later: When, *, at_round: bool) -> date | None:
        """The latest first day of a round before a later act; with `at_round`, or on its own days."""
        if at_round:
            place = bisect_right(self.firsts, later.latest) if later.latest else len(self.firsts)
            return self.firsts[place - 1] if place else None
        place = bisect_left(self.lasts, later.earliest) if later.earliest else 0
        return self.begun[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Talks:
    """What is known of the tracks: the parties of each, and on which days a round was held by a day."""

    parties: dict[str, tuple[str, ...]]
    held: dict[str, _Held]

    @classmethod
    def of(cls, index: Index, on: date) -> Talks:
        """Gather them from a reconciled record."""
        held: dict[str, list[When]] = {}
        for one in index.reconciled.events:
            done = one.type == "talks.hold" and one.status is Status.HAPPENED and begun(index, one, on)
            if done and one.track and one.when:
                held.setdefault(one.track, []).append(one.when)
        parties = {one.id: one.parties for one, _ in identity.tracks(index)}
        return cls(parties, {track: _Held.of(days) for track, days in held.items()})

    def last_round(self, offer: Event, later: Event, *, at_round: bool) -> date | None:
        """When the last round before a later act began, at the talks that are offered; None where none is.

        `at_round`: a round of the later act's own day counts too, as for an offer of the next one.
        """
        if not offer.type.startswith("talks.") or offer.track is None or later.when is None:
            return None
        held = self.held.get(offer.track)
        return held.latest(later.when, at_round=at_round) if held else None

    def spent(self, offer: Event, later: Event, *, at_round: bool) -> bool:
        """Tell whether a round was held between an offer of talks and a later act."""
        return is_before(offer, self.last_round(offer, later, at_round=at_round))

    def other(self, event: Event, by: str | None) -> str | None:
        """To whom it is put at talks of two: the other party."""
        parties = self.parties.get(event.track or "", ())
        others = [party for party in parties if party != by]
        return others[0] if len(parties) == 2 and len(others) == 1 else None


def is_before(offer: Event, day: date | None) -> bool:
    """Tell whether an offer was certainly made before a day; one without its own, as it became known."""
    if day is None:
        return False
    since = offer.when or (parse(offer.known_on) if offer.known_on else None)
    return since is not None and since.latest is not None and since.latest < day
