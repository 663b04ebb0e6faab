"""What a reading holds to exchange objects: documents, timexes, actors, figures, statements, assertions.

Offsets are half-open code points into the document's canonical text, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from servanda.errors import BadDate
from servanda.model.act import Attribution
from servanda.model.actor import Actor
from servanda.model.figure import Amount, Figure
from servanda.model.record import Assertion, Problem, Role, Statement, Timex
from servanda.model.source import Document, Evidence, Published
from servanda.model.when import Temporal, When, parse, resolve
from servanda.read.timex_value import timex3

Object = dict[str, Any]

_RATES = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y"}


@dataclass(frozen=True, slots=True)
class Dated:
    """Days by document id: of publication (EDTF), from which it is known, and when it was recorded."""

    anchors: dict[str, str | None] = field(default_factory=dict)
    known_on: dict[str, str] = field(default_factory=dict)
    recorded_at: dict[str, str] = field(default_factory=dict)

    def resolve(self, temporal: Temporal | None, document: str) -> str | None:
        """Resolve a time as a document says it; None where its day of publication does not settle it."""
        if temporal is None:
            return None
        anchor = self.anchors.get(document)
        try:
            return edtf(resolve(temporal.expression, parse(anchor) if anchor else None))
        except BadDate:
            return None


def edtf(when: When | None) -> str | None:
    """Write a time."""
    return when.value if when else None


def voices(chain: Iterable[Attribution]) -> list[Object]:
    """Write a chain of voices, outermost first."""
    return [
        {"name": link.name, "entity": link.entity, **({"jointly": True} if link.jointly else {})}
        for link in chain
    ]


def number(amount: Amount) -> float | Object:
    """Write an amount: a number where one was given exactly, else its range."""
    low, high = (_whole(side) for side in (amount.low, amount.high))
    if amount.exact and low is not None and not amount.approximate:
        return low
    return {"min": low, "max": high}


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def evidence_objects(quotes: Iterable[Evidence], *, document: bool = False) -> list[Object]:
    """Write quotes; with their document where they may be of several."""
    return [
        {
            **({"document": one.document} if document else {}),
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
        }
        for one in quotes
    ]


def document_object(document: Document, published: Published) -> Object:
    """Write a document with the day of its publication as best known."""
    return {
        "kind": "document",
        "id": document.id,
        "file": document.file,
        "sha256": document.sha256,
        "title": document.title,
        "publisher": document.publisher,
        "address": document.address,
        "published": {
            "value": published.value,
            "basis": published.basis.value,
            "because": list(published.because),
        },
        "regions": [{"start": r.start, "end": r.end, "part": r.part.value} for r in document.regions],
        "canonical": {"converter": document.canonical.converter, "version": document.canonical.version},
    }


def timex_object(timex: Timex, dated: Dated) -> Object:
    """Write a temporal expression; a value that waited for the day of publication is resolved now."""
    value = timex.value
    if timex.type == "DATE" and timex.expression is not None and timex.expression.needs_anchor:
        settled = dated.resolve(Temporal(timex.text, timex.expression), timex.document)
        # An interval is no TIMEX3 value; the reader's own ("2009-W22") then stands.
        value = timex3(parse(settled), timex.expression) if settled and "/" not in settled else value
    return {
        "kind": "timex",
        "id": timex.id,
        "document": timex.document,
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": value,
        "mod": timex.mod,
        "confidence": timex.confidence,
    }


def actor_object(actor: Actor) -> Object:
    """Write an actor with its mentions."""
    return {
        "kind": "actor",
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "aliases": list(actor.aliases),
        "offices": [
            {"office": one.office, "from": one.start, "to": one.end, "because": list(one.because)}
            for one in actor.offices
        ],
        "mentions": [
            {
                "document": one.document,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "form": one.kind,
                "confidence": one.confidence,
            }
            for one in actor.mentions
        ],
    }


def figure_object(figure: Figure, dated: Dated) -> Object:
    """Write a figure; its period is EDTF, or an ISO 8601 duration where it is a rate ("P1Y")."""
    return {
        "kind": "figure",
        "id": figure.id,
        "value": number(figure.amount),
        "unit": figure.unit,
        "counts": figure.counts,
        "period": dated.resolve(figure.period, figure.document) or _RATES.get(figure.per),
        "place": figure.place,
        "said_by": voices(figure.said_by),
        "document": figure.document,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "of": figure.of or figure.whom or None,
        "per": figure.per or None,
        "period_kind": figure.period_kind or None,
        "counted_by": figure.counted_by,
        "confidence": figure.confidence,
    }


def statement_object(statement: Statement, dated: Dated, same_as: list[str]) -> Object:
    """Write one excerpt of a speech act; `same_as` are the ids of its other excerpts."""
    return {
        "kind": "statement",
        "id": statement.id,
        "speakers": [
            {"entity": one.entity, "name": one.name, "office": one.office or None}
            for one in statement.speakers
        ],
        "addressee": statement.addressee,
        "content": evidence_objects(statement.content),
        "cue": {"start": statement.cue.start, "end": statement.cue.end} if statement.cue else None,
        "direct": statement.direct,
        "given": statement.given,
        "act": statement.act or None,
        "stance": {"value": statement.stance, "towards": statement.towards or None},
        "document": statement.document,
        "known_on": dated.known_on.get(statement.document),
        "same_as": same_as,
    }


def role_object(role: Role) -> Object:
    """Write a role; an implied one has no offsets."""
    written: Object = {"role": role.role, "text": role.text, "entity": role.entity, "name": role.name}
    if role.start is not None and role.end is not None:
        written |= {"start": role.start, "end": role.end}
    return written


def assertion_object(assertion: Assertion, dated: Dated, resolved: str | None = None) -> Object:
    """Write an assertion; `resolved` is its time as the record settles it."""
    when = assertion.when
    return {
        "kind": "assertion",
        "id": assertion.id,
        "type": assertion.type,
        "status": assertion.status.value,
        "polarity": assertion.polarity.value,
        "modality": assertion.modality.value,
        "aspect": assertion.aspect.value,
        "roles": [role_object(role) for role in assertion.roles],
        "when": {
            "value": resolved or dated.resolve(when, assertion.document),
            "text": when.text,
            "start": when.start,
            "end": when.end,
        }
        if when
        else None,
        "said_by": voices(assertion.said_by),
        "within": assertion.within,
        "content_of": assertion.content_of,
        "document": assertion.document,
        "evidence": evidence_objects(assertion.evidence),
        "known_on": dated.known_on.get(assertion.document),
        "recorded_at": dated.recorded_at.get(assertion.document),
        "confidence": assertion.confidence,
        "reading": assertion.reading,
    }


def problem_object(problem: Problem) -> Object:
    """Write a problem."""
    return {
        "kind": "problem",
        "id": problem.id,
        "where": problem.where,
        "what": problem.what,
        "remedy": problem.remedy,
    }
