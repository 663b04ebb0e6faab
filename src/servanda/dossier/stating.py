"""What definitions state, told in the notes on their sources: duties, rules, how often talks are held.

Rule: a definition without sources is outside knowledge and tells nothing here; it stays an identity.
No source tells an end that came after it, unless none appeared later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.dossier.lowering import Lowering
from servanda.dossier.note import Note
from servanda.model.act import Aspect
from servanda.model.dossier import CONFIDENCE, CommitmentDef, MeasureDef, RuleDef, TrackDef
from servanda.model.record import Assertion, CommitmentClaim, MeasureClaim, Role
from servanda.model.when import Expression, Recurrence, Temporal, parse

WHOLE = "whole"  # the part of a measure that tells when it stood


def commitments(lowering: Lowering, definitions: Iterable[CommitmentDef]) -> None:
    """Tell each sourced duty as a claim that names its commitment."""
    for one in definitions:
        for note in lowering.stated(one):
            note.commitments.append(
                CommitmentClaim(
                    id=note.name("k", one.id),
                    document=note.document,
                    instrument=one.instrument,
                    obligor=one.obligor,
                    beneficiary=one.beneficiary,
                    duty=one.duty,
                    topic=one.topics[0] if one.topics else "",
                    form=one.form,
                    strength=one.strength,
                    bound=one.bound,
                    timing=one.timing,
                    commitment=one.id,
                    evidence=(note.cite(one.duty),),
                    said_by=note.voice,
                )
            )


def measures(lowering: Lowering, definitions: Iterable[MeasureDef]) -> None:
    """Tell each sourced rule of a measure, and the stretch in which the measure itself stood."""
    for one in definitions:
        if one.start or one.end:
            whole = RuleDef(
                parameter="in-force", test="is", start=one.start, end=one.end, sources=one.sources
            )
            _rule(lowering, one, WHOLE, whole, one.note or one.name)
        for number, rule in enumerate(one.rules):
            _rule(lowering, one, str(number), rule, rule.says or rule.note or one.note or one.name)


def _rule(lowering: Lowering, measure: MeasureDef, part: str, rule: RuleDef, words: str) -> None:
    notes = tuple(lowering.stated(rule if rule.sources else measure))
    telling = _tell_end(rule.end, notes)
    for note in notes:
        end = rule.end if note.source.id in telling else None
        when = f"{rule.start or '..'}/{end or '..'}" if rule.start or end else None
        note.measures.append(
            MeasureClaim(
                id=note.name("m", measure.id, part),
                document=note.document,
                topic=measure.topic,
                by=measure.by,
                on=measure.on,
                parameter=rule.parameter,
                value=" ".join(one for one in (", ".join(rule.values), rule.unit) if one),
                test=rule.test if part != WHOLE else "",
                values=rule.values,
                unit=rule.unit,
                when=Temporal("", Expression.absolute(when)) if when else None,
                measure=measure.id,
                evidence=(note.cite(words),),
                said_by=note.voice,
            )
        )


def _tell_end(end: str | None, notes: Sequence[Note]) -> frozenset[str]:
    """The sources that can tell an end: those from then on; else the last, which announced it."""
    days = {
        note.source.id: parse(note.source.published).latest if note.source.published else None
        for note in notes
    }
    if end is None or not days:
        return frozenset()
    first = parse(end).earliest or date.min
    after = {source for source, day in days.items() if day is None or day >= first}
    last = max((day for day in days.values() if day), default=None)
    return frozenset(after or {source for source, day in days.items() if day == last})


def tracks(lowering: Lowering, definitions: Iterable[TrackDef]) -> None:
    """Tell how often the talks are held and by whom hosted, as a custom or as a text has it."""
    for one in definitions:
        alternate = one.hosting == "alternate"
        customs = [
            (one.cadence_by, one.cadence, alternate and one.hosting_by == one.cadence_by),
            ("practice", one.practice, alternate and one.hosting_by != one.cadence_by),
        ]
        for by, cadence, hosted in customs:
            for note in lowering.stated(one) if cadence or hosted else ():
                note.assertions.append(_custom(note, one, by, cadence, hosted))


def _custom(note: Note, track: TrackDef, by: str, cadence: Recurrence | None, hosted: bool) -> Assertion:
    roles = [Role("agent", "", one) for one in track.parties]
    roles.append(Role("track", "", track.id))
    if cadence:
        roles.append(Role("amount", "", f"cadence:{cadence}"))
    if hosted:
        roles.append(Role("host", "", "host:alternate"))
    if by == "text" and track.instruments:
        roles.append(Role("instrument", "", track.instruments[0]))
    return Assertion(
        id=note.name("a", track.id, by),
        document=note.document,
        reading=note.reading,
        type="talks.hold",
        aspect=Aspect.HABIT,
        roles=tuple(roles),
        said_by=note.voice,
        evidence=(note.cite(track.note or track.name),),
        confidence=CONFIDENCE[track.certainty],
    )
