"""From events, a dossier and a day to where everything stands on that day.

Rule: composition only; each question is decided in its own module.
"""

from __future__ import annotations

from datetime import date

from servanda.assess import (
    commitments,
    conditions,
    identity,
    instruments,
    measures,
    proposals,
    rounds,
    terms,
    tracks,
)
from servanda.assess.index import Index
from servanda.model.accord import Assessment
from servanda.model.dossier import Dossier
from servanda.model.event import Reconciled
from servanda.model.record import Problem
from servanda.model.talks import Round, Track


def assess(reconciled: Reconciled, dossier: Dossier, *, on: date) -> Assessment:
    """Tell where everything stands on a day.

    What happened after the day is left out, and plans for later days are kept. `changes` stays empty: it
    takes two answers, see `changes.changes`.

    Args:
        reconciled: what the visible readings amount to; its knowledge clock is already applied.
        dossier: identities; what only it states is marked as outside knowledge.
        on: the day of which the answer speaks.
    """
    index = terms.as_extended(Index.of(reconciled, dossier), on)
    found_rounds: list[Round] = []
    found_tracks: list[Track] = []
    problems: list[Problem] = []
    for name, events in identity.tracks(index):
        mine = rounds.rounds(index, name, events, on)
        track, illegal = tracks.track(index, name, events, mine, on)
        found_rounds.extend(mine)
        found_tracks.append(track)
        problems.extend(illegal)
    tabled, unfit = proposals.proposals(index, on)
    return Assessment(
        tracks=tuple(found_tracks),
        rounds=tuple(found_rounds),
        proposals=tabled,
        commitments=commitments.commitments(index, on),
        measures=measures.measures(index, on),
        conditions=conditions.conditions(index, on),
        instruments=instruments.instruments(index, on),
        problems=tuple(dict.fromkeys((*problems, *unfit))),
    )
