"""Subjects, and which of them can be the same matter told more or less narrowly.

A concept whose id ends in another's is the narrower of the two: ``concept:coastal-fisheries`` is within
``concept:fisheries``. Without a concept, the thing that an act is done to is its subject, else its words.

Rule: ids are compared, never words of a language; a narrower and a broader subject meet, two narrower do not.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.model.ids import CONCEPT, related
from servanda.model.record import Assertion

WORDS = "words:"  # a subject known by words alone tells two accounts apart, and joins none


def subjects(assertion: Assertion) -> frozenset[str]:
    """What an assertion is about: concepts, else entities that it is done to, else the words for these."""
    roles = [role for role in assertion.roles if role.role in ("topic", "patient")]
    concepts = frozenset(r.entity for r in roles if r.entity and r.entity.startswith(CONCEPT))
    if concepts:
        return concepts
    patients = [role for role in roles if role.role == "patient"]
    return frozenset(r.entity or WORDS + r.text.casefold() for r in patients if r.entity or r.text)


def meet(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether any subject of the one is related to one of the other."""
    others = tuple(right)
    return any(related(one, other) for one in left for other in others)


def broadest(subject: str, known: Iterable[str]) -> str:
    """The broadest of the known subjects that holds this one; itself where none does."""
    return min(
        (one for one in known if related(one, subject)), key=lambda one: (len(one), one), default=subject
    )


def family(subject: str) -> str:
    """What all related subjects share: the last part of a concept's id."""
    return CONCEPT + subject.rpartition("-")[2] if "-" in subject and subject.startswith(CONCEPT) else subject
