"""From the id of a track to the scope of an answer, and the judgements that such an answer takes.

Rule: a track of the dossier is narrowed to as the dossier defines it; a provisional one as its id says, by
states that the record names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from servanda.errors import UnknownId
from servanda.model.dossier import Dossier
from servanda.model.event import Visible
from servanda.model.ids import CONCEPT, slug
from servanda.model.record import Judgement
from servanda.model.scope import Scope
from servanda.reconcile.tracks import provisional


def scope_of(track: str, dossier: Dossier, states: Collection[str]) -> Scope:
    """Make the scope of a track.

    Args:
        track: its id, of the dossier or provisional.
        dossier: its tracks, and whose party an actor is.
        states: ids of the states that the record names.

    Raises:
        UnknownId: the dossier has no such track, and the id is not made of such states.
    """
    for one in dossier.tracks:
        if one.id == track:
            return _scope(track, one.parties, one.topics, one.instruments, dossier)
    found = _provisional(track, states)
    if found is None:
        raise UnknownId(f"no track {track}", remedy="Their ids stand in: servanda status --json")
    return _scope(track, *found, (), dossier)


def _scope(
    track: str,
    parties: Iterable[str],
    topics: Iterable[str],
    instruments: Iterable[str],
    dossier: Dossier,
) -> Scope:
    return Scope(
        parties=tuple(
            (party, *(actor.id for actor in dossier.actors if actor.party == party)) for party in parties
        ),
        topics=tuple(topics),
        names=(track, *instruments),
        track=track,
    )


def _provisional(track: str, states: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Parties and topics of which an id was made; where a topic could be a state, the more states."""
    codes = {slug(one.partition(":")[2]): one for one in states}
    tokens = track.partition(":")[2].split("-")
    for count in range(len(tokens), 1, -1):
        parties = tuple(codes[token] for token in tokens[:count] if token in codes)
        topic = CONCEPT + "-".join(tokens[count:]) if tokens[count:] else None
        if len(set(parties)) == count and provisional(parties, topic) == track:
            return parties, (topic,) if topic else ()
    return None


def bearing(judgements: Iterable[Judgement], visible: Sequence[Visible]) -> tuple[Judgement, ...]:
    """Leave out judgements on words of other documents only; one on names alone is everybody's."""
    there = {one.document.id for one in visible}
    return tuple(
        one
        for one in judgements
        if not one.anchorage or any(anchor.document in there for anchor in one.anchorage)
    )
