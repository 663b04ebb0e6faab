"""Ids of a record down to the words that they rest on.

Rule: an id leads somewhere or it is no ground; a quote that is not its document's words is no evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model.source import Evidence
from servanda.model.view import View


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every id of one view rests on: further ids, or evidence."""

    below: dict[str, tuple[str, ...]]
    words: dict[str, tuple[Evidence, ...]]
    texts: dict[str, str]

    @staticmethod
    def of(view: View) -> Grounds:
        """Gather the grounds of a view."""
        return _of(_Same(view))

    def evidence(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """All evidence to which some ids lead."""
        seen: set[str] = set()
        return tuple(dict.fromkeys(self._walk(ids, seen)))

    def _walk(self, ids: Iterable[str], seen: set[str]) -> Iterator[Evidence]:
        for one in ids:
            if one not in seen:
                seen.add(one)
                yield from self.words.get(one, ())
                yield from self._walk(self.below.get(one, ()), seen)

    def lack(self, ids: Sequence[str]) -> str:
        """Say what is wanting of the evidence of some ids; empty if nothing is."""
        if not ids:
            return "no ids"
        for one in ids:
            found = self.evidence((one,))
            if not found:
                return f"{one} leads to no words"
            for cited in found:
                if (
                    self.texts.get(cited.document, "")[cited.start : cited.end] != cited.quote
                    or not cited.quote
                ):
                    return f"{one} quotes what its document does not say"
        return ""


class _Same:
    """A view that is hashed by identity, since its parts are dicts."""

    def __init__(self, view: View) -> None:
        self.view = view

    def __hash__(self) -> int:
        return id(self.view)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.view is self.view


@lru_cache(maxsize=16)
def _of(same: _Same) -> Grounds:
    view = same.view
    made, assessed = view.reconciled, view.assessment
    words: dict[str, tuple[Evidence, ...]] = {one.id: one.evidence for one in made.assertions.values()}
    below: dict[str, tuple[str, ...]] = {event.id: event.assertions for event in made.events}
    words |= {one.id: one.evidence for one in made.conditions}
    words |= {one.id: one.evidence for one in made.commitments}
    words |= {one.id: one.evidence for one in made.measures}
    for speech in made.speeches:
        below[speech.id] = tuple(statement.id for statement in speech.statements)
        for statement in speech.statements:
            words[statement.id] = statement.content
    for figure in made.figures:
        words[figure.id] = (Evidence(figure.document, figure.start, figure.end, figure.text),)
    for actor in made.actors:
        words[actor.id] = tuple(Evidence(m.document, m.start, m.end, m.text) for m in actor.mentions)
    for conflict in made.conflicts:
        below[conflict.id] = tuple(one for answer in conflict.answers for one in answer.assertions)
    below |= {one.id: one.because for one in assessed.rounds}
    below |= {one.id: one.because for one in assessed.tracks}
    below |= {one.id: one.because for one in assessed.proposals}
    below |= {one.id: one.because for one in assessed.commitments}
    below |= {one.id: one.because for one in assessed.measures}
    return Grounds(below, words, {document.id: document.text for document in made.documents})
