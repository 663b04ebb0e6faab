"""Documents and their readings, with no record, to exchange objects: the reader as a filter.

Each document is dated by its own words alone. Actors are written last, merged by their ids, since one
person may be named in several documents; everything else is written as soon as its document is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from servanda.errors import BadDate
from servanda.model.act import Polarity
from servanda.model.actor import Actor
from servanda.model.duties import Commitment
from servanda.model.record import Assertion, CommitmentClaim, MeasureClaim, Problem, Reading
from servanda.model.source import Basis, Document, Published
from servanda.model.when import parse
from servanda.present.exchange.grounds import beside
from servanda.present.exchange.measures import measure_claimed
from servanda.present.exchange.owing import commitment_object
from servanda.present.exchange.reading import (
    Dated,
    Object,
    actor_object,
    assertion_object,
    document_object,
    evidence_objects,
    figure_object,
    problem_object,
    statement_object,
    timex_object,
)
from servanda.present.exchange.terms import condition_object


def extract_objects(
    read: Iterable[tuple[Document, Reading]], problems: Iterable[Problem] = ()
) -> Iterator[Object]:
    """Write all that readings hold, document by document, then the actors.

    Args:
        read: documents with their readings.
        problems: of what could not be read; looked at when all else is written.
    """
    actors: dict[str, Actor] = {}
    for document, reading in read:
        yield from _of_reading(document, reading)
        for actor in reading.actors:
            actors[actor.id] = _merged(actors.get(actor.id), actor)
    for actor in actors.values():
        yield actor_object(actor)
    for problem in problems:
        yield problem_object(problem)


def dated_by(document: Document, reading: Reading) -> tuple[Published, Dated]:
    """Date a document by its own words: the day of publication, and what is resolved against it."""
    published = _published(document, reading)
    return published, Dated({document.id: published.value}, _known(document.id, published))


def _of_reading(document: Document, reading: Reading) -> Iterator[Object]:
    published, dated = dated_by(document, reading)
    yield document_object(document, published)
    for timex in reading.timexes:
        yield timex_object(timex, dated)
    for figure in reading.figures:
        yield figure_object(figure, dated)
    for statement in reading.statements:
        yield statement_object(statement, dated, [])
    for condition in reading.conditions:
        yield condition_object(condition)
    for commitment in reading.commitments:
        if commitment.polarity is Polarity.NEGATED:
            continue  # a duty that nobody has
        yield commitment_object(
            provisional(commitment),
            beside(reading.assertions, commitment.evidence),
            evidence_objects(commitment.evidence, document=True),
        )
    for measure in reading.measures:
        yield _measure(measure, reading.assertions)
    for assertion in reading.assertions:
        yield assertion_object(assertion, dated)
    for problem in reading.problems:
        yield problem_object(problem)


def _published(document: Document, reading: Reading) -> Published:
    if document.published.basis is not Basis.UNKNOWN and document.published.value:
        return document.published
    return reading.published


def _known(document: str, published: Published) -> dict[str, str]:
    try:
        last = parse(published.value).latest if published.value else None
    except BadDate:
        last = None
    return {document: last.isoformat()} if last else {}


def _merged(one: Actor | None, other: Actor) -> Actor:
    if one is None:
        return other
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        offices=tuple(dict.fromkeys((*one.offices, *other.offices))),
        mentions=(*one.mentions, *other.mentions),
    )


def provisional(claim: CommitmentClaim) -> Commitment:
    """A commitment as one document claims it, under the id of the claim."""
    return Commitment(
        id=claim.id,
        instrument=claim.instrument,
        instrument_text=claim.instrument_text,
        obligor=claim.obligor,
        beneficiary=claim.beneficiary,
        duty=claim.duty,
        form=claim.form,
        strength=claim.strength,
        bound=claim.bound,
        timing=claim.timing,
        amount=claim.amount,
        unit=claim.unit,
        because=(),
    )


def _measure(claim: MeasureClaim, assertions: Iterable[Assertion]) -> Object:
    because = [claim.change] if claim.change else []
    return measure_claimed(claim, list(dict.fromkeys((*because, *beside(assertions, claim.evidence)))))
