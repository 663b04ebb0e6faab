"""Which commitment a claim of a document is of: one that it names, else those that it fits.

Rule: a dossier names, documents tell. A claim that fits several commitments is told of each and marked
ambiguous; one that fits none makes a provisional commitment with others of its obligor and matter. What a
document says nobody is bound to makes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.assess.index import Index
from servanda.assess.sets import of_claim
from servanda.model.act import Polarity
from servanda.model.dossier import CONVERTER, CommitmentDef
from servanda.model.ids import slug
from servanda.model.record import CommitmentClaim

Key = tuple[str, str, str]  # obligor, matter, instrument


@dataclass(frozen=True, slots=True)
class Assigned:
    """Claims by the definition that they are of, those that fit several, and those that fit none."""

    of: dict[str, tuple[CommitmentClaim, ...]]
    ambiguous: frozenset[str]
    rest: tuple[CommitmentClaim, ...]


def assign(index: Index) -> Assigned:
    """Match every claim to the dossier's commitments."""
    found: dict[str, list[CommitmentClaim]] = {}
    ambiguous: set[str] = set()
    rest: list[CommitmentClaim] = []
    binding = (one for one in index.reconciled.commitments if one.polarity is Polarity.AFFIRMED)
    for claim in sorted(binding, key=lambda one: one.id):
        fitting = _fitting(index, claim)
        for one in fitting:
            found.setdefault(one.id, []).append(claim)
        if len(fitting) > 1:
            ambiguous.add(claim.id)
        if not fitting:
            rest.append(claim)
    return Assigned({id_: tuple(some) for id_, some in found.items()}, frozenset(ambiguous), tuple(rest))


def _fitting(index: Index, claim: CommitmentClaim) -> list[CommitmentDef]:
    """The definition that a person or the claim itself names, else all that its obligor and matter fit."""
    joined = index.reconciled.joined
    named = joined.get(claim.id) or joined.get(provisional_id(key(index, claim))) or claim.commitment
    definitions = index.dossier.commitments
    if named is not None:
        return [one for one in definitions if one.id == joined.get(named, named)]
    instruments = of_claim(index, claim)
    return [
        one
        for one in definitions
        if index.party(claim.obligor) == one.obligor
        and claim.topic in one.topics
        and (not instruments or one.instrument in instruments)
    ]


def grouped(index: Index, claims: Sequence[CommitmentClaim]) -> list[list[CommitmentClaim]]:
    """Claims of one duty together; one that names no single instrument joins only where a single one fits."""
    groups: dict[Key, list[CommitmentClaim]] = {}
    certain = [one for one in claims if one.commitment or (one.instrument and not _vague(index, one))]
    for claim in certain:
        groups.setdefault(key(index, claim), []).append(claim)
    for claim in claims:
        if claim not in certain:
            mine, meant = key(index, claim), of_claim(index, claim)
            fitting = [
                one
                for one in groups
                if claim.topic and one[:2] == mine[:2] and one[2] and (not meant or one[2] in meant)
            ]
            groups.setdefault(fitting[0] if len(fitting) == 1 else mine, []).append(claim)
    return list(groups.values())


def _vague(index: Index, claim: CommitmentClaim) -> bool:
    return len(of_claim(index, claim)) > 1


def key(index: Index, claim: CommitmentClaim) -> Key:
    """By what claims meet; one that names its commitment meets those that name the same."""
    if claim.commitment:
        return ("", claim.commitment, "")
    obligor = index.party(claim.obligor) or claim.obligor or ""
    return (obligor, claim.topic or slug(claim.duty) or claim.id, claim.instrument or "")


def provisional_id(parts: Key) -> str:
    """Name a commitment that no dossier names."""
    if parts[1].startswith("commitment:"):
        return parts[1]
    words = [one.rpartition(":")[2] for one in parts if one]
    return f"commitment:{'-'.join(slug(one) for one in words)}"


def by_documents(index: Index, claims: Iterable[CommitmentClaim]) -> bool:
    """Tell whether a document states any of some claims; a note in a dossier is no document."""
    notes = {one.id for one in index.reconciled.documents if one.canonical.converter == CONVERTER}
    return any(one.document not in notes for one in claims)
