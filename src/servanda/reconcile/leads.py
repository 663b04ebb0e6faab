"""What in a document can date it, or date another: acts tied to a weekday, and acts on a known day.

Rule: places are compared by paragraphs and offsets alone; no word of any language is looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from servanda.model.act import Modality, Polarity
from servanda.model.event import Visible
from servanda.model.record import Assertion
from servanda.model.source import Document, Part
from servanda.model.when import Direction, Kind, Temporal, When
from servanda.reconcile.clocks import placed
from servanda.reconcile.subjects import meet


@dataclass(frozen=True, slots=True)
class Lead:
    """An act near the head of a report, on a weekday that the words do not otherwise date."""

    assertion: str
    document: str
    type: str
    parties: frozenset[str]
    topics: frozenset[str]
    temporal: Temporal
    places: frozenset[str] = frozenset()

    @property
    def weekday(self) -> int:
        """1 (Monday) to 7."""
        return int(self.temporal.expression.value)

    @property
    def ahead(self) -> bool:
        """Tell whether the day still lay ahead of the report."""
        return self.temporal.expression.direction in (Direction.FUTURE, Direction.AFTER)


@dataclass(frozen=True, slots=True)
class Account:
    """An act that a document places on one day of the calendar; `source` is an assertion or document id."""

    source: str
    document: str
    type: str
    parties: frozenset[str]
    topics: frozenset[str]
    day: date
    planned: bool = False
    reference: bool = False  # the day on which another report of it was published
    places: frozenset[str] = frozenset()


def parties_of(assertion: Assertion, party: Mapping[str, str]) -> frozenset[str]:
    """The parties (or unaffiliated actors) that act or are acted on."""
    return frozenset(
        party.get(role.entity, role.entity)
        for role in assertion.roles
        if role.role in ("agent", "target") and role.entity
    )


def topics_of(assertion: Assertion) -> frozenset[str]:
    """The concepts that an assertion is about."""
    return frozenset(
        role.entity
        for role in assertion.roles
        if role.role in ("topic", "patient") and role.entity and role.entity.startswith("concept:")
    )


def places_of(assertion: Assertion) -> frozenset[str]:
    """The towns and other places at which an act is told to have been."""
    return frozenset(
        role.entity
        for role in assertion.all_roles("place")
        if role.entity and role.entity.startswith("place:")
    )


def alike(one: Lead | Account, other: Lead | Account) -> bool:
    """Tell whether two accounts can be of one act: shared parties, and nothing that excludes the other's."""
    if not one.parties & other.parties:
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    if not (one.parties <= other.parties or other.parties <= one.parties):
        return False
    return not one.topics or not other.topics or meet(one.topics, other.topics)


def paragraphs(document: Document) -> list[int]:
    """Offsets at which the lines of title and body begin, in order."""
    starts: list[int] = []
    for region in document.regions:
        if region.part is Part.FURNITURE:
            continue
        offset = region.start
        for line in document.text[region.start : region.end].splitlines(keepends=True):
            if line.strip():
                starts.append(offset)
            offset += len(line)
    return starts


def leads(one: Visible, party: Mapping[str, str]) -> Iterator[Lead]:
    """Find the acts that the head of a report ties to a weekday.

    The weekday is the act's own, or the only one in its paragraph where the act has no time. The head
    is the first third of the paragraphs, and never fewer than four.
    """
    starts = paragraphs(one.document) or [0]
    head = max(4, len(starts) // 3)
    weekdays: dict[int, dict[str, Temporal]] = {}
    for timex in one.reading.timexes:
        if timex.expression is None or timex.expression.kind is not Kind.WEEKDAY:
            continue
        if one.document.part_at(timex.start) is Part.FURNITURE:
            continue
        place = bisect_right(starts, timex.start)
        found = Temporal(timex.text, timex.expression, timex.start, timex.end)
        weekdays.setdefault(place, {}).setdefault(timex.expression.value, found)
    for assertion in one.reading.assertions:
        place = bisect_right(starts, assertion.evidence[0].start)
        if place > head or assertion.polarity is not Polarity.AFFIRMED:
            continue
        temporal = assertion.when
        if assertion.modality is Modality.ACTUAL and (
            temporal is None or temporal.expression.kind is Kind.VAGUE
        ):
            there = weekdays.get(place, {})
            temporal = next(iter(there.values())) if len(there) == 1 else None
        elif assertion.modality not in (Modality.ACTUAL, Modality.PLANNED):
            continue
        if temporal is None or temporal.expression.kind is not Kind.WEEKDAY:
            continue
        parties = parties_of(assertion, party)
        if parties:
            yield Lead(
                assertion.id,
                one.document.id,
                assertion.type,
                parties,
                topics_of(assertion),
                temporal,
                places_of(assertion) or _where(one, assertion),
            )


def _where(one: Visible, lead: Assertion) -> frozenset[str]:
    """The one place that the rest of a report gives for what its head tells; none where it gives several."""
    told = {
        place
        for other in one.reading.assertions
        if other.type == lead.type
        and (other.polarity, other.modality, other.aspect) == (lead.polarity, lead.modality, lead.aspect)
        and (other.when is None or other.when.expression.kind is Kind.WEEKDAY)
        for place in places_of(other)
    }
    return frozenset(told) if len(told) == 1 else frozenset()


def accounts(one: Visible, anchor: When | None, party: Mapping[str, str]) -> Iterator[Account]:
    """Find the acts that a document places on one day, given its own day of publication if known."""
    document = one.document.id
    for assertion in one.reading.assertions:
        if assertion.polarity is not Polarity.AFFIRMED:
            continue
        if assertion.modality not in (Modality.ACTUAL, Modality.PLANNED):
            continue
        actual = assertion.modality is Modality.ACTUAL
        when = placed(assertion.when, anchor, past=actual)
        if when is None or not when.is_day or when.earliest is None:
            continue
        yield Account(
            assertion.id,
            document,
            assertion.type,
            parties_of(assertion, party),
            topics_of(assertion),
            when.earliest,
            planned=not actual,
            places=places_of(assertion),
        )
    for lead in leads(one, party):
        day = placed(lead.temporal, anchor, past=not lead.ahead)
        if day is not None and day.earliest is not None:
            yield Account(
                lead.assertion,
                document,
                lead.type,
                lead.parties,
                lead.topics,
                day.earliest,
                lead.ahead,
                places=lead.places,
            )


def references(one: Visible, anchor: When | None, party: Mapping[str, str]) -> Iterator[Account]:
    """Find the dated headlines of other reports in a document's furniture."""
    for reference in one.reading.references:
        when = placed(reference.published, anchor)
        if when is None or not when.is_day or when.earliest is None:
            continue
        entities = [entity for entity in reference.entities if not entity.startswith("concept:")]
        topics = frozenset(entity for entity in reference.entities if entity.startswith("concept:"))
        parties = frozenset(party.get(entity, entity) for entity in entities)
        for type_ in reference.types:
            yield Account(
                one.document.id, one.document.id, type_, parties, topics, when.earliest, reference=True
            )


def latest_year(one: Visible) -> int | None:
    """The last year that the document itself speaks of as past, without help from its date."""
    years = [
        when.earliest.year
        for assertion in one.reading.assertions
        if assertion.modality is Modality.ACTUAL
        and assertion.when is not None
        and not assertion.when.expression.needs_anchor
        and (when := placed(assertion.when, None)) is not None
        and when.earliest is not None
    ]
    return max(years, default=None)
