"""Quoted words to their place in a document.

Rule: words are found exactly or not at all; where they stand more than once the mark must say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from servanda.dossier.marks import Quote, Words
from servanda.dossier.places import Path_, Placed
from servanda.model.source import Document, Evidence, Span


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the words of one marked file in its document."""

    document: Document
    placed: Placed

    def one(self, words: Words, path: Path_, inside: Sequence[Evidence] = ()) -> Span:
        """Give the place of some words, in the whole document or inside given evidence.

        Raises:
            BadDossier: they do not stand there, or more than once and `nth` does not say which.
        """
        found = list(self.places(words.quote, inside))
        where = "in the words quoted" if inside else f"in {self.document.file}"
        if not found:
            raise self.placed.error(path, f"not {where}: {words.quote!r}", self._nearest(words.quote))
        if words.nth is None and len(found) > 1:
            raise self.placed.error(
                path,
                f"{len(found)} times {where}: {words.quote!r}",
                "Say which with nth, or quote more words.",
            )
        number = words.nth or 1
        if number > len(found):
            raise self.placed.error(
                path, f"only {len(found)} times {where}: {words.quote!r}", f"There is no nth: {number}."
            )
        return found[number - 1]

    def places(self, quote: str, inside: Sequence[Evidence] = ()) -> Iterator[Span]:
        """Yield every place of some words."""
        start = -1
        while (start := self.document.text.find(quote, start + 1)) >= 0:
            span = Span(start, start + len(quote))
            if not inside or any(one.span.contains(span) for one in inside):
                yield span

    def whole(self, quote: str) -> Iterator[Span]:
        """Yield every place of some words that is no part of a longer word."""
        text = self.document.text
        for span in self.places(quote):
            if (
                not text[span.start - 1 : span.start].isalnum()
                and not text[span.end : span.end + 1].isalnum()
            ):
                yield span

    def cite(self, quotes: Sequence[Quote], path: Path_) -> tuple[Evidence, ...]:
        """Cite each of several quotes."""
        spans = [self.one(words, (*path, number)) for number, words in enumerate(quotes)]
        return tuple(self.document.quote(span.start, span.end) for span in spans)

    def nearest(self, words: Words, path: Path_, to: Sequence[Evidence]) -> Evidence:
        """Cite the place of some words that is nearest to given evidence, or the one that `nth` names."""
        if words.nth is not None:
            span = self.one(words, path)
        else:
            found = list(self.places(words.quote))
            if not found:
                self.one(words, path)
            span = min(found, key=lambda one: min(_gap(one, other.span) for other in to))
        return self.document.quote(span.start, span.end)

    def _nearest(self, quote: str) -> str:
        match = SequenceMatcher(None, quote, self.document.text, autojunk=False).find_longest_match()
        if match.size < 8:
            return "Quote the document's words exactly."
        text, start = self.document.text, max(0, match.b - match.a)
        end = min(len(text), match.b - match.a + len(quote))
        while end < len(text) and text[end - 1 : end + 1].isalnum():
            end += 1
        near = text[start:end]
        return f"Nearest are: {near!r}"


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
