"""Marks to the nouns of a Reading, one function for each kind.

Rule: nothing is decided here; what a mark says is taken as it stands, and its words get their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from servanda.dossier.making import Making, voices
from servanda.dossier.marks import ActorMark
from servanda.model.actor import Actor, Mention, Office
from servanda.model.figure import Amount, Figure
from servanda.model.record import (
    Assertion,
    CommitmentClaim,
    Condition,
    MeasureClaim,
    Reference,
    Speaker,
    Statement,
)
from servanda.model.source import Published, Span
from servanda.model.when import Expression, Temporal


def published(make: Making) -> Published:
    """What the document's words tell of its day."""
    mark = make.marks.published
    if mark is None:
        return Published()
    evidence = make.find.cite(mark.quotes, ("published", "quotes"))
    return Published(mark.value, mark.basis, (), evidence, mark.note)


def assertion(make: Making, number: int) -> Assertion:
    """Make an assertion; its confidence is a person's, 1."""
    mark, path = make.marks.assertions[number], ("assertions", number)
    evidence = make.find.cite(mark.quotes, (*path, "quotes"))
    return Assertion(
        id=make.ids[mark.key],
        document=make.document.id,
        reading=make.reading,
        type=mark.type,
        polarity=mark.polarity,
        modality=mark.modality,
        aspect=mark.aspect,
        roles=tuple(make.role(mark, n, (*path, "roles", n), evidence) for n in range(len(mark.roles))),
        when=make.when(mark.when, (*path, "when"), evidence),
        said_by=voices(mark.said_by),
        within=make.key(mark.within, (*path, "within"), "statements"),
        content_of=make.key(mark.content_of, (*path, "content_of"), "assertions"),
        evidence=evidence,
        confidence=1.0,
    )


def statement(make: Making, number: int) -> Statement:
    """Make a statement."""
    mark, path = make.marks.statements[number], ("statements", number)
    content = make.find.cite(mark.content, (*path, "content"))
    return Statement(
        id=make.ids[mark.key],
        document=make.document.id,
        speakers=tuple(Speaker(one.entity, one.name, one.office) for one in mark.speakers),
        addressee=mark.addressee,
        content=content,
        cue=make.find.nearest(mark.cue, (*path, "cue"), content) if mark.cue else None,
        direct=mark.direct,
        stance=mark.stance,
        towards=mark.towards,
        act=mark.act,
        said_by=voices(mark.said_by),
        when=make.when(mark.when, (*path, "when"), ()),
    )


def condition(make: Making, number: int) -> Condition:
    """Make a condition."""
    return Condition(**_claimed(make, "conditions", number))


def commitment(make: Making, number: int) -> CommitmentClaim:
    """Make a claim of what is owed."""
    return CommitmentClaim(**_claimed(make, "commitments", number))


def measure(make: Making, number: int) -> MeasureClaim:
    """Make a claim of what a rule holds."""
    mark, path = make.marks.measures[number], ("measures", number)
    fields = _claimed(make, "measures", number)
    fields["change"] = make.key(mark.change, (*path, "change"), "assertions")
    fields["when"] = make.when(mark.when, (*path, "when"), fields["evidence"])
    return MeasureClaim(**fields)


def _claimed(make: Making, section: str, number: int) -> dict[str, Any]:
    """What conditions and claims have in common: the mark's own fields, and its words as evidence."""
    mark = getattr(make.marks, section)[number]
    fields = {name: value for name, value in dict(mark).items() if name not in ("key", "quotes")}
    evidence = make.find.cite(mark.quotes, (section, number, "quotes"))
    return {
        **fields,
        "id": make.ids[mark.key],
        "document": make.document.id,
        "evidence": evidence,
        "said_by": voices(mark.said_by),
    }


def figure(make: Making, number: int) -> Figure:
    """Make a figure."""
    mark, path = make.marks.figures[number], ("figures", number)
    span = make.find.one(mark.quote, (*path, "quote"))
    return Figure(
        id=make.ids[mark.key],
        document=make.document.id,
        start=span.start,
        end=span.end,
        text=mark.quote.quote,
        amount=Amount(mark.low, mark.high, mark.approximate),
        unit=mark.unit,
        counts=mark.counts,
        of=mark.of,
        per=mark.per,
        period=make.when(mark.period, (*path, "period"), ()),
        place=mark.place,
        said_by=voices(mark.said_by),
    )


def reference(make: Making, number: int) -> Reference:
    """Make a dated headline of another publication."""
    mark = make.marks.references[number]
    span = make.find.one(mark.quote, ("references", number, "quote"))
    return Reference(
        document=make.document.id,
        start=span.start,
        end=span.end,
        headline=mark.quote.quote,
        published=Temporal("", Expression.absolute(mark.published)),
        types=mark.types,
        entities=mark.entities,
    )


def actors(make: Making) -> tuple[Actor, ...]:
    """Make the actors with all their mentions; none lies in another."""
    # The longer words take their place first, so that a surname is not found inside a full name.
    wanted = [
        (mention, actor.id, ("actors", n, "mentions", m))
        for n, actor in enumerate(make.marks.actors)
        for m, mention in enumerate(actor.mentions)
    ]
    taken: list[Span] = []
    found: dict[str, list[Mention]] = {}
    for mark, actor_id, path in sorted(wanted, key=lambda one: -len(one[0].quote)):
        spans = list(make.find.whole(mark.quote)) if mark.nth is None else []
        for span in spans or [make.find.one(mark, path)]:
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            mention = Mention(
                make.document.id, span.start, span.end, mark.quote, actor_id, mark.kind, mark.acting
            )
            found.setdefault(actor_id, []).append(mention)
    return tuple(_actor(mark, found.get(mark.id, [])) for mark in make.marks.actors)


def _actor(mark: ActorMark, mentions: Sequence[Mention]) -> Actor:
    return Actor(
        id=mark.id,
        name=mark.name,
        type=mark.type,
        aliases=mark.aliases,
        offices=tuple(Office(one.office, one.start, one.end, one.past) for one in mark.offices),
        party=mark.party,
        mentions=tuple(sorted(mentions, key=lambda one: one.start)),
    )
