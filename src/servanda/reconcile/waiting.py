"""Which decisions wait: those on words, or on names, that are not known yet.

Rule: a decision that joins two things takes effect when both are known; until then the answer shows
nothing of the later one, neither its name nor that a decision on it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from servanda.model.dossier import Dossier
from servanda.model.record import Assertion, Judgement, Problem, Reading, Withdrawal
from servanda.reconcile.judged import Judged


def known_problems(judged: Judged, judgements: Iterable[Judgement], documents: Set[str]) -> list[Problem]:
    """The problems of judgements, without those on words that stand in no known document."""
    later = {
        f"judgement {one.id}"
        for one in judgements
        for places in (one.anchorage, one.value_anchorage)
        if places and not any(place.document in documents for place in places)
    }
    return [one for one in judged.problems if one.where not in later]


def known_names(pairs: Iterable[tuple[str, str]], names: Set[str]) -> list[tuple[str, str]]:
    """The pairs of identities that are both named by then; the others wait until they are."""
    return [pair for pair in pairs if names >= set(pair)]


def names_in(readings: Iterable[Reading]) -> frozenset[str]:
    """Every identity that readings name: actors, and what fills a role, speaks, owes or is owed to."""
    found: set[str | None] = set()
    for one in readings:
        found.update(actor.id for actor in one.actors)
        for assertion in one.assertions:
            found.update(role.entity for role in assertion.roles)
            found.update(link.entity for link in assertion.said_by)
        for statement in one.statements:
            found.update(speaker.entity for speaker in statement.speakers)
            found.update(link.entity for link in statement.said_by)
            found |= {statement.addressee, statement.towards}
        for condition in one.conditions:
            found.add(condition.holder)
            found.update(link.entity for link in condition.said_by)
        for claim in one.commitments:
            found |= {claim.instrument, claim.obligor, claim.beneficiary, claim.commitment}
            found.update(link.entity for link in claim.said_by)
        for rule in one.measures:
            found |= {rule.by, rule.on, rule.measure}
            found.update(link.entity for link in rule.said_by)
        for figure in one.figures:
            found |= {figure.of, figure.place, figure.counted_by}
            found.update(link.entity for link in figure.said_by)
    return frozenset(name for name in found if name)


def known_assertions(readings: Sequence[Reading]) -> list[Assertion]:
    """The assertions of some readings; what is the content of one not known yet stands alone until then."""
    told = [each for one in readings for each in one.assertions]
    there = {one.id for one in told}
    return [
        replace(one, content_of=None) if one.content_of and one.content_of not in there else one
        for one in told
    ]


def known_withdrawals(readings: Sequence[Reading]) -> tuple[Withdrawal, ...]:
    """The withdrawals of some readings, each of what is known of what it takes back."""
    there: set[str] = set()
    for one in readings:
        for nouns in (one.assertions, one.statements, one.figures, one.conditions):
            there.update(each.id for each in nouns)
    told = (each for one in readings for each in one.withdrawals)
    known = (replace(each, what=tuple(name for name in each.what if name in there)) for each in told)
    return tuple(one for one in known if one.what)


def names_of(dossier: Dossier) -> frozenset[str]:
    """Every identity that definitions name, as far as they are known."""
    names = {one.id for one in dossier.parties} | {one.id for one in dossier.actors}
    names |= {one.id for one in dossier.tracks} | {one.id for one in dossier.instruments}
    return frozenset(names | {one.id for one in dossier.commitments} | {one.id for one in dossier.measures})
