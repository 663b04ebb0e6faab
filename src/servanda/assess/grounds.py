"""From any ids of an answer to the documents that they lead down to, and the day from which these count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.model.accord import Assessment
from servanda.model.event import Reconciled


@dataclass(frozen=True, slots=True)
class Grounds:
    """One answer by what its ids rest on; made by `Grounds.of`."""

    known_on: dict[str, str]
    document: dict[str, str]  # of what stands in one
    members: dict[str, tuple[str, ...]]  # of what is made of others

    @classmethod
    def of(cls, record: tuple[Reconciled, Assessment]) -> Grounds:
        """Look up one answer."""
        reconciled, assessment = record
        document = {one.id: one.id for one in reconciled.documents}
        for told in (
            reconciled.assertions.values(),
            reconciled.figures,
            reconciled.conditions,
            reconciled.commitments,
            reconciled.measures,
            reconciled.withdrawals,
            (one for speech in reconciled.speeches for one in speech.statements),
        ):
            document.update({one.id: one.document for one in told})
        members = {one.id: one.assertions for one in reconciled.events}
        members.update({one.id: tuple(each.id for each in one.statements) for one in reconciled.speeches})
        members.update({one.id: one.because for one in assessment.rounds})
        return cls(reconciled.known_on, document, members)

    def below(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids with all that they rest on, once each."""
        found: dict[str, None] = {}
        left = list(ids)
        while left:
            one = left.pop()
            if one not in found:
                found[one] = None
                left.extend(self.members.get(one, ()))
        return tuple(found)

    def documents(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The documents that ids lead down to, once each, in order of id."""
        return tuple(sorted({self.document[one] for one in self.below(ids) if one in self.document}))

    def day(self, document: str) -> str:
        """The ISO day from which a document counts; empty where it is not told."""
        return self.known_on.get(document, "")

    def latest(self, ids: Iterable[str]) -> str:
        """The latest such day among the documents that ids lead down to."""
        return max((self.day(one) for one in self.documents(ids)), default="")

    def new_since(self, before: Reconciled) -> frozenset[str]:
        """The documents that the earlier answer had not."""
        old = {one.id for one in before.documents}
        return frozenset(one for one in self.known_on if one not in old)
