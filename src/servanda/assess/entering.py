"""How each change between two states of the record came into it: report, re-reading, decision, edit.

Rule: the nearest cause is told: what a change stands on comes before what was decided on it, and both before
an edit of the definitions. A change that only follows from others is told without a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from servanda.assess.grounds import Grounds
from servanda.model.accord import Change
from servanda.model.dossier import CONVERTER
from servanda.model.event import Visible
from servanda.model.record import Judgement
from servanda.model.source import Evidence
from servanda.model.view import View

DOCUMENT, READING, JUDGEMENT, DOSSIER = "document", "reading", "judgement", "dossier"


def entered(found: Iterable[Change], before: View, after: View) -> tuple[Change, ...]:
    """Say of each change how it came.

    Args:
        found: changes between the two, on the same days.
        before: the view as recorded by an earlier moment.
        after: the view as recorded by a later one.
    """
    entries = _Entries.between(before, after)
    return tuple(one if one.how else _told(one, entries) for one in found)


def _told(change: Change, entries: _Entries) -> Change:
    ids = (change.subject, *change.because)
    below = {name for one in entries.grounds for name in one.below(ids)}
    documents = sorted({name for one in entries.grounds for name in one.documents(ids)})
    for how in (DOCUMENT, DOSSIER, READING):
        for name in documents:
            if entries.how.get(name) == how:
                return replace(change, how=how, source=name)
    for one in entries.judgements:
        if below & {one.subject, one.value} or _overlaps(one, below, entries.words):
            return replace(change, how=JUDGEMENT, source=one.id, by=one.by)
    return replace(change, how=DOSSIER) if entries.edited else change


def _overlaps(one: Judgement, below: Iterable[str], words: Mapping[str, tuple[Evidence, ...]]) -> bool:
    places = (*one.anchorage, *one.value_anchorage)
    return any(
        place.document == cited.document and place.start < cited.end and cited.start < place.end
        for name in below
        for cited in words.get(name, ())
        for place in places
    )


@dataclass(frozen=True, slots=True)
class _Entries:
    """What was entered between two states of the record."""

    how: dict[str, str]  # document -> document, reading or dossier
    judgements: tuple[Judgement, ...]
    edited: bool
    grounds: tuple[Grounds, Grounds]
    words: dict[str, tuple[Evidence, ...]]

    @classmethod
    def between(cls, before: View, after: View) -> _Entries:
        old = {one.document.id: one for one in before.visible}
        how = {
            one.document.id: kind
            for one in after.visible
            if (kind := _entry(old.get(one.document.id), one)) is not None
        }
        there = {one.document.id for one in after.visible}
        how |= {name: DOSSIER for name in old if name not in there}  # a note that an edit took out
        known = {one.id for one in before.judgements}
        return cls(
            how,
            tuple(one for one in after.judgements if one.id not in known),
            before.dossier != after.dossier,
            (
                Grounds.of((before.reconciled, before.assessment)),
                Grounds.of((after.reconciled, after.assessment)),
            ),
            dict(pair for view in (before, after) for pair in _words(view)),
        )


def _entry(old: Visible | None, new: Visible) -> str | None:
    """How a document, or what is read in it, was entered; None where nothing of it was."""
    if new.document.canonical.converter == CONVERTER:
        return None if old and (old.document, old.reading) == (new.document, new.reading) else DOSSIER
    if old is None or old.document != new.document:
        return DOCUMENT
    return READING if old.reading.id != new.reading.id else None


def _words(view: View) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    found = view.reconciled
    for assertion in found.assertions.values():
        yield assertion.id, assertion.evidence
    for condition in found.conditions:
        yield condition.id, condition.evidence
    for claim in found.commitments:
        yield claim.id, claim.evidence
    for rule in found.measures:
        yield rule.id, rule.evidence
    for statement in (one for speech in found.speeches for one in speech.statements):
        yield statement.id, statement.content
    for figure in found.figures:
        yield figure.id, (Evidence(figure.document, figure.start, figure.end, figure.text),)
