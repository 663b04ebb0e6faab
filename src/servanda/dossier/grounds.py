"""What a view rests on to the comments of a draft: the document's name, its day, the exact words.

Rule: the words are the document's, shortened only at a space; of several grounds the one known first is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from servanda.dossier.writing import clean, file_name, shortened, spoken
from servanda.model.actor import Actor
from servanda.model.dossier import CONVERTER
from servanda.model.source import Document, Evidence
from servanda.model.view import View

_AROUND = 45  # code points of context on either side of a name


@dataclass(slots=True)
class Grounds:
    """Finds the words behind ids of one view."""

    view: View
    documents: dict[str, Document] = field(default_factory=dict)
    _words: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = self.view.reconciled
        self.documents = {one.id: one for one in found.documents if one.canonical.converter != CONVERTER}
        self._words = {id_: one.evidence for id_, one in found.assertions.items()}
        self._words |= {one.id: one.evidence for one in found.commitments}
        self._words |= {one.id: one.evidence for one in found.measures}
        for event in found.events:
            self._words[event.id] = tuple(
                words for id_ in event.assertions for words in self._words.get(id_, ())
            )

    def of(self, ids: Iterable[str], most: int = 1) -> tuple[str, ...]:
        """Comments with the words that some ids lead to, those known first."""
        words = {words: None for id_ in ids for words in self._words.get(id_, ())}
        ordered = sorted(
            (one for one in words if one.document in self.documents),
            key=lambda one: (self._known(one.document), one.document, one.start, one.end),
        )
        return tuple(dict.fromkeys(self.cited(one) for one in ordered))[:most]

    def known_on(self, ids: Iterable[str]) -> str | None:
        """The day from which the first of some ids was known, where its document is dated."""
        documents = {words.document for id_ in ids for words in self._words.get(id_, ())}
        dated = [one for one in documents if one in self.documents and self.dated(one)]
        return min((self._known(one) for one in dated), default=None)

    def cited(self, words: Evidence) -> str:
        """One comment: ``communique.txt 9 June 2015: "the words"``."""
        return self._comment(words.document, shortened(words.quote))

    def named(self, actor: Actor) -> tuple[str, ...]:
        """A comment with the words in which a name stands first."""
        mentions = [one for one in actor.mentions if one.kind == "name" and one.document in self.documents]
        if not mentions:
            return ()
        first = min(mentions, key=lambda one: (self._known(one.document), one.document, one.start))
        return (self.around(first.document, first.start, first.end),)

    def dated(self, document: str) -> str | None:
        """The day of a document as best known."""
        published = self.view.reconciled.dates.get(document)
        return published.value if published else None

    def _known(self, document: str) -> str:
        return self.view.reconciled.known_on.get(document, "")

    def _comment(self, document: str, words: str) -> str:
        name = file_name(self.documents[document].file)
        return f'{name} {spoken(self.dated(document))}: "{words}"'

    def around(self, document: str, start: int, end: int) -> str:
        """A comment with the words around a place, from one space to another, with … where they are cut."""
        text = self.documents[document].text
        left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
        while 0 < left < start and not text[left - 1].isspace():
            left += 1
        while end < right < len(text) and not text[right].isspace():
            right -= 1
        lead, tail = "…" if left > 0 else "", "…" if right < len(text) else ""
        return self._comment(document, f"{lead}{clean(text[left:right])}{tail}")
