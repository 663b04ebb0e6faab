"""Definitions of dossier files to the nouns of the model.

Rule: field by field; a duty that several parties owe becomes one commitment of each, with the party's code
after its id, since one of them may perform it and another not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from servanda.dossier.entries import DossierFile
from servanda.dossier.schema import CommitmentFile
from servanda.model.actor import Actor, Office
from servanda.model.dossier import (
    ActDef,
    AssessmentDef,
    CommitmentDef,
    ConceptDef,
    CountDef,
    CreditDef,
    FindingDef,
    FrameDef,
    InstrumentDef,
    InstrumentSetDef,
    MeasureDef,
    NounDef,
    PartyDef,
    PeriodDef,
    ProvisionDef,
    RuleDef,
    SourceDef,
    TrackDef,
)
from servanda.model.when import fiscal_year


def parties(file: DossierFile) -> Iterator[PartyDef]:
    """Parties of a file."""
    return (PartyDef(**dict(one)) for one in file.parties)


def actors(file: DossierFile) -> Iterator[Actor]:
    """Actors of a file."""
    for one in file.actors:
        yield Actor(**{**dict(one), "offices": tuple(Office(**dict(office)) for office in one.offices)})


def sources(file: DossierFile) -> Iterator[SourceDef]:
    """Sources of a file."""
    return (SourceDef(**dict(one)) for one in file.sources)


def instruments(file: DossierFile) -> Iterator[InstrumentDef]:
    """Instruments of a file."""
    for one in file.instruments:
        yield InstrumentDef(
            **_but(one, "provisions", "relations"),
            provisions=tuple(ProvisionDef(**dict(each)) for each in one.provisions),
            relations=tuple((each.kind, each.to) for each in one.relations),
        )


def sets(file: DossierFile) -> Iterator[InstrumentSetDef]:
    """Sets of instruments of a file."""
    return (InstrumentSetDef(**dict(one)) for one in file.sets)


def commitments(file: DossierFile) -> Iterator[CommitmentDef]:
    """Commitments of a file, one for each party that owes it."""
    for one in file.commitments:
        for obligor in one.obligor:
            yield _commitment(one, obligor)


def _commitment(one: CommitmentFile, obligor: str) -> CommitmentDef:
    others = [party for party in one.obligor if party != obligor]
    several = len(one.obligor) > 1
    return CommitmentDef(
        **_but(one, "id", "obligor", "beneficiary", "superseded_by", "periods", "measured_by", "credits"),
        id=owed_by(one.id, obligor) if several else one.id,
        obligor=obligor,
        beneficiary=one.beneficiary or (others[0] if len(others) == 1 else None),
        superseded_by=one.superseded_by,
        periods=PeriodDef(**dict(one.periods)) if one.periods else None,
        measured_by=tuple(CountDef(**dict(each)) for each in one.measured_by if each.of not in others),
        credits=tuple(CreditDef(**dict(each)) for each in one.credits),
    )


def owed_by(commitment: str, obligor: str) -> str:
    """The id of one party's part in a duty that several owe."""
    return f"{commitment}.{obligor.partition(':')[2].lower()}"


def tracks(file: DossierFile) -> Iterator[TrackDef]:
    """Tracks of a file."""
    return (TrackDef(**dict(one)) for one in file.tracks)


def measures(file: DossierFile) -> Iterator[MeasureDef]:
    """Measures of a file."""
    for one in file.measures:
        yield MeasureDef(**_but(one, "rules"), rules=tuple(RuleDef(**dict(each)) for each in one.rules))


def concepts(file: DossierFile) -> Iterator[ConceptDef]:
    """Concepts of a file."""
    return (ConceptDef(id=one.id, words=tuple(sorted(one.words.items()))) for one in file.concepts)


def acts(file: DossierFile) -> Iterator[ActDef]:
    """Words for acts of a file."""
    for one in file.acts:
        frame = FrameDef(**dict(one.frame)) if one.frame else None
        words = tuple(sorted(one.words.items()))
        yield ActDef(type=one.type, words=words, adverse=one.adverse, frame=frame)


def nouns(file: DossierFile) -> Iterator[NounDef]:
    """Words of a file for classes of nouns."""
    return (NounDef(kind=one.kind, words=tuple(sorted(one.words.items()))) for one in file.nouns)


def assessments(file: DossierFile, commitments: Sequence[CommitmentDef]) -> Iterator[AssessmentDef]:
    """Assessments of a file; one of a duty that several owe is of each of its parts."""
    known = [one.id for one in commitments]
    for one in file.assessments:
        period = one.period
        if period.startswith("FY"):
            period = fiscal_year(int(period[2:]), file.fiscal_year_begins).value
        for id_ in known:
            if id_ == one.commitment or id_.rpartition(".")[0] == one.commitment:
                yield AssessmentDef(
                    **_but(one, "commitment", "period", "second"),
                    commitment=id_,
                    period=period,
                    second=(one.second.by, one.second.step) if one.second else None,
                )


def findings(file: DossierFile, told: Mapping[str, Sequence[str]]) -> Iterator[FindingDef]:
    """Findings of a file, each with the ids under which the notes tell the condition that it names."""
    return (
        FindingDef(**dict(one), conditions=tuple(told.get(one.condition, (one.condition,))))
        for one in file.findings
    )


def _but(one: Any, *names: str) -> dict[str, Any]:
    return {name: value for name, value in dict(one).items() if name not in names}
