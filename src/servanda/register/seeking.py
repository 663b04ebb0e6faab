"""Hits of a search to those that an answer shows whose single cases are withheld.

Rule: what matches in words that are blacked out does not match: the texts that have such are searched again
as the answer holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.model.view import View
from servanda.store.protocol import Hit
from servanda.store.search import find_in


def seen(found: Iterable[Hit], view: View, words: str) -> tuple[Hit, ...]:
    """Keep the hits that stand in the texts of an answer, in their order."""
    return tuple(_seen(found, view, words))


def _seen(found: Iterable[Hit], view: View, words: str) -> Iterator[Hit]:
    assert view.withheld is not None
    texts = {one.id: one.text for one in view.reconciled.documents}
    said = {one.id: one for speech in view.reconciled.speeches for one in speech.statements}
    done: set[tuple[str, str | None]] = set()
    for hit in found:
        if not view.withheld.spans.get(hit.document):
            yield hit
        elif (place := (hit.document, hit.statement)) not in done:
            done.add(place)
            text = texts[hit.document]
            spans = [(0, len(text))]
            if hit.statement is not None:
                statement = said.get(hit.statement)
                spans = [(one.start, one.end) for one in statement.content] if statement else []
            yield from find_in(
                [
                    {"document": hit.document, "id": hit.statement, "offset": start, "text": text[start:end]}
                    for start, end in spans
                ],
                words,
            )
