"""Whether what was entered later bears on an answer.

Rule: in doubt it does. What bears on nothing that the answer shows leaves it as it is, so that it need not
be made anew: a test holds that an answer of which no later entry is said to bear equals the one made anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model.view import View
from servanda.store.clock import limit
from servanda.store.protocol import Entry, Store


def bearing_on(view: View, store: Store, after: int, most: int = 1000) -> tuple[Entry, ...]:
    """Give the entries after a revision that bear on a view which was made of that revision."""
    return tuple(_bearing(view, store, store.entries(after, most)))


def _bearing(view: View, store: Store, later: tuple[Entry, ...]) -> Iterator[Entry]:
    until = limit(view.recorded_by)
    documents = {one.document.id for one in view.visible} if view.scope else set[str]()
    judged = [one for one in later if one.kind == "judgement"] if view.scope else []
    anchored = _anchored(store, judged) if judged else {}
    for one in later:
        if until is not None and one.recorded_at > until:
            continue
        if view.scope is None or one.kind == "dossier" or one.document in documents:
            yield one
        elif one.kind == "reading":
            if view.scope.holds(store.named(one.subject)):
                yield one
        elif one.kind == "judgement" and (not anchored[one.subject] or anchored[one.subject] & documents):
            yield one


def _anchored(store: Store, judged: list[Entry]) -> dict[str, set[str]]:
    wanted = {one.subject for one in judged}
    return {
        one.id: {anchor.document for anchor in one.anchorage}
        for one in store.judgements()
        if one.id in wanted
    }
