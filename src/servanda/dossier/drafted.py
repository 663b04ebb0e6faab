"""One view while a dossier is drafted from it, with the words behind everything in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from servanda.dossier.grounds import Grounds
from servanda.dossier.writing import Field
from servanda.model.view import View

CHECK = "check"
"""Begins the remark of a line that documents leave uncertain."""


class Drafting:
    """One view, and the words behind everything in it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.grounds = Grounds(view)
        self.actors = {one.id: one for one in view.reconciled.actors}

    @cached_property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """Who talks, owes or rules: the ids of what shows it."""
        found: dict[str, list[str]] = {}
        assessment = self.view.assessment
        for track in assessment.tracks:
            for party in track.parties:
                found.setdefault(party, []).extend(track.because)
        for owed in assessment.commitments:
            for one in (owed.obligor, owed.beneficiary):
                found.setdefault(one or "", []).extend(owed.because)
        for measure in assessment.measures:
            found.setdefault(measure.by or "", []).extend(measure.because)
        return {one: tuple(found[one]) for one in sorted(found) if one.startswith("state:")}

    def known(self, because: Iterable[str]) -> list[Field]:
        """From when what is stated counts: the day of the first document that tells it."""
        day = self.grounds.known_on(because)
        return [Field("known_on", day)] if day else []

    def named(self, id_: str) -> str:
        """The name of an actor, or its id."""
        return self.actors[id_].name if id_ in self.actors else id_
