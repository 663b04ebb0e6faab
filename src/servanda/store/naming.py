"""Whom and what a reading names: the ids by which a document is found to bear on an accord.

Rule: ids alone, never words; a place is no party to anything and is left out. Someone whose party the
reading knows names that party too.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model.record import Reading


def named_by(reading: Reading) -> frozenset[str]:
    """The ids of parties, actors, concepts, tracks and instruments in a reading.

    From the roles and voices of assertions, from statements, conditions, commitments, measures and figures.
    """
    named = {one for one in _ids(reading) if one and ":" in one and not one.startswith("place:")}
    named |= {actor.party for actor in reading.actors if actor.party and actor.id in named}
    return frozenset(named)


def _ids(reading: Reading) -> Iterator[str | None]:
    for assertion in reading.assertions:
        yield from (role.entity for role in assertion.roles)
        yield from (link.entity for link in assertion.said_by)
    for statement in reading.statements:
        yield from (speaker.entity for speaker in statement.speakers)
        yield from (statement.addressee, statement.towards)
    for condition in reading.conditions:
        yield from (condition.holder, condition.outcome_topic, *condition.requires_topics)
    for commitment in reading.commitments:
        yield from (commitment.instrument, commitment.obligor, commitment.beneficiary, commitment.topic)
    for measure in reading.measures:
        yield from (measure.by, measure.on, measure.topic)
    for figure in reading.figures:
        yield from (figure.of, figure.counts)
